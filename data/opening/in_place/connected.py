"""The engine behind an address: read, never written, and asked of the one table that it names.

Names of tables and columns are given to the libraries as names; where one is put into a question,
it is quoted. No reader's question names any.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from data.engines import parquet
from data.engines.asking import PATIENCE
from data.opening.in_place.address import (
    CLICKHOUSE,
    DUCKDB,
    FILES,
    PARQUET,
    PASSWORD,
    SPARK,
    Address,
    NotOpened,
)

SECONDS = 30  # for a question of a reader
NEEDED = {SPARK: "pyspark-client", CLICKHOUSE: "ibis-framework[clickhouse] and sqlglot<30.18"}
ROW = "entente_row"  # which a table in files gets, whose rows have an order
Lookup = Callable[[Mapping[str, Sequence[Any]]], Any]


@dataclass(frozen=True)
class Connected:
    """A table of an engine, in the words of its own library.

    `lookup` makes a small table of columns, which can be joined to it; it lasts as long as the
    connection, and nothing is written where the table is. `close` ends the connection.
    """

    table: Any
    lookup: Lookup
    close: Callable[[], Any] = dict


def connect(address: Address, environment: Mapping[str, str]) -> Connected:
    """Return the table at an address.

    Raises:
        NotOpened: where there is none, with what was found.
    """
    known = {DUCKDB: _duckdb, PARQUET: _parquet, SPARK: _spark}
    if address.engine not in FILES and not address.table:
        raise NotOpened(f"{address.shown} names no table: add ?table=NAME to it.")
    try:
        return known.get(address.engine, _ibis)(address, environment)
    except ImportError as lacking:
        wanted = NEEDED.get(address.engine, f"ibis-framework[{address.engine}]")
        raise NotOpened(
            f"{address.shown} needs a library that is not installed ({lacking.name}): "
            f"pip install {wanted}"
        ) from None


def said_of(fault: BaseException | None, environment: Mapping[str, str]) -> str:
    """Return the first line of what an engine says, without the password if it repeats that."""
    first = str(fault).strip().partition("\n")[0]
    secret = environment.get(PASSWORD, "")
    return first.replace(secret, "…").replace(quote(secret, safe=""), "…") if secret else first


def _duckdb(address: Address, _: Mapping[str, str]) -> Connected:
    if not Path(address.place).is_file():
        raise NotOpened(f"{address.shown}: there is no file {address.place}.")
    engine = parquet.connect()
    place = address.place.replace("'", "''")
    engine.execute(f"ATTACH '{place}' AS held (READ_ONLY)")
    asked = "SELECT table_schema, table_name FROM information_schema.tables "
    there = engine.execute(f"{asked} WHERE table_catalog = 'held' ORDER BY ALL").fetchall()
    names = {f"{schema}.{table}": (schema, table) for schema, table in there}
    names |= {table: (schema, table) for schema, table in reversed(there)}
    name = address.table or (there[0][1] if len(there) == 1 else "")
    if name not in names:
        found = ", ".join(table for _, table in there) or "none"
        raise NotOpened(f"{address.shown}: found the tables {found}; name one with ?table=NAME.")
    held = ".".join(_quoted(part) for part in ("held", *names[name]))
    return _of_duckdb(engine, engine.sql(f"FROM {held}"))


def _parquet(address: Address, _: Mapping[str, str]) -> Connected:
    path = Path(address.place)
    if not (any(path.parent.glob(path.name)) or path.is_file()):
        raise NotOpened(f"{address.shown}: there is no such file.")
    engine = parquet.connect()
    return _of_duckdb(engine, engine.read_parquet(address.place, union_by_name=True))


def _of_duckdb(engine: Any, table: Any) -> Connected:
    """Return a table of DuckDB, whose rows are numbered as they stand."""
    numbered = table.project(f"row_number() OVER () - 1 AS {ROW}, *")

    def lookup(columns: Mapping[str, Sequence[Any]]) -> Any:
        kept = f"lookup_{len(engine.execute('SHOW TABLES').fetchall())}"
        named = ", ".join(f"unnest(${at}) AS {_quoted(n)}" for at, n in enumerate(columns, 1))
        values = {str(at): [*own] for at, own in enumerate(columns.values(), 1)}
        engine.execute(f"CREATE TABLE {kept} AS SELECT {named}", values)
        return engine.table(kept)

    return Connected(numbered, lookup, engine.close)


def asked(path: Path) -> Any:
    """Return the table in a Parquet file of ours, as DuckDB answers readers for it."""
    import duckdb

    engine = parquet.connect()
    PATIENCE.ends.setdefault("duckdb", []).append(engine.interrupt)
    PATIENCE.faults.append(duckdb.Error)
    return parquet.read(path, engine)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _ibis(address: Address, environment: Mapping[str, str]) -> Connected:
    import ibis

    said = urlsplit(address.place)
    secret = environment.get(PASSWORD, "")
    if address.engine == CLICKHOUSE:
        backend = ibis.clickhouse.connect(
            host=said.hostname or "localhost",
            port=said.port,
            user=said.username or "default",
            password=secret,
            database=said.path.strip("/") or "default",
            secure=address.options.get("secure", "") in ("1", "true"),
            settings={"readonly": 2, "max_execution_time": SECONDS},
        )
    else:
        user = f"{said.username or ''}:{quote(secret, safe='')}" if secret else said.username
        host = f"{user}@{said.netloc.rpartition('@')[2]}" if user else said.netloc
        backend = ibis.connect(urlunsplit(said._replace(netloc=host)))
    return of_ibis(backend, address.table)


def of_ibis(backend: Any, table: str) -> Connected:
    """Return a table of a backend of Ibis, by its name, before which its database may stand."""
    import ibis
    import pyarrow as pa

    PATIENCE.ends.setdefault("ibis", [])  # the engines behind it have limits of their own
    database, _, name = table.rpartition(".")
    found = backend.table(name, database=database or None)
    return Connected(found, lambda columns: ibis.memtable(pa.table({**columns})))


def _spark(address: Address, environment: Mapping[str, str]) -> Connected:
    from pyspark.sql import SparkSession

    secret = environment.get(PASSWORD, "")
    place = f"{address.place}/;token={secret}" if secret else address.place
    return of_spark(SparkSession.builder.remote(place).getOrCreate(), address.table)


def of_spark(session: Any, table: str) -> Connected:
    """Return a table that a session of Spark Connect knows, by its name."""
    PATIENCE.ends.setdefault("pyspark[connect]", []).append(session.interruptAll)
    name = ".".join(f"`{part.replace('`', '``')}`" for part in table.split("."))
    return Connected(
        session.table(name), lambda columns: session.createDataFrame(_rows(columns), [*columns])
    )


def _rows(columns: Mapping[str, Sequence[Any]]) -> list[tuple[Any, ...]]:
    return [*zip(*columns.values(), strict=True)]
