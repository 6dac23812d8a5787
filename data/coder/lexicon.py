"""What is done, in the words of a language: en.toml and its likes, ready to be looked up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data.coder.forms import (
    NOUN,
    Form,
    english_plural,
    english_verb,
    spanish_plural,
    spanish_verb,
)
from data.coder.words import folded
from data.reading.notations import read_toml

LANGUAGES = ("en", "es")
VERB, GOVERNOR, NAMED, SAY = "verb", "governor", "noun", "say"


@dataclass(frozen=True, slots=True)
class Entry:
    """What some words say is done: `words` are the dictionary forms, each place with any of some.

    `kind` is VERB; GOVERNOR, of what is not done yet; NAMED, by a noun; or SAY. A place that is
    `beside` stands right after the one before it, others within a few words.
    """

    kind: str
    type: str
    words: tuple[frozenset[str], ...]
    beside: tuple[bool, ...]

    @property
    def rule(self) -> str:
        """The entry in letters, as a person reads it."""
        return " ".join("|".join(sorted(options)) for options in self.words)


@dataclass(frozen=True)
class Lexicon:
    """The words of a language: entries by the first of their words, and the forms of all words."""

    entries: Mapping[str, Sequence[Entry]]
    forms: Mapping[str, frozenset[Form]]
    words: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]

    def lemmas(self, word: str) -> frozenset[Form]:
        """Return what a folded word may be a form of: dictionary form and kind of form."""
        return self.forms.get(word, frozenset())

    def among(self, kind: str, word: str) -> bool:
        """Tell whether a folded word is one of the small words of a kind."""
        return word in self.words[kind]


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, of English for one that has none."""
    name = language if language in LANGUAGES else LANGUAGES[0]
    found: dict[str, Any] = read_toml(Path(__file__).with_name(f"{name}.toml"))[0]
    entries = sorted(_entries(found), key=lambda one: -len(one.words))
    by_first: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        for first in one.words[0]:
            by_first[first].append(one)
    return Lexicon(
        by_first,
        _forms(name, entries, found),
        {kind: frozenset(map(folded, words)) for kind, words in found["words"].items()},
        {folded(word): kind for kind, words in found["roles"].items() for word in words},
    )


def _entries(found: Mapping[str, Any]) -> Iterator[Entry]:
    yield from (_entry(SAY, "", text) for text in found["say"])
    for table, kind in (("verbs", VERB), ("governors", GOVERNOR), ("nouns", NAMED)):
        for code, texts in found[table].items():
            yield from (_entry(kind, code, text) for text in texts)


def _entry(kind: str, code: str, text: str) -> Entry:
    words: list[frozenset[str]] = []
    beside: list[bool] = []
    for part in text.split():
        for place, word in enumerate(part.split("_") if "|" not in part else [part]):
            words.append(frozenset(map(folded, word.split("|"))))
            beside.append(place > 0)
    return Entry(kind, code, tuple(words), tuple(beside))


def _forms(
    language: str, entries: Iterable[Entry], found: Mapping[str, Any]
) -> Mapping[str, frozenset[Form]]:
    forms: dict[str, set[Form]] = defaultdict(set)
    inflect = _english(found) if language == "en" else _spanish(found)
    for entry in entries:
        for place, options in enumerate(entry.words):
            for word in options:
                verb = place == 0 and entry.kind != NAMED
                for letters, kind in inflect(word, verb):
                    forms[letters].add((word, kind))
    return {letters: frozenset(found) for letters, found in forms.items()}


def _english(found: Mapping[str, Any]) -> Any:
    rows = (one.split() for one in found["forms"]["irregular"].split(";"))
    irregular = {row[0]: row[1:] for row in rows}

    def inflect(word: str, verb: bool) -> Iterator[Form]:
        if verb:
            yield from english_verb(word, irregular)
        else:
            yield word, NOUN
            yield english_plural(word), NOUN
            yield from english_verb(word, irregular)

    return inflect


def _spanish(found: Mapping[str, Any]) -> Any:
    rows = (folded(one).split() for one in found["forms"]["irregular"].split(";"))
    irregular = {row[0]: row[1:] for row in rows}

    def inflect(word: str, verb: bool) -> Iterator[Form]:
        infinitive = word.endswith(("ar", "er", "ir")) and len(word) > 2
        if infinitive:
            yield from spanish_verb(word, irregular)
        if not (verb and infinitive):
            yield word, NOUN
            yield spanish_plural(word), NOUN

    return inflect
