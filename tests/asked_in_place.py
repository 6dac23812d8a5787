"""Events as strangers keep them in a database, invented, and that table in each engine."""

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import duckdb
import pandas as pd
import pyarrow as pa

from data.opening.in_place.connected import ROW, Connected, of_ibis, of_spark
from tests.engines import EVERY, NUMBERED, OF_A_CLUSTER, OF_CLICKHOUSE, _clickhouse, _spark

ENGINES = ("duckdb", "parquet", *(OF_A_CLUSTER if EVERY else ()))
COLUMNS = ("who", "Target", "day", "action", "score", "events", "event id", "said", "status")
NAMES = (
    "Iran",
    "Venezuela",
    "United States",
    "Brazil",
    "Burma",
    "Hezbollah",
    "France",
    "World",
    "",
)
ACTIONS = ("aid", "sanctions", "military attack", "threat", "visit", "gibberish", None)
NUMBER = 400


@cache
def rows():
    """Return the rows of a table, in which what cannot be read stands too."""
    chosen = random.Random(7)
    found = []
    for n in range(NUMBER):
        day = date(2005, 1, 1) + timedelta(days=chosen.randrange(3000))
        found.append(
            (
                chosen.choice(NAMES),
                chosen.choice(NAMES),
                day if n % 17 else None,
                chosen.choice(ACTIONS),
                round(chosen.uniform(-9, 9), 3) if n % 5 else None,
                chosen.randrange(4),
                f"R{n + 1}",
                f"It was said, {n}" if n % 3 == 0 else None,
                chosen.choice(("reported", "claimed", None)),
            )
        )
    return tuple(found)


def table():
    """Return the table in the words of Arrow."""
    return pa.table(dict(zip(COLUMNS, map(list, zip(*rows(), strict=True)), strict=True)))


def database(path, name="events"):
    """Write the table into a file of DuckDB, under any name, and return the path."""
    with duckdb.connect(str(path)) as engine:
        held = table()
        quoted = name.replace('"', '""')
        engine.execute(f'CREATE TABLE "{quoted}" AS SELECT * FROM held')
        assert held
    return path


def by_pandas():
    """Return the table as pandas holds it."""
    held = pd.DataFrame(rows(), columns=COLUMNS)
    held["day"] = pd.to_datetime(held["day"])
    held[ROW] = range(len(held))
    return Connected(held, pd.DataFrame)


def _in_chdb(columns):
    """Return a small table of ClickHouse: what a server is sent beside a question chDB is not."""
    client, ibis = _clickhouse()
    name, held = f"lookup_{next(NUMBERED)}", pa.table(dict(columns))
    kinds = [f"`{one.name}` {OF_CLICKHOUSE.get(str(one.type), 'String')}" for one in held.schema]
    client.command(f"CREATE TABLE {name} ({', '.join(kinds)}) ENGINE = Memory")
    client.insert_arrow(name, held)
    return ibis.table(name)


def of_cluster(library):
    """Return the table as ClickHouse or Spark holds it."""
    name = f"events_{next(NUMBERED)}"
    if library == "clickhouse":
        client, ibis = _clickhouse()
        kinds = ("String", "String", "Date32", "String", "Float64", "Int64", *["String"] * 3)
        columns = [f"`{one}` Nullable({kind})" for one, kind in zip(COLUMNS, kinds, strict=True)]
        client.command(f"CREATE TABLE {name} ({', '.join(columns)}) ENGINE = Memory")
        client.insert_arrow(name, table())
        return replace(of_ibis(ibis, name), lookup=_in_chdb)
    _, session = _spark()
    session.createDataFrame(table()).createOrReplaceTempView(name)
    return of_spark(session, name)
