"""The ways through a long list: its years with their numbers, and which end it begins with."""

from typing import NamedTuple

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.evidence.lists import Shown
from components.language.calendar import date_in_words, year_in_words
from components.scene import Scene
from data.listing import BEGUN, NEVER
from data.selection import SORTS

SPANS = (1, 10, 100)  # years that a jump may lead to at once
MOST = {1: 10, 10: 24}  # jumps of a span; more of them would be a list of their own
FEW = 10  # relations that need no way through them


class Jump(NamedTuple):
    """Years that follow one another: the first of them with statements, and how many they have.

    `first` and `last` are their ends, whether these have statements or not.
    """

    name: str
    year: int
    statements: int
    first: int
    last: int


def ways(shown: Shown) -> list[Component]:
    """Return the years of a list and its order, where it is long enough to need them."""
    if len(shown.listed) <= FEW:
        return []
    found = jumps(shown)
    links = [link(shown, one) for one in found]
    nav = html.Nav(links, className="jumps", **{"aria-label": shown.say("evidence.years")})
    parts = [*([nav] if len(found) > 1 else []), *order(shown.scene)]
    return [html.Div(parts, className="ways-through")] if parts else []


def jumps(shown: Shown) -> list[Jump]:
    """Return the years of a list, in its order; decades where years would be too many."""
    years = shown.listed.years
    span = next(s for s in SPANS if len({year // s for year in years}) <= MOST.get(s, len(years)))
    found: dict[int, Jump] = {}
    for year, n in years.items():
        start = year // span * span
        ends = start, start + span - 1
        before = found.get(start, Jump(named(shown, start, span), year, 0, *ends))
        found[start] = before._replace(statements=before.statements + n)
    return [*found.values()]


def named(shown: Shown, first: int, span: int) -> str:
    """Name a span of years: 1960, or 1960–69; one year as those under it are dated, 1990s too."""
    if first == BEGUN:
        return shown.say("evidence.undated")
    if first == NEVER:
        return shown.say("evidence.never")
    if span == 1:
        begins = shown.listed.begins(first)
        return shown.say.listing(date_in_words(one, shown.say.language) for one in begins)
    start, end = (year_in_words(year, shown.say.language) for year in (first, first + span - 1))
    return f"{start}–{end[-2:]}"


def link(shown: Shown, jump: Jump) -> html.Button:
    """Return the button that leads to the first relation of some years."""
    number = html.Span(shown.say.number(jump.statements), className="count")
    return html.Button(
        [html.Span(shown.say.name(jump.name)), " ", number],
        title=shown.say.count("count.statements", jump.statements),
        **{
            "data-years": f"{jump.first} {jump.last}",
            "data-window": shown.window(shown.listed.start(jump.year)),
            "data-heading": shown.heading(jump.year),
        },
    )


def order(scene: Scene) -> list[Component]:
    """Return the two orders: the one in force, and a link to the other; a story has its own."""
    if scene.results.step:
        return []
    return [html.P([sort(scene, name) for name in SORTS], className="order")]


def sort(scene: Scene, name: str) -> Component:
    """Return one order, as a link where it is not in force."""
    text = scene.say(f"sort.{name}")
    if name == scene.selection.sort:
        return html.Span(text, **{"aria-current": "true"})
    return dcc.Link(text, href=addresses.here(scene.selection.but(sort=name)))
