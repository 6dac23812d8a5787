"""What a selection holds, and what is chosen of it, counted line by line from the CSV files."""

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property

from tests.counting import DATA, Row, bounds, chosen, named, rows, selected, types

STATUSES = ("reported", "claimed", "interpreted")
LANGUAGES = ("en", "es", "pt", "fa")
KINDS = (
    *("government", "international-body", "court", "news-agency", "newspaper", "broadcaster"),
    *("research", "advocacy", "reference-work", "other"),
)
IN_FORCE = 0.25  # how often a filter is in force


@cache
def weights() -> dict[str, Fraction]:
    """Return the weight of each type, by its code in capitals."""
    with (DATA / "relation_types.csv").open(newline="", encoding="utf-8") as file:
        return {row["plover_type"]: Fraction(row["weight"]) for row in csv.DictReader(file)}


@cache
def signs() -> dict[str, int]:
    """Return the sign of each type, by its code in capitals."""
    return {code: (weight > 0) - (weight < 0) for code, weight in weights().items()}


@cache
def deeds() -> set[str]:
    """Return the types that are deeds, by their codes in capitals."""
    with (DATA / "relation_types.csv").open(newline="", encoding="utf-8") as file:
        found = csv.DictReader(file)
        return {row["plover_type"] for row in found if row["quad_class"].startswith("material")}


@cache
def states() -> set[str]:
    """Return the code of every state."""
    with (DATA / "states.csv").open(newline="", encoding="utf-8") as file:
        return {row["iso3"] for row in csv.DictReader(file)}


@cache
def stands_for(data: str) -> dict[str, str]:
    """Return the node that each actor of a data set stands for."""
    return {row["actor_id"]: row["stands_for"] for row in rows(data, "actors")}


@dataclass(frozen=True)
class Facts:
    """Some relations of a data set at a level: every number that a page may say of them."""

    data: str
    level: str
    relations: tuple[Row, ...]

    @cached_property
    def ids(self) -> list[str]:
        """Their ids, in the order in which they were coded."""
        return [row["relation_id"] for row in self.relations]

    @cached_property
    def counted(self) -> list[Row]:
        """Those that are counted."""
        return [row for row in self.relations if row["counted"] == "true"]

    def tie(self, row: Row) -> str:
        """Return the id of the tie of a relation, or nothing."""
        ends = {row["actor"], row["target"]}
        if self.level == "countries":
            ends = {stands_for(self.data)[end] for end in ends}
        return "~".join(sorted(ends)) if len(ends) > 1 else ""

    @cached_property
    def ties(self) -> dict[str, list[Row]]:
        """The counted relations of each tie."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.counted:
            if self.tie(row):
                found[self.tie(row)].append(row)
        return dict(found)

    @cached_property
    def nodes(self) -> set[str]:
        """The ends of the ties."""
        return {end for tie in self.ties for end in tie.split("~")}

    def of_sign(self, sign: int) -> int:
        """Count the relations of a sign."""
        return sum(signs()[row["type"]] == sign for row in self.counted)

    def kind(self, tie: str) -> str:
        """Return what a tie is drawn as."""
        found = [weights()[row["type"]] for row in self.ties[tie]]
        alignment = sum(found, Fraction()) / (sum(map(abs, found)) + 1)
        if not any(found):
            return "demand"
        if min(found) < 0 < max(found) and abs(alignment) <= Fraction(1, 10):
            return "mixed"
        return "cooperation" if alignment > 0 else "conflict"

    @cached_property
    def statuses(self) -> Counter[str]:
        """How many counted relations have each status."""
        return Counter(row["status"] for row in self.counted)

    @property
    def unsure(self) -> int:
        """How many counted relations are not reported as fact."""
        return len(self.counted) - self.statuses["reported"]

    @cached_property
    def sources(self) -> set[str]:
        """The sources of all of them."""
        named = ("source_id", "second_source_id")
        return {row[column] for row in self.relations for column in named} - {""}

    @cached_property
    def years(self) -> Counter[int]:
        """How many counted relations of ties lie within each year."""
        found: Counter[int] = Counter()
        for rows_of in self.ties.values():
            for row in rows_of:
                first, last = bounds(row["date"])
                found[first.year if first.year == last.year else 0] += 1
        return found

    def of(self, thing: str) -> "Facts":
        """Return those of a node, a tie or a triangle."""
        asked = {"data": self.data, "level": self.level, "tie": thing}
        own = tuple(row for row in self.relations if chosen(row, asked))
        return Facts(self.data, self.level, own)


def facts(asked: dict[str, str]) -> tuple[Facts, Facts]:
    """Return what an address selects, and what of it is chosen: all of it if nothing is."""
    data, level = asked.get("data", "article"), asked.get("level", "countries")
    every = tuple(selected(asked))
    tie = asked.get("tie", "")
    own = tuple(row for row in every if not tie or chosen(row, asked))
    return Facts(data, level, every), Facts(data, level, own)


def selections(data: str, number: int) -> Iterator[dict[str, str]]:
    """Yield random selections of a data set, as parameters of an address, most with a choice."""
    chance = random.Random(f"numbers of {data}")
    for _ in range(number):
        yield selection(chance, data)


def selection(chance: random.Random, data: str) -> dict[str, str]:
    """Return the parameters of a random selection."""
    level = chance.choice(("countries", "countries", "actors"))
    filters = {name: text for name, text in _filters(chance, data) if chance.random() < IN_FORCE}
    asked = {"data": data, "level": level, **filters}
    things = chance.choice((0, 1, 1, 2, 3, 5))
    if things:
        asked["tie"] = ",".join(sorted({thing(chance, data, level) for _ in range(things)}))
        asked |= {"only": "1"} if chance.random() < 0.3 else {}
    return {**asked, "lang": chance.choice(LANGUAGES)}


def _filters(chance: random.Random, data: str) -> Iterator[tuple[str, str]]:
    days = sorted({day for row in rows(data, "relations") for day in bounds(row["date"])})
    since, until = sorted(chance.sample(days, 2))
    digits = chance.choice((4, 7, 10))
    yield "from", since.isoformat()[:digits]
    yield "to", until.isoformat()[:digits]
    actors = sorted({*stands_for(data), *stands_for(data).values()})
    yield "actors", ",".join(sorted(chance.sample(actors, chance.randint(1, 4))))
    yield "side", chance.choice(("acts", "acted-upon", "between"))
    yield "types", _some(chance, types())
    yield "status", _some(chance, list(STATUSES))
    for name, words in zip(("source", "owner"), vouching(data), strict=True):
        if len(words) > 1:
            yield name, _some(chance, words)


@cache
def vouching(data: str) -> tuple[list[str], list[str]]:
    """Return of which kinds the sources of a data set are, and whose they are, as an address."""
    found = {named(row) for row in rows(data, "sources")}
    kinds, owners = ({one[at] for one in found} for at in (0, 1))
    return [kind for kind in KINDS if kind in kinds], sorted(owners, reverse=True)


def thing(chance: random.Random, data: str, level: str) -> str:
    """Return a node, a tie or a triangle, as they are found near one another in the data.

    Sometimes it is somebody who stands for a node, and is none at the level of countries.
    """
    if chance.random() < 0.15:
        return chance.choice(rows(data, "relations"))["actor"]
    whole = Facts(data, level, ())
    near = [end for row in chance.sample(rows(data, "relations"), 2) for end in _ends(whole, row)]
    size = chance.choice((1, 2, 2, 2, 3))
    return "~".join(sorted(dict.fromkeys(near[:2] if size == 2 else near).keys())[:size])


def _ends(whole: Facts, row: Row) -> list[str]:
    return whole.tie(row).split("~") if whole.tie(row) else [stands_for(whole.data)[row["actor"]]]


def _some(chance: random.Random, known: list[str]) -> str:
    picked = chance.sample(known, chance.randint(1, len(known) - 1))
    return ",".join(value for value in known if value in picked)
