"""The Solar Hijri calendar, which counts the years in Persian tables, put into the Gregorian one.

The same rule as in the reader's browser (assets/reckon.js): leap years by the cycle of 33 years,
which is right from 1206 to 1498; years from 1300 to 1410 are taken as such.
"""

from datetime import date, timedelta
from functools import cache

FIRST, LAST = 1300, 1410
KNOWN = range(1206, 1498)  # years of which the rule gives the day on which they begin
BEGAN = date(1921, 3, 21)  # the first day of 1300
CYCLE, LEAPS = 33, frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def is_solar(year: int) -> bool:
    """Tell whether a year is one that a Persian table counts in this calendar."""
    return FIRST <= year <= LAST


def length(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month < 7:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def first_and_last(year: int, month: int = 0, day: int = 0) -> tuple[date, date]:
    """Return the first and the last day of a year, a month of it (1 to 12) or a day of that.

    Raises:
        ValueError: if there is no such month or day, or the year is none of 1300 to 1410.
    """
    if not is_solar(year) or not 0 <= month <= 12 or (day and not month):
        raise ValueError(f"no date of the Solar Hijri calendar: {year}-{month}-{day}")
    ends = (month or 1, month or 12)
    if not 0 <= day <= length(year, ends[1]):
        raise ValueError(f"month {month} of {year} has no day {day}")
    return (
        _gregorian(year, ends[0], day or 1),
        _gregorian(year, ends[1], day or length(year, ends[1])),
    )


def solar_of(day: date) -> tuple[int, int, int] | None:
    """Return the year, the month and the day of a Gregorian day; nothing beyond the years known."""
    year = day.year - 621
    if year in KNOWN and day < _new_year(year):
        year -= 1
    if year not in KNOWN:
        return None
    left, month = (day - _new_year(year)).days, 1
    while left >= length(year, month):
        left -= length(year, month)
        month += 1
    return year, month, left + 1


def _is_leap(year: int) -> bool:
    return year % CYCLE in LEAPS


@cache
def _new_year(year: int) -> date:
    years = range(FIRST, year) if year >= FIRST else range(year, FIRST)
    days = sum(366 if _is_leap(one) else 365 for one in years)
    return BEGAN + timedelta(days=days if year >= FIRST else -days)


def _gregorian(year: int, month: int, day: int) -> date:
    before = sum(length(year, one) for one in range(1, month))
    return _new_year(year) + timedelta(days=before + day - 1)
