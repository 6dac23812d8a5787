"""Whom names mean: states and their adjectives, places, organs of state, organisations, leaders."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from data.coder.words import folded, key_of
from data.former_states import former_states
from data.opening.naming.aliases import ALIASES_CSV
from data.states import STATES_CSV, other_names, states

HERE = Path(__file__).parent
STATE, ADJECTIVE, PLACE, BODY, ORGANISATION, PERSON, SURNAME = (
    "state",
    "adjective",
    "place",
    "government body",
    "organisation",
    "person",
    "surname",
)
CAPITAL_LETTERS = 4  # a name no longer than this stands in capitals, if it does so in the table
PRESENT = 9999
# Capitals that mean something else as often: persons, other towns, the European Union.
NO_CAPITALS = frozenset(
    (
        *("Brussels", "San José", "Georgetown", "Victoria", "Sucre", "Kingston", "Castries"),
        *("Basseterre", "Santo Domingo", "Saint George’s", "Santiago", "Nassau", "Apia"),
    )
)
# Names of states that are more often something else in running text.
NOT_IN_TEXTS = frozenset({"us", "is", "guinea ecuatorial", "man", "sao", "polo", "mali."})


class Meaning(NamedTuple):
    """Whom a name means: an id, what kind of name it is, and the years in which it is that."""

    actor: str
    kind: str
    name: str
    first: int = 0
    last: int = PRESENT
    language: str = ""

    def distance(self, year: int) -> int:
        """Return how many years lie between a year and those of the name."""
        return max(self.first - year, year - self.last, 0)


class Body(NamedTuple):
    """Somebody who is no state: name, kind, and the code of the state that it belongs to."""

    name: str
    kind: str
    country: str


@cache
def bodies() -> Mapping[str, Body]:
    """Return the organisations by their ids."""
    return {
        row["actor"]: Body(row["names"].split(";")[0], row["kind"], row["country"])
        for row in _rows("bodies.csv")
        if row["actor"] not in states()
    }


@cache
def gazetteer() -> Mapping[str, Sequence[tuple[tuple[str, ...], Meaning]]]:
    """Return all names by their first word, the longest first, each with whom it means."""
    found: dict[str, dict[tuple[str, ...], list[Meaning]]] = {}
    for name, meaning in _names():
        key = tuple(key_of(name))
        if key:
            row = found.setdefault(key[0], {}).setdefault(key, [])
            if all(one[:2] + one[5:] != meaning[:2] + meaning[5:] for one in row):
                row.append(meaning)
    return {
        first: sorted(
            ((key, one) for key, means in names.items() for one in means),
            key=lambda pair: -len(pair[0]),
        )
        for first, names in found.items()
    }


@cache
def surnames() -> Mapping[str, Sequence[Meaning]]:
    """Return leaders by the last word of their names, for those who were named by a title."""
    found: dict[str, list[Meaning]] = {}
    for one in _leaders():
        key = key_of(one.name)
        found.setdefault(key[-1], []).append(one)
    return found


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _names() -> Iterator[tuple[str, Meaning]]:
    yield from _of_states()
    yield from _of_nationalities()
    yield from _capitals()
    for row in _rows("places.csv"):
        for name in row["names"].split(";"):
            yield name, Meaning(row["actor"], PLACE, name)
    for row in _rows("bodies.csv"):
        kind = BODY if row["actor"] in states() else ORGANISATION
        for name in row["names"].split(";"):
            yield name, Meaning(row["actor"], kind, name)
    for row in _rows("leaders.csv"):
        one = _leader(row)
        yield one.name, one
        for name in filter(None, row["alone"].split(";")):
            yield name, one._replace(kind=SURNAME, name=name)


def _of_nationalities() -> Iterator[tuple[str, Meaning]]:
    for row in _rows("nationalities.csv"):
        for language in ("en", "es", "pt"):
            for word in filter(None, row[language].split(";")):
                for name in adjectives(word, language):
                    years = _years(row["actor"])
                    yield name, Meaning(row["actor"], ADJECTIVE, name, *years, language)


def _of_states() -> Iterator[tuple[str, Meaning]]:
    for code, state in states().items():
        more = other_names().get(code, ())
        for name in (*state.names.values(), *state.short_names.values(), *more):
            if folded(name) not in NOT_IN_TEXTS:
                yield name, Meaning(code, STATE, name)
    for code, former in former_states().items():
        for name in former.names.values():
            yield name, Meaning(code, STATE, name, *_years(code))
    with ALIASES_CSV.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if len(row["name"]) > CAPITAL_LETTERS and "," not in row["name"]:
                first, last = (int(row[end][:4] or 0) for end in ("first", "last"))
                yield row["name"], Meaning(row["actor"], STATE, row["name"], first, last or PRESENT)


def _leaders() -> Iterator[Meaning]:
    yield from map(_leader, _rows("leaders.csv"))


def _years(actor: str) -> tuple[int, int]:
    """Return the years in which an actor was there, all of them for a state of today."""
    former = former_states().get(actor)
    if former is None:
        return 0, PRESENT
    first, last = former.first, former.last
    return (first.year if first else 0), (last.year if last else PRESENT)


def _capitals() -> Iterator[tuple[str, Meaning]]:
    with STATES_CSV.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["cow"] and row["capital"] not in NO_CAPITALS:
                yield row["capital"], Meaning(row["iso3"], PLACE, row["capital"])


def _leader(row: Mapping[str, str]) -> Meaning:
    first, last = int(row["first"] or 0), int(row["last"] or PRESENT)
    return Meaning(row["actor"], PERSON, row["name"], first, last)


def adjectives(word: str, language: str) -> Iterator[str]:
    """Yield the forms of an adjective of nationality, one and many, of either gender."""
    yield word
    if language == "en":
        if not word.endswith(("ese", "ish", "ch", "men", "man", "s", "S", ".", "ss")):
            yield f"{word}s"
        return
    stem, end = word[:-1], word[-1]
    if end == "o":
        yield from (f"{stem}a", f"{stem}os", f"{stem}as")
    elif word.endswith(("és", "ês", "án", "ão")):
        plain = word[:-2] + {"és": "es", "ês": "es", "án": "an", "ão": "ã"}[word[-2:]]
        more = ("", "s") if word.endswith("ão") else ("a", "es", "as")
        yield from (plain + ending for ending in more)
    elif end in "aeiou":
        yield f"{word}s"
    elif end in "íú":
        yield from (f"{word}es", f"{word}s")
    else:
        yield from (f"{word}es", f"{word}a", f"{word}as")
