"""The page: header, rail, stage and evidence, and the one callback that redraws them."""

from collections.abc import Iterator
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from components import embed, ids
from components.accepted import Accepted, one_of, optional, record, string, text
from components.language.texts import Words
from components.panels import (
    compare,
    dialog,
    evidence,
    filters,
    hint,
    links,
    present,
    stage,
    story,
    when,
)
from components.panels.choice import select
from components.scene import Scene, Scenes
from components.takeaway import export, share
from components.view import Views
from components.views import catalogue, pair, timeline
from components.wording import card, headline
from data.catalogue import Catalogue, Holding
from data.selection import Selection
from data.states import LANGUAGES

# How much space the browser has, whether that is a classroom, and whether a frame elsewhere.
ROOMS = ("wide", "compact", "present", "embed-wide", "embed-compact")
# What assets/server/connection.js says of the server, and what it says where there is no page yet.
STATES = ("busy", "gone", "unseen", "lost", "back")
ALONE = {"busy": "busy", "unseen": "alone", "lost": "lost"}
REMEMBERED = 48  # selections whose answers are kept
THEME = {
    "primaryColor": "dark",
    "fontFamily": "var(--sans)",
    "fontFamilyMonospace": "monospace",
    "headings": {"fontFamily": "var(--serif)"},
    "defaultRadius": "md",
    "focusRing": "auto",
}


def whole(text: str) -> str:
    """Return a text without halves of letters, which no answer could carry."""
    return text.encode(errors="replace").decode()


# What a request may say of each property that a callback of this page reads.
ACCEPTED: Accepted = {
    f"{ids.EDITION}.data": record(room=one_of(ROOMS)),
    f"{ids.URL}.search": optional(string),
    f"{ids.SELECTION}.data": text,
    f"{ids.ASKED}.data": string,
    f"{ids.ROOM}.data": one_of(ROOMS),
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


def skeleton() -> html.Div:
    """Return what every page starts from: the address, and the room that it will fill."""
    return html.Div(
        [
            dcc.Location(id=ids.URL, refresh="callback-nav"),
            dcc.Store(id=ids.EDITION),
            html.Div(id="page"),
            # What assets/server/offline.js says where there is no page to say it on.
            html.P(
                id="alone",
                role="status",
                **{
                    f"data-{state}-{language}": Words(language)(f"offline.{text}")
                    for language in LANGUAGES
                    for state, text in ALONE.items()
                },
            ),
        ]
    )


def layout(scene: Scene, ignored: tuple[str, ...], query: str, catalogue: Catalogue) -> Component:
    """Return a whole edition of the page: one data set in one language, drawn."""
    say = scene.say
    body = [
        dcc.Store(id=ids.ADDRESS, data=query),
        dcc.Store(id=ids.SELECTION, data=query),
        filters.grammar(scene.data_set, catalogue),
        dcc.Store(id="shown", data=stage.kind(scene) + query),
        dcc.Store(id=ids.ASKED),
        dcc.Store(id=ids.ANSWER),
        dcc.Store(id=ids.ROOM, data=room_of(scene)),
        html.A(say("page.skip"), href="#stage", className="skip"),
        header(scene, catalogue),
        html.Main(
            [
                filters.layout(scene),
                middle(scene, ignored),
                evidence.layout(scene),
                connection(say),
                html.Div(id=ids.LISTS),
            ]
        ),
        sheets(say),
        *present.layout(scene),
        hint.layout(say),
        share.layout(scene),
        export.layout(scene),
    ]
    return dmc.MantineProvider(
        dmc.DirectionProvider(body, direction=say.direction),
        id="mantine",
        theme=THEME,
        forceColorScheme=scene.selection.theme,
    )


def middle(scene: Scene, ignored: tuple[str, ...]) -> html.Div:
    """Return the stage, and under it the strip of time."""
    strip = timeline.layout(scene, compare.link(scene))
    return html.Div([stage.layout(scene, above(scene, ignored)), strip], className="middle")


def above(scene: Scene, ignored: tuple[str, ...]) -> list[Component]:
    """Return what stands between the tabs and the picture: the words, and what is compared."""
    return [
        story.layout(scene),
        headline.layout(scene, ignored),
        html.Div(compare.bar(scene), id=compare.BAR),
        html.Div(headline.empty(scene), id="empty"),
    ]


def room_of(scene: Scene) -> str:
    """Return the room that a scene is drawn for."""
    return "present" if scene.presented else "compact" if scene.compact else "wide"


def header(scene: Scene, catalogue: Catalogue) -> html.Header:
    """Return the name of the atlas, its data sets, its languages and its themes."""
    say, selection = scene.say, scene.selection
    titles = [{"value": n, "label": d.titles[selection.lang]} for n, d in catalogue.items()]
    languages = [{"value": la, "label": Words(la)("page.language_name")} for la in LANGUAGES]
    return html.Header(
        [
            html.H1("Entente"),
            html.P(say("page.tagline"), className="tagline"),
            select("data-set", say("page.data_set"), titles, selection.data),
            html.Div(className="spring"),
            select("language", say("page.language"), languages, selection.lang),
            html.Button(
                "\u25d0",
                id="theme",
                title=say("page.theme"),
                className="icon",
                **{"aria-label": say("page.theme")},
            ),
            *story.opener(scene),
            present.opener(say),
            dialog.button(share.NAME, say),
            dialog.button(export.NAME, say),
        ]
    )


def connection(say: Words) -> html.P:
    """Return where the page says that the server is gone; assets/server/offline.js fills it."""
    texts = {f"data-{state}": say(f"offline.{state}") for state in STATES}
    return html.P(id="connection", role="status", **texts)


def sheets(say: Words) -> html.Nav:
    """Return the buttons that open the rail and the evidence on a narrow screen."""
    return html.Nav(
        [
            html.Button(
                say("filters.heading"),
                className="sheet",
                **{"data-sheet": "filters", "aria-expanded": "false"},
            ),
            html.Button(
                say("evidence.heading"),
                className="sheet",
                **{"data-sheet": "evidence", "aria-expanded": "false"},
            ),
        ],
        className="sheets",
        **{"aria-label": say("page.panels")},
    )


def changes(
    scene: Scene, ignored: tuple[str, ...], shown: str
) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return the view that is shown now, and the new properties of each part of the page by id."""
    view, found = stage.changes(scene, shown)
    counts = filters.tallies(scene)
    if not scene.presented:  # on the wall there is no strip, and drawing it unseen takes time
        found[timeline.CHART] = {"figure": timeline.figure(scene)}
    found |= {
        headline.TITLE: {"children": headline.title(scene)},
        headline.SUMMARY: headline.said(scene),
        headline.CHIPS: {"children": headline.chips(scene)},
        headline.NOTE: {"children": headline.note(scene, ignored)},
        compare.BAR: {"children": compare.bar(scene)},
        compare.WAY: compare.way(scene),
        "empty": {"children": headline.empty(scene)},
        ids.EVIDENCE: {"children": evidence.children(scene)},
        when.HISTOGRAM: {"style": when.histogram(scene)},
        when.SPAN: {"children": scene.sentences.dates},
        **story.changes(scene),
        links.LINKS: {"children": links.links(scene)},
        **{f"count-{value}": {"children": count} for value, count in counts.items()},
    }
    return view, found


def register(app: Dash, scenes: Scenes) -> card.CardOf:
    """Wire everything, and return what makes the card of a query for those who link to it."""
    register_server(app, scenes)
    register_browser(app)
    filters.register(app)
    export.register(app, scenes)
    share.register(app, scenes)
    for view in scenes.views:
        if view.register:
            view.register(app, scenes)
    return card.cards(scenes)


def register_server(app: Dash, scenes: Scenes) -> None:
    """Wire the page: a new edition is built whole, a new selection changes what it must."""

    @scenes.library.remembers(REMEMBERED)
    def answer(
        holding: Holding, selection: Selection, ignored: tuple[str, ...], room: str, shown: str
    ) -> tuple[str, dict[str, dict[str, Any]]]:
        scene = scenes.of(holding, selection, room)
        if room.startswith("embed"):
            return embed.changes(scene, shown)
        return changes(scene, ignored, shown)

    @app.callback(
        Output("page", "children"),
        Input(ids.EDITION, "data"),
        State(ids.URL, "search"),
        prevent_initial_call=True,
    )
    def build(edition: dict[str, str], search: str | None) -> Component:
        query, catalogue = whole(search or "?"), scenes.library.catalogue
        scene, ignored = scenes(query, edition["room"])
        if edition["room"].startswith("embed"):
            return embed.layout(scene, query, filters.grammar(scene.data_set, catalogue))
        return layout(scene, ignored, query, catalogue)

    @app.callback(
        Output(ids.ANSWER, "data"),
        Input(ids.ASKED, "data"),
        State(ids.ROOM, "data"),
        State("shown", "data"),
        prevent_initial_call=True,
    )
    def draw(query: str, room: str, shown: str) -> dict[str, Any]:
        # assets/drawing.js tells each part of the page what the answer changes. Outputs of this
        # callback would be drawn two times more, as Dash marks them as loading and as loaded.
        query = whole(query)
        before = shown.partition("?")[0]
        scene, ignored = scenes(query, room)
        view, parts = answer(scene.holding, scene.selection, ignored, room, before)
        return {"after": before, "shown": view + query, "parts": parts}


def register_browser(app: Dash) -> None:
    """Wire what the browser answers alone: addresses, finished drawings, clicks that choose."""
    app.clientside_callback(
        ClientsideFunction("entente", "edition"),
        Output(ids.EDITION, "data"),
        Input(ids.URL, "search"),
        Input(ids.URL, "pathname"),  # told when a presentation begins or ends
        State(ids.EDITION, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("entente", "answered"),
        Output("shown", "data"),  # a callback with an output is called for a new page too
        Input(ids.ANSWER, "data"),
        State("shown", "data"),
    )
    for chart, prop, answer_to in clicks(catalogue.VIEWS):
        app.clientside_callback(ClientsideFunction("entente", answer_to), Input(chart, prop))


def clicks(views: Views) -> Iterator[tuple[str, str, str]]:
    """Yield each chart, its property that a click changes, and the function that answers to it."""
    for view in views:
        for prop, answer_to in view.clicks.items():
            yield view.chart, prop, answer_to
            if view.paired:
                yield pair.second(view.chart), prop, answer_to
