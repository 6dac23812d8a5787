"""Words of a text with the places where they stand, and the same words folded."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

# Runs of letters and digits that are words; what else is no blank is a word of one sign. Neither
# has a repetition within a repetition, so that no text can make the search slow.
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,6}"  # U.S.
    r"|['’]s\b"
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?"
    r"|\d+(?:[.,]\d+)*"
    r"|\S"
)
LONGEST = 60  # letters of a word that are looked at
DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "’": "'", "‘": "'"})


class Word(NamedTuple):
    """A word: its letters, its place in the text, and its letters without accents and capitals."""

    text: str
    start: int
    end: int
    folded: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


@lru_cache(maxsize=1 << 15)
def folded(text: str) -> str:
    """Return a word in small letters, without accents and with plain dashes and apostrophes."""
    small = unicodedata.normalize("NFD", text[:LONGEST].translate(DASHES).casefold())
    return "".join(letter for letter in small if not unicodedata.combining(letter)) or small


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of a part of a text; their places are those in the whole of it."""
    stop = len(text) if end is None else end
    for found in WORD.finditer(text, start, stop):
        yield Word(found.group(), found.start(), found.end(), folded(found.group()))


def key_of(name: str) -> Sequence[str]:
    """Return a name as it is looked up: its words, folded, without full stops in abbreviations."""
    return tuple(plain(word.folded) for word in words_of(name))


def plain(word: str) -> str:
    """Return a folded word without the full stops of an abbreviation: "u.s." is "us"."""
    return word.replace(".", "") if len(word) > 1 else word
