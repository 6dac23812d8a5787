"""Finding: everything that is told of a data set by a name, and its statements by their words.

Names are ranked in the reader's browser (assets/ranking.js), which folds them as `fold` does;
statements are sought here.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from data.dataset import DataSet
from data.dates import latin
from data.languages import LANGUAGES
from data.relation import Relation
from data.relations import Relations
from data.states import states

MOST = 50_000  # relations whose statements are sought one by one
# Letters that Unicode takes for others, though readers do not.
LETTERS = str.maketrans(
    {
        **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i"},
        **{"þ": "th", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه"},
        # A lengthened letter is no other one, and a half space or an apostrophe parts no words.
        **dict.fromkeys("\u0640\u200c\u200d'\u2019\u02bc"),
    }
)
PARTS = re.compile(r"[\W_]+")
LIKE, CLOSE = 3, 0.75  # words that one that is nowhere may be meant as, and how alike they are
APART = 2  # letters by which their lengths may differ


class Named(NamedTuple):
    """An actor as it is found: its id, its kind, how often it is named, and its names.

    The first name is the one in the reader's language; the others are those in other languages,
    short ones, and the codes of a state.
    """

    id: str
    kind: str
    mentions: int
    names: tuple[str, ...]


def fold(text: str) -> str:
    """Return the words of a text without accents, in small letters, with one space between two."""
    small = unicodedata.normalize("NFKD", latin(text).lower().translate(LETTERS))
    plain = "".join(sign for sign in small if not unicodedata.category(sign).startswith("M"))
    return PARTS.sub(" ", plain.translate(LETTERS)).strip()


def named(data_set: DataSet, language: str) -> Iterator[Named]:
    """Yield every actor that a counted relation names, in the order of their names."""
    known = data_set.mentions
    ids = {*data_set.nodes, *data_set.actors}
    for key in sorted(ids, key=lambda one: data_set.name_of(one, language)):
        if known.get(key):
            yield Named(key, kind_of(data_set, key), known[key], names_of(data_set, key, language))


def kind_of(data_set: DataSet, key: str) -> str:
    """Return what an actor is found among: "state", "person" or "body"."""
    if key in states():
        return "state"
    kind = data_set.actors[key].kind
    return kind if kind in ("state", "person") else "body"


def names_of(data_set: DataSet, key: str, language: str) -> tuple[str, ...]:
    """Return every name of an actor once, that in a language first."""
    spoken = (language, *(one for one in LANGUAGES if one != language))
    names = [data_set.name_of(key, one) for one in spoken]
    names += [data_set.short_name_of(key, one) for one in spoken]
    if key in states():
        names += [states()[key].iso3, states()[key].iso2]
    return tuple(dict.fromkeys(names))


class Statements:
    """The statements of relations, to be sought by their words."""

    def __init__(self, relations: Relations) -> None:
        """Take relations; where there are too many of them, nothing is found in any."""
        self.few = len(relations) <= MOST
        self._rows = tuple(relations) if self.few else ()

    @cached_property
    def _texts(self) -> Sequence[tuple[str, Relation]]:
        """Return each relation with its words, a space before each, the earliest first."""
        ordered = sorted(self._rows, key=lambda one: (one.earliest, one.relation_id))
        return [(f" {fold(_words(one))} ", one) for one in ordered]

    @cached_property
    def _vocabulary(self) -> Sequence[str]:
        return sorted({word for text, _ in self._texts for word in text.split()})

    def find(self, query: str, most: int) -> list[Relation]:
        """Return relations that have every word of a query, or words that begin like it.

        Those come first in which most of the words are whole. A word that is nowhere stands for
        those that are most alike.
        """
        words = [self._meant(word) for word in fold(query).split()]
        if not words:
            return []
        found = [
            (-sum(any(f" {one} " in text for one in like) for like in words), at, relation)
            for at, (text, relation) in enumerate(self._texts)
            if all(any(f" {one}" in text for one in like) for like in words)
        ]
        return [relation for _, _, relation in sorted(found, key=lambda one: one[:2])[:most]]

    def _meant(self, word: str) -> list[str]:
        """Return a word, or where no word begins with it, those that are most alike."""
        known = self._vocabulary
        at = bisect_left(known, word)
        if at < len(known) and known[at].startswith(word):
            return [word]
        near = (one for one in known if abs(len(one) - len(word)) <= APART)
        return get_close_matches(word, near, LIKE, CLOSE) or [word]


def _words(relation: Relation) -> str:
    parts: Iterable[str] = (relation.relation_id, relation.label, relation.statement)
    return " ".join(parts)
