"""Read a data set from its folder, refusing it whole, with every reason, if a cell is wrong."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.columns import (
    ACTOR_COLUMNS,
    POSITION_COLUMNS,
    SOURCE_COLUMNS,
    across_rows,
    relation_columns,
)
from data.dataset import Actor, DataSet, Source
from data.dates import parse_date
from data.languages import ENGLISH, LANGUAGES, WANTED, Translations, is_translated
from data.reading.guard import restored
from data.reading.header import Column
from data.reading.notations import line_of, read_json
from data.reading.problems import InvalidData, Problem, in_folder
from data.reading.table import Row, Rows, read_table
from data.reading.text import read_text
from data.relation import Relation
from data.relations import InMemory
from data.states import Point, states

NAME = "name_"  # before the code of a language: the column of the names in it
DESCRIPTION = "datapackage.json"
# The field that says: texts in these tables have an apostrophe where `guarded` puts one.
GUARD = "formulaGuard"
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
        rows = _tables(folder, problems, restored if about.get(GUARD) else str)
        problems += across_rows(rows["actors"], rows["relations"])
        nodes = {row["stands_for"] for _, row in rows["actors"]}
        problems += _bad_description(about, text, nodes)
        codebook = _codebook(folder / "codebook.md", problems)
        if problems:
            raise InvalidData(problems)
    return _data_set(about, codebook, {name: [row for _, row in of] for name, of in rows.items()})


def _tables(
    folder: Path, problems: list[Problem], text_of: Callable[[str], str]
) -> dict[str, Rows]:
    """Read each table, of which one may name what stands in another."""
    found: dict[str, Rows] = {}

    def read(name: str, columns: Sequence[Column], key: Sequence[str] = ()) -> None:
        found[name] = read_table(folder / f"{name}.csv", columns, problems, key, text_of)

    read("sources", SOURCE_COLUMNS)
    read("actors", ACTOR_COLUMNS)
    read("relations", relation_columns(found["actors"], found["sources"]))
    if (folder / "positions.csv").exists():
        read("positions", POSITION_COLUMNS, ("level", "node"))
    return found


def _data_set(
    about: Mapping[str, Any], codebook: str, rows: Mapping[str, Sequence[Row]]
) -> DataSet:
    known = {row["actor_id"]: _actor(row) for row in rows["actors"]}
    return DataSet(
        name=about["name"],
        titles=Translations(about["titles"]),
        perspective=about["perspective"],
        places=MappingProxyType({n: (p[0], p[1]) for n, p in about.get("places", {}).items()}),
        relations=InMemory(_relation(row, known) for row in rows["relations"]),
        actors=MappingProxyType(known),
        sources=MappingProxyType({row["source_id"]: _source(row) for row in rows["sources"]}),
        about=MappingProxyType(about),
        codebook=codebook,
        positions=_positions(rows.get("positions", ())),
    )


def _positions(rows: Iterable[Row]) -> Mapping[str, Mapping[str, Point]]:
    found: dict[str, dict[str, Point]] = {}
    for row in rows:
        found.setdefault(row["level"], {})[row["node"]] = (float(row["x"]), float(row["y"]))
    return MappingProxyType(found)


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
        "titles": (is_translated(titles), WANTED),
        "about": ("about" not in about or is_translated(said), f"{WANTED}, or no such field"),
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
            f"for words of a column {WANTED}",
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
    """Tell whether a value has, for words of some columns, texts by language."""
    if not isinstance(columns, dict):
        return False
    words = columns.values()
    return all(
        isinstance(column, dict) and all(map(is_translated, column.values())) for column in words
    )


def _is_name(value: Any) -> bool:
    """Tell whether a value can name a data set in an address and in the name of a file."""
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", value))


def _is_place(point: Any) -> bool:
    """Tell whether a value is a longitude and a latitude in degrees."""
    if not isinstance(point, list) or [type(part) for part in point] not in NUMBERS:
        return False
    return bool(abs(point[0]) <= 180 and abs(point[1]) <= 90)


def _actor(row: Row) -> Actor:
    names = {language: row.get(f"name_{language}", "") for language in LANGUAGES[1:]}
    other = {key.removeprefix(NAME): cell for key, cell in row.items() if key.startswith(NAME)}
    coded = MappingProxyType({ENGLISH: row["name"]} | other)
    called: Mapping[str, str] = Translations({ENGLISH: row["name"]} | names)
    if row["actor_id"] in states():  # which the table of states names
        called = states()[row["actor_id"]].names
    fields = ("actor_id", "kind", "country", "stands_for", "role", "parent")
    return Actor(names=called, coded_names=coded, **{field: row[field] for field in fields})


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
