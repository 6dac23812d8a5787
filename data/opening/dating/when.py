"""Dates as strangers write them, put into EDTF of level 0 or 1 and never made more precise.

Whether 03/04/2024 is a day of March or of April is a property of its whole column: `order_of`
says what the column shows, `settle` chooses where it shows nothing and says that it did.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from data.dates import InvalidDate, latin, parse_date
from data.finding import fold
from data.opening.dating.composed import OPEN, PERSIAN, Unclear, composed, cut, full_year, joined
from data.opening.dating.numbered import (
    AMBIGUOUS,
    DMY,
    MDY,
    SERIAL,
    TIME,
    YMD,
    is_span_of_years,
    numbered,
    order_in,
    serial,
)
from data.opening.dating.solar import is_solar
from data.opening.dating.worded import MONTHS, ends_in, is_open, worded
from data.opening.missing import CODES, is_missing

__all__ = [
    "FOOTNOTES",
    "Settled",
    "Unclear",
    "between",
    "calendar_of",
    "cut",
    "from_parts",
    "joined",
    "order_of",
    "settle",
    "to_edtf",
]

MIXED = "mixed"
LONGEST = 200  # characters of a cell that may be a date
SAMPLED = 100_000  # cells by which a column is judged
HALVES_OF_DAY = re.compile(r"\d ?[AaPp]\.?[Mm]\.?$")
# What is not seen, and the marks that turn the direction of what follows.
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# The marks of footnotes that come along from a page: 2016[1], 2016[a][b], 2016 [note 2].
FOOTNOTES = re.compile(r"(?<=\S)(?: ?\[(?:\d{1,3}|[a-z]|(?:note|nota|n\.) ?\w{1,3})\])+$")
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
WHOLE = re.compile(r"(?<=\d)\.0+$")  # of a number that went through a program
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
SOLAR = re.compile(r"1[34]\d\d(?!\d)")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# Letters that Persian has and Arabic has not, and the Persian shape of two that both have.
PERSIAN_LETTERS = re.compile("[پچژگکی]")
MOST = 0.9  # of the years in a column that must be of a calendar


class Settled(NamedTuple):
    """The order in which a column writes its dates, and whether it was only supposed."""

    order: str
    guessed: bool


@lru_cache(maxsize=1 << 16)
def to_edtf(text: str, order: str = "", calendar: str = "") -> str:
    """Return a date in EDTF as precise as the cell, or less.

    Args:
        text: the cell.
        order: of day, month and year where they are numbers: "dmy", "mdy" or "ymd"; "serial" where
            the cells are the numbers by which a spreadsheet counts days.
        calendar: "persian" where years from 1300 to 1410 are of the Solar Hijri calendar.

    Raises:
        Unclear: if it is no date, or could be two.
    """
    if DAY.fullmatch(text) and calendar != PERSIAN and _is_edtf(text):
        return text  # as most days are written
    plain = _plain(text)
    if is_missing(plain):
        raise Unclear("empty", text)
    if len(plain) > LONGEST:
        raise Unclear("unknown", text)
    try:
        if in_brackets := IN_BRACKETS.fullmatch(plain):  # as tables of arms have what is a guess
            within = to_edtf(in_brackets[1], order, calendar)
            return within if "/" in within or within[-1] in "?~%" else f"{within}?"
        found = _read(plain, order, calendar)
        if found:
            return parse_date(found).text
    except Unclear as problem:
        raise Unclear(problem.what, text, problem.wanted) from None
    except (ValueError, OverflowError):
        raise Unclear("impossible", text) from None
    raise Unclear("unknown", text)


def order_of(cells: Iterable[str]) -> str:
    """Return the order in which a column writes its dates.

    "dmy", "mdy" or "ymd" where cells show it, "mixed" where they contradict one another,
    "ambiguous" where no cell settles it, "" where none asks for it.
    """
    shown = {order_in(_plain(cell)) for cell in islice(cells, SAMPLED)}
    if {DMY, MDY} <= shown:
        return MIXED
    return next((order for order in (DMY, MDY, AMBIGUOUS, YMD) if order in shown), "")


def settle(cells: Iterable[str], *others: Iterable[str]) -> Settled:
    """Return the order of a column, supposed where neither it nor another one of the table shows.

    Where nothing shows it the day is taken to stand first, but the month before times in a.m. and
    p.m.; then `guessed` is set: somebody has to be asked. So it is where a column contradicts
    itself: each cell that can only be read in one way is then read in that.
    """
    own = tuple(islice(cells, SAMPLED))
    order = order_of(own)
    if order in (YMD, "") and others:  # nothing is open here, but it may be in another column
        return settle(*others)
    if order not in (AMBIGUOUS, MIXED):
        return Settled(order, guessed=False)
    beside = {order_of(other) for other in others} & {DMY, MDY}
    if len(beside) == 1 and order == AMBIGUOUS:
        return Settled(beside.pop(), guessed=False)
    american = any(HALVES_OF_DAY.search(cell.strip()) for cell in own)
    return Settled(MDY if american else DMY, guessed=True)


def calendar_of(cells: Iterable[str], texts: Iterable[str]) -> str:
    """Return "persian" where a column counts its years in the Solar Hijri calendar, "" otherwise.

    So it does where nine of ten years are from 1300 to 1410 and the table is in Persian, since
    elsewhere such years are those of the Middle Ages.

    Args:
        cells: the dates, or the years, of the column.
        texts: headings and other cells, which show in which language the table is.
    """
    years = [int(year) for cell in islice(cells, SAMPLED) for year in YEAR.findall(latin(cell))]
    solar = sum(map(is_solar, years))
    if not years or solar < MOST * len(years):
        return ""
    return PERSIAN if any(PERSIAN_LETTERS.search(text) for text in texts) else ""


def from_parts(year: str, month: str = "", day: str = "", calendar: str = "") -> str:
    """Return the date of which each part has a cell of its own; unknown ones make it coarser.

    Unknown are cells that say nothing, -9 and other negative numbers, 0, and 99 for month and day.

    Raises:
        Unclear: if the year is unknown, or there is no such day.
    """
    written = "-".join(part for part in (year, month, day) if part)
    try:
        number = _year(year)
        if not number:
            raise Unclear("empty", written, "a year")
        month_number = _part(month)
        day_number = _part(day) if month_number else 0
        return parse_date(composed(number, month_number, day_number, calendar)).text
    except Unclear:
        raise
    except ValueError as problem:
        what = "impossible" if isinstance(problem, InvalidDate) else "unknown"
        raise Unclear(what, written, "numbers for year, month and day") from None


def between(start: str, end: str, order: str = "", calendar: str = "", blank: str = OPEN) -> str:
    """Return the interval from one cell to another, or one date where they are equal.

    Args:
        start: the cell of the start; one that says nothing is an unknown start.
        end: the cell of the end; "present", "ongoing" and the like leave it open.
        order: as in `to_edtf`.
        calendar: as in `to_edtf`.
        blank: what an end means that says nothing: ".." open, "" unknown.

    Raises:
        Unclear: if neither is a date, one is none, or the end comes before the start.
    """
    first = "" if is_missing(start, CODES) else to_edtf(start, order, calendar)
    if is_open(end):
        return joined(first, OPEN)
    last = blank if is_missing(end, CODES) else to_edtf(end, order, calendar)
    return joined(first, last)


def _plain(text: str) -> str:
    return FOOTNOTES.sub("", " ".join(UNSEEN.sub("", latin(text)).split()))


def _read(text: str, order: str, calendar: str) -> str | None:
    """Return what a cell means, or nothing where no rule reads it."""
    if order == SERIAL and (found := serial(text)):
        return found
    text = TIME.sub("", WHOLE.sub("", text))
    solar = calendar == PERSIAN and SOLAR.match(text)
    if not solar and not is_span_of_years(text) and _is_edtf(text):
        return text
    if found := numbered(text, order, calendar):
        return found
    if ends := ends_in(text):
        return between(*ends, order, calendar)
    return worded(text, lambda part: to_edtf(part, order, calendar))


def _is_edtf(text: str) -> bool:
    try:
        parse_date(text)
    except InvalidDate:
        return False
    return True


def _year(text: str) -> int:
    plain = WHOLE.sub("", _plain(text))
    if is_missing(plain, CODES) or plain.startswith("-"):
        return 0
    return full_year(plain) if plain.strip("0") else 0


def _part(text: str) -> int:
    """Return the number of a month or a day, 0 where it is unknown."""
    plain = WHOLE.sub("", _plain(text))
    if is_missing(plain, CODES) or plain.startswith("-"):
        return 0
    named = MONTHS["month"].get(fold(plain)) or MONTHS["solar"].get(fold(plain))
    number = named or int(plain)
    return 0 if number == 99 else number
