"""Export: a picture of the selection that explains itself, made in the reader's browser.

The server says what to draw and every word that goes with it; assets/takeaway/picture.js composes
them into one SVG, of which the PNG and the printed page are copies.
"""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from components import accepted, addresses, ids
from components.language.calendar import current_day, day_in_words
from components.language.texts import Words
from components.panels import dialog
from components.panels.choice import segments
from components.scene import Scene, Scenes
from components.takeaway import files, frozen
from components.view import Views
from components.views import catalogue, difference, legend
from components.wording import headline
from components.wording.alt_text import alt_text
from data.files.names import filename
from data.model import STATUSES
from data.selection import COMPARISONS

NAME = "export"
SPEC, EVIDENCE, FROZEN = "export-spec", "export-evidence", "export-html"
PICTURE, LOOK, SIZE, SCALE = "export-picture", "export-look", "export-size", "export-scale"
TITLE, SUBTITLE, PARTS = "export-title", "export-subtitle", "export-parts"
PREVIEW = "export-preview"
LOOKS = ("light", "dark", "transparent")
# Width and height in pixels, and how many of them make one pixel of the drawing: what is read
# from afar is drawn large.
SIZES = {
    "social": (1200, 675, 1.0),
    "slide": (1920, 1080, 1.6),
    "square": (1080, 1080, 1.2),
    "print": (3508, 2480, 3.125),  # A4 at 300 dots per inch
}
SCALES = ("1", "2", "3", "4")
LICENCE = "CC BY 4.0"
ADDITIONS = ("legend", "footer")
FORMATS = ("png", "svg", "pdf", "html")

# What a request may say of each property that a callback of this module reads.
ACCEPTED: accepted.Accepted = {
    f"{NAME}.n_clicks": accepted.whole,
    f"{FROZEN}.n_clicks": accepted.whole,
    f"{PICTURE}.value": lambda value: accepted.text(value) and value in names(catalogue.VIEWS),
    f"{LOOK}.value": accepted.one_of(LOOKS),
}


def names(views: Views) -> list[str]:
    """Return the names of the pictures that there are."""
    return [view.name for view in views.pictures]


def with_picture(scene: Scene, picture: str, look: str) -> Scene:
    """Return the scene of one picture on one background."""
    theme = "dark" if look == "dark" else "light"
    selection = scene.selection.but(view=picture, theme=theme)
    if selection.versus:  # of two selections one picture can show the difference, or the first
        versus = selection.versus if scene.views[picture].paired else ""
        selection = selection.but(versus=versus, compare=COMPARISONS[bool(versus)])
    return replace(scene, selection=selection)


def spec(scene: Scene, today: date) -> dict[str, Any]:
    """Return what a picture shows and says; `scene` has its view and its theme.

    Returns:
        `figure` for Plotly; `title`, `subtitle` and `notes` (lines of text under the picture);
        `key` (marks with their meaning); `query` (the address, without the server's name), and
        what the browser needs to draw: `theme`, `direction`, `sizes`, `outlines`.
    """
    drawn = difference.of(scene)
    return {
        "picture": scene.view.name,
        "labelled": scene.view.labelled,
        "name": filename(scene.selection, "relations", "").rstrip("."),
        "figure": scene.view.figure(drawn) if scene.view.figure else None,
        "title": headline.title(scene),
        "subtitle": headline.summary(scene),
        "notes": notes(drawn, today),
        "key": legend.key(drawn, scene.view),
        "query": address(scene),
        "theme": asdict(scene.style.theme),
        "language": scene.say.language,
        "direction": scene.say.direction,
        "sizes": SIZES,
        "outlines": scene.outlines,
    }


def address(scene: Scene) -> str:
    """Return the query that brings the picture back."""
    return addresses.here(scene.view.asked(scene.selection))


def notes(scene: Scene, today: date) -> list[str]:
    """Return what an editor asks of a picture: filters, certainty, source, credit, date."""
    say, data_set = scene.say, scene.data_set
    filters = [text for text, _ in headline.removable(scene)]
    counts = scene.results.lit_relations.tally("status")
    sure = [
        say("export.how_many", what=say(f"status.{status}"), n=say.number(counts[status]))
        for status in STATUSES
        if status in counts
    ]
    sources = [source.title for source in data_set.sources.values()]
    source = sources[0] if len(sources) == 1 else say.count("count.sources", len(sources))
    title = data_set.titles[say.language]
    lines = [
        say("export.filters", filters="; ".join(filters)) if filters else say("export.unfiltered"),
        " · ".join(sure),
        say("export.source", title=title, source=say.name(source)),
        say(
            "export.credit",
            licence=say.name(LICENCE),
            day=day_in_words(today, say.language),
        ),
    ]
    if scene.view.geographic:
        lines.append(say("export.borders"))
    return [line for line in lines if line]


def layout(scene: Scene) -> Component:
    """Return the dialog, closed and empty."""
    return dialog.dialog(NAME, scene.say)


def contents(scene: Scene, today: date) -> list[Component]:
    """Return the inside of the dialog: the picture at one side, what can be changed at the other.

    `scene` has the picture that is shown first.
    """
    say = scene.say
    picture = scene.selection.view
    return [
        dcc.Store(id=SPEC, data=spec(scene, today)),
        dcc.Store(id=EVIDENCE),
        html.Div(
            [
                html.Img(id=PREVIEW, alt=alt_text(scene)),
                html.Div([*(save(say, kind) for kind in FORMATS), sheet(scene)], className="saves"),
            ],
            className="preview",
        ),
        html.Div(
            [
                segments(
                    PICTURE, say("export.picture"), say.choices("view", names(scene.views)), picture
                ),
                segments(SIZE, say("export.size"), scene.say.choices("size", SIZES), "social"),
                segments(
                    LOOK,
                    say("export.look"),
                    scene.say.choices("look", LOOKS),
                    scene.selection.theme,
                ),
                segments(
                    SCALE,
                    say("export.scale"),
                    [{"value": n, "label": f"{say.number(int(n))}×"} for n in SCALES],
                    "1",
                ),
                text(TITLE, say("export.title"), headline.title(scene)),
                text(SUBTITLE, say("export.subtitle"), headline.summary(scene)),
                parts(say),
            ],
            className="choices",
        ),
        files.layout(scene),
    ]


def text(control: str, label: str, value: str) -> Component:
    """Return a line that can be rewritten."""
    return dmc.Textarea(
        id=control,
        label=label,
        value=value,
        autosize=True,
        minRows=1,
        maxRows=3,
        debounce=300,
        size="sm",
    )


def parts(say: Words) -> Component:
    """Return the choice of what stands around the picture."""
    boxes = [
        dmc.Checkbox(value=part, label=say(f"export.{part}"), size="xs", color="var(--ink)")
        for part in ADDITIONS
    ]
    return dmc.CheckboxGroup(
        boxes, id=PARTS, value=list(ADDITIONS), **{"aria-label": say("export.parts")}
    )


def save(say: Words, kind: str) -> html.Button:
    """Return the button that saves the picture in one format."""
    return html.Button(
        say(f"export.{kind}"),
        id=f"{NAME}-{kind}",
        className="save",
        disabled=True,
        **{"data-save": kind},
    )


def sheet(scene: Scene) -> html.A:
    """Return the link to the worksheet: what is shown, without its ties."""
    return html.A(
        scene.say("sheet.link"),
        href=addresses.worksheet(scene.view.asked(scene.selection)),
        target="_blank",
        rel="noopener",
        className="save",
    )


def register(app: Dash, scenes: Scenes) -> None:
    """Fill the dialog when it opens, and send what another picture or a frozen page needs."""

    @app.callback(
        Output(f"{NAME}-body", "children"),
        Input(NAME, "n_clicks"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def open_dialog(_clicks: int, query: str) -> list[Component]:
        scene, _ = scenes(query)
        picture = scene.view.name if scene.view.figure else names(scene.views)[-1]
        drawn = with_picture(scene, picture, scene.selection.theme)
        return contents(drawn, current_day())

    @app.callback(
        Output(SPEC, "data"),
        Input(PICTURE, "value"),
        Input(LOOK, "value"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def another(picture: str, look: str, query: str) -> dict[str, Any]:
        scene, _ = scenes(query)
        return spec(with_picture(scene, picture, look), current_day())

    @app.callback(
        Output(EVIDENCE, "data"),
        Input(FROZEN, "n_clicks"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def collect(clicks: int, query: str) -> dict[str, Any]:
        scene, _ = scenes(query)
        # The same page asked for again is new.
        return frozen.page(difference.of(scene)) | {"click": clicks}

    register_browser(app)


def register_browser(app: Dash) -> None:
    """Let the browser compose picture and frozen page; see export.js and frozen.js of assets/."""
    app.clientside_callback(ClientsideFunction("entente", "freeze"), Input(EVIDENCE, "data"))
    app.clientside_callback(
        ClientsideFunction("entente", "preview"),
        Output(PREVIEW, "src"),
        Input(SPEC, "data"),
        Input(SIZE, "value"),
        Input(LOOK, "value"),
        Input(PARTS, "value"),
        Input(TITLE, "value"),
        Input(SUBTITLE, "value"),
    )
