"""Dates of any precision, read from EDTF (ISO 8601-2), level 0 and level 1.

Read are years, months and days (`2007`, `2007-09`, `2007-09-27`), a mark of doubt at the end of a
date (`2007?` uncertain, `2007~` approximate, `2007%` both), digits left open from the right
(`199X`, `19XX`, `2007-XX`, `2007-09-XX`, `2007-XX-XX`), seasons (`2007-21` to `2007-24`) and
intervals of any two of these (`2005/2013`), of which one end may be open (`..`) or unknown
(empty). The standard counts open digits within an interval to level 2; they are read all the same.
Times, years of more than four digits, negative years and the rest of level 2 are refused.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Edge = Literal["known", "approximate", "uncertain", "unknown", "open"]
Precision = Literal["day", "month", "season", "year", "decade", "century", "interval", "none"]

WANTED = "a date such as 2007, 2007-09, 2007-09-27, 2007~ or 2005/2013"

# Level 1 does not say when a season begins. By convention these are the meteorological seasons of
# the northern hemisphere, and winter is the one that begins in the year it is written under:
# 2020-24 runs from December 2020 to February 2021.
SEASON_STARTS = {"21": 3, "22": 6, "23": 9, "24": 12}

_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<mark>[?~%]?)"
)
_MARKS: dict[str, Edge] = {"?": "uncertain", "~": "approximate", "%": "approximate"}
_ENDS_WITHOUT_DATE: dict[str, Edge] = {"": "unknown", "..": "open"}

# The first pattern found in a text that does not have the shape of a date says what is wrong.
_FAULTS = (
    (r"^$", "it is empty"),
    (r"\s", "it holds a space or a line break"),
    (r"^Y", "years of more than four digits are not read"),
    (r"^-", "negative years are not read"),
    (r"[T:]", "times of day are not read"),
    (r"[^0-9X?~%.-]", "{!r} does not belong in a date"),
    (r"[?~%](?=.)", "the mark {!r} may only stand once, at the end of a date"),
    (r"X[0-9]|^X|^[0-9]X", "X may only replace digits from the right, and at most two of a year"),
)

# The digits of Persian and of Arabic, which readers type; a date is kept in those of EDTF.
_LATIN = {first + n: str(n) for first in (0x06F0, 0x0660) for n in range(10)}


class InvalidDate(ValueError):
    """A text that is not an EDTF date of level 0 or 1."""

    def __init__(self, found: str, reason: str) -> None:
        """Say what was found, what is wrong with it and what was wanted."""
        super().__init__(f"{found!r} is not an EDTF date: {reason}; wanted {WANTED}")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date as written, the days it may cover, and how sure its start and its end are.

    A mark of doubt widens nothing: `earliest` and `latest` bound the date as written. Digits left
    open (`199X`) give the first and the last day they allow, and both edges are "uncertain". An
    unknown end is not an open one: `/2020-05-28` counts from 2020-05-28. Of `UNDATED` nothing is
    known at all: it covers no day.
    """

    text: str
    earliest: date
    """First day it may cover; `date.min` if the start is open."""
    latest: date
    """Last day it may cover; `date.max` if the end is open."""
    start: Edge
    end: Edge

    @property
    def is_exact(self) -> bool:
        """Whether this is one known day."""
        return self.earliest == self.latest and self.start == self.end == "known"

    @property
    def known(self) -> bool:
        """Whether there is a date at all."""
        return bool(self.text)

    @property
    def precision(self) -> Precision:
        """What the date names; an unspecified day (`2007-09-XX`) is still a day."""
        if not self.known:
            return "none"
        if "/" in self.text:
            return "interval"
        parts = self.text.rstrip("?~%").split("-")
        if len(parts) == 3:
            return "day"
        if len(parts) == 2:
            return "season" if parts[1] in SEASON_STARTS else "month"
        return ("year", "decade", "century")[self.text.count("X")]

    @property
    def mark(self) -> str:
        """The mark of doubt of a single date: `?`, `~`, `%` or nothing."""
        return self.text[-1] if "/" not in self.text and self.text.endswith((*_MARKS,)) else ""

    @property
    def ends(self) -> "tuple[EdtfDate, EdtfDate]":
        """The dates written at both ends; an open or unknown end has the date of the other."""
        if "/" not in self.text:
            return self, self
        written = [end for end in self.text.split("/") if end not in _ENDS_WITHOUT_DATE]
        return parse_date(written[0]), parse_date(written[-1])

    def overlaps(self, first: date, last: date) -> bool:
        """Whether it may cover a day between `first` and `last`, both included."""
        return self.known and self.earliest <= last and self.latest >= first


UNDATED = EdtfDate("", date.min, date.max, "unknown", "unknown")


def latin(text: str) -> str:
    """Return a text with Persian and Arabic digits written as those from 0 to 9."""
    return text.translate(_LATIN)


# Bounded, because readers write dates too: in the address bar.
@lru_cache(maxsize=2**16)
def parse_date(text: str) -> EdtfDate:
    """Read an EDTF date of level 0 or 1, or raise InvalidDate saying which part is wrong."""
    try:
        return _interval(text) if "/" in text else _single(text)
    except ValueError as problem:
        raise InvalidDate(text, str(problem)) from None


def date_or_none(text: str) -> EdtfDate:
    """Read an EDTF date of level 0 or 1, or `UNDATED` where nothing is written."""
    return parse_date(text) if text else UNDATED


def _interval(text: str) -> EdtfDate:
    written = text.split("/")
    if len(written) != 2:
        raise ValueError(f"an interval has 2 ends, not {len(written)}")
    dates = [_single(end) for end in written if end not in _ENDS_WITHOUT_DATE]
    if not dates:
        raise ValueError("neither end of the interval is a date")
    start, end = written
    earliest = date.min if start == ".." else dates[0].earliest
    latest = date.max if end == ".." else dates[-1].latest
    if earliest > latest:
        raise ValueError(f"its start {start} is later than its end {end}")
    return EdtfDate(
        text,
        earliest,
        latest,
        _ENDS_WITHOUT_DATE.get(start, dates[0].start),
        _ENDS_WITHOUT_DATE.get(end, dates[-1].end),
    )


def _single(text: str) -> EdtfDate:
    written = _WRITTEN.fullmatch(text)
    if not written:
        raise ValueError(_fault(text))
    year, month, day, mark = written.groups(default="")
    earliest, latest = _bounds(year, month, day)
    edge = _MARKS.get(mark, "uncertain" if "X" in text else "known")
    return EdtfDate(text, earliest, latest, edge, edge)


def _fault(text: str) -> str:
    for pattern, reason in _FAULTS:
        if found := re.search(pattern, text):
            return reason.format(found.group())
    return f"{text!r} has not the form YYYY, YYYY-MM or YYYY-MM-DD"


def _bounds(year: str, month: str, day: str) -> tuple[date, date]:
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year == 0:
        raise ValueError("years begin with 0001")
    if not month:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if "X" in year:
        raise ValueError(f"the year {year} cannot be followed by a month")
    if month == "XX":
        if day not in ("", "XX"):
            raise ValueError(f"day {day} has no month")
        return date(first_year, 1, 1), date(first_year, 12, 31)
    if month in SEASON_STARTS:
        if day:
            raise ValueError(f"the season {month} has no day {day}")
        return _season(first_year, month)
    return _month_or_day(first_year, month, day)


def _season(year: int, season: str) -> tuple[date, date]:
    first = date(year, SEASON_STARTS[season], 1)
    if first.month < 12:
        return first, _last_of_month(year, first.month + 2)
    if year == date.max.year:
        raise ValueError(f"the winter of {year} would end after the last year, {year}")
    return first, date(year + 1, 3, 1) - timedelta(days=1)


def _month_or_day(year: int, month: str, day: str) -> tuple[date, date]:
    if not 1 <= int(month) <= 12:
        raise ValueError(f"month {month} is not between 01 and 12")
    last = _last_of_month(year, int(month))
    if day in ("", "XX"):
        return last.replace(day=1), last
    if not 1 <= int(day) <= last.day:
        raise ValueError(
            f"day {day} is not between 01 and {last.day}, the last of {year:04}-{month}"
        )
    return last.replace(day=int(day)), last.replace(day=int(day))


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
