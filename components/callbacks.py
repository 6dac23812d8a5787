"""The callbacks of the page: what is built, what is drawn, and what the browser answers alone."""

from collections.abc import Iterator

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from components import answers, controls, first, ids
from components.accepted import Accepted, one_of, optional, record, string, text
from components.evidence import windows
from components.scene import Scenes
from components.takeaway import export, reference, share
from components.view import Views
from components.views import catalogue, pair
from components.wording import card


def whole(text: str) -> str:
    """Return a text without halves of letters, which no answer could carry."""
    return text.encode(errors="replace").decode()


# What a request may say of each property that a callback of this page reads.
ACCEPTED: Accepted = {
    f"{ids.EDITION}.data": record(viewport=one_of(answers.VIEWPORTS)),
    f"{ids.URL}.search": optional(string),
    f"{ids.SELECTION}.data": text,
    f"{ids.VIEWPORT}.data": one_of(answers.VIEWPORTS),
    **export.ACCEPTED,
    **share.ACCEPTED,
    **reference.ACCEPTED,
}


def accepted() -> Accepted:
    """Return the tests of what a request may say, with those of the views' own properties."""
    own = {end: test for view in catalogue.VIEWS for end, test in view.accepted.items()}
    return {**ACCEPTED, **own}


def register(app: Dash, scenes: Scenes) -> card.CardOf:
    """Wire everything, and return what makes the card of a query for those who link to it."""
    register_server(app, scenes)
    register_browser(app)
    controls.register(app)
    export.register(app, scenes)
    share.register(app, scenes)
    reference.register(app, scenes)
    windows.register(app.server, scenes)
    for view in scenes.views:
        if view.register:
            view.register(app, scenes)
    return card.cards(scenes)


def register_server(app: Dash, scenes: Scenes) -> None:
    """Wire the page: a new edition is built whole; what a selection changes, `answers` tells."""

    @app.callback(
        Output("page", "children"),
        Input(ids.EDITION, "data"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def build(edition: dict[str, str], search: str | None) -> Component:
        return first.built(scenes, whole(search or "?"), edition["viewport"])

    answers.register(app.server, scenes)


def register_browser(app: Dash) -> None:
    """Wire what the browser answers alone: addresses, finished drawings, clicks that choose."""
    app.clientside_callback(
        in_browser("edition"),
        Output(ids.EDITION, "data"),
        Input(ids.URL, "search"),
        Input(ids.URL, "pathname"),  # told when a presentation begins or ends
        State(ids.EDITION, "data"),
    )
    app.clientside_callback(
        in_browser("brought"),
        Output("page", "children", allow_duplicate=True),
        Input(ids.BROUGHT, "data"),
        prevent_initial_call=True,
    )
    # A callback, since of what is told otherwise Dash wires nothing that is new.
    app.clientside_callback(
        in_browser("surrounded"),
        [Output(part, "children", allow_duplicate=True) for part in ids.AROUND],
        Input(ids.SEEN, "data"),
        prevent_initial_call=True,
    )
    # Only a callback with an output is called for a new page; nothing is ever put out.
    app.clientside_callback(
        in_browser("opened"), Output(ids.SHOWN, "clear_data"), Input(ids.SHOWN, "data")
    )
    for chart, prop, answer_to in clicks(catalogue.VIEWS):
        app.clientside_callback(in_browser(answer_to), Input(chart, prop))


def in_browser(name: str) -> ClientsideFunction:
    """Return a function of our scripts."""
    return ClientsideFunction("entente", name)


def clicks(views: Views) -> Iterator[tuple[str, str, str]]:
    """Yield each chart, its property that a click changes, and the function that answers to it."""
    for view in views:
        for prop, answer_to in view.clicks.items():
            yield view.chart, prop, answer_to
            if view.paired:
                yield pair.second(view.chart), prop, answer_to
