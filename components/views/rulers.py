"""What bars are read by: a line for nothing, lines for round numbers, names of the periods."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from components.language.calendar import short_month, year_in_words
from components.scene import Scene
from components.views import stacks, traces
from components.views.stacks import Bars
from components.wording.periods import when

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500)  # of a scale, and tens of thousands of them
LINES = 4  # of a scale, on either side
APART = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)  # years between two names
MONTHS = (1, 2, 3, 6, 12)
ROUND = 5  # years
LABEL, ROW = 3.2, 1.25  # sizes of type that the name of a period takes, with air, and its row

Name = tuple[float, str, bool, int]  # where, what, whether it stands out, how many rows below


def step(most: int, lines: int) -> int:
    """Return how many relations lie between two of so many lines up to the most there are."""
    scale = 1
    while True:
        for one in STEPS:
            if most <= one * scale * lines:
                return one * scale
        scale *= 1000


def round_numbers(highest: Mapping[int, int], lines: int = LINES) -> list[int]:
    """Return the numbers that have a line, at most so many on either side of that for nothing.

    `highest` is the most relations that stand on it (1), and that hang from it (-1).
    """
    each = step(max(*highest.values(), 1), lines)
    return [n for n in range(-(highest[-1] // each) * each, highest[1] + 1, each) if n]


def grid(scene: Scene, charts: Sequence[Bars], numbers: Sequence[int]) -> traces.Trace:
    """Return the lines for round numbers."""
    places = [
        (bars.left, bars.zero + n * bars.unit, bars.left + bars.width, bars.zero + n * bars.unit)
        for bars in charts
        for n in numbers
    ]
    return stacks.lines(places, scene.style.theme.line, 1, "1px,3px")


def zero(scene: Scene, charts: Sequence[Bars]) -> traces.Trace:
    """Return the lines for nothing."""
    places = [(bars.left, bars.zero, bars.left + bars.width, bars.zero) for bars in charts]
    return stacks.lines(places, scene.style.theme.muted, 1.4 * scene.style.bold)


def scale(scene: Scene, charts: Sequence[Bars], numbers: Sequence[int]) -> traces.Trace:
    """Return the round numbers at the start of their lines."""
    spots = [
        (bars.left - 6, bars.zero + n * bars.unit, scene.say.number(abs(n)), "end")
        for bars in charts
        for n in numbers
    ]
    return stacks.texts(scene, spots, scene.style.theme.muted)


def ends(scene: Scene, charts: Sequence[tuple[Bars, float]]) -> traces.Trace:
    """Return the names of the first and the last period of each chart, at its height."""
    spots = [
        spot
        for bars, height in charts
        for axis in [bars.axis]
        for spot in (
            (bars.left, height, when(scene.say, axis, axis.first), "start"),
            (bars.left + bars.width, height, when(scene.say, axis, axis.last), "end"),
        )
    ]
    return stacks.texts(scene, spots, scene.style.theme.muted)


def periods(scene: Scene, bars: Bars, height: float) -> list[traces.Trace]:
    """Return the names of as many periods as there is room for, in one row or in two.

    What stands out is a round year, or the year that begins with a month.
    """
    row = scene.style.letters(12) * ROW
    names = [*(months if bars.axis.unit == "month" else years)(scene, bars)]
    theme = scene.style.theme
    looks = ((False, theme.muted, 400), (True, theme.ink, 600))
    return [
        stacks.texts(
            scene,
            [
                (x, height - row * below, name, "center")
                for x, name, out, below in names
                if out is at
            ],
            hue,
            weight=weight,
        )
        for at, hue, weight in looks
    ]


def apart(scene: Scene, bars: Bars, steps: Sequence[int]) -> int:
    """Return how many periods lie from one that has a name to the next."""
    room = scene.style.letters(12) * LABEL
    return next((one for one in steps if one * bars.step >= room), steps[-1])


def years(scene: Scene, bars: Bars) -> Iterator[Name]:
    """Yield years with their names."""
    each = apart(scene, bars, APART)
    for year in bars.axis:
        if year % each == 0:
            out = each < ROUND and year % ROUND == 0
            yield bars.middle(year), year_in_words(year, scene.say.language), out, 0


def months(scene: Scene, bars: Bars) -> Iterator[Name]:
    """Yield months with their names, and below the first of each year that year."""
    language, each = scene.say.language, apart(scene, bars, MONTHS)
    for month in bars.axis:
        year, of_year = divmod(month, 12)
        if of_year % each == 0:
            yield bars.middle(month), short_month(date(1, of_year + 1, 1), language), False, 0
        if of_year == 0 or month == bars.axis.first:
            yield bars.middle(month), year_in_words(year, language), True, 1
