"""Find: one search over countries, ties, persons, bodies, types of relations and statements.

The browser fills it (assets/panels/find.js): with names that it ranks itself, and with statements
that the server seeks (components/finding.py).
"""

import json

from dash import html
from dash.development.base_component import Component

from components import addresses
from components.language.texts import Words
from components.panels import dialog

NAME = "find"
GROUPS = ("state", "tie", "person", "body", "type", "statement")
TEXTS = ("label", "only", "none", "lost", "many", "some")


def opener(say: Words) -> html.Button:
    """Return the button of the header, for those who do not know the key."""
    parts: list[Component | str] = [say("find.open"), html.Kbd("/")]
    return html.Button(
        parts,
        id=NAME,
        className="opens",
        **{
            "data-dialog": f"{NAME}-dialog",
            "aria-haspopup": "dialog",
            "aria-keyshortcuts": "/",
            "aria-label": say("find.open"),
        },
    )


def layout(say: Words) -> html.Dialog:
    """Return the dialog, closed and empty, with what it says and where it asks."""
    words = {name: say(f"find.{name}") for name in (*TEXTS, *GROUPS)}
    place = html.Div(
        id=f"{NAME}-place",
        **{"data-words": json.dumps(words), "data-at": addresses.base() + addresses.FIND},
    )
    hint = html.P(say("find.hint"), className="hint")
    return dialog.dialog(NAME, say, [place, hint])
