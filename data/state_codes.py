"""Codes of states in other systems than ISO 3166, each with the days on which it is whose."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from data.former_states import DAY, day
from data.reading.header import Column, one_of
from data.reading.table import whole_table
from data.states import states

STATE_CODES_CSV = Path(__file__).with_name("state_codes.csv")
# As a column is most likely written where two systems fit it equally well.
SYSTEMS = ("iso3", "cameo", "cowc", "ioc", "iso2", "fips", "cow", "gw", "m49")
NUMERIC = frozenset({"cow", "gw", "m49"})
ENOUGH = 0.9  # of the codes of a column: a few may be for regions, or wrong
LONGEST = 5  # letters of a code, or of a number that ends on ".0"
ACTOR = re.compile("[A-Z]{3}|[a-z]+(-[a-z]+)*|").fullmatch

COLUMNS = (
    one_of("system", SYSTEMS),
    Column("code", "capitals, or digits", re.compile("[A-Z]{2,3}|[0-9]{1,3}").fullmatch),
    Column("first", "a day, or nothing", DAY),
    Column("last", "a day, or nothing", DAY),
    Column("actor", "the code of a state, the id of a former one, or nothing", ACTOR),
)


class Meaning(NamedTuple):
    """Whom a code or a name means from one day to another, both included; None is no limit.

    `actor` is empty where a code means no state: a region, an ocean.
    """

    actor: str
    first: date | None = None
    last: date | None = None

    @property
    def always(self) -> bool:
        """Whether it means this on every day."""
        return self.first is None and self.last is None

    def days_from(self, on: date) -> int:
        """Return how many days lie between a day and those of this meaning: 0 within them."""
        before = (self.first - on).days if self.first else 0
        after = (on - self.last).days if self.last else 0
        return max(before, after, 0)


def meant(meanings: Sequence[Meaning], on: date | None) -> str:
    """Return whom a code means on a day, or on the nearest one on which it means anybody.

    A meaning of certain days goes before the one of always. Without a day it is the other way
    round, or else it is whoever has the code today, or had it last.
    """
    if on is None:
        return max(meanings, key=lambda one: (one.always, one.last or date.max)).actor
    return min(meanings, key=lambda one: (one.days_from(on), one.always)).actor


@cache
def state_codes() -> Mapping[str, Mapping[str, Sequence[Meaning]]]:
    """Return what each code means, by system and code.

    Systems are ISO 3166 of two and of three letters ("iso2", "iso3") with the codes that were
    withdrawn, the numbers that UN M49 shares with it ("m49", three digits), the Correlates of War
    by number and by letters ("cow", "cowc"), Gleditsch and Ward ("gw"), CAMEO as in GDELT
    ("cameo"), FIPS 10-4 ("fips"), and those of the Olympic committee that are nobody else's in
    another system ("ioc").

    Raises:
        InvalidData: if something is wrong in the file.
    """
    found: dict[str, dict[str, list[Meaning]]] = {system: {} for system in SYSTEMS}
    for state in states().values():
        found["iso3"][state.iso3] = [Meaning(state.iso3)]
        found["iso2"][state.iso2] = [Meaning(state.iso3)]
    for row in whole_table(STATE_CODES_CSV, COLUMNS, ("system", "code", "first")):
        meaning = Meaning(row["actor"], day(row["first"]), day(row["last"]))
        found[row["system"]].setdefault(row["code"], []).append(meaning)
    return MappingProxyType({system: MappingProxyType(codes) for system, codes in found.items()})


def as_code(text: str, system: str) -> str:
    """Return a code as its table has it: capitals, or a number that may have lost its zeros."""
    code = text.strip().upper()
    if system not in NUMERIC:
        return code
    code = code.removesuffix(".0")  # what a column with gaps makes of a number
    if not (code.isascii() and code.isdigit()):
        return ""
    return code.zfill(3) if system == "m49" else code.lstrip("0")


def system_of(cells: Iterable[str]) -> str:
    """Return which system of codes a column is written in, or nothing for names.

    The whole column decides: a system is taken where it knows nine in ten of the codes that
    differ, and of several the one that knows most.
    """
    texts = {text for cell in cells if (text := cell.strip())}
    texts = {part for text in texts for part in _codes_in(text)}
    if not texts:
        return ""
    known = {system: _known(texts, system) for system in SYSTEMS}
    best = max(SYSTEMS, key=lambda system: known[system])  # of equals, the first
    return best if known[best] >= ENOUGH * len(texts) else ""


def _codes_in(text: str) -> list[str]:
    """Return the codes of a cell that may hold several."""
    parts = [part.strip() for part in re.split("[,;|]", text)]
    return parts if all(0 < len(part) <= LONGEST for part in parts) else [text]


def _known(texts: Iterable[str], system: str) -> int:
    codes = state_codes()[system]
    return sum(as_code(text, system) in codes for text in texts)
