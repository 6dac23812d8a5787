"""A selection written as an address."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from data.address.values import APART
from data.parameters import DATES, IN_STORIES, PARAMETERS
from data.selection import DEFAULTS, Filters, Selection

SAFE = ",~/.-"  # what stands in a value as it is
# Each parameter with its field and what is left out of an address: a page has hundreds of links.
FIELDS = tuple((one, one.field, DEFAULTS[one.field]) for one in PARAMETERS)


def write(selection: Selection) -> str:
    """Write a query, without its question mark.

    The order is fixed and defaults are left out, so that equal selections have equal addresses.
    """
    parts = []
    for parameter, field, default in FIELDS:
        value = getattr(selection, field)
        told = selection.story and field not in IN_STORIES
        if value != default and not told:
            parts.append(_part(parameter.name, WRITERS.get(parameter.kind, _text)(value)))
    return "&".join(parts)


@lru_cache(maxsize=512)  # a page has a hundred links that differ in one part
def _part(name: str, text: str) -> str:
    return f"{name}={quote(text, safe=SAFE)}"


def _text(value: Any) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _filters(filters: Filters) -> str:
    """Write the filters of a second selection: an empty text where a filter is taken away."""
    values = dict(filters)
    texts = {f: "" if value == DEFAULTS[f] else _text(value) for f, value in filters}
    # Of two dates only those that are chosen are written, or the first one if neither is.
    dates = [field for field in DATES if values.get(field)] or [*DATES[:1]]
    names = {p.field: p.name for p in PARAMETERS}
    kept = [field for field in texts if field in dates or field not in DATES]
    return "&".join(_part(names[field], texts[field]) for field in kept)


WRITERS: Mapping[str, Callable[[Any], str]] = {"filters": _filters, "notes": APART.join}
