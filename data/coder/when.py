"""When a sentence says that something was, in EDTF; what it leaves open, the text's day fills."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from data.coder.words import Word, folded
from data.dates import EdtfDate
from data.opening.dating.worded import MONTHS
from data.reading.notations import read_toml

NEAR = 40  # words around a predicate in which its date is looked for


@cache
def _small(language: str) -> dict[str, Any]:
    """Return the words of time of a language."""
    found: dict[str, Any] = read_toml(Path(__file__).with_name("times.toml"))[0]
    own = found.get(language) or found["en"]
    return {
        kind: (
            {folded(key): int(value) for key, value in row.items()}
            if isinstance(row, dict)
            else frozenset(map(folded, row))
        )
        for kind, row in own.items()
    }


def when(
    words: Sequence[Word], clauses: Iterable[range], at: int, appeared: EdtfDate, language: str
) -> str:
    """Return the date of what is said to be done at a word of a sentence, given its clauses.

    The expression nearest to the word is taken, but none of a clause within which the word does
    not stand: that says when something else was. Without any, it is the day of the text.
    """
    small, day = _small(language), _day_of(appeared)
    others = [clause for clause in clauses if at not in clause]
    best, distance = "", NEAR
    place = 0
    while place < len(words):
        found, size = _at(words, place, small, day)
        nearer = bool(found) and abs(place - at) < distance
        if nearer and not any(place in clause for clause in others):
            best, distance = found, abs(place - at)
        place += max(size, 1)
    return best or appeared.text


def day_written(
    words: Sequence[Word], place: int, appeared: EdtfDate, language: str
) -> tuple[str, int]:
    """Return the day that is written out at a word, and how many words it covers; "" if none is.

    A year that is left out is that of the last such day before the text appeared.
    """
    for read in (_iso, _full):
        found, size = read(words, place, _small(language), _day_of(appeared))
        if len(found) == len("2020-05-28"):
            return found, size
    return "", 1


def _day_of(appeared: EdtfDate) -> date | None:
    return appeared.latest if appeared.known and appeared.latest < date.max else None


def _at(
    words: Sequence[Word], place: int, small: dict[str, Any], day: date | None
) -> tuple[str, int]:
    """Return the date that is written at a word, and how many words it covers."""
    since = place > 0 and words[place - 1].folded in small["since"]
    for read in (_iso, _full, _span, _year_alone, _relative):
        found, size = read(words, place, small, day)
        if found:
            open_end = day.isoformat() if day else ".."
            whole = f"{found}/{open_end}" if since and "/" not in found else found
            return (whole if _valid(whole) else found), size
    return "", 1


def _valid(text: str) -> bool:
    start, _, end = text.partition("/")
    return not end or end == ".." or start <= end


def _number(word: Word, low: int, high: int) -> int:
    text = word.text
    return int(text) if text.isdecimal() and len(text) < 5 and low <= int(text) <= high else 0


def _month(word: Word) -> int:
    text = word.folded
    return MONTHS["month"].get(text, 0) if word.text[0].isupper() or len(text) > 3 else 0


def _iso(
    words: Sequence[Word], place: int, small: dict[str, Any], day: date | None
) -> tuple[str, int]:
    parts = words[place : place + 5]
    if len(parts) == 5 and parts[1].text == parts[3].text == "-":
        year, month, number = (
            _number(parts[n], 1, most) for n, most in ((0, 2999), (2, 12), (4, 31))
        )
        if year > 999 and month and number:
            return _day(year, month, number), 5
    return "", 0


def _day(year: int, month: int, number: int) -> str:
    try:
        return date(year, month, number).isoformat() if number else f"{year:04}-{month:02}"
    except ValueError:
        return f"{year:04}-{month:02}"


def _full(
    words: Sequence[Word], place: int, small: dict[str, Any], day: date | None
) -> tuple[str, int]:
    """Read "28 May 2020", "May 28, 2020", "28 de mayo de 2020", "May 2020" and "on May 28"."""
    number, month, at = 0, 0, place
    number = _number(words[at], 1, 31)
    if number:
        at += 1
        while at < len(words) and words[at].folded in small["between"]:
            at += 1
    if at < len(words):
        month = _month(words[at])
    if not month:
        return "", 0
    at += 1
    if not number and at < len(words):
        number = _number(words[at], 1, 31)
        at += 1 if number else 0
    year, end = _year_after(words, at, small)
    if not year and not (number and day):
        return "", 0
    if not year and day:
        year = day.year - (1 if (month, number) > (day.month, day.day) else 0)
    return _day(year, month, number), end - place


def _year_after(words: Sequence[Word], at: int, small: dict[str, Any]) -> tuple[int, int]:
    place = at
    while (
        place < len(words)
        and place < at + 2
        and (words[place].text == "," or words[place].folded in small["between"])
    ):
        place += 1
    year = _number(words[place], 1000, 2199) if place < len(words) else 0
    return (year, place + 1) if year else (0, at)


def _span(
    words: Sequence[Word], place: int, small: dict[str, Any], day: date | None
) -> tuple[str, int]:
    """Read "between 2005 and 2013" and "from 2005 to 2013", from its first year on."""
    first = _number(words[place], 1000, 2199)
    if not first or place + 2 >= len(words) or place == 0:
        return "", 0
    last = _number(words[place + 2], 1000, 2199)
    linked = words[place + 1].folded in small["to"] or words[place + 1].text in "-–"
    return (f"{first}/{last}", 3) if last >= first and linked and last else ("", 0)


def _year_alone(
    words: Sequence[Word], place: int, small: dict[str, Any], day: date | None
) -> tuple[str, int]:
    year = _number(words[place], 1000, 2199)
    if year and place and words[place - 1].folded in (small["in"] | small["since"]):
        return str(year), 1
    if (
        words[place].folded[:4].isdecimal()
        and words[place].text[3:4] == "0"
        and (place + 1 < len(words) and words[place + 1].folded in ("s", "'s"))
    ):
        return f"{words[place].text[:3]}X", 2
    return "", 0


def _relative(
    words: Sequence[Word], place: int, small: dict[str, Any], day: date | None
) -> tuple[str, int]:
    """Read words that count from the day of the text: "yesterday", "last month", "on Tuesday"."""
    if day is None:
        return "", 0
    word = words[place].folded
    if word in small["days"]:
        return (day + timedelta(days=small["days"][word])).isoformat(), 1
    if word in small["weekdays"]:
        return _weekday(day, small["weekdays"][word]), 1
    if word in small["recent"]:
        return f"{day.isoformat()[:7]}~", 1
    following = words[place + 1].folded if place + 1 < len(words) else ""
    found = _stepped(word, following, small, day) or _stepped(following, word, small, day)
    return found, 2 if found else 0


def _stepped(which: str, unit: str, small: dict[str, Any], day: date) -> str:
    """Return "last month" and its likes; in Spanish the unit comes first as often as not."""
    steps = [
        step for step, kind in ((-1, "last"), (0, "this"), (1, "next")) if which in small[kind]
    ]
    if not steps:
        return ""
    if unit in small["month"]:
        months = day.year * 12 + day.month - 1 + steps[0]
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit in small["week"]:
        return f"{(day + timedelta(days=7 * steps[0])).isoformat()[:7]}~"
    return f"{day.year + steps[0]:04}" if unit in small["year"] else ""


def _weekday(day: date, number: int) -> str:
    return (day - timedelta(days=(day.weekday() - number) % 7)).isoformat()
