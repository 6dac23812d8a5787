"""Relations as tables of the libraries that may hold them: the same rows in each."""

from dataclasses import fields

import duckdb
import narwhals as nw

from data.coded import day_number
from data.engine import InEngine
from data.model import LEVELS
from data.relation import Relation

LIBRARIES = ("pandas", "polars", "polars-lazy", "duckdb")
NEVER = -1  # not even no row is few enough to be read into memory: the engine answers everything
CODED = [field.name for field in fields(Relation)]


def row_of(number, relation):
    """Return a relation as a row of a table."""
    row = {name: getattr(relation, name) for name in CODED} | {"date": relation.date.text}
    for level in LEVELS:
        one, other = relation.ends(level)
        row |= {f"tie_{level}": relation.tie(level), f"forward_{level}": one < other}
    return row | {
        "row": number,
        "weight": relation.weight,
        "sign": relation.sign,
        "deeds": relation.kind.deeds,
        "earliest": day_number(relation.earliest),
        "latest": day_number(relation.latest),
    }


def table_of(relations, library):
    """Return relations as a table of a library, its rows in no order that could be relied on."""
    rows = [row_of(number, relation) for number, relation in enumerate(relations)]
    rows.sort(key=lambda row: row["statement"])
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    kind = {"pandas": "pandas", "duckdb": "pyarrow"}.get(library, "polars")
    table = nw.from_dict(columns, backend=kind)
    if library == "duckdb":
        connection = duckdb.connect()
        connection.register("relations", table.to_native())
        return connection.table("relations")
    return table.lazy().to_native() if library == "polars-lazy" else table.to_native()


def in_engine(relations, library, few=NEVER):
    """Return relations that a library answers for."""
    return InEngine(table_of(relations, library), few)
