"""Names of states, without what differs from one table to the next."""

import re
import unicodedata
from functools import lru_cache

from data.finding import LETTERS, fold

# Words that come and go, in the four languages.
SMALL_WORDS = frozenset(["the", "of", "and", "de", "del", "da", "do", "das", "dos"])
# Words that do so between two others; before or after them "E" is the East.
JOINING_WORDS = frozenset(["y", "e", "و"])
# Words that are shortened, or spelled as another of the four languages does.
SAME_WORDS = {
    "st": "saint",
    "ste": "saint",
    "fed": "federal",
    "rep": "republic",
    "republica": "republic",
    "جمهوری": "republic",
    "dem": "democratic",
    "democratica": "democratic",
    "دموکراتیک": "democratic",
    "دمکراتیک": "democratic",
    "peoples": "people",
    "popular": "people",
    "reino": "kingdom",
    "پادشاهی": "kingdom",
    "is": "islands",
    "island": "islands",
}
# Marks that turn the direction of writing, and a byte order mark: unseen, and no part of a name.
UNSEEN = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\x00-\x1f]+")


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name as they stand, folded, without small words.

    Letters that stand alone are taken together, so that "U. S. A." is "USA".
    """
    words: list[str] = []
    alone = False  # whether the last word was made of single letters
    for word in fold(UNSEEN.sub(" ", text)).split():
        single = len(word) == 1 and word.isascii() and word.isalpha()
        if single and alone:
            words[-1] += word
        else:
            words.append(word)
        alone = single
    inner = range(1, len(words) - 1)
    return tuple(
        SAME_WORDS.get(word, word)
        for at, word in enumerate(words)
        if word not in SMALL_WORDS and not (at in inner and word in JOINING_WORDS)
    )


def key_of(text: str) -> tuple[str, ...]:
    """Return what two names have alike that differ in no more than order and spelling.

    "Korea, Republic of", "REPUBLIC OF KOREA" and "Korea (Rep.)" have the same key. A word that
    stands twice counts twice: "Sudan, South Sudan" is not South Sudan.
    """
    return tuple(sorted(words_of(text)))


def literal(text: str) -> str:
    """Return a text in small letters, with single spaces and the letters of Persian.

    Accents and what stands between the words are kept.
    """
    plain = unicodedata.normalize("NFC", UNSEEN.sub(" ", text)).casefold()
    return " ".join(plain.translate(LETTERS).split())
