"""Dates in the reader's words, at the precision the source gives and no finer.

Names of months, the order of day, month and year, and the way two dates become one span come from
CLDR, through Babel; what CLDR lacks ("around", "since", the seasons) comes from the texts.

The calendar is the Gregorian one in every language. The sources date in it, and a Gregorian month
put into the Iranian calendar would be days of two months: a precision that "May 2020" lacks.
Persian readers get Persian digits and, if they want, dates of the Iranian calendar beside those of
the evidence: see solar.py. What they type as a year of it is put into the Gregorian one as it is
typed: see assets/reckon.js.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import product
from types import MappingProxyType
from typing import Final

from babel.dates import format_interval, format_skeleton

from components.language.texts import Words, date_locale_of, texts
from data.dates import EdtfDate
from data.languages import LANGUAGES

# CLDR sets thin spaces around its dashes; plain ones are in every font and found by a search.
THIN_SPACE: Final = "\N{THIN SPACE}"

STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)  # years between two ticks
SKELETONS: Final = {"day": "yMMMd", "month": "yMMMM", "year": "y"}
SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def current_day() -> date:
    """Return the day it is in UTC: the same in every answer, wherever the server stands."""
    return datetime.now(UTC).date()


@lru_cache(maxsize=2**14)
def date_in_words(day: EdtfDate, language: str) -> str:
    """Say a date in words, with its doubt: "3 Aug 2005", "around May 2020", "undated"."""
    if not day.known:
        return texts(language)["date.undated"]
    first, last = day.ends
    if day.start in ("open", "unknown"):
        return _phrase("up_to" if day.start == "open" else "start_unknown", last, language)
    if day.end in ("open", "unknown"):
        return _phrase("since" if day.end == "open" else "end_unknown", first, language)
    return _one_date(first, language) if first == last else _interval(first, last, language)


def span_in_words(first: date, last: date, language: str) -> str:
    """Say a span from month to month, or in years if it covers whole ones.

    As in an EdtfDate, `date.min` is an open start and `date.max` an open end.
    """
    words = texts(language)
    if first == date.min and last == date.max:
        return words["date.any_time"]
    if first == date.min:
        return words["date.up_to"].format(date=month_in_words(last, language))
    if last == date.max:
        return words["date.since"].format(date=month_in_words(first, language))
    next_day = last + timedelta(days=1)
    if (first.month, first.day, next_day.month, next_day.day) == (1, 1, 1, 1):
        return _between(first, last, "y", language)
    if (first.year, first.month) == (last.year, last.month):
        return month_in_words(first, language)
    return _between(first, last, "yMMM", language)


def day_in_words(day: date, language: str) -> str:
    """Say a day: "28 May 2020", "28 de maio de 2020"."""
    return _formatted(day, "yMMMMd", language)


def month_in_words(month: date, language: str) -> str:
    """Say the month a day lies in: "August 2005", "agosto de 2005"."""
    return _formatted(month, "yMMMM", language)


def short_month(month: date, language: str) -> str:
    """Name the month a day lies in without its year, in short: "Aug", "ago."."""
    return _formatted(month, "MMM", language)


def short_month_in_words(month: date, language: str) -> str:
    """Say the month a day lies in as shortly as the language can: "Aug 2005"."""
    return _formatted(month, "yMMM", language)


@cache
def month_names() -> Mapping[str, int]:
    """Return the number of each month by each of its names, in every language, long and short."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        months = date_locale_of(language).months
        for use, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
            names = months[use][width].items()
            found |= {str(name).rstrip("."): number for number, name in names}
    return MappingProxyType(found)


def year_in_words(year: int, language: str) -> str:
    """Write a year in the digits of the language."""
    return Words(language).digits(str(year))


def _interval(first: EdtfDate, last: EdtfDate, language: str) -> str:
    """Say two dates as one span, sharing what they have in common if both are plain."""
    if first.precision == last.precision and _is_plain(first) and _is_plain(last):
        return _between(first.earliest, last.latest, SKELETONS[first.precision], language)
    return _joined(_one_date(first, language), _one_date(last, language), language)


def _is_plain(day: EdtfDate) -> bool:
    return day.start == "known" and day.precision in SKELETONS


def _phrase(key: str, day: EdtfDate, language: str) -> str:
    """Put a date, with its own doubt, into a phrase."""
    return _filled(key, "" if day.mark else _form(day), _one_date(day, language), language)


def _form(day: EdtfDate) -> str:
    """Return what a phrase's key ends with where this kind of date needs another form of it."""
    unspecified_day = day.precision == "day" and "X" in day.text
    return "" if unspecified_day else f"_{day.precision}"


def _filled(key: str, form: str, words: str, language: str) -> str:
    phrases = texts(language)
    return phrases.get(f"date.{key}{form}", phrases[f"date.{key}"]).format(date=words)


def _one_date(day: EdtfDate, language: str) -> str:
    words = _without_doubt(day, language)
    if day.mark in ("~", "%"):
        words = _filled("around", _form(day), words, language)
    if day.mark in ("?", "%"):
        words = _filled("probably", "", words, language)
    return words


def _without_doubt(day: EdtfDate, language: str) -> str:
    """Say a single date as if nothing were doubted; unspecified digits stay unspecified."""
    first, last, precision = day.earliest, day.latest, day.precision
    if precision == "century":  # "1900s" would also name the decade
        return _between(first, last, "y", language)
    if precision == "season":
        years = _between(first, last, "y", language)
        return _filled(SEASONS[first.month], "", years, language)
    if precision == "decade":
        return _filled("decade", "", year_in_words(first.year, language), language)
    if "X" not in day.text:
        return _formatted(first, SKELETONS[precision], language)
    named = "month" if first.month == last.month else "year"
    return _filled(f"some_{precision}", "", _formatted(first, SKELETONS[named], language), language)


def _between(first: date, last: date, skeleton: str, language: str) -> str:
    """Say a span as CLDR does, leaving out of one end what the other says."""
    locale = date_locale_of(language)
    pieces = locale.interval_formats[skeleton].get("M", ["", ""])
    if first.year == last.year and first.month != last.month and len(pieces) == 1:
        # Babel cuts a pattern in two where a field returns. Persian writes the months of one year
        # as LLLL and MMMM, which Babel takes for different fields: it would say the first twice.
        first_words, last_words = (_formatted(end, skeleton, language) for end in (first, last))
        return _joined(first_words, last_words, language)
    return _tidy(format_interval(first, last, skeleton, locale=locale), language)


def _joined(first: str, last: str, language: str) -> str:
    pattern: str = date_locale_of(language).interval_formats[None]
    return _tidy(pattern.format(first, last), language)


def _formatted(day: date, skeleton: str, language: str) -> str:
    return _tidy(format_skeleton(skeleton, day, locale=date_locale_of(language)), language)


def _tidy(words: str, language: str) -> str:
    """Set plain spaces, and the digits of the language: Babel writes ASCII ones in every one."""
    return Words(language).digits(words.replace(THIN_SPACE, " "))


def ticks(first: float, last: float, most: int) -> list[int]:
    """Return round years along an axis, no more than asked for."""
    years = range(int(first) + 1, int(last) + 1)
    step = next(step for step in STEPS if len(years) / step <= most)
    return [year for year in years if year % step == 0]
