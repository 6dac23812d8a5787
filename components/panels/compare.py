"""Compare: how a comparison of two selections begins, what it varies, and how it ends.

Every choice is a link that the server wrote.
"""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.scene import Scene
from components.views.pair import VARY, axis, busiest
from components.wording import versus
from data.comparison import then_and_now, together
from data.model import STATUSES
from data.parameters import NOBODY
from data.selection import COMPARISONS, SIDES, Selection

WAY, BAR = "compare", "compare-bar"
PAIR = 2  # nodes

Children = list[Component]


def way(scene: Scene) -> dict[str, Any]:
    """Return where the link leads that begins a comparison, then and now, and ends it again."""
    say, selection = scene.say, scene.selection
    if selection.versus:
        leave = addresses.here(together(selection))
        return {"href": leave, "title": say("compare.leave_hint"), "className": "opens pressed"}
    first = offered(scene)[0]
    begins = halved(scene, selection) if first == "dates" else varied(scene, first)
    begin = addresses.here(begins)
    title = say("compare.hint" if first == "dates" else "compare.open")
    return {"href": begin, "title": title, "className": "opens"}


def halved(scene: Scene, selection: Selection) -> Selection:
    """Return then and now, divided near the middle of the dates of what is highlighted."""
    shown = scene.results.highlighted_relations
    first, last = shown.span or scene.data_set.span
    return then_and_now(selection, (first, last) if first < last else scene.data_set.span, shown)


def link(scene: Scene) -> Component:
    """Return the link that begins a comparison."""
    return dcc.Link(scene.say("compare.open"), id=WAY, **way(scene))


def bar(scene: Scene) -> Children:
    """Return what can be done with a comparison: vary something else, look otherwise, leave."""
    if not scene.second:
        return []
    paired = scene.paired
    parts = [vary(scene), *([look(scene)] if paired else []), leaving(scene)]
    rest = [] if paired else [alone(scene, scene.second)]
    return [html.Div(parts, className="compare-bar"), *rest]


def vary(scene: Scene) -> Component:
    """Return the choice of what the two selections differ in."""
    say, now = scene.say, axis(scene.selection)
    links = [(say(f"vary.{name}"), varied(scene, name), name == now) for name in offered(scene)]
    return choices(say("compare.by"), links)


def offered(scene: Scene) -> list[str]:
    """Return what the two selections may differ in: dates only where something has one."""
    lacking = {"dates": not scene.data_set.dated, "actors": len(scene.data_set.nodes) < PAIR}
    return [name for name in VARY if not lacking.get(name)]


def look(scene: Scene) -> Component:
    """Return the choice between both pictures and their difference."""
    say, selection = scene.say, scene.selection
    links = [
        (say(f"compare.{name}"), selection.but(compare=name), name == selection.compare)
        for name in COMPARISONS
    ]
    return choices(say("compare.look"), links)


def leaving(scene: Scene) -> Component:
    """Return the links that exchange the two sides, and that end the comparison."""
    say, selection = scene.say, scene.selection
    swap = addresses.here(swapped(selection))
    leave = addresses.here(together(selection))
    links = [
        dcc.Link(say("compare.swap"), href=swap, title=say("compare.swap_hint")),
        dcc.Link(
            say("compare.leave"), href=leave, id="compare-leave", title=say("compare.leave_hint")
        ),
    ]
    return html.Div(links, className="leaving")


def choices(label: str, links: list[tuple[str, Selection, bool]]) -> Component:
    """Return links in a row under a label; where the reader is already is none."""
    heading = html.Span(label, className="eyebrow", **{"aria-hidden": "true"})
    each = [
        html.Span(text, className="chosen", **{"aria-current": "true"})
        if here
        else dcc.Link(text, href=addresses.here(selection))
        for text, selection, here in links
    ]
    return html.Nav([heading, *each], className="choice", **{"aria-label": label})


def alone(scene: Scene, other: Scene) -> Component:
    """Say that this view shows one side only, and where both are to be seen."""
    say = scene.say
    first, _ = versus.sides(scene, other)
    links = [
        dcc.Link(say(f"view.{view.name}"), href=addresses.here(scene.selection.but(view=view.name)))
        for view in scene.views.paired
    ]
    both = html.Span([say("compare.both"), *links], className="both")
    return html.P([say("compare.alone", first=first), " ", both], className="alone hint")


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
    if name == "actors":
        one, other = two(scene, start)
        start = start.but(side=SIDES[0] if start.side == "between" else start.side)
        return start.but(actors=(one,)).against(start.but(actors=(other,)), name)
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


def two(scene: Scene, selection: Selection) -> tuple[str, str]:
    """Return the two to begin with: who was chosen, whose view it is, then the busiest."""
    known = (*busiest(scene), *scene.data_set.nodes[:PAIR])
    likely = dict.fromkeys((*selection.actors, scene.results.perspective, *known))
    first, second, *_ = (one for one in likely if one != NOBODY)
    return first, second


def swapped(selection: Selection) -> Selection:
    """Return the comparison with its sides exchanged."""
    there = selection.other.but(compare=selection.compare)
    return there.against(selection, *selection.varying)
