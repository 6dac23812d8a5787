"""Bars country by country: a small chart for each tie, all on one scale, with its alignment."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from components.drawing import marks
from components.language.sentences import markup
from components.scene import Scene
from components.views import alignments, partners, rulers, sheet, stacks, traces
from components.views.alignments import Strip
from components.views.partners import Partners
from components.views.stacks import Bars, Outline
from components.views.traces import Trace
from components.wording import periods, undated
from data.chosen import named, nodes_of
from data.engines.ties import Tie
from data.periods import Counts, count

GRID, SMALL_GRID, FAR_GRID = (4, 2), (2, 3), (3, 2)  # charts side by side, and rows
TAKEN_GRID = (2, 2)  # of a narrow picture
TALLEST = 0.85  # of the sheet: no chart is higher
LINES = 2  # of the scale, on either side
GAP, AIR = 18.0, 14.0  # pixels between two charts, and between two rows
# Sizes of type: a row of words, alignments, the numbers of the scale, a badge, a letter of a name.
ROW, STRIP, GUTTER, BADGE, LETTER = 1.4, 1.6, 2.0, 1.5, 0.58
LOWEST = 2  # relations: the scale reaches at least so far


class Panel(NamedTuple):
    """A small chart: its tie, its name, its bars, its alignments, its upper and lower edge."""

    tie: Tie
    name: str
    bars: Bars
    strip: Strip
    top: float
    bottom: float


class Charts(NamedTuple):
    """The small charts of a scene, the numbers that have a line, and what is said below."""

    panels: list[Panel]
    marks: list[int]
    foot: list[str]


def charts(scene: Scene) -> Charts:
    """Lay out the small charts of a scene."""
    found = partners.of(scene)
    columns, rows = most(scene)
    shown = found.ties[: columns * rows]
    alike = scene.results.ties_through_time(shown)
    axis = periods.axis(scene)
    counts = [count(alike.of(tie.tie), axis) for tie in shown]
    highest = stacks.highest(counts)
    foot = said_below(scene, found, counts)
    columns = min(columns, max(len(shown), 1))
    cells = cells_of(scene, columns, -(-len(shown) // columns), len(foot))
    return Charts(
        [panel(scene, found, one, highest) for one in zip(shown, counts, cells, strict=False)],
        rulers.round_numbers(highest, LINES),
        foot,
    )


def said_below(scene: Scene, found: Partners, counts: Sequence[Counts]) -> list[str]:
    """Say what the charts are of and what is in none of them, in lines that fit the sheet."""
    say, size = scene.say, sheet.of(scene)
    who = say.name(scene.sentences.name(found.anchor)) if found.anchor else ""
    if found.several and all(len(nodes_of(thing)) == 1 for thing in scene.selection.chosen):
        who = named(found.several, lambda node: say.name(scene.sentences.name(node)), say.listing)
    said = [say("periods.with", who=who) if who else say("periods.all_ties")]
    if len(counts) < len(found.ties):
        shown, every = say.number(len(counts)), say.number(len(found.ties))
        busiest = "periods.busiest_each" if found.several else "periods.busiest"
        said.append(say(busiest, shown=shown, all=every))
    if found.elsewhere:
        said.append(say.count("count.elsewhere", found.elsewhere))
    if spanning := sum(one.spanning for one in counts):
        said.append(say.count("count.without_bar", spanning))
    if undated_ones := undated.left_out(scene, scene.results.highlighted_relations):
        said.append(undated_ones)
    return wrap(
        " ".join(said), round((size.width - GUTTER * size.letters) / (LETTER * size.letters))
    )


def most(scene: Scene) -> tuple[int, int]:
    """Return how many charts there may be, side by side and below one another."""
    if scene.presented:
        return FAR_GRID
    if scene.compact:
        return TAKEN_GRID if scene.taken else SMALL_GRID
    return GRID


Cell = tuple[float, float, float, float]  # left, bottom, width, height


def cells_of(scene: Scene, columns: int, rows: int, lines: int) -> Iterator[Cell]:
    """Yield the room of each chart, row by row from above; `lines` of words stand below all."""
    size = sheet.of(scene)
    left, foot = GUTTER * size.letters, ROW * size.letters * lines
    wide = (size.width - left - GAP * (columns - 1)) / columns
    high = min((size.height - foot - AIR * rows) / max(rows, 1), size.height * TALLEST)
    for n in range(columns * rows):
        row, column = divmod(n, columns)
        yield left + (wide + GAP) * column, size.height - (high + AIR) * row - high, wide, high


def panel(
    scene: Scene, found: Partners, own: tuple[Tie, Counts, Cell], highest: dict[int, int]
) -> Panel:
    """Return the chart of one tie in its room; `highest` is how far the scale reaches each way."""
    tie, counts, (left, bottom, wide, high) = own
    letters = sheet.of(scene).letters
    under = (ROW + STRIP) * letters
    unit = (high - under - 2 * ROW * letters - AIR) / max(sum(highest.values()), LOWEST)
    bars = Bars(counts, left, wide, bottom + under + AIR / 2 + highest[-1] * unit, unit)
    strip = Strip(bars, bottom + (ROW + STRIP / 2) * letters, STRIP / 2 * letters)
    return Panel(tie, called(scene, found, tie), bars, strip, bottom + high, bottom)


def called(scene: Scene, found: Partners, tie: Tie) -> str:
    """Return the name of a chart: who is at the other end of its tie, or both ends."""
    if found.anchor:
        return scene.sentences.name(found.other(tie))
    return scene.say("tie.both", a=scene.sentences.name(tie.a), b=scene.sentences.name(tie.b))


def drawn(scene: Scene) -> list[Trace]:
    """Return all that is on the sheet."""
    found, letters = charts(scene), sheet.of(scene).letters
    bars = [one.bars for one in found.panels]
    first = [one for one in bars if one.left == bars[0].left]
    lines = [
        (GUTTER * letters, (len(found.foot) - n - 0.5) * ROW * letters, markup(line), "start")
        for n, line in enumerate(found.foot)
    ]
    return [
        rulers.grid(scene, bars, found.marks),
        *stacks.drawn(scene, bars),
        rulers.zero(scene, bars),
        rulers.scale(scene, first, found.marks),
        *alignments.drawn(scene, [one.strip for one in found.panels]),
        *headings(scene, found.panels),
        rulers.ends(scene, [(one.bars, one.bottom + ROW / 2 * letters) for one in found.panels]),
        stacks.texts(scene, under(scene, found.panels), scene.style.theme.muted),
        stacks.texts(scene, lines, scene.style.theme.muted),
    ]


def under(scene: Scene, shown: Sequence[Panel]) -> list[tuple[float, float, str, str]]:
    """Return the name of the alignments below each chart, between the ends of its time, if it fits.

    The key tells the rest.
    """
    letters, said = sheet.of(scene).letters, scene.say("tie.alignment")

    def fits(bars: Bars) -> bool:
        axis = bars.axis
        ends = (periods.when(scene.say, axis, end) for end in (axis.first, axis.last))
        return (len(said) / 2 + max(map(len, ends)) + 0.5) * LETTER * letters < bars.width / 2

    return [
        (one.bars.left + one.bars.width / 2, one.bottom + ROW / 2 * letters, said, "center")
        for one in shown
        if fits(one.bars)
    ]


def headings(scene: Scene, shown: Sequence[Panel]) -> list[Trace]:
    """Return the name of each chart, how many relations it counts, and their alignment."""
    theme, letters = scene.style.theme, sheet.of(scene).letters
    row = ROW * letters
    names, sums, signs = [], [], []
    for one in shown:
        left, room = one.bars.left, one.bars.width - BADGE * letters
        name = cut(one.name, round(room / (LETTER * letters)))
        names.append((left + BADGE * letters, one.top - row / 2, markup(name), "start"))
        sums.append((left, one.top - 1.5 * row, total(scene, one.tie), "start"))
        signs.append((left + BADGE / 2 * letters - 2, one.top - row / 2))
    return [
        stacks.texts(scene, names, theme.ink, weight=600),
        stacks.texts(scene, sums, theme.muted),
        badges(scene, [one.tie for one in shown], signs),
    ]


def badges(scene: Scene, ties: Sequence[Tie], at: Sequence[tuple[float, float]]) -> Trace:
    """Return the sign of each tie at a place."""
    look = marks.badges(ties, scene.style.theme, BADGE * sheet.of(scene).letters - 4)
    across, up = [x for x, _ in at], [y for _, y in at]
    return traces.trace(traces.PLANE, across, up, look.pop("mode"), hoverinfo="skip", **look)


def total(scene: Scene, tie: Tie) -> str:
    """Return how many relations a tie has, and its alignment."""
    say = scene.say
    alignment = say.number(tie.alignment, 2, signed=True)
    return f"{say.count('count.relations', tie.relations)} · {alignment}"


def cut(name: str, letters: int) -> str:
    """Return a name in so many letters."""
    return name if len(name) <= letters else name[: max(letters - 1, 1)].rstrip() + "…"


def pointed(scene: Scene) -> list[Trace]:
    """Return what a pointer finds on the sheet, and what a keyboard is led through."""
    found = charts(scene).panels
    return [sensed(scene, found), walked(scene, found)]


def sensed(scene: Scene, shown: Sequence[Panel]) -> Trace:
    """Return places in the room of each period that has a bar."""
    places = [
        (one.bars.middle(number), height, says, f"tie={one.tie.tie}")
        for one in shown
        for number in sorted(one.bars.counts.periods)
        for says in [
            markup(
                f"{one.name} · {periods.reading(scene.say, one.bars.counts, number, aligned=True)}"
            )
        ]
        for height in (one.bottom + (one.top - one.bottom) * part for part in (0.25, 0.75))
    ]
    across, up, texts, to = stacks.apart(places, 4)
    return stacks.unseen(across, up, customdata=to, **traces.hovering(texts))


def walked(scene: Scene, shown: Sequence[Panel]) -> Trace:
    """Return a box around each chart, with all that it shows in words."""
    outline = Outline([], [])
    for one in shown:
        left, right = one.bars.left - 4, one.bars.left + one.bars.width + 4
        outline.box(left, one.bottom, right, one.top)
    return stacks.marked(
        scene, outline, [(f"tie={one.tie.tie}", read_out(scene, one)) for one in shown]
    )


def read_out(scene: Scene, one: Panel) -> str:
    """Say what a tie is, and what each of its periods holds."""
    say, counts = scene.say, one.bars.counts
    each = [periods.reading(say, counts, number, aligned=True) for number in sorted(counts.periods)]
    return " ".join([scene.sentences.tie(one.tie), *(f"{text}." for text in each)])
