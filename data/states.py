"""Every state and territory: its codes, its names and where it lies."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from data.languages import ENGLISH, LANGUAGES, Translations
from data.reading.header import Column, number, one_line
from data.reading.table import Row, whole_table

STATES_CSV = Path(__file__).with_name("states.csv")
NAMES_CSV = Path(__file__).with_name(
    "state_names.csv"
)  # other usual ones, by which a state is found

COLUMNS = (
    Column("iso3", "a unique code of three capitals", re.compile("[A-Z]{3}").fullmatch),
    Column("iso2", "a code of two capitals", re.compile("[A-Z]{2}").fullmatch),
    Column("cow", "a number of the Correlates of War, or nothing", re.compile("[0-9]*").fullmatch),
    Column(f"name_{ENGLISH}", "a name", str.strip),
    *(
        Column(f"name_{language}", "one line or nothing", one_line, optional=True)
        for language in LANGUAGES[1:]
    ),
    *(
        Column(f"short_{language}", "one line or nothing", one_line, optional=True)
        for language in LANGUAGES
    ),
    *(
        Column(f"{place}_{axis}", f"degrees from -{most} to {most}", number(-most, most))
        for place in ("capital", "label")
        for axis, most in (("lon", 180), ("lat", 90))
    ),
    Column("region", "a region", str.strip),
    Column("subregion", "a part of it", str.strip),
)

NAME_COLUMNS = (
    Column("iso3", "the code of a state", re.compile("[A-Z]{3}").fullmatch),
    Column("name", "a name", str.strip),
)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class State:
    """One country or territory; points are (longitude, latitude) in degrees.

    `short_names` are for pictures, in the languages in which its name is long.
    """

    iso3: str
    iso2: str
    cow: str
    names: Mapping[str, str]
    region: str
    subregion: str
    label: Point
    capital: Point
    short_names: Mapping[str, str]


@cache
def states() -> Mapping[str, State]:
    """Return every state by its ISO 3166-1 alpha-3 code (XKX for Kosovo).

    Raises:
        InvalidData: if something is wrong in the file.
    """
    rows = whole_table(STATES_CSV, COLUMNS)
    return MappingProxyType({row["iso3"]: _state(row) for row in rows})


@cache
def other_names() -> Mapping[str, Sequence[str]]:
    """Return what else states are usually called, in any language, by their codes.

    Raises:
        InvalidData: if something is wrong in the file.
    """
    found: dict[str, list[str]] = {}
    for row in whole_table(NAMES_CSV, NAME_COLUMNS, ("iso3", "name")):
        found.setdefault(row["iso3"], []).append(row["name"])
    return MappingProxyType(found)


def _state(row: Row) -> State:
    return State(
        iso3=row["iso3"],
        iso2=row["iso2"],
        cow=row["cow"],
        names=Translations({language: row.get(f"name_{language}", "") for language in LANGUAGES}),
        region=row["region"],
        subregion=row["subregion"],
        label=(float(row["label_lon"]), float(row["label_lat"])),
        capital=(float(row["capital_lon"]), float(row["capital_lat"])),
        short_names={la: row[f"short_{la}"] for la in LANGUAGES if row.get(f"short_{la}")},
    )
