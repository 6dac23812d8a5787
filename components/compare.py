"""Compare: two selections side by side, or the difference between them, and what to vary.

Both pictures of a pair are drawn with small marks, whatever each of them holds, so that lines, dots
and the map's window are the same in both. Every choice is a link that the server wrote; only typed
dates are put into the address by the browser, see assets/versus.js.
"""

from dataclasses import replace
from types import ModuleType
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components import difference, versus
from components.scene import Scene
from data.comparison import then_and_now, together
from data.model import STATUSES
from data.selection import COMPARISONS, NOBODY, PAIRED, SIDES, Selection

WAY, BAR = "compare", "compare-bar"
CAPTIONS = ("compare-first", "compare-second")
VARY = ("dates", "status", "types", "side")  # what can be varied from the bar

Children = list[Component]


def second(chart: str) -> str:
    """Return the id of the second picture of a pair."""
    return f"{chart}-second"


def face(scene: Scene) -> str:
    """Return what tells a pair, or a difference, from the picture of one selection."""
    return f"+{scene.selection.compare}" if scene.paired else ""


def way(scene: Scene) -> dict[str, Any]:
    """Return the properties of the link that begins a comparison: then and now."""
    selection = scene.selection
    return {"href": then_and_now(selection, scene.data_set.span).to_query()}


def link(scene: Scene) -> Component:
    """Return the link that begins a comparison."""
    say = scene.say
    return dcc.Link(
        say("compare.open"), id=WAY, className="opens", title=say("compare.hint"), **way(scene)
    )


def bar(scene: Scene) -> Children:
    """Return what can be done with a comparison: vary something else, look otherwise, leave."""
    if not scene.second:
        return []
    say, selection = scene.say, scene.selection
    by = [(say(f"vary.{name}"), varied(scene, name), name == axis(selection)) for name in VARY]
    looks = [
        (say(f"compare.{name}"), selection.but(compare=name), name == selection.compare)
        for name in COMPARISONS
    ]
    paired = scene.paired
    return [
        html.Div(
            [
                choices(say("compare.by"), by),
                *([choices(say("compare.look"), looks)] if paired else []),
                html.Div(
                    [
                        dcc.Link(
                            say("compare.swap"),
                            href=swapped(selection).to_query(),
                            title=say("compare.swap_hint"),
                        ),
                        dcc.Link(
                            say("compare.leave"),
                            href=together(selection).to_query(),
                            id="compare-leave",
                            title=say("compare.leave_hint"),
                        ),
                    ],
                    className="leaving",
                ),
            ],
            className="compare-bar",
        ),
        *([] if paired else [alone(scene, scene.second)]),
    ]


def choices(label: str, links: list[tuple[str, Selection, bool]]) -> Component:
    """Return links in a row under a label; where the reader is already is none."""
    return html.Nav(
        [
            html.Span(label, className="eyebrow", **{"aria-hidden": "true"}),
            *(
                html.Span(text, className="chosen", **{"aria-current": "true"})
                if here
                else dcc.Link(text, href=selection.to_query())
                for text, selection, here in links
            ),
        ],
        className="choice",
        **{"aria-label": label},
    )


def alone(scene: Scene, other: Scene) -> Component:
    """Say that this view shows one side only, and where both are to be seen."""
    say = scene.say
    first, _ = versus.sides(scene, other)
    links = [
        dcc.Link(say(f"view.{view}"), href=scene.selection.but(view=view).to_query())
        for view in PAIRED
    ]
    return html.P([say("compare.alone", first=first), *links], className="alone hint")


def axis(selection: Selection) -> str:
    """Return what a comparison varies, as far as the bar knows it: its first, if it is several."""
    own = {"dates" if name in ("from", "to") else name for name in selection.varying}
    return next((name for name in VARY if name in own), "")


def varied(scene: Scene, name: str) -> Selection:
    """Return a comparison that varies one thing only, beginning with what shows most."""
    start = together(scene.selection).but(compare=scene.selection.compare)
    if name == "dates":
        return then_and_now(start, scene.data_set.span)
    if name == "status":
        return start.but(status=STATUSES[:1]).against(start.but(status=()), name)
    if name == "types":
        friendly, hostile = (versus.bands()[band] for band in ("cooperation", "conflict"))
        return start.but(types=friendly).against(start.but(types=hostile), name)
    anyone = scene.nodes[:1] if scene.perspective == NOBODY else (scene.perspective,)
    start = start.but(actors=start.actors or anyone)
    return start.but(side="acts").against(start.but(side="acted-upon"), name)


def swapped(selection: Selection) -> Selection:
    """Return the comparison with its sides exchanged."""
    there = selection.other.but(compare=selection.compare)
    return there.against(selection, *selection.varying)


def picture(scene: Scene, panel: ModuleType) -> Component:
    """Return both pictures of a comparison, or the one that shows the difference."""
    words = captions(scene)
    drawn = [
        dcc.Graph(id=chart, figure=props["figure"], config=scene.config, className="chart")
        for chart, props in figures(scene, panel).items()
    ]
    heads = [
        html.Div(words[caption], id=caption, className="caption", dir=scene.say.direction)
        for caption in CAPTIONS
    ]
    if scene.selection.compare == COMPARISONS[0]:
        both = [html.Div([*parts], className="side") for parts in zip(heads, drawn, strict=True)]
        return html.Div(both, className="pair", dir=scene.say.direction)
    top = html.Div(heads, className="captions", dir=scene.say.direction)
    return html.Div([top, *drawn], className="difference")


def figures(scene: Scene, panel: ModuleType) -> dict[str, dict[str, Any]]:
    """Return the picture of each side, or of their difference, by the id of its chart."""
    if scene.selection.compare != COMPARISONS[0] or not scene.second:
        return {panel.CHART: panel.props(difference.of(scene))}
    halves = [replace(side, beside=True) for side in (scene, scene.second)]
    charts = (panel.CHART, second(panel.CHART))
    return {chart: panel.props(side) for chart, side in zip(charts, halves, strict=True)}


def changes(scene: Scene, panel: ModuleType) -> dict[str, dict[str, Any]]:
    """Return what changes in the pictures when the selections do, by id."""
    words = captions(scene)
    return figures(scene, panel) | {name: {"children": words[name]} for name in CAPTIONS}


def captions(scene: Scene) -> dict[str, Children]:
    """Return what stands over each picture: which side it is, what it holds, what to change."""
    if not scene.second:
        return {}
    pair = (scene, scene.second)
    names = [versus.capital(name) for name in versus.sides(*pair)]
    return {
        caption: [
            html.Div(
                [html.H3(name), html.P(versus.holds(side), className="hint")], className="names"
            ),
            *edit(scene, side, caption, name),
        ]
        for caption, side, name in zip(CAPTIONS, pair, names, strict=True)
    }


def edit(scene: Scene, side: Scene, caption: str, name: str) -> Children:
    """Return what changes one side: its dates, typed, or a choice of one from a few."""
    kind = axis(scene.selection)
    if not kind:
        return []
    if kind != "dates":
        return [pick(scene, side, kind, name)]
    say, span = scene.say, scene.data_set.span
    dates = zip(("from", "to"), (side.selection.since, side.selection.until), span, strict=True)
    return [
        html.Div(
            [
                dmc.TextInput(
                    id=f"{caption}-{end}",
                    value=say.digits(value),
                    placeholder=say.digits(f"{bound:%Y-%m}"),
                    debounce=True,
                    size="xs",
                    **{"aria-label": say("compare.end", end=say(f"filters.{end}"), side=name)},
                )
                for end, value, bound in dates
            ],
            className="edit typed",
        )
    ]


def pick(scene: Scene, side: Scene, kind: str, name: str) -> Component:
    """Return a list that opens, of what else one side may be."""
    links = []
    for value in values(kind):
        changed = side.selection.but(**{kind: value})
        one, other = (
            (changed, scene.selection.other) if side is scene else (scene.selection, changed)
        )
        words = versus.capital(versus.side(replace(side, selection=changed), (kind,)))
        asked = one.against(other, *scene.selection.varying)
        links.append(html.Li(dcc.Link(words, href=asked.to_query())))
    heading = html.Summary(scene.say("compare.other"), **{"aria-label": f"{name}"})
    return html.Details([heading, html.Ul(links)], className="edit pick")


def values(kind: str) -> list[Any]:
    """Return what a filter may be set to from the bar."""
    if kind == "side":
        return [*SIDES]
    if kind == "types":
        return [(), *versus.bands().values()]
    return [(), *((status,) for status in STATUSES)]
