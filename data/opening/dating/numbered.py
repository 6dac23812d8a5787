"""Dates that are written in numbers alone, and in which order they have day, month and year."""

import re
from datetime import date, timedelta

from data.opening.dating.composed import OPEN, Unclear, composed, full_year, joined

DMY, MDY, YMD, AMBIGUOUS, SERIAL = "dmy", "mdy", "ymd", "ambiguous", "serial"
SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet, as its days from 1900-03-01 on count
SERIALS = range(61, 73_051)  # up to 2099

TIME = re.compile(
    r"(?<=\d)(?:[T ]|, ?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r" ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$"
)
PARTS = re.compile(r"(\d{1,4})(?P<by> ?[-/. ] ?)(\d{1,2})(?P=by)(\d{1,4})")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
YEAR = re.compile(r"\d{4}")
YEARS = re.compile(r"(\d{4}) ?[-–—/] ?(\d{2}|\d{4})")
UNENDED = re.compile(r"(\d{4}) ?[-–—]")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{2}(?:\d{2}(?:\d{2})?)?)?")
COMPACT_MONTH = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])")
QUARTER = re.compile(r"[QTqt]([1-4])[ -]?(\d{4})|([1-4])[QTqt] ?(\d{4})|(\d{4})[ -]?[QTqt]([1-4])")


def numbered(text: str, order: str, calendar: str) -> str | None:
    """Return what a date in numbers means, without its time of day; nothing where it is none.

    Raises:
        Unclear: if it may be two dates.
        ValueError: if there is no such day.
    """
    return (
        _compact(text)
        or _three_parts(text, order, calendar)
        or _span_of_years(text, calendar)
        or _two_parts(text, calendar)
        or _quarter(text)
    )


def serial(text: str) -> str | None:
    """Return the day that a spreadsheet counts with a number, or nothing."""
    if not re.fullmatch(r"\d{2,5}(\.\d+)?", text):
        return None
    number = int(float(text))
    return (SERIAL_ZERO + timedelta(days=number)).isoformat() if number in SERIALS else None


def order_in(text: str) -> str:
    """Return the order that one cell shows, "ambiguous" where it may be two, "" where none is."""
    bare = TIME.sub("", text)
    found = PARTS.fullmatch(bare)
    if not found:
        return YMD if COMPACT.fullmatch(bare) else ""
    one, two, three = found[1], found[3], found[4]
    if len(one) == 4 or (len(one) == 2 and int(one) > 31):
        return YMD
    if len(one) == 3 or len(three) == 3 or (int(one) > 12 and int(two) > 12):
        return ""
    # An unknown 00 is a day. With dots the day comes first wherever dates are written so.
    if int(two) > 12 or int(two) == 0 < int(one):
        return MDY
    dmy = int(one) > 12 or int(one) == 0 < int(two) or found["by"].strip() == "."
    return DMY if dmy else AMBIGUOUS


def is_span_of_years(text: str) -> bool:
    """Tell 1914-18 from 1914-08: what can be a month is one, what can be a season is none."""
    found = YEARS.fullmatch(text)
    if not found:
        return False
    first, last = found.groups()
    return len(last) == 4 or (int(last) > 12 and int(last) > int(first[2:]))


def _compact(text: str) -> str | None:
    """Read 20240305, with or without a time behind it, and 200709."""
    if found := COMPACT.fullmatch(text):
        return composed(int(found[1]), int(found[2]), int(found[3]))
    found = COMPACT_MONTH.fullmatch(text)
    return composed(int(found[1]), int(found[2])) if found else None


def _three_parts(text: str, order: str, calendar: str) -> str | None:
    found = PARTS.fullmatch(text)
    if not found:
        return None
    one, two, three = found[1], found[3], found[4]
    shown = order_in(text)
    if shown != AMBIGUOUS or (order == YMD and len(three) == 4):
        order = shown
    if order == YMD:
        return composed(full_year(one), int(two), int(three), calendar)
    if order == MDY:
        one, two = two, one
    elif order != DMY and (one != two or shown != AMBIGUOUS):
        raise Unclear(AMBIGUOUS if shown == AMBIGUOUS else "impossible", text)
    return composed(full_year(three), int(two), int(one), calendar)


def _span_of_years(text: str, calendar: str) -> str | None:
    if found := UNENDED.fullmatch(text):
        return joined(composed(int(found[1]), calendar=calendar), OPEN)
    found = YEARS.fullmatch(text) if is_span_of_years(text) else None
    if not found:
        return None
    first, last = found.groups()
    years = (int(first), int(first[: 4 - len(last)] + last))
    return joined(*(composed(year, calendar=calendar) for year in years))


def _two_parts(text: str, calendar: str) -> str | None:
    if found := MONTH_YEAR.fullmatch(text):
        return composed(int(found[2]), int(found[1]), 0, calendar)
    if found := YEAR_MONTH.fullmatch(text):
        return composed(int(found[1]), int(found[2]), 0, calendar)
    return composed(int(text), calendar=calendar) if YEAR.fullmatch(text) else None


def _quarter(text: str) -> str | None:
    found = QUARTER.fullmatch(text)
    if not found:
        return None
    quarter, year = (found[1] or found[3] or found[6]), (found[2] or found[4] or found[5])
    last = int(quarter) * 3
    return f"{year}-{last - 2:02}/{year}-{last:02}"
