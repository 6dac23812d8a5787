"""Read a data set from its folder, refusing it whole, with every reason, if a cell is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.columns import (
    ACTOR_COLUMNS,
    POSITION_COLUMNS,
    SOURCE_COLUMNS,
    TOLD,
    across_rows,
    relation_columns,
)
from data.dataset import Actor, DataSet, Source
from data.dates import date_or_none
from data.description import DESCRIPTION, bad_description
from data.engines import parquet
from data.engines.kept import TABLES, place_of
from data.engines.large import InCells
from data.engines.memory import InMemory
from data.languages import CODE, ENGLISH, LANGUAGES, Translations
from data.model import every_type, kind_named
from data.reading.guard import restored
from data.reading.header import Column
from data.reading.notations import read_json
from data.reading.problems import InvalidData, Problem, in_folder
from data.reading.table import Row, Rows, read_table
from data.reading.text import read_text
from data.relation import Relation
from data.states import Point, states

# The field that says: texts in these tables have an apostrophe where `guarded` puts one.
GUARD = "formulaGuard"


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
        large = parquet.is_large(folder)
        text_of: Callable[[str], str] = restored if about.get(GUARD) else str
        rows = _tables(folder, problems, text_of, large=large)
        problems += across_rows(rows["actors"], rows["relations"])
        nodes = {row["stands_for"] for _, row in rows["actors"]}
        problems += bad_description(about, text, nodes)
        codebook = _codebook(folder / "codebook.md", problems)
        kept = _kept(folder, rows, problems, text_of) if large and not problems else None
        if problems:
            raise InvalidData(problems)
    found = {name: [row for _, row in of] for name, of in rows.items()}
    return of_rows(about, found, codebook, kept)


def described(data_set: DataSet, folder: Path) -> DataSet:
    """Return a data set with what its description says now, but for its name.

    Raises:
        InvalidData: as `load`.
    """
    with in_folder(folder):
        about, text = read_json(folder / DESCRIPTION)
        nodes = {actor.stands_for for actor in data_set.actors.values()}
        if problems := [*bad_description(about, text, nodes)]:
            raise InvalidData(problems)
    return replace(
        data_set,
        titles=Translations(about["titles"]),
        perspective=about["perspective"],
        places=_places(about),
        about=MappingProxyType(about),
    )


def _places(about: Mapping[str, Any]) -> Mapping[str, Point]:
    return MappingProxyType({n: (p[0], p[1]) for n, p in about.get("places", {}).items()})


def _tables(
    folder: Path, problems: list[Problem], text_of: Callable[[str], str], *, large: bool
) -> dict[str, Rows]:
    """Read each table, of which one may name what stands in another; no relations if too large."""
    found: dict[str, Rows] = {"relations": []}

    def read(name: str, columns: Sequence[Column], key: Sequence[str] = ()) -> None:
        found[name] = read_table(folder / f"{name}.csv", columns, problems, key, text_of)

    read("sources", SOURCE_COLUMNS)
    read("actors", ACTOR_COLUMNS)
    if not large:
        read("relations", relation_columns(found["actors"], found["sources"]))
    if (folder / "positions.csv").exists():
        read("positions", POSITION_COLUMNS, ("level", "node"))
    return found


def _kept(
    folder: Path,
    rows: Mapping[str, Rows],
    problems: list[Problem],
    text_of: Callable[[str], str],
) -> Path:
    """Return where the many relations of a folder are kept; note what is wrong with them."""
    place = place_of(folder, guarded=text_of is not str)
    if place.is_file():
        return place
    path = folder / TABLES[0]
    columns = relation_columns(rows["actors"], rows["sources"])
    with parquet.large_table(path, columns, place.parent, text_of) as table:
        problems += table.problems()
        if not problems:
            nodes = {row["actor_id"]: row["stands_for"] for _, row in rows["actors"]}
            sources = map(_source, (row for _, row in rows["sources"]))
            vouching = {one.source_id: (kind_named(one.kind), one.owner) for one in sources}
            table.write(place, nodes, vouching)
    return place


def of_rows(
    about: Mapping[str, Any],
    rows: Mapping[str, Sequence[Row]],
    codebook: str = "",
    kept: Path | None = None,
) -> DataSet:
    """Return the data set of a description and of the rows of its tables, which are as they should.

    Args:
        about: the description.
        rows: those of "relations", "actors" and "sources", and of "positions" if there are any.
        codebook: its text, if any.
        kept: where its relations are kept, if elsewhere.
    """
    known = {row["actor_id"]: _actor(row) for row in rows["actors"]}
    sources = {row["source_id"]: _source(row) for row in rows["sources"]}
    large = InCells(parquet.read(kept)) if kept else None
    return DataSet(
        name=about["name"],
        titles=Translations(about["titles"]),
        perspective=about["perspective"],
        places=_places(about),
        relations=large
        if large is not None
        else InMemory(_relations(rows["relations"], known, sources)),
        actors=MappingProxyType(known),
        sources=MappingProxyType(sources),
        about=MappingProxyType(about),
        codebook=codebook,
        positions=_positions(rows.get("positions", ())),
        retold=large.retold
        if large is not None
        else MappingProxyType(dict(_retold(rows["relations"]))),
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


def _retold(rows: Sequence[Row]) -> Iterator[tuple[str, Mapping[str, Mapping[str, str]]]]:
    """Yield what is told of relations in languages other than English, by id and by column."""
    codes = [(column, _codes(tuple(rows[0]), column)) for column in TOLD] if rows else []
    codes = [(column, known) for column, known in codes if known]
    for row in rows:
        found = {column: texts for column, known in codes if (texts := _in_other(row, known))}
        if found:
            yield row["relation_id"], found


def _elsewhere(row: Row, name: str) -> Mapping[str, str]:
    """Return a text of a row in the languages other than English in which it is given."""
    return _in_other(row, _codes(tuple(row), name))


def _in_other(row: Row, codes: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    found = {code: text for code, key in codes if (text := row[key]) and not text.isspace()}
    return MappingProxyType(found)


@lru_cache(maxsize=256)
def _codes(columns: Sequence[str], name: str) -> Sequence[tuple[str, str]]:
    """Return the languages in which a table has a text, each with its column."""
    named = [(key.removeprefix(f"{name}_"), key) for key in columns if key.startswith(f"{name}_")]
    return [(code, key) for code, key in named if CODE.fullmatch(code)]


def _actor(row: Row) -> Actor:
    coded = MappingProxyType({ENGLISH: row["name"], **_elsewhere(row, "name")})
    short = {ENGLISH: row.get("short", ""), **_elsewhere(row, "short")}
    called: Mapping[str, str] = Translations({la: coded.get(la, "") for la in LANGUAGES})
    if row["actor_id"] in states():  # which the table of states names
        called = states()[row["actor_id"]].names
    fields = ("actor_id", "kind", "country", "stands_for", "role", "parent")
    return Actor(
        names=called,
        coded_names=coded,
        short_names=MappingProxyType({la: name for la, name in short.items() if name}),
        other_roles=_elsewhere(row, "role"),
        **{field: row[field] for field in fields},
    )


def _source(row: Row) -> Source:
    coded: dict[str, Any] = {column.name: row.get(column.name, "") for column in SOURCE_COLUMNS}
    owned = {"true": True, "false": False}.get(coded["state_owned"])
    return Source(**coded | {"state_owned": owned})


def _relations(
    rows: Sequence[Row], actors: Mapping[str, Actor], sources: Mapping[str, Source]
) -> Iterator[Relation]:
    """Yield the relations of a table, whose actors and sources stand in others."""
    read_in = {key: (kind_named(one.kind), one.owner) for key, one in sources.items()}
    named = [one.name for one in fields(Relation) if rows and one.name in rows[0]]
    for row in rows:
        own, others = row.get("weight", ""), row.get("further_source_ids", "").split()
        kind = every_type()[row["type"].lower()]
        first, first_owner = read_in[row["source_id"]]
        second, second_owner = read_in.get(row["second_source_id"], ("", ""))
        read: dict[str, Any] = {
            "mutual": row["mutual"] == "true",
            "type": kind.code,
            "weight": float(own) if own else kind.weight,
            "count": int(row.get("count") or 1),
            "date": date_or_none(row["date"]),
            "counted": row["counted"] == "true",
            "counted_why": row.get("counted_why", ""),
            "actor_node": actors[row["actor"]].stands_for,
            "target_node": actors[row["target"]].stands_for,
            "source_kind": first,
            "source_owner": first_owner,
            "second_source_kind": second,
            "second_source_owner": second_owner,
            "further_source_ids": " ".join(others),
            "further_sources": " ".join(":".join(read_in[one]) for one in others),
        }
        coded: dict[str, Any] = {name: row[name] for name in named}
        yield Relation(**coded | read)
