"""Dates in which there are words, in the languages of the atlas: months.toml lists them."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.finding import fold
from data.opening.dating.composed import OPEN, PERSIAN, composed, cut, full_year, joined, marked
from data.reading.notations import read_toml

Read = Callable[[str], str]  # reads another date within this one

_FOUND: dict[str, Any] = read_toml(Path(__file__).with_name("months.toml"))[0]


def _months(table: Mapping[str, list[str]]) -> Mapping[str, int]:
    return {fold(name): int(number) for number, names in table.items() for name in names}


# The number of a month, 1 to 12, by each of its names, in the Gregorian calendar and in the Solar
# Hijri one.
MONTHS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {system: _months(_FOUND[system]) for system in ("month", "solar")}
)
WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {kind: frozenset(map(fold, words)) for kind, words in _FOUND["words"].items()}
)


def _any_of(kind: str) -> str:
    """Return a pattern for any of some words, the longest first, with and without accents."""
    words = {*_FOUND["words"][kind], *WORDS[kind]}
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


BEFORE = {
    kind: re.compile(rf"(?:{_any_of(kind)})(?:\.\s?|\s|-|(?=\d))(.+)", re.IGNORECASE)
    for kind in ("since", "about", "part", "decade")
}
SPAN = re.compile(rf" ?[–—] ?| - |(?<=\d)/(?=\d{{4}}-)|\s(?:{_any_of('to')})\s", re.IGNORECASE)
DECADE = re.compile(r"(?:the )?(\d{3}0)(['’]?s)?", re.IGNORECASE)
BEFORE_A_LIST = re.compile(r"P(\d{4})")  # before the first year that a list of rivals covers
ORDINALS = frozenset(("st", "nd", "rd", "th", "o", "a", "er"))
CENTURIES = ("xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi")
ROMAN = dict(zip(CENTURIES, range(12, 22), strict=True))
# Spans whose first end leaves out what the last one says: a month, or the year.
DAYS = re.compile(r"(\d{1,2}) ?[-–—] ?(\d{1,2}) (\D+ \d{4})")
DAYS_LAST = re.compile(r"(\D+ )(\d{1,2}) ?[-–—] ?(\d{1,2})(,? \d{4})")
WITHOUT_YEAR = re.compile(r"(?=.*[^\W\d])(?!.*\d{3}).+")
OF_LAST = re.compile(r".*[^\W\d].*?(\d{4})")
SHORT_YEAR = re.compile(r"[-'’]\d\d$")


def is_open(text: str) -> bool:
    """Tell whether the cell of an end says that there was none yet."""
    return fold(text) in WORDS["open"]


def ends_in(text: str) -> tuple[str, str] | None:
    """Return the two dates of a cell that holds a span, each whole, or nothing."""
    if found := DAYS.fullmatch(text):
        return f"{found[1]} {found[3]}", f"{found[2]} {found[3]}"
    if found := DAYS_LAST.fullmatch(text):
        return f"{found[1]}{found[2]}{found[4]}", f"{found[1]}{found[3]}{found[4]}"
    ends = SPAN.split(text)
    if len(ends) != 2 or not all(ends):
        return None
    first, last = ends
    year = OF_LAST.fullmatch(last)
    return (f"{first} {year[1]}" if year and WITHOUT_YEAR.fullmatch(first) else first), last


def worded(text: str, read: Read) -> str | None:
    """Return what a date with words means, or nothing where it is none.

    Args:
        text: the cell, with digits from 0 to 9 and single spaces.
        read: reads the date that stands within it.

    Raises:
        ValueError: if what stands within it is no date.
    """
    if found := BEFORE_A_LIST.fullmatch(text):
        return marked(found[1], "~")
    return _doubtful(text, read) or _decade(text) or _century(text) or _named(text)


def _doubtful(text: str, read: Read) -> str | None:
    if found := BEFORE["since"].fullmatch(text):
        return joined(read(found[1]), OPEN)
    if found := BEFORE["about"].fullmatch(text):
        return marked(read(found[1]), "~")
    if found := BEFORE["part"].fullmatch(text):  # late 2019 is 2019, the early 1990s are 199X
        whole = read(found[1])
        return whole if "/" in whole else cut(whole, "month")
    if "~" in (text[0], text[-1]):
        return marked(read(text.strip("~ ")), "~")
    if text.endswith(("?", "?)")):
        return marked(read(text.strip("?() ")), "?")
    return None


def _decade(text: str) -> str | None:
    named = BEFORE["decade"].fullmatch(text)
    found = DECADE.fullmatch(named[1] if named else text)
    if not found or not (found[2] or named):
        return None
    # The 1900s may be ten years or a hundred.
    return f"{found[1][:2]}XX" if found[1].endswith("00") else f"{found[1][:3]}X"


def _century(text: str) -> str | None:
    words = _words(text)
    rest = [word for word in words if word not in WORDS["century"]]
    if len(words) != len(rest) + 1 or len(rest) != 1:
        return None
    number = int(rest[0]) if rest[0].isdecimal() else ROMAN.get(rest[0], 0)
    return f"{number - 1:02}XX" if 1 < number <= 21 else None


def _words(text: str) -> list[str]:
    """Return the words and numbers of a date, folded, but for those that say nothing."""
    parted = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", text)
    return [word for word in fold(parted).split() if word not in WORDS["silent"] | ORDINALS]


def _named(text: str) -> str | None:
    """Read a date with the name of a month, or of a season, which is read as its year."""
    words = _words(text)
    names = [word for word in words if not word.isdecimal()]
    numbers = [word for word in words if word.isdecimal()]
    if len(names) != 1 or not 1 <= len(numbers) <= 2:
        return None
    if names[0] in WORDS["season"]:
        return numbers[0] if len(numbers) == 1 and len(numbers[0]) == 4 else None
    if month := MONTHS["solar"].get(names[0]):
        return _full(month, numbers, PERSIAN)
    if month := MONTHS["month"].get(names[0]):
        return _full(month, numbers, "") or _short(month, numbers, words, text)
    return None


def _full(month: int, numbers: list[str], calendar: str) -> str | None:
    """Read a month with a year of four digits and perhaps a day."""
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) < 3]
    if len(years) != 1 or len(years) + len(days) != len(numbers):
        return None
    return composed(int(years[0]), month, int(days[0]) if days else 0, calendar)


def _short(month: int, numbers: list[str], words: list[str], text: str) -> str | None:
    """Read 5-Mar-24 and Mar-24, as spreadsheets write them; Mar 24 may be a day without a year."""
    if any(len(number) > 2 for number in numbers):
        return None
    if len(numbers) == 2 and not words[1].isdecimal():
        return composed(full_year(numbers[1]), month, int(numbers[0]))
    alone = len(numbers) == 1 and words[1].isdecimal() and SHORT_YEAR.search(text)
    return composed(full_year(numbers[0]), month) if alone else None
