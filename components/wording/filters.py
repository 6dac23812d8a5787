"""The filters in force in words, each with the way to be without it, and the way out of nothing."""

from collections.abc import Iterator

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.scene import Scene
from components.wording import sources, versus
from data.filtering import apply, of_chosen
from data.selection import Selection

Children = list[Component | str] | Component | str | None


def in_force(scene: Scene) -> tuple[str, str]:
    """Name the filters in one line, and what is chosen: that dims the rest, but leaves it in."""
    named = " · ".join(scene.say.name(text) for text, _ in removable(scene))
    return named, scene.sentences.chosen() if scene.selection.chosen else ""


def chips(scene: Scene) -> list[Component]:
    """Return a link for each filter in force that takes it away, and one that takes all away."""
    say = scene.say
    links: list[Component] = [
        dcc.Link(
            [html.Span(text), html.Span("\u00d7", **{"aria-hidden": "true"})],
            href=addresses.here(selection),
            className="chip",
            title=say("filters.remove", name=text),
        )
        for text, selection in removable(scene)
    ]
    if not links:
        return []
    if may_narrow(scene.selection):
        links.insert(0, between(scene))
    clear = dcc.Link(
        say("filters.clear"),
        href=addresses.here(scene.selection.cleared),
        id="clear-filters",
        className="clear",
    )
    return [*links, clear]


def may_narrow(selection: Selection) -> bool:
    """Tell whether relations of several actors were asked for, and not only those between them."""
    shared = selection.shared
    return len(shared.actors) > 1 and shared.side != "between" and "side" not in selection.varying


def between(scene: Scene) -> Component:
    """Return a link to the relations between the actors alone."""
    there = addresses.here(scene.selection.but(side="between"))
    return dcc.Link(scene.say("filters.between"), href=there, className="chip offer")


def removable(scene: Scene) -> Iterator[tuple[str, Selection]]:
    """Yield each active filter in words, with the selection that is left without it.

    Of two selections that are compared it is what both share.
    """
    say, selection = scene.say, scene.selection
    shared = selection.shared
    if shared.since or shared.until:
        yield scene.sentences.dates, selection.but(since="", until="")
    for actor in shared.actors:
        rest = tuple(other for other in selection.actors if other != actor)
        yield scene.sentences.name(actor), selection.but(actors=rest)
    if shared.side != "either":
        yield say(f"side.{selection.side}"), selection.but(side="either")
    if shared.types:
        yield versus.kinds(say, shared.types), selection.but(types=())
    if shared.status:
        names = [say(f"status.{status}") for status in selection.status]
        yield say.listing(names), selection.but(status=())
    if shared.source:
        yield sources.kinds_asked(scene, shared.source), selection.but(source=())
    if shared.owner:
        yield sources.owners_asked(say, shared.owner), selection.but(owner=())


def empty(scene: Scene) -> Children:
    """Say why nothing is shown, and offer the one click that brings something back."""
    if scene.drawn:
        return None
    say = scene.say
    ways = [
        html.Li(dcc.Link(say("empty.without", name=text), href=addresses.here(selection)))
        for text, selection in removable(scene)
        if len(of_chosen(selection, apply(selection, scene.data_set.relations)).counted)
    ]
    if scene.results.ties:  # nothing is in the way but what is chosen
        name, whole = scene.sentences.chosen(), addresses.here(scene.selection.choosing())
        ways.insert(0, html.Li(dcc.Link(say("pins.let_go", name=name), href=whole)))
    clear = html.Li(dcc.Link(say("filters.clear"), href=addresses.here(scene.selection.cleared)))
    ways = ways or [clear]
    if there := addresses.opening(scene.selection):
        ways.append(html.Li(html.A(say("open.title"), href=there)))
    if there := addresses.reading(scene.selection):
        ways.append(html.Li(html.A(say("read.title"), href=there)))
    return html.Div([html.P(say("empty.why")), html.Ul(ways)], className="empty", role="status")
