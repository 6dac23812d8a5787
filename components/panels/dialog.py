"""A dialog above the page: opened by the button that names it, filled by the server meanwhile."""

from dash import html
from dash.development.base_component import Component

from components.language.texts import Words


def button(name: str, say: Words) -> html.Button:
    """Return the button of the header that opens a dialog (assets/sheets.js opens it)."""
    return html.Button(
        say(f"{name}.open"),
        id=name,
        className="opens",
        **{"data-dialog": f"{name}-dialog", "aria-haspopup": "dialog"},
    )


def dialog(name: str, say: Words, contents: list[Component] | None = None) -> html.Dialog:
    """Return a closed dialog with its heading; its body has the id `name`-body."""
    close, heading = say("page.close"), f"{name}-heading"
    shut = html.Button("\u00d7", className="shut", title=close, **{"aria-label": close})
    head = html.Div([html.H2(say(f"{name}.heading"), id=heading), shut], className="dialog-head")
    body = html.Div(contents, id=f"{name}-body", className="dialog-body")
    return html.Dialog([head, body], id=f"{name}-dialog", **{"aria-labelledby": heading})
