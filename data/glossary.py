"""The glossary: what each term of the atlas means, and which words are not used for it.

`data/texts/glossary.toml` has a table for each term, under a name of its own, and in it a line for
each language: the term, what it means, and the words that no text uses in its place. A language
that lacks a term has it in English.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from data.languages import BY_CODE, ENGLISH, FOLDER, GLOSSARY, Translations
from data.reading.notations import read_toml, toml_line
from data.reading.problems import InvalidData, Problem, in_folder

PARTS = ("term", "meaning")  # of a term in a language; the third is `avoid`
AVOID = "avoid"

Wrong = Iterator[tuple[str, str, str]]  # the language, what was found, what was wanted


@dataclass(frozen=True, slots=True)
class Term:
    """One term: the word, its meaning in a sentence, and by language the words to be avoided."""

    word: Translations
    meaning: Translations
    avoid: Mapping[str, tuple[str, ...]]


@cache
def glossary() -> Mapping[str, Term]:
    """Return every term by its name, in the order of the file.

    Raises:
        InvalidData: with everything that is wrong in the file.
    """
    with in_folder(FOLDER):
        written, text = read_toml(FOLDER / GLOSSARY)
        problems = [
            Problem(GLOSSARY, toml_line(text, name, language), f"{name}.{language}", found, wanted)
            for name, table in written.items()
            for language, found, wanted in (*_wrong(table), *_twice(written, name))
        ]
        if problems:
            raise InvalidData(problems)
    return MappingProxyType({name: _term(table) for name, table in written.items()})


def meaning(name: str, language: str) -> str:
    """Return what a term means, in a language or else in English.

    Raises:
        KeyError: if there is no such term.
    """
    return glossary()[name].meaning[language]


def _term(table: Mapping[str, Any]) -> Term:
    word, meant = (Translations({la: own[part] for la, own in table.items()}) for part in PARTS)
    avoid = {language: tuple(own.get(AVOID, ())) for language, own in table.items()}
    return Term(word, meant, MappingProxyType(avoid))


def _wrong(table: Any) -> Wrong:
    """Yield what is wrong with a term in each of its languages."""
    if not isinstance(table, dict) or ENGLISH not in table:
        yield ENGLISH, str(table), "a table with the term in English, en = { term, meaning, avoid }"
        return
    for language, own in table.items():
        if language not in BY_CODE:
            yield language, language, f"a language of the atlas: {', '.join(BY_CODE)}"
        elif not isinstance(own, dict) or not own.keys() <= {*PARTS, AVOID}:
            yield language, str(own), f"a table of {', '.join((*PARTS, AVOID))} and nothing else"
        else:
            yield from _wrong_parts(language, own)


def _wrong_parts(language: str, own: Mapping[str, Any]) -> Wrong:
    for part in PARTS:
        if not isinstance(own.get(part), str) or not own[part].strip():
            yield language, str(own.get(part, "none")), f"a text as {part}"
    avoid = own.get(AVOID, [])
    if not isinstance(avoid, list) or not all(isinstance(w, str) and w.strip() for w in avoid):
        yield language, str(avoid), f"a list of words as {AVOID}"


def _twice(written: Mapping[str, Any], name: str) -> Wrong:
    """Yield each language in which an earlier term has the same word."""
    words: dict[tuple[str, str], str] = {}
    for other, table in written.items():
        for language, own in table.items() if isinstance(table, dict) else ():
            word = str(own.get("term", "")).casefold() if isinstance(own, dict) else ""
            first = words.setdefault((language, word), other)
            if other == name != first and word:
                yield language, word, f"another term than that of {first}"
