"""The text of a cell that has a type: dates as ISO 8601, whole numbers without a point."""

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any


class Number(str):
    """A number as it was written."""

    __slots__ = ()


WHOLE = 1e16  # from here on a float does not tell a whole number from its neighbours


def text_of(value: Any) -> str:
    """Return the text of a value; nothing for what is missing.

    A moment at midnight is a day, a number that is whole has no point, and lists are joined by
    semicolons.
    """
    write = TEXTS.get(type(value))
    return write(value) if write else _other(value)


def number_text(number: float) -> str:
    """Return a number as it would be written by hand."""
    if not isfinite(number):
        return "" if number != number else str(number)
    return str(int(number)) if number.is_integer() and abs(number) < WHOLE else repr(number)


def decimal_text(text: str) -> str:
    """Return a number as it was written, without a point that says nothing: "1494.0" is 1494."""
    whole, point, rest = text.partition(".")
    return ("0" if whole == "-0" else whole) if point and not rest.strip("0") else text


def _moment(moment: datetime) -> str:
    at_midnight = moment.time() == time() and moment.tzinfo is None
    return (moment.date() if at_midnight else moment).isoformat()


def _list(values: list[Any]) -> str:
    if any(isinstance(value, (dict, list)) for value in values):
        return json.dumps(values, ensure_ascii=False)
    return "; ".join(map(text_of, values))


def _other(value: Any) -> str:
    """Return the text of what none of the usual types is: numbers of NumPy, for instance."""
    plain = value.item() if hasattr(value, "item") else value
    write = TEXTS.get(type(plain))
    return write(plain) if write else "" if plain != plain else str(plain)


TEXTS: dict[type, Callable[[Any], str]] = {
    str: str,
    Number: str,
    bool: lambda value: "true" if value else "false",
    int: str,
    float: number_text,
    type(None): lambda value: "",
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: str,
    bytes: lambda value: value.decode("utf-8", "replace"),
    list: _list,
    tuple: lambda value: _list([*value]),
    dict: lambda value: json.dumps(value, ensure_ascii=False),
}
