"""Export: a picture of the selection that explains itself, made in the reader's browser.

The server says what to draw and every word that goes with it; assets/takeaway/picture.js composes
them into one SVG, of which the PNG and the printed page are copies.
"""

from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, set_props
from dash.development.base_component import Component

from components import accepted, addresses, ids
from components.language.calendar import current_day
from components.language.texts import Words
from components.panels import dialog
from components.scene import Scene, Scenes
from components.takeaway import files, frozen, picture, withheld
from components.view import Views
from components.views import catalogue, difference
from components.widgets import segments
from components.wording import versus
from components.wording.alt_text import alt_text
from data.parameters import LONGEST_NOTE, LONGEST_SUBTITLE, LONGEST_TITLE, MOST_NOTES
from data.selection import COMPARISONS

NAME = "export"
SPEC, EVIDENCE, FROZEN = "export-spec", "export-evidence", "export-html"
PICTURE, LOOK, SIZE, SCALE = "export-picture", "export-look", "export-size", "export-scale"
TITLE, SUBTITLE, PARTS = "export-title", "export-subtitle", "export-parts"
HELD = "export-held"  # what of a comparison the picture holds
PREVIEW, HANDLES = "export-preview", "export-handles"
NOTES, NOTE_ADD, NAMES_BACK = "export-notes", "export-note-add", "export-names-back"
LOOKS = ("light", "dark", "transparent")
SCALES = ("1", "2", "3", "4")
ADDITIONS = ("legend", "footer", "qr")
LEFT_OUT, QR_SAID = "qr", "export-qr-said"  # unless it is asked for; what is amiss with it then
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


def layout(scene: Scene) -> Component:
    """Return the dialog, closed and empty."""
    return dialog.dialog(NAME, scene.say)


def contents(scene: Scene, shown: Scene, today: date) -> list[Component]:
    """Return the inside of the dialog: the picture at one side, what can be changed at the other.

    `scene` has the picture that is shown first, `shown` is what the page shows.
    """
    return [
        dcc.Store(id=SPEC, data=sent(scene, today)),
        dcc.Store(id=EVIDENCE),
        preview(scene),
        html.Div([*looks(scene, shown), *rewritten(scene), retouched(scene)], className="choices"),
        *([] if scene.data_set.rights.is_withheld else [files.layout(scene)]),
        *withheld.reason(scene.say, scene.data_set),
    ]


def sent(scene: Scene, today: date) -> dict[str, Any]:
    """Return what a picture is made of, and whether its address leads nowhere but here."""
    alone = addresses.is_of_one_machine(addresses.whole(scene.selection))
    return picture.spec(scene, today) | {"alone": alone}


def preview(scene: Scene) -> html.Div:
    """Return the picture, and under it what it can be saved as."""
    shown, say = scene.view.asked(scene.selection), scene.say
    sheets = [
        sheet(say("sheet.link"), addresses.worksheet(shown)),
        sheet(say("sheet.link_answers"), addresses.sheet_answers(shown)),
    ]
    # A frozen page holds every statement; a picture does not.
    kept_back = scene.data_set.rights.is_withheld or frozen.too_many(scene)
    kinds = FORMATS[:-1] if kept_back else FORMATS
    saves = [*(save(say, kind) for kind in kinds), *sheets]
    row = html.Div(saves, className="saves")
    return html.Div([picture_in_hand(scene), row], className="preview")


def picture_in_hand(scene: Scene) -> html.Div:
    """Return the picture, and over it what of it can be moved (takeaway/retouch.js fills that)."""
    say = scene.say
    words = {f"data-{kind}": say(f"export.handle_{kind}") for kind in ("name", "note")}
    about = {"aria-label": say("export.handles"), "aria-describedby": f"{HANDLES}-keys", **words}
    handles = html.Div(id=HANDLES, role="listbox", tabIndex=0, **about)
    return html.Div([html.Img(id=PREVIEW, alt=alt_text(scene)), handles], className="in-hand")


def retouched(scene: Scene) -> html.Section:
    """Return the notes on the picture, a line each, and the way back for names."""
    say = scene.say
    words = {f"data-{part}": say(f"export.note_{part}") for part in ("label", "remove", "new")}
    most = {"data-most": str(MOST_NOTES), "data-letters": str(LONGEST_NOTE)}
    return html.Section(
        [
            html.H3(say("export.retouch"), className="eyebrow"),
            html.P(say("export.handles_keys"), id=f"{HANDLES}-keys", className="hint"),
            html.Div(id=NOTES, **words, **most),
            html.Button(say("export.note_add"), id=NOTE_ADD, className="opens"),
            html.Button(say("export.names_back"), id=NAMES_BACK, className="opens", hidden=True),
        ],
        className="retouched",
    )


def held(scene: Scene, shown: Scene) -> str:
    """Say what of a comparison a picture holds, where that is not what the page shows."""
    say, second = scene.say, shown.second
    if not second:
        return ""
    if not scene.second:
        return say("compare.alone", first=versus.sides(shown, second)[0])
    return say("export.difference") if shown.selection.compare == COMPARISONS[0] else ""


def looks(scene: Scene, shown: Scene) -> list[Component]:
    """Return the choices of picture, size, background and scale, and what a picture holds."""
    say = scene.say
    pictures = say.choices("view", names(scene.views))
    scales = [{"value": n, "label": f"{say.number(int(n))}×"} for n in SCALES]
    told = html.P(held(scene, shown), id=HELD, className="hint", role="status")
    which = segments(PICTURE, say("export.picture"), pictures, scene.selection.view)
    return [
        html.Div([which, told]),
        segments(SIZE, say("export.size"), say.choices("size", picture.SIZES), "social"),
        segments(LOOK, say("export.look"), say.choices("look", LOOKS), scene.selection.theme),
        segments(SCALE, say("export.scale"), scales, "1"),
    ]


def rewritten(scene: Scene) -> list[Component]:
    """Return the words that can be rewritten, and the choice of what stands around the picture."""
    say, worded = scene.say, picture.worded(scene)
    return [
        text(TITLE, say("export.title"), worded["title"], LONGEST_TITLE),
        text(SUBTITLE, say("export.subtitle"), worded["subtitle"], LONGEST_SUBTITLE),
        parts(say),
    ]


def text(control: str, label: str, value: str, most: int) -> Component:
    """Return a line that can be rewritten, in so many letters."""
    return dmc.Textarea(
        id=control,
        label=label,
        value=value,
        attributes={"input": {"maxLength": most}},
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
    there = [part for part in ADDITIONS if part != LEFT_OUT]
    group = dmc.CheckboxGroup(boxes, id=PARTS, value=there, **{"aria-label": say("export.parts")})
    doubts = ("too_long", "unasked", "alone", "unnamed")
    words = {f"data-{name}": say(f"qr.{name}") for name in doubts}
    return html.Div([group, html.P(id=QR_SAID, className="hint", role="status", **words)])


def save(say: Words, kind: str) -> html.Button:
    """Return the button that saves the picture in one format."""
    return html.Button(
        say(f"export.{kind}"),
        id=f"{NAME}-{kind}",
        className="save",
        disabled=True,
        **{"data-save": kind},
    )


def sheet(label: str, address: str) -> html.A:
    """Return the link to the worksheet, what is shown without its ties, or to its answers."""
    return html.A(
        label,
        href=address,
        target="_blank",
        rel="noopener",
        className="save",
    )


def register(app: Dash, scenes: Scenes) -> None:
    """Fill the dialog when it opens, and send what another picture or a frozen page needs."""
    register_dialog(app, scenes)
    register_frozen(app, scenes)
    register_browser(app)


def register_dialog(app: Dash, scenes: Scenes) -> None:
    """Fill the dialog when it opens, and send what another picture needs."""

    @app.callback(
        Output(f"{NAME}-body", "children"),
        Input(NAME, "n_clicks"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def open_dialog(_clicks: int, query: str) -> list[Component]:
        scene, _ = scenes(query)
        name = scene.view.name if scene.view.figure else names(scene.views)[-1]
        drawn = picture.of(scene, name, scene.selection.theme)
        return contents(drawn, scene, current_day())

    @app.callback(
        Output(SPEC, "data"),
        Input(PICTURE, "value"),
        Input(LOOK, "value"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def another(name: str, look: str, query: str) -> dict[str, Any]:
        scene, _ = scenes(query)
        drawn = picture.of(scene, name, look)
        set_props(HELD, {"children": held(drawn, scene)})
        return sent(drawn, current_day())


def register_frozen(app: Dash, scenes: Scenes) -> None:
    """Send what a frozen page needs."""

    @app.callback(
        Output(EVIDENCE, "data"),
        Input(FROZEN, "n_clicks"),
        State(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def collect(clicks: int, query: str) -> dict[str, Any]:
        scene, _ = scenes(query)
        withheld.hold_passable(scene.data_set, scene.selection.lang)
        # The same page asked for again is new.
        return frozen.page(difference.of(scene)) | {"click": clicks}


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
