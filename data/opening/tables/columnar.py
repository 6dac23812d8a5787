"""Tables of Parquet."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from data.opening.tables.content import Content
from data.opening.tables.header import distinct
from data.opening.tables.reasons import Unreadable
from data.opening.tables.table import MOST_COLUMNS, Noticed, Row, Table

AT_ONCE = 2_000  # rows
# Nothing is fetched, and memory has its limit.
SETTINGS: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "512MB",
    "threads": 2,
}
# How a value is written by the type of its column; other types write themselves.
MOMENT = "regexp_replace(replace({0}::VARCHAR, ' ', 'T'), 'T00:00:00$', '')"
FLOAT = (
    "CASE WHEN isnan({0}) THEN '' WHEN abs({0}) < 1e16 AND {0} = trunc({0}) "
    "THEN {0}::BIGINT::VARCHAR ELSE {0}::VARCHAR END"
)
DECIMAL = "regexp_replace({0}::VARCHAR, '\\.0*$', '')"
WRITTEN = {"TIMESTAMP": MOMENT, "FLOAT": FLOAT, "DOUBLE": FLOAT, "DECIMAL": DECIMAL}


def parquet(content: Content) -> Table:
    """Return the table that a Parquet file holds.

    Raises:
        Unreadable: if it is damaged, or has no row, or too many columns.
    """
    with content.on_disk() as path, closing(_engine()) as engine:
        columns, count = _asked(content, partial(_shape, engine, path))
    names = [name for name, _ in columns]
    if len(names) > MOST_COLUMNS:
        raise Unreadable("columns", content.name, columns=len(names), limit=MOST_COLUMNS)
    if not count:
        raise Unreadable("no-rows", content.name)

    def through(_noticed: Noticed) -> Iterator[Row]:
        with content.on_disk() as path, closing(_engine()) as engine:
            query = f"SELECT {_cells(columns)} FROM read_parquet(?)"
            _asked(content, partial(engine.execute, query, [str(path)]))
            more = partial(_asked, content, partial(engine.fetchmany, AT_ONCE))
            yield from enumerate((row for rows in iter(more, []) for row in rows), 1)

    return Table(content.name, "parquet", distinct(names), {}, (), through, count)


def _engine() -> Any:
    import duckdb  # 70 MB; only whoever opens such a file needs it

    return duckdb.connect(config=SETTINGS)


def _asked(content: Content, ask: Callable[[], Any]) -> Any:
    """Return an answer of the engine.

    Raises:
        Unreadable: if it gives none.
    """
    import duckdb

    try:
        return ask()
    except (duckdb.Error, RuntimeError, UnicodeDecodeError) as fault:
        said = str(fault).partition("\n")[0].replace(str(content.path), content.name)
        raise Unreadable("broken", content.name, format="Parquet", said=said) from None


def _shape(engine: Any, path: Path) -> tuple[list[tuple[str, str]], int]:
    """Return the names and types of the columns, and the number of rows."""
    columns = engine.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    (count,) = engine.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchone()
    return [(name, kind) for name, kind, *_ in columns], count


def _cells(columns: Sequence[tuple[str, str]]) -> str:
    """Return what to select so that each cell comes as a text."""
    return ", ".join(
        f"coalesce({WRITTEN.get(kind.partition('(')[0], '{0}::VARCHAR').format(_quoted(name))}, '')"
        for name, kind in columns
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
