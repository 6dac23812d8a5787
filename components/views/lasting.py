"""Relations that span periods: below the bars a line for all that are alike, filled as bars are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.language.sentences import markup
from components.scene import Scene
from components.views import stacks, traces
from components.views.stacks import Bars, Outline
from components.wording import periods
from data.periods import Lasting, Part

LABELLED = 3  # lines: if there are no more, their words stand below them
MOST = 12  # lines
THICK, AIR = 8.0, 5.0  # pixels: a line, and between two
TIP = 6.0  # pixels: of a line that goes on outside the dates
ROW = 1.35  # sizes of type: a line of words
LETTER = 0.56  # of its width, in sizes of type
EVERY = 40.0  # pixels between two points at which a pointer finds a line


class Line(NamedTuple):
    """Relations that last alike: how many, in which row, from where to where in pixels."""

    one: Lasting
    n: int
    row: int
    start: float
    end: float


class Lines(NamedTuple):
    """The lines of a sheet, how many relations are in none, whether each has its words below it."""

    lines: Sequence[Line]
    left_out: int
    labelled: bool

    def pitch(self, scene: Scene) -> float:
        """Return how far apart two rows are."""
        return THICK + AIR + self.labelled * scene.style.letters(12) * ROW

    def height(self, scene: Scene) -> float:
        """Return the height of all, in pixels, with the words that stand above them."""
        if not self.lines:
            return 0.0
        rows = max(line.row for line in self.lines) + 1
        return scene.style.letters(12) * ROW + rows * self.pitch(scene) + AIR


def of(scene: Scene, bars: Bars) -> Lines:
    """Return the lines of what spans periods, the most frequent if they are too many."""
    lasting = bars.counts.lasting
    order = sorted(lasting, key=lambda one: (-lasting[one], one))
    shown = sorted(order[:MOST])
    own = len(shown) <= LABELLED and not scene.presented
    free: list[float] = []
    lines = []
    for number, one in enumerate(shown):
        start, end = map(bars.at, bars.axis.ends(one.first, one.last))
        row = number if own else next((n for n, x in enumerate(free) if x < start), len(free))
        free[row : row + 1] = [end + AIR]
        lines.append(Line(one, lasting[one], row, start, end))
    return Lines(lines, sum(lasting[one] for one in order[MOST:]), own)


def drawn(scene: Scene, bars: Bars, lines: Lines, top: float) -> list[traces.Trace]:
    """Return the lines and their words, from a height downwards."""
    outlines: dict[Part, Outline] = {}
    for line in lines.lines:
        at = middle(scene, lines, line, top)
        outline = outlines.setdefault(line.one.part, Outline([], []))
        lengthen(outline, bars, line, at)
    filled = [stacks.filled(scene, *each) for each in sorted(outlines.items())]
    return [*filled, *words(scene, bars, lines, top)] if filled else []


def middle(scene: Scene, lines: Lines, line: Line, top: float) -> float:
    """Return the height of a line."""
    head = scene.style.letters(12) * ROW
    return top - head - line.row * lines.pitch(scene) - THICK / 2


def lengthen(outline: Outline, bars: Bars, line: Line, at: float) -> None:
    """Add a line; an end outside the dates is a tip."""
    low, high = at - THICK / 2, at + THICK / 2
    first, last = bars.axis.number(line.one.first), bars.axis.number(line.one.last)
    before, after = first < bars.axis.first, last > bars.axis.last
    start, end = line.start + before * TIP, line.end - after * TIP
    across = [start, line.start, start, end, line.end, end, start, None]
    outline.across.extend(across)
    outline.up.extend([low, at, high, high, at, low, low, None])


def words(scene: Scene, bars: Bars, lines: Lines, top: float) -> list[traces.Trace]:
    """Return the heading of the lines, and below each line its own words."""
    say, theme = scene.say, scene.style.theme
    row = scene.style.letters(12) * ROW
    heading = say(f"periods.lasting_{bars.axis.unit}")
    if lines.left_out:
        heading = f"{heading} {say.count('count.lasting_more', lines.left_out)}"
    found = [(bars.left, top - row / 2, markup(heading), "start")]
    for line in lines.lines if lines.labelled else ():
        below = middle(scene, lines, line, top) - THICK / 2 - row / 2
        found.append(label(scene, bars, line, below))
    return [stacks.texts(scene, found, theme.muted)]


def label(scene: Scene, bars: Bars, line: Line, height: float) -> tuple[float, float, str, str]:
    """Return the words of a line at a height: from its start, or up to its end where they fit."""
    whole = periods.lasting(scene.say, line.one, line.n)
    letters = int(bars.width / (LETTER * scene.style.letters(12)))
    said = whole if len(whole) <= letters else periods.span(scene.say, line.one)
    wide = len(said) * LETTER * scene.style.letters(12)
    if line.start + wide <= bars.left + bars.width:
        return line.start, height, markup(said), "start"
    if line.end - wide >= bars.left:
        return line.end, height, markup(said), "end"
    return bars.left, height, markup(said), "start"


def hits(scene: Scene, lines: Lines, top: float) -> Mapping[tuple[float, float], str]:
    """Return what is said of each line at places along it."""
    found = {}
    for line in lines.lines:
        at = middle(scene, lines, line, top)
        count = max(2, round((line.end - line.start) / EVERY) + 1)
        said = markup(periods.lasting(scene.say, line.one, line.n))
        for n in range(count):
            found[line.start + (line.end - line.start) * n / (count - 1), at] = said
    return found
