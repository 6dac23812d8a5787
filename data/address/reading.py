"""An address is read into a selection, part by part."""

from typing import Any
from urllib.parse import parse_qsl, unquote

from data.address.grammar import Grammar
from data.address.values import read, reversed_dates
from data.dataset import DataSet
from data.dates import latin
from data.parameters import BY_NAME, LONGEST, PARAMETERS
from data.selection import Selection

SHOWN = 60  # letters of an address that is too long to be read


def parse(search: str, grammar: Grammar) -> tuple[Selection, tuple[str, ...]]:
    """Read a query string; what is unknown or malformed falls back to its default.

    Returns:
        The selection, and the `name=value` parts that could not be read. A query longer than
        LONGEST is not read at all: its beginning is the one such part.
    """
    if too_long(search):
        return _read({}, grammar, [f"{search[:SHOWN]}…"])
    return _read(_parts(search), grammar, [])


def too_long(search: str) -> bool:
    """Tell whether a query has more letters than are read, however they are encoded."""
    return len(unquote(search)) > LONGEST


def _parts(search: str) -> dict[str, str]:
    return dict(parse_qsl(search.lstrip("?"), keep_blank_values=True, errors="replace"))


def _read(
    asked: dict[str, str], grammar: Grammar, ignored: list[str]
) -> tuple[Selection, tuple[str, ...]]:
    name = grammar.named(asked.get("data", ""))
    data_set = grammar.data_sets[name]
    place, unread = _place(asked, data_set)
    ignored += unread
    if place:
        left = any(part in BY_NAME and not BY_NAME[part].in_stories for part in asked)
        asked = _parts(data_set.step_shown(place["step"], place["answer"]).query) | asked
        place = {} if left else place
    chosen = {"data": "" if name == grammar.default else name, **place}
    rules = grammar.rules(data_set)
    for part, text in asked.items():
        value = read(part, text, rules) if part in rules else None
        if value is None:
            ignored.append(f"{part}={text}")
        else:
            chosen[BY_NAME[part].field] = value
    if reversed_dates(chosen.get("since", ""), chosen.get("until", "")):
        ignored.append(f"from={chosen.pop('since')}&to={chosen.pop('until')}")
    return Selection(**chosen), tuple(ignored)


def _place(asked: dict[str, str], data_set: DataSet) -> tuple[dict[str, Any], list[str]]:
    """Take from the parts of an address its place in the story, and what of it cannot be read."""
    names = [p.name for p in PARAMETERS if p.role == "place"]
    given = {name: latin(asked.pop(name)) for name in names if name in asked}
    place: dict[str, Any] = {}
    if given.get("story") == "1" and data_set.story:
        steps = {str(number): number for number in range(1, len(data_set.story) + 1)}
        step = steps.get(given.get("step", ""), 1)
        answered = given.get("answer") == "1" and bool(data_set.story[step - 1].question)
        place = {"story": "1", "step": step, "answer": "1" if answered else ""}
    read_well = {name for name, value in place.items() if value and given.get(name) == str(value)}
    return place, [f"{name}={text}" for name, text in given.items() if name not in read_well]
