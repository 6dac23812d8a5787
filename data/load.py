"""Read a data set from its folder, refusing it whole, with every reason, if a cell is wrong."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.dataset import Actor, DataSet, Source
from data.dates import parse_date
from data.model import InvalidData, Problem
from data.relation import Relation
from data.relations import InMemory
from data.states import LANGUAGES, states
from data.tables import (
    ACTOR_COLUMNS,
    SOURCE_COLUMNS,
    Row,
    across_rows,
    read_table,
    relation_columns,
)

NUMBERS = [[one, other] for one in (int, float) for other in (int, float)]


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
        relations=InMemory(_relation(row, known) for _, row in relations),
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


def _relation(row: Row, actors: Mapping[str, Actor]) -> Relation:
    read: dict[str, Any] = {
        "mutual": row["mutual"] == "true",
        "type": row["type"].lower(),
        "date": parse_date(row["date"]),
        "counted": row["counted"] == "true",
        "actor_node": actors[row["actor"]].stands_for,
        "target_node": actors[row["target"]].stands_for,
    }
    coded = {field.name: row[field.name] for field in fields(Relation) if field.name in row}
    return Relation(**coded | read)
