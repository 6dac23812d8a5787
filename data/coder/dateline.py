"""The day in the dateline of a report: "LIMA, April 12 (Reuters) - ", from which its days count.

A report is printed a day or more after it was written, and "yesterday" is the writer's.
"""

from collections.abc import Sequence
from datetime import timedelta

from data.coder.passages import paragraphs_of
from data.coder.when import day_written
from data.coder.words import Word, words_of
from data.dates import EdtfDate, parse_date

PARAGRAPHS = 5  # in which it may stand: under a heading and a name
BEFORE = 10  # words: the place, the agency
LETTERS = 200  # of a paragraph
WITHIN = timedelta(days=31)  # before the text appeared
SMALL = frozenset({"de", "del", "la", "el", "los", "of", "the", "and", "y"})  # of a place's name
SIGNS = frozenset(",.()-/|–—")
ENDS = frozenset("(-–—.|")


def dateline(text: str, appeared: EdtfDate, language: str) -> EdtfDate | None:
    """Return the day of the dateline of a text, or None where it has none that fits its date."""
    for start, end in list(paragraphs_of(text))[:PARAGRAPHS]:
        words = list(words_of(text, start, min(end, start + LETTERS)))
        found = _of(words, appeared, language)
        if found:
            return found
    return None


def _of(words: Sequence[Word], appeared: EdtfDate, language: str) -> EdtfDate | None:
    """Return the day that a paragraph opens with, after names alone, before a sign or its end."""
    for place in range(min(len(words), BEFORE)):
        found, size = day_written(words, place, appeared, language)
        if found:
            day = parse_date(found)
            ends = words[place + size : place + size + 1]
            closed = not ends or ends[0].text in ENDS
            return day if closed and _fits(day, appeared) else None
        if not _of_a_place(words[place]):
            return None
    return None


def _of_a_place(word: Word) -> bool:
    return word.capital or word.text in SIGNS or word.folded in SMALL


def _fits(day: EdtfDate, appeared: EdtfDate) -> bool:
    """Tell whether a text that appeared then may have been written on a day."""
    if not appeared.known:
        return True
    return appeared.earliest - WITHIN <= day.latest <= appeared.latest
