"""Finding: everything that is told of a data set by a name, and its statements by their words.

Names are ranked in the reader's browser (assets/ranking.js), which folds them as `fold` does;
statements are sought here.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from data.dataset import DataSet
from data.dates import latin
from data.languages import LANGUAGES
from data.relation import Relation
from data.states import other_names, states

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
SHORT = 3  # letters of a word that is taken as it is
ENDS = {"ies": ("y",), "y": ("ies",), "es": ("e", ""), "s": ("",)}  # of English nouns


class Named(NamedTuple):
    """An actor as it is found: its id, its kind, how often it is named, and its names.

    The first name is the one in the reader's language; the others are those in other languages,
    short ones, and of a state its codes and what else it is usually called.
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
        names += [states()[key].iso3, states()[key].iso2, *other_names().get(key, ())]
    return tuple(dict.fromkeys(names))


class Sought(NamedTuple):
    """A relation with all that it is found by, folded, with a space before and after each word.

    `words` are its own, `names` those of everybody in it, in every language, `years` those that it
    may cover.
    """

    words: str
    names: str
    years: tuple[str, ...]
    relation: Relation

    def has(self, like: Sequence[str]) -> bool:
        """Tell whether anything in it begins like one of some words."""
        return any(f" {one}" in text for one in like for text in (self.words, self.names)) or any(
            year.startswith(one) for one in like for year in self.years
        )

    def nearness(self, words: Sequence[Sequence[str]]) -> tuple[int, int, int]:
        """Return how near it is to words that may be meant: less is nearer.

        What was in a year comes before what lasted longer, and that before what only tells of it;
        then counts how many words are whole in its own words, and how many others in the names.
        """
        within = 2 if len(self.years) == 1 else 1
        dated = within * sum(any(one in self.years for one in like) for like in words)
        own = [like for like in words if _whole(self.words, like)]
        named = [like for like in words if like not in own and _whole(self.names, like)]
        return (-dated, -len(own), -len(named))


class Statements:
    """The statements of a data set, to be sought by words, by who is in them and by their years."""

    def __init__(self, data_set: DataSet) -> None:
        """Take a data set; where it has too many relations, nothing is found in any."""
        self.few = len(data_set.relations) <= MOST
        self._data_set = data_set

    @cached_property
    def _sought(self) -> Sequence[Sought]:
        """Return each relation with what it is found by, the earliest first."""
        rows = self._data_set.relations if self.few else ()
        ordered = sorted(rows, key=attrgetter("order"))
        called = {name: self._called(name) for one in ordered for name in one.names}
        return [
            Sought(
                f" {fold(_words(self._data_set, one))} ",
                f" {' '.join(called[name] for name in sorted(one.names))} ",
                years_of(one),
                one,
            )
            for one in ordered
        ]

    def _called(self, key: str) -> str:
        return fold(" ".join(self._data_set.name_of(key, language) for language in LANGUAGES))

    @cached_property
    def _vocabulary(self) -> Sequence[str]:
        found = ((*one.words.split(), *one.names.split(), *one.years) for one in self._sought)
        return sorted({word for words in found for word in words})

    def find(self, query: str, most: int) -> list[Relation]:
        """Return relations that have every word of a query, or words that begin like it.

        The nearest come first. A word that is nowhere stands for those that are most alike.
        """
        return self._nearest(query, most, all)

    def some(self, query: str, most: int) -> list[Relation]:
        """Return relations that have any word of a query, those with most of them first."""
        return self._nearest(query, most, any)

    def _nearest(
        self, query: str, most: int, enough: Callable[[Iterable[bool]], bool]
    ) -> list[Relation]:
        words = [self._meant(word) for word in fold(query).split()]
        found = []
        for at, one in enumerate(self._sought if words else ()):
            has = (*(one.has(like) for like in words),)
            if enough(has):
                found.append((-sum(has), one.nearness(words), at, has, one.relation))
        # Those with one word and those with another take turns.
        turns: Counter[tuple[bool, ...]] = Counter()
        ordered = []
        for less, _, _, has, relation in sorted(found, key=lambda one: one[:3]):
            ordered.append((less, turns[has], relation))
            turns[has] += 1
        return [relation for *_, relation in sorted(ordered, key=lambda one: one[:2])[:most]]

    def _meant(self, word: str) -> list[str]:
        """Return a word in both numbers, or where no word begins so, those that are most alike."""
        known = [one for one in numbers(word) if self._begins(one)]
        if known or word.isdigit():  # another year is no slip of the hand
            return known or [word]
        near = (one for one in self._vocabulary if abs(len(one) - len(word)) <= APART)
        return get_close_matches(word, near, LIKE, CLOSE) or [word]

    def _begins(self, word: str) -> bool:
        known = self._vocabulary
        at = bisect_left(known, word)
        return at < len(known) and known[at].startswith(word)


def numbers(word: str) -> list[str]:
    """Return a word, and what it may be in the other number in English.

    What only adds letters need not be told: it begins like the word.
    """
    if len(word) <= SHORT or word.endswith("ss"):
        return [word]
    for end, others in ENDS.items():
        if word.endswith(end):
            return [word, *(word.removesuffix(end) + other for other in others)]
    return [word]


def years_of(relation: Relation) -> tuple[str, ...]:
    """Return the years that a relation may cover; of an open end, the year of the other one."""
    days = [day for day in (relation.earliest, relation.latest) if date.min < day < date.max]
    if not days:
        return ()
    return tuple(map(str, range(days[0].year, days[-1].year + 1)))


def _whole(text: str, like: Sequence[str]) -> bool:
    return any(f" {one} " in text for one in like)


def _words(data_set: DataSet, relation: Relation) -> str:
    """Return the id of a relation, its label and its statement in every language."""
    told = (data_set.told(relation, column) for column in ("label", "statement"))
    return " ".join([relation.relation_id, *(texts[la] for texts in told for la in texts)])
