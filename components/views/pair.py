"""A pair: the pictures of two selections side by side, or the one of their difference.

Both are drawn with small marks, whatever each of them holds, so that lines, dots and the map's
window are the same in both. What changes a side is a link that the server wrote; only typed dates
are put into the address by the browser, see assets/panels/compare.js.
"""

from collections.abc import Iterator
from dataclasses import replace
from heapq import nsmallest
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.fields import typed_dates
from components.scene import Scene
from components.view import Views
from components.views import chart, difference
from components.wording import versus
from data.model import LEVELS, STATUSES
from data.parameters import DATES
from data.selection import COMPARISONS, SIDES, Selection

CAPTIONS = ("compare-first", "compare-second")
# What can be varied from the bar. Who comes last: a role is somebody's, so that is told with it.
VARY = ("dates", "status", "types", "side", "actors")
MOST = 60  # of them that a list holds, the busiest of all of the data; the filter has everybody

Children = list[Component]
Said = dict[str, dict[str, Any]]  # the properties of elements, by their ids


def kinds(views: Views) -> Iterator[str]:
    """Yield every kind of picture of two selections, as it is told from others."""
    for view in views.paired:
        for look in COMPARISONS:
            yield from (f"{view.name}+{look}+{by}" for by in ("", *VARY))


def second(chart: str) -> str:
    """Return the id of the second picture of a pair."""
    return f"{chart}-second"


def face(scene: Scene) -> str:
    """Return what tells the pictures of a comparison, and what is above them, from others."""
    selection = scene.selection
    return f"+{selection.compare}+{axis(selection)}" if scene.paired else ""


def axis(selection: Selection) -> str:
    """Return what a comparison varies, as far as the bar knows it: its first, if it is several."""
    own = {"dates" if field in DATES else field for field in selection.varying}
    return next((name for name in VARY if name in own), "")


def picture(scene: Scene) -> Component:
    """Return both pictures of a comparison, or the one that shows the difference."""
    drawn = [chart.graph(name, props["figure"], scene) for name, props in figures(scene).items()]
    said = words(scene)
    heads = [caption(scene, name, said) for name in CAPTIONS]
    if scene.selection.compare == COMPARISONS[0]:
        both = [html.Div([*parts], className="side") for parts in zip(heads, drawn, strict=True)]
        return html.Div(both, className="pair", dir=scene.say.direction)
    top = html.Div(heads, className="captions", dir=scene.say.direction)
    return html.Div([top, *drawn], className="difference")


def figures(scene: Scene) -> dict[str, dict[str, Any]]:
    """Return the picture of each side, or of their difference, by the id of its chart."""
    view = scene.view
    if scene.selection.compare != COMPARISONS[0] or not scene.second:
        return {view.chart: view.props(difference.of(scene))}
    halves = [replace(side, beside=True) for side in (scene, scene.second)]
    charts = (view.chart, second(view.chart))
    return {name: view.props(side) for name, side in zip(charts, halves, strict=True)}


def changes(scene: Scene) -> dict[str, dict[str, Any]]:
    """Return what changes in the pictures when the selections do, by id."""
    return figures(scene) | words(scene)


def words(scene: Scene) -> Said:
    """Return what stands over each picture, by id: which side it is, and what it holds."""
    found: Said = {}
    if not scene.second:
        return found
    pair = (scene, scene.second)
    for caption, side, name in zip(CAPTIONS, pair, versus.sides(*pair), strict=True):
        found[f"{caption}-name"] = {"children": versus.capital(name)}
        found[f"{caption}-holds"] = {"children": versus.holds(side)}
        if axis(scene.selection) == "dates":
            found[f"{caption}-from"] = {"value": scene.say.digits(side.selection.since)}
            found[f"{caption}-to"] = {"value": scene.say.digits(side.selection.until)}
        elif axis(scene.selection):
            found[f"{caption}-others"] = {"children": others(scene, side)}
    return found


def caption(scene: Scene, caption: str, said: Said) -> Component:
    """Return the words over one picture, and what changes its side."""
    name, holds = f"{caption}-name", f"{caption}-holds"
    names = [html.H3(id=name, **said[name]), html.P(id=holds, className="hint", **said[holds])]
    kind = axis(scene.selection)
    edit = [(typed if kind == "dates" else pick)(scene, caption, said)] if kind else []
    parts = [html.Div(names, className="names"), *edit]
    return html.Div(parts, className="caption", dir=scene.say.direction)


def typed(scene: Scene, caption: str, said: Said) -> Component:
    """Return the dates of one side, to be typed."""
    first, last = scene.data_set.span
    fields = [
        end_of(
            scene,
            caption,
            end,
            placeholder=f"{bound:%Y-%m}" if scene.data_set.dated else "",
            **said[f"{caption}-{end}"],
        )
        for end, bound in (("from", first), ("to", last))
    ]
    return typed_dates(scene.say, fields, f"{caption}-dates", className="edit dates-of")


def end_of(scene: Scene, caption: str, end: str, placeholder: str, value: str) -> Component:
    """Return the field of one of the two dates of a side; `end` is from or to."""
    say = scene.say
    side = say(f"compare.{caption.partition('-')[2]}")
    label = say("compare.end", end=say(f"filters.{end}"), side=side)
    # Not one of Mantine's: an embed has none of them.
    field = dcc.Input(
        id=f"{caption}-{end}",
        type="text",
        placeholder=say.digits(placeholder),
        debounce=True,
        value=value,
    )
    return html.Label([html.Span(label, className="visually-hidden"), field])


def pick(scene: Scene, caption: str, said: Said) -> Component:
    """Return a list that opens, of what else one side may be."""
    heading = html.Summary(scene.say("compare.other"))
    links = html.Ul(id=f"{caption}-others", **said[f"{caption}-others"])
    return html.Details([heading, links], className=f"edit pick of-{axis(scene.selection)}")


def others(scene: Scene, side: Scene) -> Children:
    """Return a link to each of the few things that one side may be."""
    kind, links = axis(scene.selection), []
    for value in values(scene, kind):
        changed = side.selection.but(**{kind: value})
        one, other = (
            (changed, scene.selection.other) if side is scene else (scene.selection, changed)
        )
        named = (
            scene.say.name(versus.capital(scene.sentences.name(value[0])))
            if kind == "actors"  # of whom there are many
            else versus.side(replace(side, selection=changed), (kind,))
        )
        asked = one.against(other, *scene.selection.varying)
        links.append(html.Li(dcc.Link(versus.capital(named), href=addresses.here(asked))))
    return links


def values(scene: Scene, kind: str) -> list[Any]:
    """Return what a filter may be set to from the bar."""
    if kind == "actors":
        return [(who,) for _, who in sorted((scene.sentences.name(w), w) for w in busiest(scene))]
    if kind == "side":
        return [*SIDES]
    if kind == "types":
        return [(), *versus.bands().values()]
    return [(), *((status,) for status in STATUSES)]


def busiest(scene: Scene) -> list[str]:
    """Return who has most relations in all of the data, nodes or at their level actors."""
    known, every = scene.data_set.mentions, scene.data_set.nodes
    if scene.selection.level != LEVELS[0]:
        every = (*dict.fromkeys((*every, *scene.data_set.actors)),)
    return nsmallest(MOST, filter(known.get, every), key=lambda who: (-known[who], who))
