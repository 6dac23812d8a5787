"""The callbacks of the page: what is built, what is drawn, and what the browser answers alone."""

from collections.abc import Callable, Iterator
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from components import controls, embed, ids, page, redraw
from components.accepted import Accepted, one_of, optional, record, string, text
from components.panels import (
    stage,
)
from components.scene import Scenes
from components.takeaway import export, share
from components.view import Views
from components.views import catalogue, pair
from components.wording import card
from data.catalogue import Holding
from data.selection import Selection

# How much space the browser has, whether that is a classroom, and whether a frame elsewhere.
VIEWPORTS = ("wide", "compact", "present", "embed-wide", "embed-compact")
REMEMBERED = 48  # selections whose answers are kept


def whole(text: str) -> str:
    """Return a text without halves of letters, which no answer could carry."""
    return text.encode(errors="replace").decode()


# What a request may say of each property that a callback of this page reads.
ACCEPTED: Accepted = {
    f"{ids.EDITION}.data": record(viewport=one_of(VIEWPORTS)),
    f"{ids.URL}.search": optional(string),
    f"{ids.SELECTION}.data": text,
    f"{ids.ASKED}.data": string,
    f"{ids.VIEWPORT}.data": one_of(VIEWPORTS),
    "shown.data": lambda value: string(value) and value.partition("?")[0] in kinds(),
    **export.ACCEPTED,
    **share.ACCEPTED,
}


def kinds() -> frozenset[str]:
    """Return every kind of picture that may be on the page."""
    return stage.kinds(catalogue.VIEWS)


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
    for view in scenes.views:
        if view.register:
            view.register(app, scenes)
    return card.cards(scenes)


def register_server(app: Dash, scenes: Scenes) -> None:
    """Wire the page: a new edition is built whole, a new selection changes what it must."""

    @app.callback(
        Output("page", "children"),
        Input(ids.EDITION, "data"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def build(edition: dict[str, str], search: str | None) -> Component:
        return built(scenes, whole(search or "?"), edition["viewport"])

    answer = answering(scenes)
    app.callback(
        Output(ids.ANSWER, "data"),
        Input(ids.ASKED, "data"),
        State(ids.VIEWPORT, "data"),
        State("shown", "data"),
        prevent_initial_call=True,
    )(answer)


def built(scenes: Scenes, query: str, viewport: str) -> Component:
    """Return a whole edition of the page, or of an embed."""
    scene, ignored = scenes(query, viewport)
    if viewport.startswith("embed"):
        return embed.layout(scene, query, controls.grammar(scene, scenes.library.catalogue))
    return page.layout(scene, ignored, query, scenes.library.catalogue)


def answering(scenes: Scenes) -> Callable[[str, str, str], dict[str, Any]]:
    """Return what answers to a query in a viewport, where something else is shown.

    assets/drawing.js tells each part of the page what the answer changes. Outputs of a callback
    would be drawn two times more, as Dash marks them as loading and as loaded.
    """

    @scenes.library.remembers(REMEMBERED)
    def changes(
        holding: Holding, selection: Selection, ignored: tuple[str, ...], viewport: str, shown: str
    ) -> tuple[str, dict[str, dict[str, Any]]]:
        scene = scenes.of(holding, selection, viewport)
        if viewport.startswith("embed"):
            return embed.changes(scene, shown)
        return redraw.changes(scene, ignored, shown)

    def answer(query: str, viewport: str, shown: str) -> dict[str, Any]:
        query, before = whole(query), shown.partition("?")[0]
        scene, ignored = scenes(query, viewport)
        view, parts = changes(scene.holding, scene.selection, ignored, viewport, before)
        return {"after": before, "shown": view + query, "parts": parts}

    return answer


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
        in_browser("answered"),
        Output("shown", "data"),  # a callback with an output is called for a new page too
        Input(ids.ANSWER, "data"),
        State("shown", "data"),
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
