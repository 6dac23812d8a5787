"""Bars by class: one for each year or month, with its number, and notes at the highest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from components.language.sentences import markup
from components.scene import Scene
from components.views import alignments, lasting, notes, rulers, sheet, stacks, traces
from components.views.alignments import Strip
from components.views.lasting import Lines
from components.views.notes import Room
from components.views.stacks import SIGNS, Bars
from components.views.traces import Trace
from components.wording import periods, undated
from data.periods import Counts

# Sizes of type: room for the scale at the start and for air at the end, for a number at the end
# of a bar, for a row of words, for notes where there are any, for alignments with their name.
GUTTER, AIR, NUMBER, ROW, NOTES, STRIP = 2.4, 0.7, 1.35, 1.5, 6.6, 5.6
LETTER = 0.58  # of a letter of what is said below all
FAR = 0.6  # of the room for notes and for alignments is left on a wall, where type is large
DIGIT = 0.64  # of a number at the end of a bar
MOST = 0.56  # of the room in a picture that is taken away may be around its bars
LOWEST = 4  # relations: a scale reaches at least so far, or one relation would be a tower
HALVES = {1: "cooperation", -1: "conflict"}  # what stands on the line, and hangs from it
APART = 80.0  # pixels between two places at which a pointer finds a period

Box = tuple[float, float, float, float]  # left, near end, right, far end: from the line for nothing


@dataclass(frozen=True)
class Chart:
    """The chart of a scene on its sheet: its parts, and the heights at which they begin, in pixels.

    `room` is what is above and below the line for nothing. From above follow one another the
    names of the periods, what is said of an empty half, what spans periods, the alignments, and
    how many relations have no date.
    """

    scene: Scene
    bars: Bars
    room: Room
    lines: Lines
    names: float
    said: float
    lasting: float
    strip: Strip | None
    foot: Sequence[str]

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest pixel of the bars' room."""
        return self.bars.zero - self.room.below, self.bars.zero + self.room.above


def chart(scene: Scene) -> Chart:
    """Lay out the chart of a scene: what it needs below its bars first, and the rest for them."""
    size, counts = sheet.of(scene), periods.counts(scene)
    letters = size.letters
    left = GUTTER * letters
    flat = Bars(counts, left, size.width - left - AIR * letters, 0, 0)
    lines = lasting.of(scene, flat)
    alone = aligned(scene, counts)
    foot = below(scene)
    strip = STRIP * letters * share(scene) * alone
    ground = ROW * letters * len(foot)
    said = ground + strip + lines.height(scene)
    empty = ROW * letters * bool(counts.periods and empty_half(counts))
    names = said + empty + ROW * letters * (1 + (counts.axis.unit == "month"))
    bars, room = fitted(scene, flat, (names, size.height - AIR * letters))
    unit = (strip - 1.5 * ROW * letters) / 2
    return Chart(
        scene,
        bars,
        room,
        lines,
        names,
        said + empty,
        said,
        Strip(bars, ground + unit + 0.4 * letters, unit) if alone else None,
        foot,
    )


def aligned(scene: Scene, counts: Counts) -> bool:
    """Tell whether alignments stand below the bars: those of one tie."""
    return len(scene.results.highlighted) == 1 and bool(counts.weights)


def below(scene: Scene) -> list[str]:
    """Say how many relations have no date and so no bar, in lines that fit the sheet."""
    size = sheet.of(scene)
    said = undated.left_out(scene, scene.results.highlighted_relations)
    return wrap(said, round((size.width - GUTTER * size.letters) / (LETTER * size.letters)))


def share(scene: Scene) -> float:
    """Return how much room there is for what stands around the bars."""
    return FAR if scene.presented else 1.0


def empty_half(counts: Counts) -> str:
    """Return which half has no bar: "cooperation" above, "conflict" below, or nothing."""
    if not counts.most(*SIGNS[1]):
        return "cooperation"
    return "" if counts.most(*SIGNS[-1]) else "conflict"


def fitted(scene: Scene, bars: Bars, ends: tuple[float, float]) -> tuple[Bars, Room]:
    """Return bars that fill the height between two ends, with room for numbers, notes and names."""
    low, high = ends
    ways = [peak.way for peak in notes.peaks(bars)[: notes.most(scene)]]
    taken = around(scene, bars, ways)
    # Where that is too much for a picture, notes stand where bars are short, if at all.
    for fewer in (ways[:1], []):
        if scene.taken and sum(taken.values()) > MOST * (high - low):
            taken = around(scene, bars, fewer)
    highest = stacks.highest([bars.counts])
    unit = (high - low - sum(taken.values())) / max(sum(highest.values()), LOWEST)
    below = highest[-1] * unit + taken[-1]
    room = Room(high - low - below, below, NUMBER * sheet.of(scene).letters, names(scene, bars))
    return replace(bars, zero=low + below, unit=unit), room


def around(scene: Scene, bars: Bars, noted: Sequence[int]) -> dict[int, float]:
    """Return the room beyond the bars of either way: for numbers, the way's name, and notes."""
    letters, highest = sheet.of(scene).letters, stacks.highest([bars.counts])
    return {
        way: (NUMBER + ROW + NOTES * share(scene) * (way in noted)) * letters * bool(highest[way])
        for way in SIGNS
    }


def names(scene: Scene, bars: Bars) -> dict[int, tuple[float, float]]:
    """Return how far the names of both ways reach from the left, and how high they are."""
    letters = sheet.of(scene).letters
    texts = {way: scene.say(f"periods.{name}") for way, name in HALVES.items()}
    return {
        way: (bars.left + len(text) * LETTER * letters, ROW * letters)
        for way, text in texts.items()
    }


def drawn(scene: Scene) -> list[Trace]:
    """Return all that is on the sheet."""
    found = chart(scene)
    marks = rulers.round_numbers(stacks.highest([found.bars.counts]))
    placed = notes.placed(scene, found.bars, found.room)
    return [
        rulers.grid(scene, [found.bars], marks),
        *stacks.drawn(scene, [found.bars]),
        rulers.zero(scene, [found.bars]),
        rulers.scale(scene, [found.bars], marks),
        numbers(scene, found),
        *rulers.periods(scene, found.bars, found.names - ROW * sheet.of(scene).letters / 2),
        *lasting.drawn(scene, found.bars, found.lines, found.lasting),
        *(alignment(scene, found.strip) if found.strip else []),
        *halves(scene, found),
        *notes.drawn(scene, found.bars, placed),
    ]


def grows(scene: Scene) -> tuple[float, float]:
    """Return between which heights the bars stand."""
    bars = chart(scene).bars
    most = stacks.highest([bars.counts])
    return bars.zero - most[-1] * bars.unit, bars.zero + most[1] * bars.unit


def numbers(scene: Scene, found: Chart) -> Trace:
    """Return the number at the end of each bar, where it lies on nothing."""
    known = [(way, *one) for way in SIGNS for one in numbered(scene, found, way)]
    spots = [(found.bars.middle(number), at, text, "center") for _, number, at, text in known]
    over = [way * found.room.number / 2 for way, *_ in known]
    texts = stacks.texts(scene, spots, scene.style.theme.ink, weight=600)
    return {**texts, "meta": {"over": over}}


def numbered(scene: Scene, found: Chart, way: int) -> Iterator[tuple[int, float, str]]:
    """Yield the bars of one way that have a number: where it stands, and what it is.

    The longest come first; a number that would lie on a longer bar, or on its number, is left out.
    """
    bars, high = found.bars, found.room.number
    taken: list[Box] = []
    for number in sorted(bars.counts.periods, key=lambda n: (-bars.reach(n, way), n)):
        reach, middle = bars.reach(number, way), bars.middle(number)
        text = scene.say.number(bars.counts.of(number, *SIGNS[way]))
        half = len(text) * DIGIT * sheet.of(scene).letters / 2
        own = (middle - half, reach, middle + half, reach + high)
        if reach and not any(meet(own, other) for other in taken):
            yield number, bars.zero + way * (reach + high / 2), text
            taken.append(own)
        body = bars.step * stacks.BREADTH / 2
        taken.append((middle - body, 0, middle + body, reach))


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share any space."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def halves(scene: Scene, found: Chart) -> list[Trace]:
    """Name what stands on the line and what hangs from it, or say that there is nothing."""
    say, theme, bars = scene.say, scene.style.theme, found.bars
    letters = sheet.of(scene).letters
    empty = empty_half(bars.counts) if bars.counts.periods else ""
    low, high = found.ends
    shown = [
        *([(HALVES[1], high - ROW * letters / 2)] if bars.counts.most(1) else []),
        *([(HALVES[-1], low + ROW * letters / 2)] if bars.counts.most(*SIGNS[-1]) else []),
    ]
    named = [
        stacks.texts(scene, [(bars.left, at, say(f"periods.{name}"), "start")], theme.muted)
        for name, at in shown
    ]
    lines = [
        (bars.left, (len(found.foot) - n - 0.5) * ROW * letters, line, "start")
        for n, line in enumerate(found.foot)
    ]
    named += [stacks.texts(scene, lines, theme.muted)] if lines else []
    if not empty:
        return named
    at = found.said - ROW * letters / 2
    said = [(bars.left, at, say(f"periods.no_{empty}"), "start")]
    return [*named, stacks.texts(scene, said, theme.muted)]


def alignment(scene: Scene, strip: Strip) -> list[Trace]:
    """Return the alignments, named, with their scale."""
    say, theme = scene.say, scene.style.theme
    bars, zero, unit = strip
    letters = sheet.of(scene).letters
    ends = [
        (bars.left - 6, zero + value * unit, say.number(value, signed=True), "end")
        for value in (1, -1)
    ]
    name = (bars.left, zero + unit + 0.95 * letters, say("periods.strip"), "start")
    return [
        *alignments.drawn(scene, [strip]),
        stacks.texts(scene, [*ends, name], theme.muted),
    ]


def pointed(scene: Scene) -> list[Trace]:
    """Return what a pointer finds on the sheet, and what a keyboard is led through."""
    found = chart(scene)
    said = {
        number: periods.reading(scene.say, found.bars.counts, number, aligned=bool(found.strip))
        for number in found.bars.axis
    }
    return [sensed(scene, found, said), walked(scene, found, said)]


def sensed(scene: Scene, found: Chart, said: Mapping[int, str]) -> Trace:
    """Return places all over the room of each period, and along what spans several."""
    bars, (low, high) = found.bars, found.ends
    count = max(2, round((high - low) / APART) + 1)
    heights = [low + (high - low) * n / (count - 1) for n in range(count)]
    places = [
        (bars.middle(number), height, markup(text), leads(bars, number))
        for number, text in said.items()
        for height in heights
    ]
    along = lasting.hits(scene, found.lines, found.lasting)
    places += [(*place, text, "") for place, text in along.items()]
    across, up, texts, to = stacks.apart(places, 4)
    return stacks.unseen(across, up, customdata=to, **traces.hovering(texts))


def walked(scene: Scene, found: Chart, said: Mapping[int, str]) -> Trace:
    """Return a box around each bar, with what is said of it and where it leads."""
    bars, outline = found.bars, stacks.Outline([], [])
    numbers = sorted(bars.counts.periods)
    for number in numbers:
        x, half = bars.middle(number), bars.step / 2
        up, down = (bars.reach(number, way) for way in SIGNS)
        over, under = (found.room.number * bool(reach) for reach in (up, down))
        outline.box(x - half, bars.zero - down - under, x + half, bars.zero + up + over)
    return stacks.marked(
        scene, outline, [(leads(bars, number), said[number]) for number in numbers]
    )


def leads(bars: Bars, number: int) -> str:
    """Return what of the address shows one period alone."""
    text = bars.axis.written(number)
    return f"from={text}&to={text}"
