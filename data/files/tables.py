"""A table as every format writes it: named and described fields, rows of plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.reading.header import Column, one_of
from data.reading.table import whole_table

FIELDS_CSV = Path(__file__).parents[1] / "fields.csv"
COLUMNS = (
    one_of("table", ("relations", "actors", "sources", "ties")),
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
    for row in whole_table(FIELDS_CSV, COLUMNS, ("table", "field")):
        field = Field(row["field"], row["type"], row["description"])
        found[row["table"]] = (*found.get(row["table"], ()), field)
    return MappingProxyType(found)


def writable(text: str) -> str:
    """Return a text with U+FFFD for each character that XML and spreadsheets cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)
