"""The page: header, rail, stage and evidence."""

from dash import dcc, html
from dash.development.base_component import Component

from components import controls, header, ids, widgets
from components.language.texts import Words
from components.panels import (
    compare,
    evidence,
    find,
    folding,
    hint,
    links,
    own_set,
    pins,
    present,
    rail,
    stage,
    story,
    ticks,
    when,
)
from components.scene import Scene
from components.takeaway import export, reference, share
from components.views import timeline
from components.wording import filters, headline
from data.catalogue import Catalogue
from data.engines.asking import UNANSWERED
from data.languages import LANGUAGES

# What assets/server/connection.js says of the server, and what it says where there is no page yet.
STATES = ("busy", "gone", "unseen", "lost", "back", *UNANSWERED)
ALONE = {"busy": "busy", "unseen": "alone", "lost": "lost"}


def skeleton() -> html.Div:
    """Return what every page starts from: the address, and the place that it will fill."""
    return html.Div(
        [
            dcc.Location(id=ids.URL, refresh="callback-nav"),
            dcc.Store(id=ids.EDITION),
            dcc.Store(id=ids.BROUGHT),
            dcc.Store(id=ids.SEEN),
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
    # What is called when all else is there: see assets/loading.js.
    rest = [
        dcc.Store(id=ids.ADDRESS, data=query),
        dcc.Store(id=ids.SHOWN, data=stage.kind(scene) + query),
        *present.layout(scene),
        *story.choice(scene),
        *own_set.layout(scene),
        find.layout(say),
        share.layout(scene),
        *reference.layout(scene),
        export.layout(scene),
    ]
    body = [
        # What a picture is asked with, from the first.
        dcc.Store(id=ids.SELECTION, data=query),
        dcc.Store(id=ids.VIEWPORT, data=viewport_of(scene)),
        controls.grammar(scene, catalogue),
        html.A(say("page.skip"), href="#stage", className="skip"),
        header.layout(scene, catalogue),
        hint.layout(say),
        main(scene, ignored),
        html.Div(rest, id=ids.REST),
    ]
    return widgets.provider(body, say.direction, scene.selection.theme)


def main(scene: Scene, ignored: tuple[str, ...]) -> html.Main:
    """Return the filters, the picture and its evidence, and a place for lists that open."""
    parts = [
        folding.button(scene, "filters"),
        left(scene),
        middle(scene, ignored),
        folding.button(scene, ids.EVIDENCE),
        evidence.layout(scene),
        folding.grip(scene.say),
    ]
    return html.Main(
        [*parts, connection(scene.say), html.Div(id=ids.LISTS)], id=ids.MAIN, **stage.state(scene)
    )


def left(scene: Scene) -> html.Aside:
    """Return the rail with all of its questions."""
    asked = {
        "when": when.layout(scene),
        "what": ticks.kinds(scene),
        "sure": ticks.sureness(scene),
        "source": ticks.vouching(scene),
    }
    return rail.layout(scene, asked, links.layout(scene))


def middle(scene: Scene, ignored: tuple[str, ...]) -> html.Div:
    """Return the stage, and under it the strip of time."""
    strip = timeline.layout(scene, compare.link(scene))
    return html.Div([stage.layout(scene, above(scene, ignored)), strip], className="middle")


def above(scene: Scene, ignored: tuple[str, ...]) -> list[Component]:
    """Return what stands between the tabs and the picture: the words, and what is compared."""
    return [
        story.layout(scene),
        story.left(scene.say),
        headline.layout(scene, ignored, html.Div(pins.children(scene), id=pins.PINS)),
        html.Div(compare.bar(scene), id=compare.BAR),
        html.Div(filters.empty(scene), id="empty"),
    ]


def viewport_of(scene: Scene) -> str:
    """Return the viewport that a scene is drawn for."""
    return "present" if scene.presented else "compact" if scene.compact else "wide"


def connection(say: Words) -> html.P:
    """Return where the page says that the server is gone; assets/server/connection.js fills it."""
    texts = {f"data-{state}": say(f"offline.{state}") for state in STATES}
    return html.P(id="connection", role="status", **texts)
