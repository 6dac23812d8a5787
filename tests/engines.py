"""Relations as tables of the libraries and engines that may hold them: the same rows in each.

Those of a cluster are real ones in this process, ClickHouse and a server of Spark Connect: half a
gigabyte each, so that they are installed and asked by `make test-engines` alone.
"""

import os
from dataclasses import fields
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import duckdb
import narwhals as nw

from data.engines.aspects import day_number
from data.engines.large import InCells
from data.engines.table import InEngine
from data.model import LEVELS
from data.relation import Relation

OF_A_CLUSTER = ("clickhouse", "spark")
EVERY = os.environ.get("ENTENTE_TEST_ENGINES") == "all"  # as `make test-engines` says
LIBRARIES = (
    *("pandas", "polars", "polars-lazy", "duckdb", "parquet"),
    *(OF_A_CLUSTER if EVERY else ()),
)
CELLS = tuple(f"cells of {one}" for one in LIBRARIES if one != "polars")
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
    kind = {"pandas": "pandas", "polars": "polars", "polars-lazy": "polars"}.get(library, "pyarrow")
    table = nw.from_dict(columns, backend=kind).to_native()
    held_by = {
        "polars-lazy": lambda table: table.lazy(),
        "duckdb": _of_duckdb,
        "parquet": _of_parquet,
        "clickhouse": _of_clickhouse,
        "spark": _of_spark,
    }
    return held_by[library](table) if library in held_by else table


def _of_duckdb(table):
    connection = duckdb.connect()
    connection.register("relations", table)
    return connection.table("relations")


def _of_parquet(table):
    """Return the table as it is read from a file."""
    path = Path(mkdtemp()) / "relations.parquet"
    connection = duckdb.connect()
    connection.from_arrow(table).write_parquet(str(path))
    return connection.read_parquet(str(path))


@cache
def _clickhouse():
    """Return ClickHouse itself, in this process, and as Ibis speaks to it."""
    import clickhouse_connect
    import ibis

    client = clickhouse_connect.get_client(interface="chdb")
    return client, ibis.clickhouse.from_connection(client)


NUMBERED = count(1)
OF_CLICKHOUSE = {"bool": "Bool", "int64": "Int64", "double": "Float64"}


def _of_clickhouse(table):
    client, ibis = _clickhouse()
    name = f"relations_{next(NUMBERED)}"
    columns = [f"`{one.name}` {OF_CLICKHOUSE.get(str(one.type), 'String')}" for one in table.schema]
    client.command(f"CREATE TABLE {name} ({', '.join(columns)}) ENGINE = Memory")
    client.insert_arrow(name, table)
    return ibis.table(name)


@cache
def _spark():
    """Return a session with a server of Spark Connect, which ends when nobody holds it any more."""
    os.environ.setdefault("SPARK_HOME", "")  # there is none: its client looks for one otherwise
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    server = SparkConnectServer(port=0)
    server.start(background=True)
    _, port = server.listening_address
    return server, SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()


def _of_spark(table):
    _server, session = _spark()
    return session.createDataFrame(table)


def in_engine(relations, library, few=NEVER):
    """Return relations that a library answers for, or the cells of one of its tables."""
    if library in CELLS:
        return InCells(table_of(relations, library.removeprefix("cells of ")), few=few)
    return InEngine(table_of(relations, library), few)


def counted(alike):
    """Return how many relations are alike in what, in order: the columns of a roll-up as rows."""
    texts = ([one.values[code] for code in one.codes.tolist()] for one in alike[:4])
    numbers = (one.tolist() for one in alike[4:])
    return [*zip(*texts, *numbers, strict=True)]
