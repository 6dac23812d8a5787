"""The embed: one picture with its words, its key and its source, for a frame in another page."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses, ids, widgets
from components.panels import evidence, stage
from components.scene import Scene
from components.takeaway import reference
from components.views import legend
from components.wording import density, filters, headline, rights

OPEN, FILTERS = "embed-open", "embed-filters"


def layout(scene: Scene, query: str, grammar: Component) -> Component:
    """Return the whole page of an embed, drawn."""
    frame = [words(scene), picture(scene), legend.layout(scene), sheet(scene)]
    body = [
        dcc.Store(id=ids.SELECTION, data=query),
        grammar,
        dcc.Store(id=ids.SHOWN, data=stage.kind(scene) + query),
        *reference.layout(scene),
        dcc.Store(id=ids.VIEWPORT, data="embed-compact" if scene.compact else "embed-wide"),
        html.Main(
            [html.Div(frame, className="frame"), credit(scene)],
            id=ids.MAIN,
            **stage.state(scene),
        ),
    ]
    # Some pictures have a control, such as the thumb that moves through the years.
    return widgets.provider(body, scene.say.direction, scene.selection.theme)


def picture(scene: Scene) -> html.Section:
    """Return the picture of the view, and places for those that it may give way to."""
    pictures = [part for view in scene.views.staged for part in stage.place(scene, view)]
    return html.Section(
        [html.Div(filters.empty(scene), id="empty"), *pictures],
        id=ids.STAGE,
        className="stage",
        tabIndex=-1,
        **{"aria-label": scene.say("view.heading")},
    )


def words(scene: Scene) -> html.Div:
    """Return headline, summary and the filters in force."""
    return html.Div(
        [
            html.H1(title(scene), id=headline.TITLE),
            html.P(id=headline.SUMMARY, role="status", **said(scene)),
            *density.layout(scene),
            html.P(in_force(scene), id=FILTERS, className="hint"),
        ],
        className="headline",
    )


def title(scene: Scene) -> str:
    """Return the title that whoever embeds the view has given it, or else its headline."""
    return headline.named(scene) or headline.title(scene)


def said(scene: Scene) -> dict[str, Any]:
    """Return the subtitle with the numbers of the summary, whatever its words are."""
    words = headline.below(scene)
    return headline.said(scene) | {"children": words, "title": words}


def in_force(scene: Scene) -> str:
    """Name the filters: an embed has no controls that would show them."""
    found, _ = filters.in_force(scene)
    return scene.say("alt.filters", filters=found) if found else ""


def sheet(scene: Scene) -> html.Div:
    """Return the evidence, which lies over the picture while it is read."""
    close = scene.say("page.close")
    leave = html.Button("\u00d7", className="shut leave", title=close, **{"aria-label": close})
    heading = html.H2(scene.say("evidence.heading"), className="visually-hidden")
    return html.Div([heading, leave, evidence.layout(scene)], className="over")


def credit(scene: Scene) -> html.Div:
    """Return the source, and the ways to the evidence and to the whole atlas."""
    say = scene.say
    title = say.name(scene.data_set.titles[say.language])
    author, licence = rights.author(say, scene.data_set), rights.licence(say, scene.data_set)
    source = say("embed.source", title=title, author=author, licence=licence)
    opener = html.Button(
        say("evidence.heading"), **{"data-sheet": "evidence", "aria-expanded": "false"}
    )
    return html.Div(
        [
            html.P(source),
            html.Div(opener, className="sheets"),
            html.A(say("embed.open"), id=OPEN, href=atlas(scene), target="_blank", rel="noopener"),
        ],
        className="credit",
    )


def atlas(scene: Scene) -> str:
    """Return the address of the same view in the whole atlas."""
    return addresses.atlas(scene.selection)


def changes(scene: Scene, shown: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return what `redraw.changes` does, for the few parts that an embed has."""
    view, found = stage.changes(scene, shown)
    return view, found | {
        ids.MAIN: stage.state(scene),
        headline.TITLE: {"children": title(scene)},
        headline.SUMMARY: said(scene),
        density.DENSITY: {"children": density.children(scene)},
        FILTERS: {"children": in_force(scene)},
        "empty": {"children": filters.empty(scene)},
        legend.KEY: legend.props(scene),
        ids.EVIDENCE: {"children": evidence.children(scene)},
        OPEN: {"href": atlas(scene)},
    }
