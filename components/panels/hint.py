"""The first visit: three things to know, each beside what it is about, and never again."""

from dash import html
from dash.development.base_component import Component

from components.language.texts import Words

STEPS = (("look", "stage"), ("filter", "filters"), ("take", "data-set"))  # text, what it is about


def layout(say: Words) -> html.Aside:
    """Return the card, hidden: assets/panels/hint.js shows it on the first visit."""
    steps: list[Component] = [
        html.P(say(f"hint.{name}"), hidden=bool(at), **{"data-about": about})
        for at, (name, about) in enumerate(STEPS)
    ]
    buttons = html.Div(
        [
            html.Span(className="hint-dots", **{"aria-hidden": "true"}),
            html.Button(say("hint.skip"), className="clear", **{"data-hint": "skip"}),
            html.Button(say("hint.next"), className="opens", **{"data-hint": "next"}),
        ],
        className="hint-buttons",
    )
    return html.Aside(
        [html.Div(steps, role="status"), buttons],
        id="hint",
        hidden=True,
        **{"aria-label": say("hint.heading"), "data-done": say("hint.done")},
    )
