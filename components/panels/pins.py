"""The pins: what is chosen, each thing with its relations, and what else can be done with it."""

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.language.texts import Words
from components.scene import Scene
from data.chosen import DASH, nodes_of
from data.selection import ONLY

PINS = "pins"
CROSS = "\u00d7"


def children(scene: Scene) -> list[Component]:
    """Return a row with a pin for each thing, as long as anything is chosen outside a story."""
    if not scene.selection.chosen or scene.results.step:
        return []
    say = scene.say
    listed = html.Ul(
        [html.Li(pin(scene, thing)) for thing in scene.selection.chosen],
        **{"aria-label": say("pins.heading")},
    )
    return [html.Div([listed, more(say), only(scene), leave(scene)], className="pins")]


def pin(scene: Scene, thing: str) -> Component:
    """Return one thing with the number of its counted relations, a link that lets go of it."""
    say, selection = scene.say, scene.selection
    name = DASH.join(say.name(scene.sentences.name(node)) for node in nodes_of(thing))
    number = say.number(len(scene.results.about(thing).counted))
    cross = html.Span(CROSS, **{"aria-hidden": "true"})
    return dcc.Link(
        [html.Span(name), " ", html.Strong(number), " ", cross],
        href=addresses.here(selection.choosing(*({*selection.chosen} - {thing}))),
        className="pin",
        title=say("pins.let_go", name=name),
    )


def more(say: Words) -> html.Button:
    """Return the button after which what is chosen next is pinned too; Shift does it without."""
    told = {"aria-pressed": "false", "data-asks": say("pins.next"), "data-rests": say("pins.more")}
    look = {"className": "opens", "id": "pins-more", "title": say("pins.another")}
    return html.Button(say("pins.more"), **look, **told)


def only(scene: Scene) -> Component:
    """Return the link that takes what is not chosen out of the picture, or brings it back."""
    say, selection = scene.say, scene.selection
    now = bool(selection.only)
    return dcc.Link(
        say("pins.whole" if now else "pins.only"),
        href=addresses.here(selection.but(only="" if now else ONLY[0])),
        className="opens pressed" if now else "opens",
        id="pins-only",
    )


def leave(scene: Scene) -> Component:
    """Return the link that lets go of all; Escape does the same."""
    return dcc.Link(
        [html.Span(scene.say("pins.leave")), " ", html.Kbd("Esc")],
        href=addresses.here(scene.selection.choosing()),
        className="opens",
        id="pins-leave",
    )
