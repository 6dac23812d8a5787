"""Read a data set from its folder, refusing it whole, with every reason, if a cell is wrong."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.dates import parse_date
from data.model import TIE, InvalidData, Problem, pair, relation_types
from data.states import LANGUAGES, Point, states
from data.tables import (
    ACTOR_COLUMNS,
    SOURCE_COLUMNS,
    Row,
    across_rows,
    read_table,
    relation_columns,
)

OPEN_START, OPEN_END = date.min, date.max
NUMBERS = [[one, other] for one in (int, float) for other in (int, float)]


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, person, medium or group; `stands_for` is the node it is counted under."""

    actor_id: str
    names: Mapping[str, str]
    kind: str
    country: str
    stands_for: str
    role: str
    parent: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where relations were read: a page, an article, a document. Unknown fields are empty."""

    source_id: str
    title: str
    publisher: str
    date: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story: a view of the data, what it tells in each language, what that rests on.

    `query` holds the parts of an address that make the view, without its question mark.
    `question` is what the class is asked first, `notes` are for the teacher's eyes: empty where
    there is none. `relations` are the ids of all that the sentences rest on. Texts hold
    placeholders where they say a number: see data/story.py.
    """

    query: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    question: Mapping[str, str]
    notes: Mapping[str, str]
    relations: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class DataSet:
    """Checked relations with their actors and sources; never changed after loading.

    `relations` has one row per relation, the columns of relations.csv and these derived ones:
    `actor_node`, `target_node` (what each end stands for), `tie_countries`, `tie_actors` (ids of
    the tie at either level, empty where both ends are one node), `forward_countries`,
    `forward_actors` (the actor is the first of the two), `weight` (-1..+1), `sign`, `deeds`,
    `earliest` and `latest` (datetime64, first and last day the relation may cover).
    `about` is its description as it stands in datapackage.json: only what `load` names as wrong
    was checked, so the rest may be missing or of any type. `codebook` says in Markdown how it was
    coded; empty where there is no codebook.md. `story` has no step if there is none.
    """

    name: str
    titles: Mapping[str, str]
    perspective: str
    places: Mapping[str, Point]
    relations: pd.DataFrame
    actors: Mapping[str, Actor]
    sources: Mapping[str, Source]
    about: Mapping[str, Any]
    codebook: str = ""
    story: tuple[Step, ...] = ()

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """Every node a relation can be counted under, states first, in alphabetical order."""
        standing = {actor.stands_for for actor in self.actors.values()}
        return tuple(sorted(standing, key=lambda node: (node not in states(), node)))

    @cached_property
    def mentions(self) -> Mapping[str, int]:
        """How many counted relations each node and each actor has in all of the data set."""
        ends = ["actor", "target", "actor_node", "target_node"]
        counted = self.relations.loc[self.relations["counted"], ends].itertuples(index=False)
        return Counter(chain.from_iterable({*named} for named in counted))

    @cached_property
    def span(self) -> tuple[date, date]:
        """First and last day known to be covered by any relation; open ends do not count."""
        return self.span_of(self.relations)

    def span_of(self, relations: pd.DataFrame) -> tuple[date, date]:
        """Return the first and last day of some of its relations, or of all if they have none."""
        starts = relations["earliest"][relations["earliest"] > pd.Timestamp(OPEN_START)]
        ends = relations["latest"][relations["latest"] < pd.Timestamp(OPEN_END)]
        if starts.empty or ends.empty:
            return self.span
        return starts.min().date(), ends.max().date()

    def told(self, step: int, answer: str) -> Step:
        """Return the step whose picture is shown: until a question is answered, the one before."""
        asked = self.story[step - 1].question and not answer
        return self.story[step - 2 if asked else step - 1]

    def place(self, node: str) -> Point:
        """Return where a node is drawn on the map: (longitude, latitude) in degrees."""
        known = self.places.get(node)
        if known is not None:
            return known
        return states()[node].label if node in states() else self._home(node)

    def _home(self, node: str) -> Point:
        """Return the capital of the node's country, beside any other non-state drawn there."""
        country = self.actors[node].country
        here = [n for n in self.nodes if n not in states() and self.actors[n].country == country]
        lon, lat = states()[country].capital
        index = here.index(node) if node in here else 0
        return lon + 1.6 * (index % 3), lat - 1.6 * (index // 3)

    def name_of(self, node: str, language: str) -> str:
        """Return the name of a state or an actor in a language."""
        if node in states():
            return states()[node].names[language]
        return self.actors[node].names[language]

    def node_of(self, actor: str, level: str) -> str:
        """Return the node that stands for an actor at a level."""
        return actor if level == "actors" else self.actors[actor].stands_for


def load(folder: Path) -> DataSet:
    """Read and check a data set.

    Raises:
        InvalidData: with one problem for each bad cell, in file and line order.
    """
    about = _about(folder / "datapackage.json")
    problems: list[Problem] = []
    sources = read_table(folder / "sources.csv", SOURCE_COLUMNS, problems)
    actors = read_table(folder / "actors.csv", ACTOR_COLUMNS, problems)
    relations = read_table(folder / "relations.csv", relation_columns(actors, sources), problems)
    problems += across_rows(actors, relations)
    known = {row["actor_id"]: _actor(row) for _, row in actors}
    problems += _bad_description(about, known)
    if problems:
        raise InvalidData(problems)
    return DataSet(
        name=about["name"],
        titles=MappingProxyType(about["titles"]),
        perspective=about["perspective"],
        places=MappingProxyType({n: (p[0], p[1]) for n, p in about.get("places", {}).items()}),
        relations=_derive([row for _, row in relations], known),
        actors=MappingProxyType(known),
        sources=MappingProxyType({row["source_id"]: _source(row) for _, row in sources}),
        about=MappingProxyType(about),
        codebook=_codebook(folder / "codebook.md"),
    )


def _codebook(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def _about(path: Path) -> dict[str, Any]:
    """Return the description of a data set as it stands in its file."""
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as reason:
        raise InvalidData([Problem(path.name, 1, "file", str(reason), "a JSON file")]) from None
    if not isinstance(about, dict):
        raise InvalidData([Problem(path.name, 1, "file", repr(about), "a JSON object")])
    return about


def _bad_description(about: Mapping[str, Any], actors: Mapping[str, Actor]) -> Iterator[Problem]:
    """Yield what is wrong with the fields of a description that the atlas uses."""
    nodes = {actor.stands_for for actor in actors.values()}
    titles, places = about.get("titles"), about.get("places", {})
    checks = {
        "name": (isinstance(about.get("name"), str), "a short name"),
        "titles": (
            _in_each_language(titles),
            f"a title in each of {', '.join(LANGUAGES)}",
        ),
        "about": (
            "about" not in about or _in_each_language(about["about"]),
            f"a few sentences in each of {', '.join(LANGUAGES)}, or no such field",
        ),
        "perspective": (about.get("perspective") in nodes, "what an actor stands for"),
        "places": (
            isinstance(places, dict) and all(map(_is_place, places.values())),
            "a longitude and a latitude in degrees for each node named",
        ),
    }
    for field, (good, wanted) in checks.items():
        if not good:
            yield Problem("datapackage.json", 1, field, repr(about.get(field)), wanted)


def _in_each_language(texts: Any) -> bool:
    """Tell whether a value holds a text in each language."""
    return isinstance(texts, dict) and all(isinstance(texts.get(la), str) for la in LANGUAGES)


def _is_place(point: Any) -> bool:
    """Tell whether a value is a longitude and a latitude in degrees."""
    if not isinstance(point, list) or [type(part) for part in point] not in NUMBERS:
        return False
    return bool(abs(point[0]) <= 180 and abs(point[1]) <= 90)


def _actor(row: Row) -> Actor:
    # A state is named by the table of states; other names fall back to the English one.
    names = {language: row.get(f"name_{language}") or row["name"] for language in LANGUAGES}
    if row["actor_id"] in states():
        names = dict(states()[row["actor_id"]].names)
    fields = ("actor_id", "kind", "country", "stands_for", "role", "parent")
    return Actor(names=MappingProxyType(names), **{field: row[field] for field in fields})


def _source(row: Row) -> Source:
    return Source(**{column.name: row[column.name] for column in SOURCE_COLUMNS})


def _derive(rows: list[Row], actors: Mapping[str, Actor]) -> pd.DataFrame:
    """Return the rows as a table, with everything that follows from what was coded."""
    table = pd.DataFrame(rows).astype(str)
    types = table["type"].str.lower().map(relation_types())
    dates = table["date"].map(parse_date)
    ends = {"countries": (_standing(table["actor"], actors), _standing(table["target"], actors))}
    ends["actors"] = (table["actor"].tolist(), table["target"].tolist())
    for level, (one, other) in ends.items():
        both = list(zip(one, other, strict=True))
        table[f"tie_{level}"] = [pair(a, b) if a != b else "" for a, b in both]
        table[f"forward_{level}"] = [a < b for a, b in both]
    return table.assign(
        type=table["type"].str.lower(),
        mutual=table["mutual"] == "true",
        counted=table["counted"] == "true",
        actor_node=ends["countries"][0],
        target_node=ends["countries"][1],
        weight=[kind.weight for kind in types],
        sign=[kind.sign for kind in types],
        deeds=[kind.deeds for kind in types],
        earliest=pd.to_datetime([day.earliest for day in dates]).astype("datetime64[s]"),
        latest=pd.to_datetime([day.latest for day in dates]).astype("datetime64[s]"),
    )


def _standing(ids: "pd.Series[str]", actors: Mapping[str, Actor]) -> list[str]:
    return [actors[actor].stands_for for actor in ids]


def ends_of(tie: str) -> tuple[str, str]:
    """Return the two nodes of a tie."""
    one, _, other = tie.partition(TIE)
    return one, other
