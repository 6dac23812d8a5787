"""Read a data set from its folder, refusing it whole, with every reason, if a cell is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.dataset import Actor, DataSet, Source
from data.dates import parse_date
from data.reading.notations import line_of, read_json
from data.reading.problems import InvalidData, Problem, in_folder
from data.reading.table import Row, Rows, read_table
from data.reading.text import read_text
from data.relation import Relation
from data.relations import InMemory
from data.states import LANGUAGES, states
from data.tables import ACTOR_COLUMNS, SOURCE_COLUMNS, across_rows, relation_columns

DESCRIPTION = "datapackage.json"
NUMBERS = [[one, other] for one in (int, float) for other in (int, float)]


def load(folder: Path) -> DataSet:
    """Read and check a data set.

    Its name is what its description calls it, whatever its folder is called: who unpacks an
    archive seldom chooses the name of the folder.

    Raises:
        InvalidData: with one problem for each bad cell, in file and line order.
    """
    with in_folder(folder):
        about, text = read_json(folder / DESCRIPTION)
        problems: list[Problem] = []
        sources = read_table(folder / "sources.csv", SOURCE_COLUMNS, problems)
        actors = read_table(folder / "actors.csv", ACTOR_COLUMNS, problems)
        columns = relation_columns(actors, sources)
        relations = read_table(folder / "relations.csv", columns, problems)
        problems += across_rows(actors, relations)
        problems += _bad_description(about, text, {row["stands_for"] for _, row in actors})
        codebook = _codebook(folder / "codebook.md", problems)
        if problems:
            raise InvalidData(problems)
    return _data_set(about, codebook, relations, actors, sources)


def _data_set(
    about: Mapping[str, Any], codebook: str, relations: Rows, actors: Rows, sources: Rows
) -> DataSet:
    known = {row["actor_id"]: _actor(row) for _, row in actors}
    return DataSet(
        name=about["name"],
        titles=MappingProxyType(about["titles"]),
        perspective=about["perspective"],
        places=MappingProxyType({n: (p[0], p[1]) for n, p in about.get("places", {}).items()}),
        relations=InMemory(_relation(row, known) for _, row in relations),
        actors=MappingProxyType(known),
        sources=MappingProxyType({row["source_id"]: _source(row) for _, row in sources}),
        about=MappingProxyType(about),
        codebook=codebook,
    )


def _codebook(path: Path, problems: list[Problem]) -> str:
    try:
        return read_text(path) if path.exists() else ""
    except InvalidData as found:
        problems += found.problems
        return ""


def _bad_description(about: Mapping[str, Any], text: str, nodes: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with the fields of a description that the atlas uses."""
    titles, said, places = about.get("titles"), about.get("about"), about.get("places", {})
    checks = {
        "name": (_is_name(about.get("name")), "a name of small letters, digits, '-', '_' or '.'"),
        "titles": (_in_each_language(titles), f"a title in each of {', '.join(LANGUAGES)}"),
        "about": (
            "about" not in about or _in_each_language(said),
            f"a few sentences in each of {', '.join(LANGUAGES)}, or no such field",
        ),
        # Where no actor could be read, nothing can be said of who they are.
        "perspective": (
            not nodes or about.get("perspective") in nodes,
            "what an actor stands for",
        ),
        "places": (
            isinstance(places, dict) and all(map(_is_place, places.values())),
            "a longitude and a latitude in degrees for each node named",
        ),
        **_checks_of_rights(about),
        "translations": (
            _are_translations(about.get("translations", {})),
            f"for words of a column a text in each of {', '.join(LANGUAGES)}",
        ),
    }
    for field, (good, wanted) in checks.items():
        if not good:
            there = field in about
            found = repr(about[field]) if there else "no such field"
            yield Problem(DESCRIPTION, line_of(text, field), field, found, wanted, quoted=False)


def _checks_of_rights(about: Mapping[str, Any]) -> dict[str, tuple[bool, str]]:
    """Return whether licences and authors are given as Data Packages give them, or not at all."""
    wanted = {"licenses": ("name", "title"), "contributors": ("title",)}
    return {
        field: (
            _have_one_of(about.get(field, []), names),
            f"a list of objects with a {' or a '.join(names)}, or no such field",
        )
        for field, names in wanted.items()
    }


def _have_one_of(rows: Any, names: tuple[str, ...]) -> bool:
    """Tell whether a value is a list of objects, each with a text under one of some names."""
    return isinstance(rows, list) and all(
        isinstance(row, dict) and any(isinstance(row.get(name), str) for name in names)
        for row in rows
    )


def _are_translations(columns: Any) -> bool:
    """Tell whether a value has, for words of some columns, a text in each language."""
    if not isinstance(columns, dict):
        return False
    words = columns.values()
    return all(
        isinstance(column, dict) and all(map(_in_each_language, column.values()))
        for column in words
    )


def _is_name(value: Any) -> bool:
    """Tell whether a value can name a data set in an address and in the name of a file."""
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", value))


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
