"""The page: header, rail, stage and evidence."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from components import controls, ids
from components.language.texts import Words
from components.panels import (
    compare,
    dialog,
    evidence,
    hint,
    links,
    present,
    rail,
    stage,
    story,
    when,
)
from components.scene import Scene
from components.takeaway import export, share
from components.views import timeline
from components.widgets import select
from components.wording import headline
from data.catalogue import Catalogue
from data.languages import BY_CODE, LANGUAGES

# What assets/server/connection.js says of the server, and what it says where there is no page yet.
STATES = ("busy", "gone", "unseen", "lost", "back")
ALONE = {"busy": "busy", "unseen": "alone", "lost": "lost"}
THEME = {
    "primaryColor": "dark",
    "fontFamily": "var(--sans)",
    "fontFamilyMonospace": "monospace",
    "headings": {"fontFamily": "var(--serif)"},
    "defaultRadius": "md",
    "focusRing": "auto",
}


def skeleton() -> html.Div:
    """Return what every page starts from: the address, and the place that it will fill."""
    return html.Div(
        [
            dcc.Location(id=ids.URL, refresh="callback-nav"),
            dcc.Store(id=ids.EDITION),
            html.Div(id="page"),
            # What assets/server/connection.js says where there is no page to say it on.
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
        *stores(scene, query),
        controls.grammar(scene, catalogue),
        html.A(say("page.skip"), href="#stage", className="skip"),
        header(scene, catalogue),
        main(scene, ignored),
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


def stores(scene: Scene, query: str) -> list[Component]:
    """Return what the page keeps: its address, what is shown of it, what is asked and answered."""
    return [
        dcc.Store(id=ids.ADDRESS, data=query),
        dcc.Store(id=ids.SELECTION, data=query),
        dcc.Store(id="shown", data=stage.kind(scene) + query),
        dcc.Store(id=ids.ASKED),
        dcc.Store(id=ids.ANSWER),
        dcc.Store(id=ids.VIEWPORT, data=viewport_of(scene)),
    ]


def main(scene: Scene, ignored: tuple[str, ...]) -> html.Main:
    """Return the filters, the picture and its evidence, and a place for lists that open."""
    filters = rail.layout(scene, when.layout(scene), links.layout(scene))
    parts = [filters, middle(scene, ignored), evidence.layout(scene)]
    return html.Main([*parts, connection(scene.say), html.Div(id=ids.LISTS)])


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


def viewport_of(scene: Scene) -> str:
    """Return the viewport that a scene is drawn for."""
    return "present" if scene.presented else "compact" if scene.compact else "wide"


def header(scene: Scene, catalogue: Catalogue) -> html.Header:
    """Return the name of the atlas, its data sets, its languages and its themes."""
    say, selection = scene.say, scene.selection
    titles = [{"value": n, "label": d.titles[selection.lang]} for n, d in catalogue.items()]
    languages = [{"value": la, "label": BY_CODE[la].name} for la in LANGUAGES]
    return html.Header(
        [
            html.H1("Entente"),
            html.P(say("page.tagline"), className="tagline"),
            select("data-set", say("page.data_set"), titles, scene.data_set.name),
            html.Div(className="spring"),
            select("language", say("page.language"), languages, selection.lang),
            themes(say("page.theme")),
            *story.opener(scene),
            present.opener(say),
            dialog.button(share.NAME, say),
            dialog.button(export.NAME, say),
        ]
    )


def themes(label: str) -> html.Button:
    """Return the button that changes between light and dark."""
    return html.Button("\u25d0", id="theme", title=label, className="icon", **{"aria-label": label})


def connection(say: Words) -> html.P:
    """Return where the page says that the server is gone; assets/server/connection.js fills it."""
    texts = {f"data-{state}": say(f"offline.{state}") for state in STATES}
    return html.P(id="connection", role="status", **texts)


def sheets(say: Words) -> html.Nav:
    """Return the buttons that open the rail and the evidence on a narrow screen."""
    closed = {"className": "sheet", "aria-expanded": "false"}
    buttons = [
        html.Button(say(f"{name}.heading"), **closed, **{"data-sheet": name})
        for name in ("filters", "evidence")
    ]
    return html.Nav(buttons, className="sheets", **{"aria-label": say("page.panels")})
