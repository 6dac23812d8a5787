"""The axis of time under a picture: it follows the chosen dates, and reads as the language does."""

from datetime import date
from typing import Any

from components.language.calendar import day_in_words, short_month_in_words, ticks, year_in_words
from components.scene import Scene

DAY = 1 / 366  # of a year
AIR = 0.02  # of the axis, before and after all the dates of a data set
WHOLE = 0.1  # of a year: that air at least, where all dates are shown
STEPS = (1, 2, 3, 6, 12)  # months between two marks
FEW = 2  # marks: with fewer nobody could tell how long the axis is
SHORTEST = 520, 220  # pixels: an axis at least, on a wide and on a narrow screen
LETTER, EDGE = 6.6, 14  # pixels: of a mark, and what of its last one may stand beyond the axis
YEARS, MONTHS = (12, 5), (6, 3)  # marks of an axis at most: on a wide and on a narrow screen
STILL = {
    "zeroline": False,
    "fixedrange": True,
    "ticklabeloverflow": "allow",  # or Plotly measures every label once more
}
VEIL = {
    "type": "rect",
    "yref": "paper",
    "y0": 0,
    "y1": 1,
    "line": {"width": 0},
    "opacity": 0.78,
    "layer": "above",
}

Ends = tuple[float, float]


def decimal(day: date) -> float:
    """Return a day as a decimal year."""
    return day.year + (day.timetuple().tm_yday - 1) * DAY


def ends(scene: Scene) -> Ends:
    """Return the ends of the axis in decimal years: the chosen dates, of a comparison all of both.

    An end that is not chosen is that of the data set, with air. Where the dates lie beside the
    data there is nothing to show, and the axis is that of all of them. Where nothing is dated
    there is no axis, and these are any two.
    """
    if not scene.data_set.dated:
        return 0.0, 1.0
    first, last = map(decimal, scene.data_set.span)
    windows = [side.selection.window for side in (scene, scene.second) if side]
    since, until = min(one for one, _ in windows), max(other for _, other in windows)
    begin = first if since == date.min else max(decimal(since), first)
    end = last if until == date.max else min(decimal(until) + DAY, last)
    whole = max(AIR * (last - first), WHOLE)
    # Beside few of the dates there is as little air.
    air = whole if (begin, end) == (first, last) else max(AIR * (end - begin), 2 * DAY)
    low = first - air if since == date.min else max(decimal(since), first - air)
    high = last + air if until == date.max else min(decimal(until) + DAY, last + air)
    return (low, high) if low < high else (first - whole, last + whole)


def layout(scene: Scene, *, turned: bool) -> dict[str, Any]:
    """Return the axis, from the right where the language is written from there."""
    theme, (first, last) = scene.style.theme, ends(scene)
    shown = marks(scene, first, last)
    return {
        **STILL,
        "range": [last, first] if turned else [first, last],
        "tickvals": [value for value, _ in shown],
        "ticktext": [text for _, text in shown],
        "tickfont": {"size": 12, "color": theme.muted},
        "gridcolor": theme.line,
    }


def marks(scene: Scene, first: float, last: float) -> list[tuple[float, str]]:
    """Return round years, or months where the axis is short, or else the days at its ends."""
    shown: list[tuple[float, str]] = []
    for some in (_in_years, _in_months, _in_days):
        shown = [one for one in some(scene, first, last) if _has_room(scene, one, first, last)]
        if len(shown) >= FEW:
            break
    return shown


def _in_years(scene: Scene, first: float, last: float) -> list[tuple[float, str]]:
    years = ticks(first, last, YEARS[scene.compact])
    return [(float(year), year_in_words(year, scene.selection.lang)) for year in years]


def _in_months(scene: Scene, first: float, last: float) -> list[tuple[float, str]]:
    months = _months(first, last, MONTHS[scene.compact])
    return [(decimal(one), short_month_in_words(one, scene.selection.lang)) for one in months]


def _in_days(scene: Scene, first: float, last: float) -> list[tuple[float, str]]:
    days = dict.fromkeys((_day(first), _day(last - DAY)))
    return [(decimal(day) + DAY / 2, day_in_words(day, scene.selection.lang)) for day in days]


def _has_room(scene: Scene, mark: tuple[float, str], first: float, last: float) -> bool:
    """Tell whether a mark is not cut at the end of the axis; at its begin stand names."""
    value, text = mark
    beyond = (last - value) / (last - first) * SHORTEST[scene.compact] + EDGE
    return len(text) * LETTER / 2 <= beyond


def _months(first: float, last: float, most: int) -> list[date]:
    """Return the first days of months along an axis, in the smallest step that leaves few."""
    years = range(int(first), int(last) + 1)
    months = [date(year, month, 1) for year in years for month in range(1, 13)]
    inside = [month for month in months if first <= decimal(month) <= last]
    found = ([one for one in inside if (one.month - 1) % step == 0] for step in STEPS)
    return next((some for some in found if len(some) <= most), inside[:1])


def _day(moment: float) -> date:
    """Return the day of a decimal year."""
    year = int(moment)
    return date.fromordinal(date(year, 1, 1).toordinal() + round((moment - year) / DAY))


def veils(scene: Scene) -> list[dict[str, Any]]:
    """Return the shades over what lies before, after and between the chosen dates."""
    first, last = ends(scene)
    windows = [side.selection.window for side in (scene, scene.second) if side]
    gaps, reached = [], first
    for since, until in sorted(windows):  # of two selections, what neither has is veiled
        if since > date.min and decimal(since) > reached:
            gaps.append((reached, decimal(since)))
        reached = max(reached, last if until == date.max else decimal(until) + DAY)
    if reached < last:
        gaps.append((reached, last))
    return [{**VEIL, "fillcolor": scene.style.theme.paper, "x0": a, "x1": b} for a, b in gaps]
