"""Compare: two selections side by side, or the difference between them, and what to vary.

Both pictures of a pair are drawn with small marks, whatever each of them holds, so that lines, dots
and the map's window are the same in both. Every choice is a link that the server wrote; only typed
dates are put into the address by the browser, see assets/panels/compare.js.
"""

from dataclasses import replace
from types import ModuleType
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.scene import Scene
from components.views import difference
from components.wording import versus
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
    """Return what tells the pictures of a comparison, and what is above them, from others."""
    selection = scene.selection
    return f"+{selection.compare}+{axis(selection)}" if scene.paired else ""


def way(scene: Scene) -> dict[str, Any]:
    """Return where the link leads that begins a comparison, then and now, and ends it again."""
    say, selection = scene.say, scene.selection
    if selection.versus:
        leave = addresses.here(together(selection))
        return {"href": leave, "title": say("compare.leave_hint"), "className": "opens pressed"}
    begin = addresses.here(halved(scene, selection))
    return {"href": begin, "title": say("compare.hint"), "className": "opens"}


def halved(scene: Scene, selection: Selection) -> Selection:
    """Return then and now, divided near the middle of the dates of what is lit."""
    lit = scene.results.lit_relations
    first, last = scene.data_set.span_of(lit)
    return then_and_now(selection, (first, last) if first < last else scene.data_set.span, lit)


def link(scene: Scene) -> Component:
    """Return the link that begins a comparison."""
    return dcc.Link(scene.say("compare.open"), id=WAY, **way(scene))


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
                            href=addresses.here(swapped(selection)),
                            title=say("compare.swap_hint"),
                        ),
                        dcc.Link(
                            say("compare.leave"),
                            href=addresses.here(together(selection)),
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
                else dcc.Link(text, href=addresses.here(selection))
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
        dcc.Link(say(f"view.{view}"), href=addresses.here(scene.selection.but(view=view)))
        for view in PAIRED
    ]
    both = html.Span([say("compare.both"), *links], className="both")
    return html.P([say("compare.alone", first=first), " ", both], className="alone hint")


def axis(selection: Selection) -> str:
    """Return what a comparison varies, as far as the bar knows it: its first, if it is several."""
    own = {"dates" if name in ("from", "to") else name for name in selection.varying}
    return next((name for name in VARY if name in own), "")


def varied(scene: Scene, name: str) -> Selection:
    """Return a comparison that varies one thing only, beginning with what shows most."""
    start = together(scene.selection).but(compare=scene.selection.compare)
    if name == "dates":
        return halved(scene, start)
    if name == "status":
        return start.but(status=STATUSES[:1]).against(start.but(status=()), name)
    if name == "types":
        friendly, hostile = (versus.bands()[band] for band in ("cooperation", "conflict"))
        return start.but(types=friendly).against(start.but(types=hostile), name)
    if start.actors:
        return start.but(side="acts").against(start.but(side="acted-upon"), name)
    # A side needs somebody whose side it is; who was not chosen leaves with the comparison.
    anyone = (
        scene.results.nodes[:1]
        if scene.results.perspective == NOBODY
        else (scene.results.perspective,)
    )
    start = start.but(actors=anyone)
    return start.but(side="acts").against(start.but(side="acted-upon"), "actors", name)


def swapped(selection: Selection) -> Selection:
    """Return the comparison with its sides exchanged."""
    there = selection.other.but(compare=selection.compare)
    return there.against(selection, *selection.varying)


def picture(scene: Scene, panel: ModuleType) -> Component:
    """Return both pictures of a comparison, or the one that shows the difference."""
    drawn = [
        dcc.Graph(id=chart, figure=props["figure"], config=scene.config, className="chart")
        for chart, props in figures(scene, panel).items()
    ]
    heads = [caption(scene, name) for name in CAPTIONS]
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
    return figures(scene, panel) | words(scene)


def words(scene: Scene) -> dict[str, dict[str, Any]]:
    """Return what stands over each picture, by id: which side it is, and what it holds."""
    found: dict[str, dict[str, Any]] = {}
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


def caption(scene: Scene, caption: str) -> Component:
    """Return the words over one picture, and what changes its side."""
    said = words(scene)
    name, holds = f"{caption}-name", f"{caption}-holds"
    names = [
        html.H3(id=name, **said[name]),
        html.P(id=holds, className="hint", **said[holds]),
    ]
    kind = axis(scene.selection)
    return html.Div(
        [
            html.Div(names, className="names"),
            *(
                [typed(scene, caption)]
                if kind == "dates"
                else [pick(scene, caption)]
                if kind
                else []
            ),
        ],
        className="caption",
        dir=scene.say.direction,
    )


def typed(scene: Scene, caption: str) -> Component:
    """Return the dates of one side, to be typed."""
    say, said = scene.say, words(scene)
    ends = zip(("from", "to"), scene.data_set.span, strict=True)
    fields = [
        html.Label(
            [
                html.Span(
                    say(
                        "compare.end",
                        end=say(f"filters.{end}"),
                        side=say(f"compare.{caption.partition('-')[2]}"),
                    ),
                    className="visually-hidden",
                ),
                # Not one of Mantine's: an embed has none of them.
                dcc.Input(
                    id=f"{caption}-{end}",
                    type="text",
                    placeholder=say.digits(f"{bound:%Y-%m}"),
                    debounce=True,
                    **said[f"{caption}-{end}"],
                ),
            ]
        )
        for end, bound in ends
    ]
    return html.Div(fields, className="edit dates-of", **{"data-wrong": say("compare.wrong")})


def pick(scene: Scene, caption: str) -> Component:
    """Return a list that opens, of what else one side may be."""
    heading = html.Summary(scene.say("compare.other"))
    links = html.Ul(id=f"{caption}-others", **words(scene)[f"{caption}-others"])
    return html.Details([heading, links], className=f"edit pick of-{axis(scene.selection)}")


def others(scene: Scene, side: Scene) -> Children:
    """Return a link to each of the few things that one side may be."""
    kind, links = axis(scene.selection), []
    for value in values(kind):
        changed = side.selection.but(**{kind: value})
        one, other = (
            (changed, scene.selection.other) if side is scene else (scene.selection, changed)
        )
        named = versus.capital(versus.side(replace(side, selection=changed), (kind,)))
        asked = one.against(other, *scene.selection.varying)
        links.append(html.Li(dcc.Link(named, href=addresses.here(asked))))
    return links


def values(kind: str) -> list[Any]:
    """Return what a filter may be set to from the bar."""
    if kind == "side":
        return [*SIDES]
    if kind == "types":
        return [(), *versus.bands().values()]
    return [(), *((status,) for status in STATUSES)]
