"""The columns of the three tables, what each cell must hold, and how a table is read."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from data.dates import InvalidDate, parse_date
from data.model import FORMS, KINDS, STATUSES, Column, Problem, one_of, relation_types
from data.states import LANGUAGES, states

Row = Mapping[str, str]
Rows = list[tuple[int, Row]]  # with the line of the file that each row ends on


def is_date(text: str) -> bool:
    """Tell whether a text is an EDTF date of level 0 or 1."""
    try:
        parse_date(text)
    except InvalidDate:
        return False
    return True


def _matches(pattern: str) -> Any:
    return re.compile(pattern).fullmatch


def one_line(text: str) -> bool:
    """Tell whether a text holds no line break and no control character.

    Signs that turn the direction of what follows are refused too; the joiners are not, since
    Persian names need them.
    """
    return text.replace("\u200c", "").replace("\u200d", "").isprintable()


def _said(text: str) -> bool:
    """Tell whether a text says something, in one line."""
    return bool(text.strip()) and one_line(text)


SOURCE_COLUMNS = (
    Column("source_id", "a unique id of letters, digits, '-' or '_'", _matches(r"[\w-]+")),
    Column("title", "a title in one line", _said),
    Column("publisher", "one line or nothing", one_line),
    Column("date", "an EDTF date or nothing", lambda text: not text or is_date(text)),
    Column("url", "an http(s) address or nothing", _matches(r"(https?://[^\s\"<>]+)?")),
    Column("note", "one line or nothing", one_line),
)
ACTOR_COLUMNS = (
    Column("actor_id", "a unique ISO3 code or lower-case slug", _matches(r"[A-Z]{3}|[a-z0-9-]+")),
    Column("name", "a name in one line", _said),
    one_of("kind", KINDS),
    Column("country", "an ISO3 code", lambda text: text in states()),
    Column("stands_for", "an ISO3 code or the actor's own id", _said),
    Column("role", "one line or nothing", one_line),
    Column("parent", "one line or nothing", one_line),
    *(
        Column(f"name_{language}", "a name in one line or nothing", one_line, optional=True)
        for language in LANGUAGES[1:]
    ),
)


def relation_columns(actors: Rows, sources: Rows) -> tuple[Column, ...]:
    """Return the columns of relations.csv, whose actors and sources stand in other tables."""
    actor_ids = {row["actor_id"] for _, row in actors}
    source_ids = {row["source_id"] for _, row in sources}
    return (
        Column("relation_id", "a unique id of letters, digits or '-'", _matches(r"[\w-]+")),
        Column("source_id", "an id of sources.csv", source_ids.__contains__),
        Column(
            "second_source_id",
            "an id of sources.csv or nothing",
            lambda text: not text or text in source_ids,
        ),
        Column("locator", "one line or nothing", one_line),
        Column("actor", "an id of actors.csv", actor_ids.__contains__),
        Column("target", "an id of actors.csv", actor_ids.__contains__),
        one_of("mutual", ("true", "false")),
        one_of("type", (code.upper() for code in relation_types())),
        one_of("form", FORMS),
        Column("label", "a few words", _said),
        Column("date", "an EDTF date, such as 2005-08-03/2013-08-03, 2020-05~ or 199X", is_date),
        one_of("status", STATUSES),
        Column("attributed_to", "one line or nothing", one_line),
        one_of("counted", ("true", "false")),
        Column("statement", "a sentence", _said),
        Column("note", "one line or nothing", one_line),
    )


def read_table(path: Path, columns: tuple[Column, ...], problems: list[Problem]) -> Rows:
    """Return (line, row) for each row of a table, and note what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # spreadsheets like to write a mark first
    except (OSError, UnicodeDecodeError) as reason:
        problems.append(Problem(path.name, 1, "file", str(reason), "a table in UTF-8"))
        return []
    with io.StringIO(text, newline="") as file:
        reader = csv.DictReader(file)
        header = reader.fieldnames or ()
        rows: Rows = [(reader.line_num, row) for row in reader]
    missing = [
        column.name for column in columns if not column.optional and column.name not in header
    ]
    problems += [Problem(path.name, 1, name, "no such column", "the column") for name in missing]
    if not rows:
        problems.append(Problem(path.name, 1, "row", "none", "at least one row"))
    if missing:
        return []
    problems += _bad_rows(path.name, columns, rows, len(header))
    return [(line, row) for line, row in rows if None not in (*row, *row.values())]


def _bad_rows(file: str, columns: tuple[Column, ...], rows: Rows, width: int) -> Iterator[Problem]:
    """Yield what is wrong with single rows: their length, their cells, an id used before."""
    seen: set[str] = set()
    for line, row in rows:
        cells = [cell for cell in row.values() if isinstance(cell, str)]
        if None in (*row, *row.values()):  # how csv marks cells that are too many or too few
            yield Problem(file, line, "row", ",".join(cells), f"{width} cells")
            continue
        for column in columns:
            if column.name in row and not column.accepts(row[column.name]):
                yield Problem(file, line, column.name, row[column.name], column.wanted)
        key = row[columns[0].name]
        if key in seen:
            yield Problem(file, line, columns[0].name, key, "an id that no other row has")
        seen.add(key)


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
            yield Problem("relations.csv", line, "attributed_to", "", "who claims it")
