"""Every state and territory: its codes, its names in four languages and where it lies."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

STATES_CSV = Path(__file__).with_name("states.csv")
LANGUAGES = ("en", "es", "pt", "fa")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class State:
    """One country or territory; points are (longitude, latitude) in degrees."""

    iso3: str
    iso2: str
    cow: str
    names: Mapping[str, str]
    region: str
    label: Point
    capital: Point


@cache
def states() -> Mapping[str, State]:
    """Return every state by its ISO 3166-1 alpha-3 code (XKX for Kosovo)."""
    with STATES_CSV.open(newline="", encoding="utf-8") as file:
        return MappingProxyType({row["iso3"]: _state(row) for row in csv.DictReader(file)})


def _state(row: Mapping[str, str]) -> State:
    return State(
        iso3=row["iso3"],
        iso2=row["iso2"],
        cow=row["cow"],
        names=MappingProxyType({language: row[f"name_{language}"] for language in LANGUAGES}),
        region=row["region"],
        label=(float(row["label_lon"]), float(row["label_lat"])),
        capital=(float(row["capital_lon"]), float(row["capital_lat"])),
    )
