"""What the files of a selection must hold, reckoned from the CSV files by other code than ours."""

import csv
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from urllib.parse import urlencode

from tests.counting import DATA, Row, bounds, rows, selected, types

LANGUAGES = ("en", "es", "pt", "fa")
STATUSES = ("reported", "claimed", "interpreted")
MANY = 100
IN_FORCE = 0.3  # how often a filter is in force

Parameters = dict[str, str]


@dataclass
class Sum:
    """A tie added up by hand."""

    relations: int = 0
    cooperation: int = 0
    conflict: int = 0
    demands: int = 0
    forward: int = 0
    backward: int = 0
    deeds: int = 0
    reported: int = 0
    weight: float = 0
    strength: float = 0
    spans: list[tuple[date | None, date | None]] = field(default_factory=list)

    @property
    def alignment(self) -> float:
        return self.weight / (self.strength + 1)

    @property
    def outer(self) -> tuple[date | None, date | None]:
        starts, ends = zip(*self.spans, strict=True)
        return (
            None if None in starts else min(starts),
            None if None in ends else max(ends),
        )


def selections(seed: str) -> Iterator[Parameters]:
    """Yield many random selections of both data sets, as parameters of an address."""
    chance = random.Random(seed)
    for number in range(MANY):
        yield selection(chance, ("article", "chronology")[number % 2])


def selection(chance: random.Random, data: str) -> Parameters:
    """Return the parameters of a random selection."""
    days = sorted({day for row in rows(data, "relations") for day in bounds(row["date"])})
    since, until = sorted(chance.sample(days, 2))
    actors = [row["actor_id"] for row in rows(data, "actors")]
    digits = chance.choice((4, 7, 10))
    level = chance.choice(("countries", "actors"))
    relations = chance.sample(rows(data, "relations"), 4)
    one, *others = ["~".join(sorted({*ends(data, row, level)})) for row in relations]
    nodes = sorted({*ends(data, relations[1], level), *ends(data, relations[2], level)})
    more = chance.choice(([], [], [nodes[0]], ["~".join(nodes[:3])], [*others, nodes[-1]]))
    filters = {
        "from": since.isoformat()[:digits],
        "to": until.isoformat()[:digits],
        "actors": ",".join(sorted(chance.sample(actors, chance.randint(1, 4)))),
        "side": chance.choice(("acts", "acted-upon", "between")),
        "types": some(chance, types()),
        "status": some(chance, list(STATUSES)),
        "tie": ",".join(sorted({one, *more})),
    }
    kept = {name: value for name, value in filters.items() if chance.random() < IN_FORCE}
    return {"data": data, "level": level, **kept, "lang": chance.choice(LANGUAGES)}


def some(chance: random.Random, known: list[str]) -> str:
    """Return a few of the known values, in their order, or the word for none."""
    picked = chance.sample(known, chance.randint(0, len(known) - 1))
    return ",".join(value for value in known if value in picked) or "none"


def query(parameters: Parameters) -> str:
    """Write parameters as a query string."""
    return "?" + urlencode(parameters)


def ends(data: str, row: Row, level: str) -> tuple[str, str]:
    """Return the nodes at both ends of a relation."""
    if level == "actors":
        return row["actor"], row["target"]
    stands_for = {actor["actor_id"]: actor["stands_for"] for actor in rows(data, "actors")}
    return stands_for[row["actor"]], stands_for[row["target"]]


def relations(parameters: Parameters) -> list[Row]:
    """Return the lines of relations.csv that a file must hold."""
    data, tie = parameters["data"], parameters.get("tie", "")
    found = []
    for row in selected(parameters):
        pair = ends(data, row, parameters["level"])
        near = {row["actor"], row["target"]}
        if parameters["level"] == "countries":
            near |= {*pair}
        if not tie or any(lit(thing.split("~"), {*pair}, near) for thing in tie.split(",")):
            found.append(row)
    return found


def lit(thing: list[str], pair: set[str], near: set[str]) -> bool:
    """Tell whether a relation of two nodes is lit with a node, a tie or a triangle."""
    return thing[0] in near if len(thing) == 1 else len(pair) > 1 and pair <= {*thing}


def ties(parameters: Parameters) -> dict[str, Sum]:
    """Return the sum of each tie that a file must hold."""
    found: dict[str, Sum] = {}
    for row in relations(parameters):
        actor, target = ends(parameters["data"], row, parameters["level"])
        tie = "~".join(sorted((actor, target)))
        if actor != target and row["counted"] == "true":
            add(found.setdefault(tie, Sum()), row, forward=actor < target)
    return found


def years(parameters: Parameters) -> dict[tuple[str, int, int], tuple[dict[str, int], float]]:
    """Return the counts and the alignment of each tie in each year, or stretch of years."""
    found: dict[tuple[str, int, int], tuple[Counter[str], Sum]] = {}
    names = {1: "cooperation", 0: "demand", -1: "conflict"}
    for row in relations(parameters):
        actor, target = ends(parameters["data"], row, parameters["level"])
        if actor == target or row["counted"] != "true":
            continue
        first, last = (day.year if day else 0 for day in span(row["date"]))
        key = ("~".join(sorted((actor, target))), first, last)
        counts, added = found.setdefault(key, (Counter(), Sum()))
        kind = type_table()[row["type"]]
        weight = float(kind["weight"])
        deeds = kind["quad_class"].startswith("material")
        how = "unsure" if row["status"] != "reported" else "deeds" if deeds else "words"
        counts[f"{names[(weight > 0) - (weight < 0)]}_{how}"] += 1
        add(added, row, forward=actor < target)
    kinds = [f"{sign}_{how}" for sign in names.values() for how in ("deeds", "words", "unsure")]
    return {
        key: (
            {"relations": added.relations, **{kind: counts[kind] for kind in kinds}},
            added.alignment,
        )
        for key, (counts, added) in found.items()
    }


def add(tie: Sum, row: Row, *, forward: bool) -> None:
    """Add a relation to a tie."""
    kind = type_table()[row["type"]]
    weight, mutual = float(kind["weight"]), row["mutual"] == "true"
    tie.relations += 1
    tie.cooperation += weight > 0
    tie.conflict += weight < 0
    tie.demands += weight == 0
    tie.forward += forward or mutual
    tie.backward += not forward or mutual
    tie.deeds += kind["quad_class"].startswith("material")
    tie.reported += row["status"] == "reported"
    tie.weight += weight
    tie.strength += abs(weight)
    tie.spans.append(span(row["date"]))


def span(text: str) -> tuple[date | None, date | None]:
    """Return first and last day of a date, None where it is open."""
    first, last = bounds(text)
    return (None if first == date.min else first, None if last == date.max else last)


@cache
def type_table() -> dict[str, Row]:
    """Return the table of types by code."""
    with (DATA / "relation_types.csv").open(newline="", encoding="utf-8") as file:
        return {row["plover_type"]: row for row in csv.DictReader(file)}


@cache
def state_table() -> dict[str, Row]:
    """Return the table of states by code."""
    with (DATA / "states.csv").open(newline="", encoding="utf-8") as file:
        return {row["iso3"]: row for row in csv.DictReader(file)}


@cache
def actor_table(data: str) -> dict[str, Row]:
    """Return the table of actors by id."""
    return {row["actor_id"]: row for row in rows(data, "actors")}


def name(parameters: Parameters, node: str) -> str:
    """Return the name of a node in the language of a selection."""
    language = parameters["lang"]
    if node in state_table():
        return state_table()[node][f"name_{language}"]
    actor = actor_table(parameters["data"])[node]
    return actor.get(f"name_{language}", "") or actor["name"]
