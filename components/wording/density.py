"""How many of many ties a picture draws, in words, with the ways to more of them and to fewer."""

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.drawing.marks import FEW
from components.scene import Scene
from data.density import MORE, ROWS, STRONGEST
from data.parameters import NOBODY
from data.selection import DRAWN

DENSITY = "density"  # the id of what is said
UNNAMED = "unnamed"  # the id of what assets/views/names.js says of names without room

Children = list[Component | str]


def layout(scene: Scene) -> list[Component]:
    """Return the places beside the summary, filled as far as the server knows."""
    forms = {
        f"data-{form}{hand}": scene.say(f"count.unnamed{hand.replace('-', '_')}.{form}")
        for form in ("one", "other")
        for hand in ("", "-touch")  # where nothing can be pointed at
    }
    return [
        html.P(children(scene), id=DENSITY),
        html.P(id=UNNAMED, **forms),
    ]


def children(scene: Scene) -> Children:
    """Say which of the ties are drawn, where they are many, and offer the others."""
    if scene.selection.view == "table":
        return rows(scene)
    if len(scene.results.drawn) <= FEW or not scene.view.labelled:
        return []
    many, wall = scene.style.density.many, scene.presented  # from the back row nobody can click
    if scene.selection.chosen and not many:  # what is chosen has its signs, and needs the line
        return []
    if wall:
        return [html.Span(said(scene))] if many else []
    return [html.Span(said(scene)), *(ways(scene) if many else [])]


def rows(scene: Scene, shown: int = ROWS) -> Children:
    """Say how many relations of too many stand in the table, with a button that brings more."""
    say, every = scene.say, len(scene.results.evidence)
    if every <= ROWS:
        return []
    if shown >= every:
        return [html.Span(say("density.all_rows", all=say.number(every)))]
    found: Children = [
        html.Span(say("density.rows", n=say.number(shown), all=say.number(every))),
    ]
    if not scene.presented:  # from the back row nobody can click
        next_ones = say("density.more_rows", n=say.number(min(ROWS, every - shown)))
        found.append(html.Button(next_ones, className="more-rows", **{"data-first": shown}))
    return found


def said(scene: Scene) -> str:
    """Say in a few words which of the ties are drawn."""
    say, density = scene.say, scene.style.density
    seen = scene.results.perspective
    whose = say.name(scene.sentences.name(seen)) if seen != NOBODY else ""
    return say(
        f"density.{density.rule}",
        name=whose,
        n=say.number(len(scene.style.lines)),
        all=say.number(len(scene.results.drawn)),
    )


def ways(scene: Scene) -> list[Component]:
    """Return a link to each other number of ties that can be drawn."""
    density, selection = scene.style.density, scene.selection
    offered = [way for way in DRAWN if way != density.rule and (way != "seen" or density.seen)]
    return [
        dcc.Link(_named(scene, way), href=addresses.here(selection.but(draw=way)))
        for way in offered
    ]


def _named(scene: Scene, way: str) -> str:
    say = scene.say
    counts = {"strongest": STRONGEST, "more": MORE, "seen": len(scene.style.density.seen)}
    seen = scene.results.perspective
    whose = say.name(scene.sentences.short(seen)) if way == "seen" else ""
    return say(f"draw.{way}", name=whose, n=say.number(counts.get(way, 0)))
