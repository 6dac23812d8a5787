"""The columns of the tables of a data set, and what each cell must hold."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from data.dates import InvalidDate, parse_date
from data.languages import LANGUAGES
from data.model import (
    FORMS,
    KINDS,
    LEVELS,
    SOURCE_KINDS,
    STATUSES,
    UNCOUNTED,
    every_type,
)
from data.reading.header import Column, number, one_line, one_of
from data.reading.problems import Problem
from data.reading.table import Rows
from data.states import states


def is_date(text: str) -> bool:
    """Tell whether a text is an EDTF date of level 0 or 1."""
    try:
        parse_date(text)
    except InvalidDate:
        return False
    return True


def _is_date_or_nothing(text: str) -> bool:
    return not text or is_date(text)


def _weight_or_nothing(text: str) -> bool:
    return not text or number(-1, 1)(text)


def _matches(pattern: str) -> Any:
    return re.compile(pattern).fullmatch


def _said(text: str) -> bool:
    """Tell whether a text says something, in one line."""
    return bool(text.strip()) and one_line(text)


def _one_of_or_nothing(name: str, values: Iterable[str]) -> Column:
    """Return a column that a table may lack, and a cell may leave open."""
    column = one_of(name, values)
    return Column(
        name, f"{column.wanted}, or nothing", lambda text: not text or column.accepts(text), True
    )


def _in_other_languages(*names: str) -> Iterator[Column]:
    """Yield the columns in which each of some texts may stand in the languages but English."""
    for name in names:
        for language in LANGUAGES[1:]:
            yield Column(f"{name}_{language}", "one line or nothing", one_line, optional=True)


SELDOM = ("count", "further_source_ids")  # columns of relations that few data sets have
# What cells must be that others ask for: their column, and what is wanted there.
CLAIMED = ("attributed_to", "who claims it")
COUNTED = ("counted_why", "nothing where the relation is counted")
TOLD = ("label", "statement", "note")  # what may be told of a relation in other languages too
SOURCE_COLUMNS = (
    Column("source_id", "a unique id of letters, digits, '-' or '_'", _matches(r"[\w-]+")),
    Column("title", "a title in one line", _said),
    Column("publisher", "one line or nothing", one_line),
    Column("date", "an EDTF date or nothing", _is_date_or_nothing),
    Column("url", "an http(s) address or nothing", _matches(r"(https?://[^\s\"<>]+)?")),
    _one_of_or_nothing("kind", SOURCE_KINDS),
    _one_of_or_nothing("state_owned", ("true", "false")),
    Column("note", "one line or nothing", one_line),
)
ACTOR_COLUMNS = (
    Column("actor_id", "a unique ISO3 code or lower-case slug", _matches(r"[A-Z]{3}|[a-z0-9-]+")),
    Column("name", "a name in one line", _said),
    one_of("kind", KINDS),
    Column("country", "an ISO3 code or nothing", lambda text: not text or text in states()),
    Column("stands_for", "an ISO3 code or the actor's own id", _said),
    Column("role", "one line or nothing", one_line),
    Column("parent", "one line or nothing", one_line),
    Column("short", "one line or nothing", one_line, optional=True),
    *_in_other_languages("name", "short", "role"),
)


WIDTH, HEIGHT = 760.0, 420.0  # the plane of the network, in pixels of a laptop's stage
POSITION_COLUMNS = (
    one_of("level", LEVELS),
    Column("node", "a node", str.strip),
    Column("x", f"pixels from 0 to {WIDTH:.0f}", number(0, WIDTH)),
    Column("y", f"pixels from 0 to {HEIGHT:.0f}", number(0, HEIGHT)),
)


def relation_columns(actors: Rows, sources: Rows) -> tuple[Column, ...]:
    """Return the columns of relations.csv, whose actors and sources stand in other tables.

    Where such a table has no row that could be read, that was said: any id may be meant.
    """
    is_actor = _one_of_ids(row["actor_id"] for _, row in actors)
    is_source = _one_of_ids(row["source_id"] for _, row in sources)
    return (
        Column("relation_id", "a unique id of letters, digits or '-'", _matches(r"[\w-]+")),
        Column("source_id", "an id of sources.csv", is_source),
        Column(
            "second_source_id",
            "an id of sources.csv or nothing",
            lambda text: not text or is_source(text),
        ),
        Column(
            "further_source_ids",
            "ids of sources.csv parted by spaces, or nothing",
            lambda text: all(map(is_source, text.split())),
            optional=True,
        ),
        Column("locator", "one line or nothing", one_line),
        Column("actor", "an id of actors.csv", is_actor),
        Column("target", "an id of actors.csv", is_actor),
        one_of("mutual", ("true", "false")),
        one_of("type", (code.upper() for code in every_type())),
        Column("weight", "a number from -1 to 1, or nothing", _weight_or_nothing, optional=True),
        Column("count", "a whole number from 1, or nothing", _matches(r"([1-9]\d{0,8})?"), True),
        one_of("form", FORMS),
        Column("label", "a few words", _said),
        Column(
            "date",
            "an EDTF date, such as 2005-08-03/2013-08-03, 2020-05~ or 199X, or nothing",
            _is_date_or_nothing,
        ),
        one_of("status", STATUSES),
        Column("attributed_to", "one line or nothing", one_line),
        one_of("counted", ("true", "false")),
        _one_of_or_nothing("counted_why", UNCOUNTED),
        Column("statement", "a sentence", _said),
        Column("note", "one line or nothing", one_line),
        *_in_other_languages(*TOLD),
    )


def _one_of_ids(ids: Iterable[str]) -> Callable[[str], bool]:
    known = frozenset(ids)
    return lambda text: not known or text in known


def across_rows(actors: Rows, relations: Rows) -> Iterator[Problem]:
    """Yield what only shows when rows are held against one another."""
    ids = {row["actor_id"] for _, row in actors}
    for line, row in actors:
        if row["stands_for"] not in ids | set(states()):
            wanted = "an ISO3 code or an id of this file"
            yield Problem("actors.csv", line, "stands_for", row["stands_for"], wanted)
        if row["parent"] and (row["parent"] not in ids or row["parent"] == row["actor_id"]):
            wanted = "another id of this file, or nothing"
            yield Problem("actors.csv", line, "parent", row["parent"], wanted)
    for line, row in relations:
        if row["status"] == "claimed" and not row["attributed_to"]:
            yield Problem("relations.csv", line, CLAIMED[0], "", CLAIMED[1])
        reason = row.get("counted_why", "")
        if row["counted"] == "true" and reason in UNCOUNTED:  # of another word that was said
            yield Problem("relations.csv", line, COUNTED[0], reason, COUNTED[1])
