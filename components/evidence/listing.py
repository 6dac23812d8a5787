"""Relations year by year, a window of them at a time."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from components.evidence import jumps
from components.evidence.card import card
from components.evidence.lists import WINDOW, Shown
from components.scene import Scene
from data.listing import year_of
from data.relation import Relation


class Window(NamedTuple):
    """A part of a list by its years, with the ways to what stands before it and after it."""

    before: tuple[Component, ...]
    years: tuple[Component, ...]
    after: tuple[Component, ...]


def listing(shown: Shown) -> Component:
    """Return a list with its first window and the ways through it."""
    label = shown.say.count("count.statements", len(shown.listed))
    return html.Section(whole(shown), className="listing", **{"aria-label": label})


def unfolded(scene: Scene) -> list[Component]:
    """Return the place of a list that is read on demand, where there is anything to read."""
    n = len(scene.results.evidence)
    if not n:
        return []
    words = scene.say.count("count.read" if scene.data_set.dated else "count.read_undated", n)
    button = html.Button(words, className="on-demand", **{"data-list": "0/all"})
    return [html.Div(button, id="listing", className="listing")]


def whole(shown: Shown) -> list[Component]:
    """Return what is in the section of a list."""
    first = [part for parts in window(shown, 0, WINDOW) for part in parts]
    return [*jumps.ways(shown), html.Div(first, id=shown.id)]


def window(shown: Shown, first: int, last: int) -> Window:
    """Return what stands from one place of a list up to another."""
    place, years = first, []
    for _, own in groupby(shown.listed.window(first, last), key=year_of):
        rows = [*own]
        years.append(of_year(shown, rows, place))
        place += len(rows)
    return Window(before(shown, first), (*years,), after(shown, place))


def of_year(shown: Shown, rows: Sequence[Relation], place: int) -> Component:
    """Return relations of one year from a place on: all of them, or those of another window."""
    year = year_of(rows[0])
    begins = shown.listed.start(year) == place
    named = jumps.named(shown, year, 1)
    name = named if begins else shown.say("evidence.continued", year=named)
    number = shown.say.count("count.statements", shown.listed.years[year])
    own = {"id": shown.heading(year), "tabIndex": -1} if begins else {}
    heading = html.H4([html.Span(name), html.Span(number, className="count")], **own)
    items = html.Ol([card(shown.scene, one) for one in rows], className="cards", start=place + 1)
    name = "year" if begins else "year continued"
    return html.Section([heading, items], className=name, **{"data-year": year_of(rows[0])})


def before(shown: Shown, place: int) -> tuple[Component, ...]:
    """Return the way to what stands before a place."""
    if not place:
        return ()
    start = max(place - WINDOW, 0)
    words = shown.say.count("count.before", place)
    return (more(shown, "before", place, words, f"{shown.number}/{start}/{place}"),)


def after(shown: Shown, place: int) -> tuple[Component, ...]:
    """Return the way to what stands from a place on."""
    rest = len(shown.listed) - place
    if not rest:
        return ()
    words = shown.say.count("count.more", rest)
    return (more(shown, "after", place, words, shown.window(place)),)


def more(shown: Shown, side: str, place: int, words: str, asked: str) -> Component:
    """Return a button in the place that it fills with another window."""
    own = {"data-window": asked, "data-side": side}
    return html.Div(
        html.Button(words, className="on-demand", **own), id=f"{shown.id}-{side}-{place}"
    )
