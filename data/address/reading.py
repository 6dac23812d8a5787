"""An address is read into a selection, part by part."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote

from data.address.grammar import Grammar
from data.address.rules import Rules
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
    place, unread = _place(asked, grammar.data_sets[name])
    if place:
        left = any(part in BY_NAME and not BY_NAME[part].in_stories for part in asked)
        told = grammar.data_sets[name].story(place["story"])
        shown = told.shown(place["step"], place["answer"])
        asked, place = _parts(shown.query) | asked, {} if left else place
    values, unreadable = _values(asked, grammar.rules(grammar.data_sets[name]))
    chosen = {"data": "" if name == grammar.unnamed else name, **place, **values}
    return Selection(**chosen), (*ignored, *unread, *unreadable)


def _values(asked: Mapping[str, str], rules: Rules) -> tuple[dict[str, Any], list[str]]:
    """Read the parts of an address by their fields, and name those that cannot be read."""
    found = {
        name: read(name, text, rules) if name in rules else None for name, text in asked.items()
    }
    unread = [f"{name}={asked[name]}" for name, value in found.items() if value is None]
    values = {BY_NAME[name].field: value for name, value in found.items() if value is not None}
    if reversed_dates(values.get("since", ""), values.get("until", "")):
        unread.append(f"from={values.pop('since')}&to={values.pop('until')}")
    if values.get("only") and not values.get("chosen"):  # alone it would be nothing at all
        unread.append(f"only={values.pop('only')}")
    return values, unread


def _place(asked: dict[str, str], data_set: DataSet) -> tuple[dict[str, Any], list[str]]:
    """Take from the parts of an address its place in the story, and what of it cannot be read."""
    names = [p.name for p in PARAMETERS if p.role == "place"]
    given = {name: latin(asked.pop(name)) for name in names if name in asked}
    place: dict[str, Any] = {}
    stories = {str(number): story for number, story in enumerate(data_set.stories, start=1)}
    story = stories.get(given.get("story", ""))
    if story:
        steps = {str(number): number for number in range(1, len(story.steps) + 1)}
        step = steps.get(given.get("step", ""), 1)
        answered = given.get("answer") == "1" and bool(story.steps[step - 1].question)
        place = {"story": given["story"], "step": step, "answer": "1" if answered else ""}
    read_well = {name for name, value in place.items() if value and given.get(name) == str(value)}
    return place, [f"{name}={text}" for name, text in given.items() if name not in read_well]
