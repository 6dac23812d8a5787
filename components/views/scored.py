"""Scores of agreement through time: a line of their mean, or one for each tie of a node.

Each point is the mean of a period, 0 (never alike) to 1 (always); what is one score of several
years is a stroke as long as these. Where a period has none the line is broken.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from textwrap import wrap
from typing import NamedTuple

from components.language.sentences import markup
from components.scene import Scene
from components.views import partners, rulers, sheet, stacks, traces
from components.views.stacks import Bars, Outline
from components.views.traces import Trace
from components.wording import agreement, periods, undated
from data.engines.relations import Alike
from data.model import sign_of
from data.periods import Axis, Counts, sums

# Sizes of type: room for the scale, for air, for a row of words, for names at the ends of lines.
GUTTER, AIR, ROW, NAMES, LETTER = 2.6, 1.2, 1.5, 9.0, 0.58
QUARTERS = 4  # of the scale, each with a line
MOST = 8  # lines at once, where there is one for each tie
DOT = 7.0  # pixels
SIGNS = {1: "cooperation", 0: "mixed", -1: "conflict"}  # the hue of a point


class Point(NamedTuple):
    """The mean of the scores of one stretch of time.

    `first` and `last` are its months, `start` and `end` its ends in periods, `weight` the mean,
    `number` how many scores it is of.
    """

    first: int
    last: int
    start: float
    end: float
    weight: float
    number: int

    @property
    def middle(self) -> float:
        """The middle of the stretch, in periods."""
        return (self.start + self.end) / 2


class Line(NamedTuple):
    """A line: its name, the tie it is of if it is one, and its points in their order."""

    name: str
    tie: str
    character: str
    points: Sequence[Point]


class Chart(NamedTuple):
    """The chart of a scene: the room of its periods and of its scale, its lines, words below."""

    bars: Bars
    lines: Sequence[Line]
    foot: Sequence[str]

    @property
    def height(self) -> float:
        """The height of the scale in pixels."""
        return self.bars.unit * QUARTERS

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a point is."""
        return self.bars.at(point.middle), self.bars.zero + (1 + point.weight) / 2 * self.height


def chart(scene: Scene) -> Chart:
    """Lay out the chart of a scene."""
    size, axis = sheet.of(scene), periods.axis(scene)
    letters, found = size.letters, [*lines(scene, axis)]
    said = undated.left_out(scene, scene.results.highlighted_relations)
    foot = wrap(said, round((size.width - GUTTER * size.letters) / (LETTER * letters)))
    left, low = GUTTER * letters, (ROW * (len(foot) + 1) + AIR) * letters
    names = NAMES * letters * any(line.tie for line in found)
    high = size.height - (ROW + AIR) * letters
    room = size.width - left - AIR * letters - names
    return Chart(Bars(Counts(axis), left, room, low, (high - low) / QUARTERS), found, foot)


def lines(scene: Scene, axis: Axis) -> Iterator[Line]:
    """Yield the line of all that is in question, or one for each tie of its node."""
    if scene.selection.by != "actor":
        yield Line("", "", "", points(scene.results.through_time, axis))
        return
    found = partners.of(scene)
    shown = found.ties[:MOST]
    alike = scene.results.ties_through_time(shown)
    for tie in shown:
        name = scene.sentences.short(found.other(tie) if found.anchor else tie.a)
        if not found.anchor:
            name = f"{name} \u2013 {scene.sentences.short(tie.b)}"
        yield Line(name, tie.tie, tie.character, points(alike.of(tie.tie), axis))


def points(alike: Alike, axis: Axis) -> Sequence[Point]:
    """Return the mean of each stretch of time, in their order."""
    found = sums((alike.first, alike.last), alike.number, alike.number * alike.weights)
    return [
        Point(first, last, *axis.ends(first, last), weight / number, int(number))
        for first, last, number, weight in found
    ]


def drawn(scene: Scene) -> list[Trace]:
    """Return all that is on the sheet."""
    found, theme, letters = chart(scene), scene.style.theme, sheet.of(scene).letters
    bars = found.bars
    half = bars.zero + found.height / 2
    middle = [(bars.left, half, bars.left + bars.width, half)]
    below = [
        (GUTTER * letters, (len(found.foot) - n - 0.5) * ROW * letters, markup(text), "start")
        for n, text in enumerate(found.foot)
    ]
    return [
        rulers.grid(scene, [bars], range(1, QUARTERS + 1)),
        rulers.zero(scene, [bars]),
        stacks.lines(middle, theme.muted, 1),
        *scale(scene, found),
        *rulers.periods(scene, bars, bars.zero - ROW * letters),
        *paths(scene, found),
        *dots(scene, found),
        *named(scene, found),
        stacks.texts(scene, below, theme.muted),
    ]


def scale(scene: Scene, found: Chart) -> list[Trace]:
    """Return the numbers of the scale, and what its ends and its middle mean."""
    say, bars, theme = scene.say, found.bars, scene.style.theme
    letters = sheet.of(scene).letters
    numbers = [
        (
            bars.left - 6,
            bars.zero + n * bars.unit,
            say.number(n / QUARTERS, 2 if n % 4 else 0),
            "end",
        )
        for n in range(QUARTERS + 1)
    ]
    top = bars.zero + found.height + 0.8 * ROW * letters
    words = [(bars.left, top, say("agreement.scale"), "start")]
    return [stacks.texts(scene, numbers, theme.muted), stacks.texts(scene, words, theme.muted)]


def paths(scene: Scene, found: Chart) -> list[Trace]:
    """Return the lines, and a stroke for what is one score of several periods."""
    theme, bold = scene.style.theme, scene.style.bold
    drawn_lines = []
    for line in found.lines:
        hue = theme.hue(line.character) if line.tie else theme.ink
        joined = [
            (*found.at(one), *found.at(other))
            for one, other in pairwise(line.points)
            if other.start - one.end < 1
        ]
        long = [
            (found.bars.at(one.start), found.at(one)[1], found.bars.at(one.end), found.at(one)[1])
            for one in line.points
            if one.end - one.start > 1
        ]
        drawn_lines += [stacks.lines(joined, hue, 2 * bold), stacks.lines(long, hue, 4 * bold)]
    return drawn_lines


def dots(scene: Scene, found: Chart) -> list[Trace]:
    """Return a dot for each point, blue above the middle and orange below it."""
    theme, shown = scene.style.theme, []
    size = min(DOT * scene.style.bold, 0.7 * found.bars.step)
    every = [point for line in found.lines for point in line.points]
    for sign, hue in SIGNS.items():
        places = [found.at(one) for one in every if sign_of(round(one.weight, 2)) == sign]
        look = {"size": size, "color": theme.hue(hue), "opacity": 1}
        shown.append(
            traces.trace(
                traces.PLANE,
                [across for across, _ in places],
                [up for _, up in places],
                "markers",
                hoverinfo="skip",
                marker={**look, "line": {"width": 1, "color": theme.paper}},
            )
        )
    return shown


def named(scene: Scene, found: Chart) -> list[Trace]:
    """Return the names of lines at their ends, or the numbers of a line: ends, highest, lowest."""
    theme = scene.style.theme
    known = [line for line in found.lines if line.points]
    if any(line.tie for line in known):
        return [stacks.texts(scene, [*beside(scene, found, known)], theme.ink, weight=600)]
    spots = [spot for line in known for spot in numbers(scene, found, line.points)]
    return [stacks.texts(scene, spots, theme.ink, weight=600)]


def numbers(
    scene: Scene, found: Chart, known: Sequence[Point]
) -> Iterator[tuple[float, float, str, str]]:
    """Yield the numbers of a line, each on the side of its point on which the line is not."""
    least, most = (pick(known, key=attrgetter("weight")) for pick in (min, max))
    beside_ends = {known[0]: known[min(1, len(known) - 1)], known[-1]: known[-2:][0]}
    for point in dict.fromkeys((known[0], known[-1], most, least)):
        x, y = found.at(point)
        below = point is not most and (point is least or beside_ends[point].weight > point.weight)
        text = agreement.score(scene.say, point.weight)
        yield x, y + (-1 if below else 1) * sheet.of(scene).letters, text, "center"


def beside(
    scene: Scene, found: Chart, known: Sequence[Line]
) -> Iterator[tuple[float, float, str, str]]:
    """Yield the name of each line at its end, none on another."""
    row, height = sheet.of(scene).letters * 1.2, float("inf")
    across = found.bars.left + found.bars.width + sheet.of(scene).letters / 2
    ends = sorted(known, key=lambda line: -line.points[-1].weight)
    for n, line in enumerate(ends):
        lowest = found.bars.zero + (len(ends) - n - 1) * row
        height = min(height - row, max(found.at(line.points[-1])[1], lowest))
        value = agreement.score(scene.say, line.points[-1].weight)
        yield across, height, markup(f"{line.name} {value}"), "start"


def pointed(scene: Scene) -> list[Trace]:
    """Return what a pointer finds on the sheet, and what a keyboard is led through."""
    found, outline, places = chart(scene), Outline([], []), []
    said = []
    for line in found.lines:
        for point in line.points:
            text, (x, y) = reading(scene, line, point), found.at(point)
            to = f"tie={line.tie}" if line.tie else leads(point)
            places.append((x, y, markup(text), to))
            half = found.bars.step / 2
            outline.box(x - half, y - DOT, x + half, y + DOT)
            said.append((to, text))
    across, up, texts, to_each = stacks.apart(places, 4)
    hovered = stacks.unseen(across, up, customdata=to_each, **traces.hovering(texts))
    return [hovered, stacks.marked(scene, outline, said)]


def reading(scene: Scene, line: Line, point: Point) -> str:
    """Say what a point is: when, the mean, of how many scores."""
    said = scene.say(
        "agreement.reading",
        when=span(scene, point),
        score=agreement.score(scene.say, point.weight),
        scores=scene.say.count("count.scores", point.number),
    )
    return f"{line.name} \u00b7 {said}" if line.tie else said


def span(scene: Scene, point: Point) -> str:
    """Name the stretch of time of a point."""
    return periods.span_of(scene.say, point.first, point.last)


def leads(point: Point) -> str:
    """Return what of the address shows that time alone."""
    months = Axis("month", point.first, point.last)
    since, until = (months.written(month) for month in (point.first, point.last))
    if since.endswith("-01") and until.endswith("-12"):
        since, until = since[:4], until[:4]
    return f"from={since}&to={until}"


def told(scene: Scene) -> str:
    """Say between which scores the line runs, and when."""
    every = [point for line in lines(scene, periods.axis(scene)) for point in line.points]
    if not every:
        return ""
    least, most = (pick(every, key=attrgetter("weight")) for pick in (min, max))
    return scene.say(
        "agreement.between",
        least=agreement.score(scene.say, least.weight),
        then=span(scene, least),
        most=agreement.score(scene.say, most.weight),
        when=span(scene, most),
    )
