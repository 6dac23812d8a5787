"""Fields that are typed into: two dates, with the place where is said what is wrong with them."""

from dash import html
from dash.development.base_component import Component

from components.language.texts import Words


def typed_dates(say: Words, fields: list[Component], name: str, **properties: str) -> html.Div:
    """Return two fields for dates, with the place where is said what is wrong with them.

    `name` is the id of all of it; assets/typed.js fills the place.
    """
    example = {"year": "2013", "month": "2013-05", "day": "2013-05-28"}
    examples = {part: say.digits(text) for part, text in example.items()}
    found, first, last = (say.name(f"{{{part}}}") for part in ("found", "first", "last"))
    return html.Div(
        [*fields, html.P(id=f"{name}-wrong", role="alert", className="wrong")],
        id=name,
        **properties,
        **{
            "data-unreadable": say("filters.unreadable", found=found, **examples),
            "data-reversed": say("filters.reversed", first=first, last=last),
        },
    )
