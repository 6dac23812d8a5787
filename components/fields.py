"""Fields that are typed into: two dates, with the place where is said what is wrong with them."""

import json

from dash import html
from dash.development.base_component import Component

from components.language.calendar import month_names
from components.language.solar import solar_months
from components.language.texts import Words
from data.languages import BY_CODE, DIGITS


def typed_dates(say: Words, fields: list[Component], name: str, **properties: str) -> html.Div:
    """Return two fields for dates, with the place where is said what is wrong with them.

    `name` is the id of all of it; assets/typed.js fills the place.
    """
    example = {"year": "2013", "month": "2013-05", "day": "2013-05-28"}
    examples = {part: say.name(say.digits(text)) for part, text in example.items()}
    found, first, last = (say.name(f"{{{part}}}") for part in ("found", "first", "last"))
    counted = BY_CODE[say.language].calendar
    reckoned = {
        "months": dict(month_names()),
        "counted": counted,
        **({"hijri": dict(solar_months())} if counted else {}),
        "digits": say.digits(DIGITS),
    }
    return html.Div(
        [*fields, html.P(id=f"{name}-wrong", role="alert", className="wrong")],
        id=name,
        **properties,
        **{
            "data-unreadable": say("filters.unreadable", found=found, **examples),
            "data-reversed": say("filters.reversed", first=first, last=last),
            "data-taken": say("filters.taken", found=found, first=first, last=last),
            "data-reckoned": json.dumps(reckoned, ensure_ascii=False),
        },
    )
