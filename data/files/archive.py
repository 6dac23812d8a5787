"""A ZIP archive that is a data set: unpacked into a folder, it opens again as what it was."""

import io
from collections.abc import Iterator, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data.address.writing import write
from data.dataset import Actor, DataSet
from data.files.alone import alone
from data.files.extract import Extract, relations_table
from data.files.names import MEDIA_TYPES, decisive
from data.files.package import COPIED, resource, to_json
from data.files.sheets import to_csv
from data.files.tables import Cell, Field, Table, fields
from data.languages import ENGLISH
from data.load import GUARD
from data.states import Point
from data.story import FILES as STORIES

DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # a ZIP dates its files; equal selections must give equal bytes
POSITIONS = (
    Field("level", "string", "What the nodes are: countries or actors."),
    Field("node", "string", "The node."),
    Field("x", "number", "Its place in the network, in pixels from the left."),
    Field("y", "number", "Its place in the network, in pixels from below."),
)


def to_zip(extract: Extract, layout: Mapping[str, Point], selected: str, readme: str) -> bytes:
    """Write a folder of a data set: its tables, its description, its stories and its codebook.

    Args:
        extract: what is selected.
        layout: x, y of every node at the level of the selection.
        selected: what is selected, in words.
        readme: how all of it is to be read.
    """
    data_set, level = alone(extract), extract.selection.level
    # Of a whole the places are computed again; those of a part are not the same without the rest.
    computed = {} if data_set is extract.data_set else {level: layout}
    tables = [relations_table(extract), *_tables(data_set, data_set.positions or computed)]
    files = {f"{table.name}.csv": to_csv(table) for table in tables}
    resources = [
        _resource(table, path, content)
        for table, (path, content) in zip(tables, files.items(), strict=True)
    ]
    written = {
        "README.txt": readme.encode("utf-8-sig", "replace"),
        "datapackage.json": to_json(_description(extract, data_set, resources, selected)),
        **files,
        **{
            name: told.written.encode()
            for name, told in zip(STORIES, data_set.stories, strict=False)
        },
        "codebook.md": data_set.codebook.encode(),
    }
    return _zipped({name: content for name, content in written.items() if content})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16  # readable where an archive's permissions are kept
            archive.writestr(entry, content)
    return file.getvalue()


def _tables(data_set: DataSet, positions: Mapping[str, Mapping[str, Point]]) -> Iterator[Table]:
    """Yield the tables beside that of the relations, each cell as it was coded."""
    header = fields()["actors"]
    known = {field.name for field in header}
    actors = [_coded(actor) for actor in data_set.actors.values()]
    more = sorted({name for actor in actors for name in actor} - known)
    header += tuple(Field(name, "string", "The same in another language.") for name in more)
    yield Table("actors", header, _rows(header, actors))
    header = fields()["sources"]
    sources = [
        {field.name: getattr(source, field.name) for field in header}
        for source in data_set.sources.values()
    ]
    yield Table("sources", header, _rows(header, sources))
    places = [
        (level, node, x, y)
        for level, nodes in positions.items()
        for node, (x, y) in sorted(nodes.items())
    ]
    if places:
        yield Table("positions", POSITIONS, tuple(places))


def _coded(actor: Actor) -> dict[str, Cell]:
    """Return an actor as its table has it: a state by the names that were coded, not by all."""
    names = {f"name_{language}": name for language, name in actor.coded_names.items()}
    names["name"] = names.pop(f"name_{ENGLISH}", actor.names[ENGLISH])
    coded = ("actor_id", "kind", "country", "stands_for", "role", "parent")
    roles = {f"role_{language}": role for language, role in actor.other_roles.items()}
    return {**names, **actor.short, **roles, **{name: getattr(actor, name) for name in coded}}


def _rows(header: tuple[Field, ...], rows: list[dict[str, Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(row.get(field.name, "") for field in header) for row in rows)


def _resource(table: Table, path: str, content: bytes) -> dict[str, Any]:
    """Return the description of a table in a file."""
    return {
        **resource(table),
        "path": path,
        "format": "csv",
        "mediatype": MEDIA_TYPES["csv"].partition(";")[0],
        "encoding": "utf-8",
        "bytes": len(content),
        "dialect": DIALECT,
    }


def _description(
    extract: Extract, data_set: DataSet, resources: list[dict[str, Any]], selected: str
) -> dict[str, Any]:
    """Return the description of a data set, of which a part keeps what holds for any part."""
    about, whole = data_set.about, data_set is extract.data_set
    kept = about if whole else {key: about[key] for key in (*COPIED, "about") if key in about}
    places = {node: list(point) for node, point in data_set.places.items()}
    return {
        **kept,
        "profile": "tabular-data-package",
        "name": data_set.name,
        "title": data_set.titles[extract.selection.lang],
        "titles": dict(data_set.titles),
        **({} if whole else {"description": selected}),
        "perspective": data_set.perspective,
        **({"places": places} if places else {}),
        "query": f"?{write(decisive(extract.selection))}",
        GUARD: "'",
        "resources": resources,
    }
