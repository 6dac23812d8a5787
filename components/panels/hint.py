"""The first visit to the plain page: three things to know, in a line of their own, once."""

from dash import html

from components.language.texts import Words

STEPS = (("look", "evidence"), ("filter", "filters"), ("take", "header"))  # text, what it is about


def layout(say: Words) -> html.Aside:
    """Return the card, hidden: assets/panels/hint.js shows it on the first visit."""
    steps = [
        html.P(say(f"hint.{name}"), hidden=bool(at), **{"data-about": about})
        for at, (name, about) in enumerate(STEPS)
    ]
    dots = html.Span(className="hint-dots", **{"aria-hidden": "true"})
    skip = html.Button(say("hint.skip"), className="clear", **{"data-hint": "skip"})
    on = html.Button(say("hint.next"), className="opens", **{"data-hint": "next"})
    return html.Aside(
        [html.Div(steps, role="status"), html.Div([dots, skip, on], className="hint-buttons")],
        id="hint",
        hidden=True,
        **{"aria-label": say("hint.heading"), "data-done": say("hint.done")},
    )
