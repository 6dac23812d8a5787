"""The key to the marks, under the picture."""

from dash import html

from components.marks import GLYPHS
from components.scene import Scene


def layout(scene: Scene) -> html.Details:
    """Return the key to the marks: each meaning with its colour and its second sign."""
    say = scene.say
    signs = [
        html.Li(
            [
                html.Span(sign, className=f"badge {name}", **{"aria-hidden": "true"}),
                say(f"tie.{name}"),
            ]
        )
        for name, sign in GLYPHS.items()
    ]
    strokes = [
        html.Li(
            [
                html.Span(className=f"stroke {name}", **{"aria-hidden": "true"}),
                say(f"legend.{name}"),
            ]
        )
        for name in ("deeds", "words", "unsure", "many")
    ]
    return html.Details(
        [html.Summary(say("legend.heading")), html.Ul([*signs, *strokes])],
        open=not scene.compact,
        className="legend",
    )
