"""What the cells of a column are, whatever its heading says: states, dates, addresses, numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from data.finding import fold
from data.opening.dating.when import FOOTNOTES, Unclear, to_edtf
from data.opening.dating.worded import is_open
from data.opening.kinds import READ, WORDS, scheme_of, type_of
from data.opening.missing import is_missing
from data.states import other_names, states

NUMBER = re.compile(r"[+\-−]?(\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")
URL = re.compile(r"(?:https?://|www\.)\S+(?:[;|,\s]+(?:https?://|www\.)\S+)*", re.IGNORECASE)
DIGIT = re.compile(r"\d")
ISO2 = re.compile("[A-Z]{2}")
YEARS = range(1000, 2101)
DIRECTIONS = frozenset(("directed", "undirected", "mixed"))
BOOLEANS = DIRECTIONS | frozenset(
    ("true", "false", "yes", "no", "si", "nao", "sim", "y", "n", "بله", "خیر", "0", "1")
)
UNKNOWN = frozenset(("-9", "-99", "-999", "-9999", "-9.0", "-99.0"))  # numbers of coders
FEW = 40  # distinct values up to which a column may hold types
LEVELS = 5  # distinct values that a level of something has at most
FEWEST_CODES = 4  # distinct numbers that a column of state codes has at least
SURE = 0.9  # share of the numbers in a column that are codes of states
LOOKED_AT = 1_000  # characters of a cell
PROSE = 2.5  # words of a cell in the mean
LONG = 40  # letters from which on cells are sentences, and no dates


@dataclass(frozen=True)
class Profile:
    """What the cells of one column are; shares run from 0 to 1, of the cells that say something."""

    cells: tuple[str, ...]

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The cells that say something; NA does, among states."""
        return tuple(cell.strip() for cell in self.cells if not is_missing(cell, country=True))

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Its different values."""
        return frozenset(self.said)

    @cached_property
    def states(self) -> float:
        """The share of names and codes of states."""
        return self._share(is_state) if not self._is_numbered else self._codes

    @cached_property
    def dates(self) -> float:
        """The share of dates, whichever comes first, day or month."""
        return self._share(is_date)

    @cached_property
    def open(self) -> float:
        """The share of words for what goes on."""
        return self._share(is_open)

    @cached_property
    def words(self) -> float:
        """The share of own words that name a type."""
        return self._share(lambda cell: type_of(cell, WORDS) is not None)

    @cached_property
    def read(self) -> float:
        """The share of free sentences of which a type is suggested."""
        return self._share(lambda cell: type_of(cell, READ) is not None)

    @cached_property
    def urls(self) -> float:
        """The share of addresses of pages."""
        return self._share(lambda cell: bool(URL.fullmatch(cell)))

    @cached_property
    def booleans(self) -> float:
        """The share of yes and no, and of what tells whether a tie has a direction."""
        return self._share(lambda cell: fold(cell) in BOOLEANS)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The numbers, if it holds nothing else; a decimal comma is one."""
        if not self.said or not all(NUMBER.fullmatch(cell) for cell in self.said):
            return ()
        return tuple(float(cell.replace("−", "-").replace(",", ".")) for cell in self.said)

    @cached_property
    def length(self) -> float:
        """The mean number of letters."""
        return sum(map(len, self.said)) / len(self.said) if self.said else 0

    @cached_property
    def scheme(self) -> str:
        """The scheme of types in which it is written, "" for none; years are none."""
        if len(self.distinct) > FEW or self.dates > 1 / 2 or self.states > 1 / 2:
            return ""
        return scheme_of(self.said)

    @property
    def is_level(self) -> bool:
        """Whether the same few values come again and again, as those of no score or sentence do."""
        return len(self.distinct) <= LEVELS and len(self.said) > 2 * len(self.distinct)

    @property
    def is_signed(self) -> bool:
        """Whether it holds numbers of both signs, as weights from -1 to 1 or -10 to 10 do.

        With more than one decimal place numbers up to 10 may be degrees of latitude.
        """
        if not self.is_negative or max(map(abs, self.numbers)) > 10:
            return False
        tenths = all(round(number, 1) == number for number in self.numbers)
        return max(map(abs, self.numbers)) <= 1 or tenths

    @property
    def is_negative(self) -> bool:
        """Whether some of its numbers are below 0, and are no codes for what is not known."""
        below = {cell for cell in self.distinct if cell.startswith(("-", "−"))}
        return bool(self.numbers) and len(self.distinct) > 1 and not below <= UNKNOWN

    @property
    def is_fraction(self) -> bool:
        """Whether it holds shares from 0 to 1, not only 0 and 1."""
        found = self.numbers
        return bool(found) and min(found) >= 0 and max(found) <= 1 and not set(found) <= {0.0, 1.0}

    @property
    def is_text(self) -> bool:
        """Whether it holds words, neither numbers nor dates nor addresses."""
        return bool(self.said) and not self.numbers and max(self.dates, self.urls) < 1 / 2

    @cached_property
    def is_prose(self) -> bool:
        """Whether it holds free words, mostly several in a cell, and other ones in most cells."""
        if not self.is_text or self.states >= 1 / 2:
            return False
        words = sum(len(cell.split()) for cell in self.said) / len(self.said)
        return words >= PROSE and len(self.distinct) > len(self.said) / 2

    @cached_property
    def _is_numbered(self) -> bool:
        return bool(self.said) and all(cell.isdecimal() for cell in self.said)

    @cached_property
    def _codes(self) -> float:
        """The share of the Correlates of War's numbers for states, if that is no accident."""
        share = self._share(lambda cell: cell.lstrip("0") in _numbers())
        return share if share >= SURE and len(self.distinct) >= FEWEST_CODES else 0

    def _share(self, test: Callable[[str], bool]) -> float:
        return sum(map(test, self.said)) / len(self.said) if self.said else 0


def is_state(text: str) -> bool:
    """Tell whether a cell is a name or a letter code of a state, by a light check."""
    name = FOOTNOTES.sub("", text)
    return fold(name) in _names() or bool(ISO2.fullmatch(name) and name in _letters())


def is_date(text: str) -> bool:
    """Tell whether a cell is a date, in whatever order; of bare numbers only likely years are."""
    if text.isdecimal() and len(text) < 6:
        return len(text) == 4 and int(text) in YEARS
    if len(text) > LONG or not DIGIT.search(text):
        return False
    try:
        to_edtf(text, "dmy")  # what can only be read in another order is
    except Unclear:
        return False
    return True


def in_order(starts: Profile, ends: Profile) -> bool:
    """Tell whether dates of one column come before those of another; in EDTF they sort as texts."""
    try:
        both = [
            (to_edtf(start, "dmy"), to_edtf(end, "dmy"))
            for start, end in zip(starts.cells, ends.cells, strict=True)
            if start.strip() and end.strip()
        ]
    except Unclear:
        return False
    return any(one < other for one, other in both) and all(one <= other for one, other in both)


def profiles(sample: Sequence[Sequence[str]], width: int) -> tuple[Profile, ...]:
    """Return what each column of a sample holds; cells that a row lacks say nothing."""
    return tuple(
        Profile(tuple(row[column][:LOOKED_AT] if column < len(row) else "" for row in sample))
        for column in range(width)
    )


@cache
def _names() -> frozenset[str]:
    found = {name for names in other_names().values() for name in names}
    for state in states().values():
        found |= {state.iso3, *state.names.values(), *state.short_names.values()}
    return frozenset(map(fold, found)) - {""}


@cache
def _letters() -> frozenset[str]:
    return frozenset(state.iso2 for state in states().values())


@cache
def _numbers() -> frozenset[str]:
    return frozenset(state.cow for state in states().values() if state.cow)
