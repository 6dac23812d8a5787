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
from data.selection import VIEWS

NAME = "keys"
# Each key, or pair of keys, with the text that says what it does.
KEYS = (
    ("\u2192 \u2190", "turn"),
    ("", "play"),  # the space bar, which each language calls by its own name
    (f"1\u2013{len(VIEWS)}", "views"),
    ("P", "present"),
    ("F", "full"),
    ("B", "blank"),
    ("L", "language"),
    ("T", "theme"),
    ("E", "evidence"),
    ("N", "notes"),
    ("?", "keys"),
    ("Esc", "leave"),
)
BUTTONS = (
    ("blank", "B"),
    ("evidence", "E"),
    ("notes", "N"),
    ("full", "F"),
    ("keys", "?"),
    ("leave", "\u00d7"),
)
NOTES = ("speaker", "none", "next", "question", "waiting")  # texts of the notes' window


def opener(say: Words) -> html.Button:
    """Return the button of the header that begins a presentation."""
    return html.Button(say("present.open"), id="present", className="opens")


def layout(scene: Scene) -> list[Component]:
    """Return what a presentation adds to the page: its buttons, its spot of light, its keys."""
    say = scene.say
    words = {name: say(f"notes.{name}") for name in NOTES}
    buttons = [
        html.Button(
            sign,
            id=f"present-{name}",
            title=say(f"key.{name}"),
            **{"aria-label": say(f"key.{name}"), "data-present": name},
        )
        for name, sign in BUTTONS
    ]
    return [
        html.Nav(
            buttons,
            id="present-bar",
            **{"aria-label": say("present.bar"), "data-notes": json.dumps(words)},
        ),
        html.Div(id="spotlight", **{"aria-hidden": "true"}),
        dialog.dialog(NAME, say, keys(say)),
    ]


def keys(say: Words) -> list[Component]:
    """Return the list of the keys, and the switch that turns single keys off."""
    rows = [
        html.Tr(
            [
                html.Th(html.Kbd(say.digits(key) or say("keys.space")), scope="row"),
                html.Td(say(f"key.{name}")),
            ]
        )
        for key, name in KEYS
    ]
    switch = html.Button(
        say("keys.off"),
        id="keys-off",
        className="opens",
        **{"aria-pressed": "false"},
    )
    hint = html.P(say("keys.hint"), className="hint")
    return [html.Table(html.Tbody(rows)), html.Div([switch, hint], className="keys-off")]
