"""Presenting: the picture and its words alone, as large as the wall, worked by single keys.

It is the page itself at another address: the stylesheet takes away what a class need not see, and
assets/panels/present.js listens to the keys and keeps the window with the speaker's notes in step.
"""

import json

from dash import html
from dash.development.base_component import Component

from components.language.texts import Words
from components.panels import dialog
from components.scene import Scene

NAME = "keys"
# Each key, or pair of keys, with the text that says what it does.
KEYS = (
    ("\u2192 \u2190", "turn"),
    ("", "play"),  # the space bar, which each language calls by its own name
    ("1\u2013{views}", "views"),
    ("1\u20139 \u232b", "vote"),
    ("[ ]", "fold"),
    ("P", "present"),
    ("F", "full"),
    ("B", "blank"),
    ("L", "language"),
    ("T", "theme"),
    ("E", "evidence"),
    ("N", "notes"),
    ("Q", "qr"),
    ("/", "find"),
    ("?", "keys"),
    ("Esc", "leave"),
)
AROUND = str.maketrans("\u2190\u2192", "\u2192\u2190")
# Each button with its key, which is a small second sign on it.
BUTTONS = (
    ("play", ""),
    ("blank", "B"),
    ("evidence", "E"),
    ("notes", "N"),
    ("qr", "Q"),
    ("full", "F"),
    ("keys", "?"),
    ("leave", "P"),
)
NOTES = ("speaker", "none", "next", "question", "waiting")  # texts of the notes' window


def opener(say: Words) -> html.Button:
    """Return the button of the header that begins a presentation."""
    return html.Button(say("present.open"), id="present", className="opens")


def layout(scene: Scene) -> list[Component]:
    """Return what a presentation adds to the page: its buttons, its spot of light, its keys."""
    say = scene.say
    words = json.dumps({name: say(f"notes.{name}") for name in NOTES})
    bar = {"aria-label": say("present.bar"), "data-notes": words}
    return [
        html.Nav([button(say, *each) for each in BUTTONS], id="present-bar", **bar),
        html.Div(id="spotlight", **{"aria-hidden": "true"}),
        dialog.dialog(NAME, say, keys(say, len(scene.views.tabs))),
        dialog.dialog("qr", say, scanned(say)),
    ]


def scanned(say: Words) -> list[Component]:
    """Return the place of a QR code and its address, and what is said of both."""
    words = {f"data-{name}": say(f"qr.{name}") for name in ("label", "too_long", "unasked")}
    alone = html.P(say("qr.alone"), id="qr-alone", hidden=True)
    return [html.Div(id="qr-code", **words), html.P(id="qr-address", dir="ltr"), alone]


def button(say: Words, name: str, sign: str) -> html.Button:
    """Return a button of the bar, which does what a key does."""
    small = html.Kbd(sign or say("keys.space"), **{"aria-hidden": "true"})
    word = html.Span(say(f"present.{name}"))
    return html.Button([word, " ", small], id=f"present-{name}", **{"data-present": name})


def caps(say: Words, keys: str) -> list[Component | str]:
    """Return each of the keys, as it is printed on the keyboard, in the order in which one reads.

    On a page that runs to the left so does the story (assets/panels/story.js).
    """
    turned = keys.translate(AROUND) if say.direction == "rtl" else keys
    found = [html.Kbd(key, dir="ltr") for key in turned.split()] or [html.Kbd(say("keys.space"))]
    return [part for cap in found for part in (" ", cap)][1:]


def keys(say: Words, views: int) -> list[Component]:
    """Return the list of the keys, a number for each view, and the switch that turns them off."""
    named = [(say.digits(key.format(views=views)), name) for key, name in KEYS]
    rows = [
        html.Tr([html.Th(caps(say, key), scope="row"), html.Td(say(f"key.{name}"))])
        for key, name in named
    ]
    off = {"id": "keys-off", "className": "opens", "aria-pressed": "false"}
    switch = html.Button(say("keys.off"), **off)
    hint = html.P(say("keys.hint"), className="hint")
    return [html.Table(html.Tbody(rows)), html.Div([switch, hint], className="keys-off")]
