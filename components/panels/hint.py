"""The first visit: three things to know, in a line of their own, once; and another language."""

from dash import html

from components.language.texts import Words, texts
from data.languages import BY_CODE, LANGUAGES

STEPS = (("look", "evidence"), ("filter", "filters"), ("take", "header"))  # text, what it is about


def layout(say: Words) -> html.Aside:
    """Return the card, hidden: assets/panels/hint.js shows it on the first visit.

    Of the languages it offers the one that the browser asks for: the page is the same for all.
    """
    steps = [
        html.P(say(f"hint.{name}"), hidden=bool(at), **{"data-about": about})
        for at, (name, about) in enumerate(STEPS)
    ]
    dots = html.Span(className="hint-dots", **{"aria-hidden": "true"})
    skip = html.Button(say("hint.skip"), className="clear", **{"data-hint": "skip"})
    on = html.Button(say("hint.next"), className="opens", **{"data-hint": "next"})
    return html.Aside(
        [
            html.Div(steps, role="status"),
            html.Div([*offers(), dots, skip, on], className="hint-buttons"),
        ],
        id="hint",
        hidden=True,
        **{"aria-label": say("hint.heading"), "data-done": say("hint.done")},
    )


def offers() -> list[html.A]:
    """Return a link to each language, hidden, in that language: its address is the browser's."""
    return [
        html.A(
            texts(code)["hint.offer"],
            href=f"?lang={code}",
            className="offer",
            hidden=True,
            lang=code,
            dir=BY_CODE[code].direction,
            **{"data-offer": code},
        )
        for code in LANGUAGES
    ]
