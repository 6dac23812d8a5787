"""Share: the address of a view, an embed of it, a citation, and its picture in words."""

from datetime import date
from html import escape
from re import compile as pattern
from urllib.parse import urlsplit

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from components import accepted, addresses, ids
from components.language.calendar import current_day
from components.language.texts import Words, plain
from components.panels import dialog
from components.scene import Scene, Scenes
from components.takeaway import withheld
from components.widgets import segments
from components.wording import citation, headline
from components.wording.alt_text import alt_text

NAME = "share"
STYLE, CITATIONS = "share-style", "share-citations"
EMBED_HEIGHT = 640  # pixels: room for the picture, its key and a headline of two lines
HOST = pattern(r"[\w.-]{1,253}(:\d{1,5})?|\[[\da-fA-F:.]{2,45}\](:\d{1,5})?")


def origin(address: str) -> str:
    """Return scheme, host and port of a web address, or "" if it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    known = parts.scheme in ("http", "https") and HOST.fullmatch(parts.netloc)
    return f"{parts.scheme}://{parts.netloc}" if known else ""


# What a request may say of each property that a callback of this module reads.
ACCEPTED: accepted.Accepted = {
    f"{NAME}.n_clicks": accepted.optional(accepted.whole),
    f"{ids.URL}.href": lambda value: accepted.text(value) and bool(origin(value)),
}


def snippet(scene: Scene, at: str) -> str:
    """Return the HTML that shows a view, live, in another page."""
    attributes = {
        "src": at + addresses.embed(scene.selection),
        "title": plain(headline.named(scene) or headline.title(scene)),
        "width": "100%",
        "height": str(EMBED_HEIGHT),
        "style": "border: 0",
        "loading": "lazy",
        "referrerpolicy": "no-referrer",
    }
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<iframe {written}></iframe>"


def layout(scene: Scene) -> Component:
    """Return the dialog, closed and empty."""
    return dialog.dialog(NAME, scene.say)


def contents(scene: Scene, at: str, today: date) -> list[Component]:
    """Return the inside of the dialog: what can be copied, each with the button that does it."""
    say = scene.say
    address = at + addresses.atlas(scene.selection)
    cited = citation.work(scene, address, today)
    texts = {name: write(cited) for name, write in citation.STYLES.items()}
    first = next(iter(texts))
    styles = segments(STYLE, say("share.style"), scene.say.choices("style", texts), first)
    take: list[Component] = [
        part(say, "address", address, where(say, address), code=True),
        *withheld.reason(say, scene.data_set),
    ]
    if not scene.data_set.rights.is_withheld:
        about = [hint(say, "embed"), look(scene)]
        take.insert(1, part(say, "embed", snippet(scene, at), about, code=True))
    quote = [
        part(say, "citation", texts[first], [*alone(say, address), styles]),
        part(say, "alt", alt_text(scene), [hint(say, "alt")]),
    ]
    columns = [html.Div(parts, className="parts") for parts in (take, quote)]
    return [dcc.Store(id=CITATIONS, data=texts), *columns]


def look(scene: Scene) -> html.A:
    """Return the link that shows what the embed will look like."""
    there = {"href": addresses.embed(scene.selection), "target": "_blank", "rel": "noopener"}
    return html.A(scene.say("share.try"), className="try", **there)


def where(say: Words, address: str) -> list[Component]:
    """Return what the address is for, and that it leads nowhere else where that is so."""
    return [hint(say, "address"), *alone(say, address)]


def alone(say: Words, address: str) -> list[Component]:
    """Say of an address that no other device can open it, where that is so."""
    if not addresses.is_of_one_machine(address):
        return []
    return [html.P(say("qr.alone"), className="hint alone")]


def hint(say: Words, name: str) -> html.P:
    """Return the line that says what a part is for."""
    return html.P(say(f"share.{name}_hint"), className="hint")


def part(
    say: Words, name: str, text: str, about: list[Component], *, code: bool = False
) -> html.Section:
    """Return a text to take along, its heading and its button (takeaway/share.js copies it)."""
    field = f"share-{name}"
    head = [
        html.H3(say(f"share.{name}"), id=f"{field}-label"),
        html.Span(className="said", role="status"),
        copier(say, name),
    ]
    area = dmc.Textarea(
        id=field,
        value=text,
        readOnly=True,
        autosize=True,
        minRows=1,
        maxRows=9,
        size="sm",
        className="code" if code else "",
        **{"aria-labelledby": f"{field}-label"},
    )
    parts = [html.Div(head, className="part-head"), *about, area]
    return html.Section(parts, className=f"part part-{name}")


def copier(say: Words, name: str) -> html.Button:
    """Return the button that copies a text, and what it says when that is done."""
    words = {
        "aria-label": f"{say('share.copy')}: {say(f'share.{name}')}",
        "data-copy": f"share-{name}",
        "data-done": say("share.copied"),
        "data-selected": say("share.select"),
    }
    return html.Button(say("share.copy"), className="copy", **words)


def register(app: Dash, scenes: Scenes) -> None:
    """Fill the dialog when it opens, and change the citation with its style."""

    @app.callback(
        Output(f"{NAME}-body", "children"),
        Input(NAME, "n_clicks"),
        State(ids.SELECTION, "data"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
    )
    def open_dialog(_clicks: int, query: str, href: str) -> list[Component]:
        scene, _ = scenes(query)
        return contents(scene, origin(href), current_day())

    app.clientside_callback(
        ClientsideFunction("entente", "cite"),
        Output("share-citation", "value"),
        Input(STYLE, "value"),
        State(CITATIONS, "data"),
    )
