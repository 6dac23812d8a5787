"""When: the range of dates, with the relations of each month behind it."""

from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.fields import typed_dates
from components.language.calendar import year_in_words
from components.language.solar import beside, counts_so
from components.language.texts import Words
from components.scene import Scene
from data.dataset import DataSet
from data.dates import parse_date
from data.engines.relations import month_of

RANGE, SINCE, UNTIL = "filter-dates", "filter-from", "filter-to"
SOLAR = "solar-dates"
SPAN, HISTOGRAM = "dates-in-words", "histogram"
BARS = 44  # bars of the histogram


def months(data_set: DataSet) -> tuple[int, int]:
    """Return the first and last month of a data set, counted from year 0.

    Where nothing is dated there is nothing to choose, and these are any two.
    """
    first, last = data_set.span
    return (month_of(first), month_of(last)) if data_set.dated else (0, 1)


def layout(scene: Scene) -> list[Component]:
    """Return the date range with its histogram, and typed dates; all is hidden without a date."""
    say, selection = scene.say, scene.selection
    known = months(scene.data_set) if scene.data_set.dated else ()
    low, high = [_bound(scene, month) for month in known] or ["", ""]
    bars = html.Div(id=HISTOGRAM, style=histogram(scene), **{"aria-hidden": "true"})
    typed = [
        _typed(SINCE, say("filters.from"), say.digits(selection.since), low),
        _typed(UNTIL, say("filters.to"), say.digits(selection.until), high),
    ]
    choices = [
        html.Div([bars, thumbs(scene)], className="dates"),
        typed_dates(say, typed, "dates-typed", className="typed"),
        html.P(say("filters.dates"), className="hint"),
        *calendars(say),
    ]
    # The page needs its controls, also those that nobody can use.
    return [
        html.P(span(scene), id=SPAN, className="span"),
        *(choices if scene.data_set.dated else [html.Div(choices, hidden=True)]),
    ]


def calendars(say: Words) -> list[Component]:
    """Return the choice of another calendar, where readers of the language may want it.

    assets/panels/solar.js remembers it: what is shown stays the same, so no address has it.
    """
    if not counts_so(say.language):
        return []
    where = {"label": say("filters.solar"), "description": say("filters.solar_where")}
    return [dmc.Checkbox(id=SOLAR, size="xs", **where)]


def span(scene: Scene) -> str | list[str | Component]:
    """Name the chosen dates, and say how many relations have none."""
    if not scene.data_set.dated:
        return scene.say("timeline.nothing")
    beside_them = solar(scene)
    said: list[str | Component] = [scene.sentences.dates]
    if beside_them:
        said.append(html.Span(f" ({beside_them})", className="solar"))
    n = len(scene.results.whenever.undated)
    if n:
        said.append(html.Span(scene.say.count("count.beside_dates", n), className="hint"))
    return said if len(said) > 1 else scene.sentences.dates


def solar(scene: Scene) -> str:
    """Name the chosen months in the calendar of readers, as far as the data set reaches."""
    (since, until), (first, last) = scene.selection.window, scene.data_set.span
    start, end = max(since, first), min(until, last)
    if start > end:
        return ""
    months_of = f"{start.isoformat()[:7]}/{end.isoformat()[:7]}"
    return beside(parse_date(months_of), scene.say.language)


def thumbs(scene: Scene) -> Component:
    """Return the two thumbs that move along the months."""
    low, high = months(scene.data_set)
    return dmc.RangeSlider(
        id=RANGE,
        min=low,
        max=high,
        value=slider(scene),
        minRange=0,
        step=1,
        label=None,
        size="sm",
        thumbSize=20,
        color="var(--ink)",
        thumbFromLabel=scene.say("filters.from"),
        thumbToLabel=scene.say("filters.to"),
        marks=_marks(scene, low, high),
        updatemode="mouseup",
    )


def _bound(scene: Scene, month: int) -> str:
    """Write where the data begin or end: what holds as long as nothing is typed."""
    return scene.say.digits(f"{month // 12:04}-{month % 12 + 1:02}")


def _typed(control: str, label: str, value: str, hint: str) -> Component:
    return dmc.TextInput(
        id=control, label=label, value=value, placeholder=hint, debounce=True, size="xs"
    )


def slider(scene: Scene) -> list[int]:
    """Return the months between which the thumbs stand."""
    low, high = months(scene.data_set)
    since, until = scene.selection.window
    first = low if since == date.min else min(max(month_of(since), low), high)
    return [first, high if until == date.max else max(min(month_of(until), high), first)]


def _marks(scene: Scene, low: int, high: int) -> list[dict[str, Any]]:
    """Return three year marks: where the data begin, where they end, and one between."""
    if not scene.data_set.dated:
        return []
    years = [low // 12, high // 12]
    years.insert(1, (years[0] + years[1]) // 2)
    return [
        {"value": max(year * 12, low), "label": year_in_words(year, scene.selection.lang)}
        for year in dict.fromkeys(years)
    ]


def histogram(scene: Scene) -> dict[str, Any]:
    """Return the outline of a small bar chart: counted relations per step of the axis."""
    counts = _per_bar(scene)
    tallest = max(counts) or 1
    outline = ["0% 100%"]
    for bar, count in enumerate(counts):
        left, right, next_ = (round(100 * (bar + side) / BARS, 1) for side in (0, 0.8, 1))
        top = round(100 - 100 * (count / tallest) ** 0.5, 1)
        outline += [f"{left}% {top}%", f"{right}% {top}%", f"{right}% 100%", f"{next_}% 100%"]
    return {"clipPath": f"polygon({','.join(outline)})"}


def _per_bar(scene: Scene) -> list[float]:
    """Return how many relations each bar stands for; one that lasts is shared among its bars."""
    low, high = months(scene.data_set)
    width = (high - low + 1) / BARS
    counts = [0.0] * BARS
    for ends, number in scene.results.whenever.months.items():
        first, last = (min(max(int((m - low) / width), 0), BARS - 1) for m in ends)
        for bar in range(first, last + 1):
            counts[bar] += number / (last - first + 1)
    return counts
