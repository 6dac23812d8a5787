"""The grammar of the address: a query string is read into a selection, part by part."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any
from urllib.parse import parse_qsl, quote

from data.dataset import DataSet
from data.dates import parse_date
from data.model import LEVELS, STATUSES, TIE, relation_types
from data.selection import (
    COMPARISONS,
    FILTERS,
    MOST_CHOSEN,
    NAMES,
    NOBODY,
    OF_STORIES,
    ORDERS,
    PLAYS,
    PROJECTIONS,
    SAFE,
    SIDES,
    SUPPOSED,
    THEMES,
    THROUGH,
    VIEWS,
    Selection,
    _named,
    _parameter,
    _text,
    _written,
)
from data.states import LANGUAGES
from data.tables import is_date


def parse(search: str, data_sets: Mapping[str, DataSet]) -> tuple[Selection, tuple[str, ...]]:
    """Read a query string; what is unknown or malformed falls back to its default.

    Returns:
        The selection, and the `name=value` parts that could not be read.
    """
    asked = _parts(search)
    default = next(iter(data_sets))
    data_set = data_sets.get(asked.get("data", default), data_sets[default])
    readers = _readers(data_set, data_sets)
    place, ignored = _place(asked, data_set)
    if place:
        left = (asked.keys() & readers.keys()) - set(OF_STORIES)
        asked = _parts(data_set.step_shown(place["step"], place["answer"]).query) | asked
        place = {} if left else place
    chosen: dict[str, Any] = {"data": data_set.name, **place}
    for parameter, text in asked.items():
        value = readers[parameter](text) if parameter in readers else None
        if value is None:
            ignored.append(f"{parameter}={text}")
        else:
            chosen[NAMES.get(parameter, parameter)] = value
    if _reversed(chosen.get("since", ""), chosen.get("until", "")):
        ignored.append(f"from={chosen.pop('since')}&to={chosen.pop('until')}")
    return Selection(**chosen), tuple(ignored)


def write(selection: Selection) -> str:
    """Write a query string: fixed order, defaults left out, so that equal views are equal."""
    parts = []
    for field in fields(selection):
        value = getattr(selection, field.name)
        if value != field.default and (not selection.story or field.name in OF_STORIES):
            text = ",".join(value) if isinstance(value, tuple) else str(value)
            parts.append(f"{_parameter(field.name)}={quote(text, safe=SAFE)}")
    return "&".join(parts)


def _parts(search: str) -> dict[str, str]:
    return dict(parse_qsl(search.lstrip("?"), keep_blank_values=True, errors="replace"))


def _place(asked: dict[str, str], data_set: DataSet) -> tuple[dict[str, Any], list[str]]:
    """Take from the parts of an address its place in the story, and what of it cannot be read."""
    given: dict[str, str] = {
        name: asked.pop(name) for name in ("story", "step", "answer") if name in asked
    }
    place: dict[str, Any] = {}
    if given.get("story") == "1" and data_set.story:
        steps = {str(number): number for number in range(1, len(data_set.story) + 1)}
        step = steps.get(given.get("step", ""), 1)
        answered = given.get("answer") == "1" and bool(data_set.story[step - 1].question)
        place = {"story": "1", "step": step, "answer": "1" if answered else ""}
    read = {name for name, value in place.items() if value and given.get(name) == str(value)}
    return place, [f"{name}={text}" for name, text in given.items() if name not in read]


Reader = Callable[[str], Any]


def _readers(data_set: DataSet, data_sets: Mapping[str, DataSet]) -> dict[str, Reader]:
    """Return, for each parameter, what turns its text into a value, or into None."""
    readers: dict[str, Reader] = {
        "data": _choice(data_sets),
        "view": _choice(VIEWS),
        "level": _choice(LEVELS),
        "from": _day,
        "to": _day,
        "actors": _choices([*data_set.nodes, *data_set.actors], sort=True),
        "side": _choice(SIDES),
        "types": _choices(relation_types(), none=True),
        "status": _choices(STATUSES, none=True),
        "seen": lambda text: _seen(text, data_set),
        "tie": lambda text: _tie(text, data_set),
        "what": lambda text: _what(text, data_set),
        "projection": _choice(PROJECTIONS),
        "order": _choice(ORDERS),
        "through": _choice(THROUGH),
        "play": _choice(PLAYS),
        "lang": _choice(LANGUAGES),
        "theme": _choice(THEMES),
        "compare": _choice(COMPARISONS),
    }
    return readers | {"versus": lambda text: _versus(text, readers)}


def _choice(allowed: Iterable[str]) -> Reader:
    known = tuple(allowed)
    return lambda text: text if text in known else None


def _choices(allowed: Iterable[str], *, none: bool = False, sort: bool = False) -> Reader:
    """Return a reader of comma-separated lists, put in the order of `allowed` or sorted."""
    known = tuple(dict.fromkeys(allowed))

    def read(text: str) -> tuple[str, ...] | None:
        asked = set(text.split(","))
        if none and asked == {NOBODY}:
            return (NOBODY,)
        found = tuple(item for item in known if item in asked)
        if len(found) != len(asked):
            return None
        if not sort and len(found) == len(known):
            return ()
        return tuple(sorted(found)) if sort else found

    return read


def _day(text: str) -> str | None:
    """Accept one EDTF date of any precision, not an interval."""
    return text if "/" not in text and is_date(text) else None


def _reversed(since: str, until: str) -> bool:
    return bool(since and until and parse_date(since).earliest > parse_date(until).latest)


def _seen(text: str, data_set: DataSet) -> str | None:
    if text == data_set.perspective:
        return ""
    return text if text == NOBODY or text in data_set.nodes else None


def _tie(text: str, data_set: DataSet) -> str | None:
    ends = text.split(TIE)
    if not all(end in data_set.nodes or end in data_set.actors for end in ends):
        return None
    if len(ends) > MOST_CHOSEN or len(set(ends)) < len(ends):
        return None
    return TIE.join(sorted(ends))


def _what(text: str, data_set: DataSet) -> tuple[str, ...] | None:
    found: dict[str, str] = {}
    for part in text.split(","):
        tie, _, kind = part.rpartition(".")
        known = _tie(tie, data_set) if kind in SUPPOSED else None
        if known is None or known.count(TIE) != 1 or known in found:
            return None
        found[known] = kind
    return tuple(sorted(f"{tie}.{kind}" for tie, kind in found.items()))


def _versus(text: str, readers: Mapping[str, Reader]) -> str | None:
    """Read a query of filters; one part that cannot be read makes it none at all."""
    asked = dict(parse_qsl(text, keep_blank_values=True, errors="replace"))
    if not asked or not asked.keys() <= set(FILTERS):
        return None
    chosen = {name: readers[name](value) for name, value in asked.items() if value}
    if None in chosen.values():
        return None
    other = Selection(**{NAMES.get(name, name): value for name, value in chosen.items()})
    if _reversed(other.since, other.until):
        return None
    return _written({name: _text(other, name) for name in _named(text)})
