"""Paragraphs and sentences of a text, each with the place where it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

PARAGRAPHS = re.compile(r"\n[ \t\r\f\v]*\n\s*")
# Signs that turn the direction of a text may stand behind a full stop, too.
ENDS = re.compile(r"[.!?…]+[\"'”’»)\]}\u200e\u200f\u202a-\u202e\u2066-\u2069]*\s+|\n+")
# What a full stop belongs to that ends no sentence.
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|St|Jr|Sr|Sra|Srta|Dra|"
    r"Lic|Ing|Gral|Cnel|No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|EE|UU|"
    r"Inc|Ltd|Corp|art|núm|pág)|(?<![^\W_])[^\W\d_](?:\.[^\W\d_]){0,5})\.$",
    re.IGNORECASE,
)
BEFORE = 16  # letters in which an abbreviation is looked for
LONGEST = 1_500  # letters of a sentence; what is longer is cut, so that the time stays linear


class Sentence(NamedTuple):
    """A sentence: its paragraph and its number in it, both from 1, and where it stands."""

    paragraph: int
    number: int
    start: int
    end: int


def sentences_of(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text.

    Paragraphs are parted by blank lines, or by ends of lines where a text has no blank line.
    """
    for number, (start, end) in enumerate(paragraphs_of(text), 1):
        for place, (first, last) in enumerate(_sentences(text, start, end), 1):
            yield Sentence(number, place, first, last)


def paragraphs_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends that has a letter in it."""
    marks = PARAGRAPHS if PARAGRAPHS.search(text.strip()) else re.compile(r"\n\s*")
    start = 0
    for found in marks.finditer(text):
        yield from _trimmed(text, start, found.start())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    right = start + len(part.rstrip())
    if any(letter.isalnum() for letter in part):
        yield left, right


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for found in ENDS.finditer(text, start, end):
        if found.start() >= first and not _goes_on(text, found, first, end):
            yield from _cut(text, first, found.end())
            first = found.end()
    yield from _cut(text, first, end)


def _goes_on(text: str, found: re.Match[str], first: int, end: int) -> bool:
    """Tell whether a sentence goes on after what looks like its end."""
    if "\n" in found.group().rstrip(" "):
        return text[max(first, found.start() - 1) : found.start()].isalnum() and (
            text[found.end() : found.end() + 1].islower()
        )
    if found.end() >= end:
        return False
    following = text[found.end()]
    stop = found.start() + 1
    abbreviated = found.group().startswith(".") and SHORT.search(
        text[max(first, stop - BEFORE) : stop]
    )
    return bool(abbreviated) or following.islower()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = blank if blank > 0 else start + LONGEST
        yield from _trimmed(text, start, stop)
        start = stop
    yield from _trimmed(text, start, end)
