"""A table as every format writes it: named and described fields, rows of plain values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.columns import ACTOR_COLUMNS, SELDOM, SOURCE_COLUMNS, TOLD, relation_columns
from data.languages import BY_CODE, LANGUAGES
from data.model import CHARACTERS
from data.periods import KINDS
from data.reading.header import Column, one_of
from data.reading.problems import Problem
from data.reading.table import Rows, whole_table

FIELDS_CSV = Path(__file__).parents[1] / "fields.csv"
KNOWN = ("relations", "actors", "sources", "ties", "years")
DERIVED = {  # what follows from what was coded
    "relations": (
        *("day", "actor_name", "target_name", "actor_node", "target_node", "tie", "weight"),
        *("sign", "quad_class", "earliest", "latest", "source_title", "source_publisher"),
        *("source_date", "source_url", "second_source_url", "source_kind", "source_state_owned"),
        *("second_source_kind", "second_source_state_owned"),
    ),
    "ties": (
        *("tie", "a", "b", "a_name", "b_name", "relations", "cooperation", "conflict", "demands"),
        *("forward", "backward", "deeds", "reported", "alignment", "sign", "character"),
        *("one_sided", "actor", "target", "first", "last"),
    ),
    "years": (
        *("tie", "a", "b", "a_name", "b_name", "first_year", "last_year", "relations"),
        *(f"{name}_{kind}" for name in CHARACTERS.values() for kind in KINDS),
        "alignment",
    ),
}
COLUMNS = (
    one_of("table", KNOWN),
    Column("field", "a name of small letters and '_'", re.compile("[a-z_]+").fullmatch),
    one_of("type", ("string", "integer", "number", "boolean", "date")),
    Column("description", "a sentence", str.strip),
)

# Fields of a table that stand in every language, and what is said of some in another one.
ELSEWHERE = {"relations": TOLD, "actors": ("name", "short", "role")}
SAID = {
    "name": "Name in {language}; the English one where there is none.",
    "short": "Short name in {language}, where the name is long.",
}

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
    seldom: bool = False  # whether it is there only where the data set has any of it


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a cell for each of the fields, which may have `headings` in words."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()

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
        seldom = row["table"] == "relations" and row["field"] in SELDOM
        field = Field(row["field"], row["type"], row["description"], seldom)
        more = _elsewhere(row["field"]) if row["field"] in ELSEWHERE.get(row["table"], ()) else ()
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
    columns = {
        "relations": relation_columns([], []),
        "actors": ACTOR_COLUMNS,
        "sources": SOURCE_COLUMNS,
    }
    coded = {(table, column.name) for table, those in columns.items() for column in those}
    return {(table, name) for table, name in coded if not is_elsewhere(table, name)} | {
        (table, name) for table, those in DERIVED.items() for name in those
    }


def is_elsewhere(table: str, name: str) -> bool:
    """Tell whether a field is another one in a language other than English."""
    field, _, code = name.rpartition("_")
    return field in ELSEWHERE.get(table, ()) and code in LANGUAGES


def _elsewhere(field: str) -> Iterator[Field]:
    """Yield a field in each language but English."""
    for code in LANGUAGES[1:]:
        said = SAID.get(field, "The {field} in {language}; empty where there is none.")
        said = said.format(language=BY_CODE[code].english_name, field=field)
        yield Field(f"{field}_{code}", "string", said, seldom=True)


def writable(text: str) -> str:
    """Return a text with U+FFFD for each character that XML and spreadsheets cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)
