"""The buttons over a picture: what it can be fitted to, closer, farther, and the picture alone.

What it can be fitted to is told with its figure; assets/views/fits.js makes the buttons of it.
"""

from dash import html

from components.language.texts import Words
from components.view import View

WAYS = {"in": "+", "out": "\u2212", "alone": "\u2922"}


def layout(say: Words, view: View) -> html.Div:
    """Return the buttons over the picture of a view."""
    fits = html.Div(className="fits over-map", role="group", **{"aria-label": say("zoom.label")})
    ways = html.Div([way(say, name) for name in WAYS], className="scales over-map", role="group")
    said = {"data-picture": view.name, "data-several": say("zoom.several")}
    return html.Div([fits, ways], className="zoomer", **said)


def way(say: Words, name: str) -> html.Button:
    """Return one of the buttons that are the same over every picture."""
    label = say(f"zoom.{name}")
    pressed = {"aria-pressed": "false"} if name == "alone" else {}
    return html.Button(
        WAYS[name],
        title=label,
        type="button",
        **{"data-zoom": name, "aria-label": label, **pressed},
    )
