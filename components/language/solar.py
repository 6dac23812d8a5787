"""Dates of the Solar Hijri calendar, beside those of the Gregorian one in which sources date.

A Gregorian month is days of two months of this calendar, and a year of two years: both are named,
so that nothing is said more precisely than the source says it.
"""

from collections.abc import Mapping
from datetime import date

from components.language.texts import Words
from data.dates import EdtfDate
from data.languages import BY_CODE
from data.opening.dating.solar import solar_of

SOLAR = "persian"  # the calendar of a language, where readers may want it
# From Farvardin, which begins at the equinox in March.
MONTHS = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)
DASH = "\N{EN DASH}"
IN_DAYS, IN_MONTHS = ("day",), ("month", "season")


def solar_months() -> Mapping[str, int]:
    """Return the number of each month by its names."""
    return {name: number for number, name in enumerate(MONTHS, 1)} | {"امرداد": 5}


def counts_so(language: str) -> bool:
    """Tell whether readers of a language may want dates of this calendar."""
    return BY_CODE[language].calendar == SOLAR


def beside(day: EdtfDate, language: str) -> str:
    """Return a date in this calendar, at its own precision: "۷ خرداد ۱۳۹۹", "۱۳۹۸–۱۳۹۹".

    It is empty where readers of the language do not count so, where an end of the date is open or
    not known, and beyond the years of which the calendar is known.
    """
    known = day.known and not {day.start, day.end} & {"open", "unknown"}
    if not known or not counts_so(language):
        return ""
    first, last = day.ends
    ends = [_named(first, first.earliest, language), _named(last, last.latest, language)]
    return _joined(*ends) if all(ends) else ""


def _named(end: EdtfDate, day: date, language: str) -> str:
    found = solar_of(day)
    if not found:
        return ""
    digits = Words(language).digits
    year, month, number = digits(str(found[0])), MONTHS[found[1] - 1], digits(str(found[2]))
    if end.precision in IN_DAYS:
        return f"{number} {month} {year}"
    return f"{month} {year}" if end.precision in IN_MONTHS else year


def _joined(one: str, other: str) -> str:
    """Return two ends as one span; what is of one year says the year once."""
    if one == other:
        return one
    (*month, year), (*_, second) = one.split(), other.split()
    if year == second and len(month) == 1:
        return f"{month[0]}{DASH}{other}"
    return f"{one}{DASH}{other}" if not month else f"{one} {DASH} {other}"
