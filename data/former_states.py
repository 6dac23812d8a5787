"""States of the past, and others without a code of ISO 3166, as actors of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.languages import ENGLISH, LANGUAGES, Translations
from data.reading.header import Column, number, one_line
from data.reading.table import Row, whole_table
from data.states import Point

FORMER_STATES_CSV = Path(__file__).with_name("former_states.csv")
DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?").fullmatch
NUMBER = re.compile("[0-9]*").fullmatch

COLUMNS = (
    Column("id", "a name of small letters and hyphens", re.compile("[a-z]+(-[a-z]+)*").fullmatch),
    Column(f"name_{ENGLISH}", "a name", str.strip),
    *(
        Column(f"name_{language}", "one line or nothing", one_line, optional=True)
        for language in LANGUAGES[1:]
    ),
    Column("first", "a day, or nothing", DAY),
    Column("last", "a day, or nothing", DAY),
    *(
        Column(axis, f"degrees from -{most} to {most}", number(-most, most))
        for axis, most in (("lon", 180), ("lat", 90))
    ),
    Column("region", "a region", str.strip),
    Column("successors", "the states of later, with spaces between", str.strip),
    Column("cow", "a number of the Correlates of War, or nothing", NUMBER),
    Column("gw", "a number of Gleditsch and Ward, or nothing", NUMBER),
)


@dataclass(frozen=True, slots=True)
class FormerState:
    """A state that has no code of ISO 3166; `place` is (longitude, latitude) in degrees.

    `first` is None where it is older than the lists of states, `last` where it is still there.
    `successors` are codes of states of today, or ids of other former states. `cow` and `gw` are
    its numbers in those lists, or empty; before and after its days they may be another's.
    """

    id: str
    names: Mapping[str, str]
    first: date | None
    last: date | None
    place: Point
    region: str
    successors: tuple[str, ...]
    cow: str
    gw: str

    def may_be_named(self, on: date) -> bool:
        """Tell whether it was there at any time of a day's year.

        Tables that count in years date the last year of a state by its first or its last day.
        """
        begun = self.first is None or self.first.year <= on.year
        return begun and (self.last is None or on.year <= self.last.year)


@cache
def former_states() -> Mapping[str, FormerState]:
    """Return every state that has no code of ISO 3166, by its id.

    Raises:
        InvalidData: if something is wrong in the file.
    """
    rows = whole_table(FORMER_STATES_CSV, COLUMNS)
    return MappingProxyType({row["id"]: _former_state(row) for row in rows})


def day(text: str) -> date | None:
    """Return a day as a table has it, YYYY-MM-DD; nothing where none stands there."""
    return date.fromisoformat(text) if text else None


def _former_state(row: Row) -> FormerState:
    return FormerState(
        id=row["id"],
        names=Translations({language: row.get(f"name_{language}", "") for language in LANGUAGES}),
        first=day(row["first"]),
        last=day(row["last"]),
        place=(float(row["lon"]), float(row["lat"])),
        region=row["region"],
        successors=tuple(row["successors"].split()),
        cow=row["cow"],
        gw=row["gw"],
    )
