"""A table as every format writes it: named and described fields, rows of plain values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.columns import ACTOR_COLUMNS, SOURCE_COLUMNS, relation_columns
from data.languages import BY_CODE, LANGUAGES
from data.reading.header import Column, one_of
from data.reading.problems import Problem
from data.reading.table import Rows, whole_table

FIELDS_CSV = Path(__file__).parents[1] / "fields.csv"
KNOWN = ("relations", "actors", "sources", "ties")
DERIVED = {  # what follows from what was coded
    "relations": (
        *("day", "actor_name", "target_name", "actor_node", "target_node", "tie", "weight"),
        *("sign", "quad_class", "earliest", "latest", "source_title", "source_publisher"),
        *("source_date", "source_url", "second_source_url"),
    ),
    "ties": (
        *("tie", "a", "b", "a_name", "b_name", "relations", "cooperation", "conflict", "demands"),
        *("forward", "backward", "deeds", "reported", "alignment", "sign", "character"),
        *("one_sided", "actor", "target", "first", "last"),
    ),
}
COLUMNS = (
    one_of("table", KNOWN),
    Column("field", "a name of small letters and '_'", re.compile("[a-z_]+").fullmatch),
    one_of("type", ("string", "integer", "number", "boolean", "date")),
    Column("description", "a sentence", str.strip),
)

Cell = str | int | float | bool | date | None  # None: no value, such as the end of an open date
Row = tuple[Cell, ...]

# What XML 1.0 cannot hold, and no spreadsheet shows: most control characters, half letters.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type is one of Table Schema's string, integer, number, boolean and date."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a cell for each of the fields."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.fields)


@cache
def fields() -> Mapping[str, tuple[Field, ...]]:
    """Return the fields of each table that can be taken away, in the order they are written.

    Raises:
        InvalidData: if something is wrong in the file.
    """
    found: dict[str, tuple[Field, ...]] = {}
    for row in whole_table(FIELDS_CSV, COLUMNS, ("table", "field"), _other_fields):
        field = Field(row["field"], row["type"], row["description"])
        more = _names_elsewhere() if (row["table"], row["field"]) == ("actors", "name") else ()
        found[row["table"]] = (*found.get(row["table"], ()), field, *more)
    return MappingProxyType(found)


def _other_fields(file: str, rows: Rows) -> Iterator[Problem]:
    """Yield fields that nothing fills, and those that are filled but not described."""
    described = {(row["table"], row["field"]) for _, row in rows}
    for line, row in rows:
        if (row["table"], row["field"]) not in _filled():
            yield Problem(file, line, "field", row["field"], "a field that the table has")
    for table, field in sorted(_filled() - described):
        yield Problem(file, 1, "field", f"no {table},{field}", "each field", quoted=False)


def _filled() -> set[tuple[str, str]]:
    """Return each table with each field that it has: what is coded, and what follows from that."""
    elsewhere = {f"name_{code}" for code in LANGUAGES}
    coded = {
        "relations": [column.name for column in relation_columns([], [])],
        "actors": [column.name for column in ACTOR_COLUMNS if column.name not in elsewhere],
        "sources": [column.name for column in SOURCE_COLUMNS],
    }
    return {
        (table, field)
        for table in KNOWN
        for field in (*coded.get(table, ()), *DERIVED.get(table, ()))
    }


def _names_elsewhere() -> Iterator[Field]:
    """Yield the field of an actor's name in each language but English."""
    for code in LANGUAGES[1:]:
        said = f"Name in {BY_CODE[code].english_name}; the English one where there is none."
        yield Field(f"name_{code}", "string", said)


def writable(text: str) -> str:
    """Return a text with U+FFFD for each character that XML and spreadsheets cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)
