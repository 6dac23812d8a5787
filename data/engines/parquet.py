"""Relations of a large table, read by DuckDB at once and kept as Parquet beside it.

A table of some ten thousand relations is read row by row and held whole (`data.load`). A larger
one is read, checked and joined to its actors, types, days and sources by columns. What
`table` wants to find is written once, in the order of the days, and asked from then on.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

import numpy as np

from data.columns import CLAIMED, COUNTED, TOLD
from data.dates import date_or_none
from data.engines.aspects import day_number
from data.engines.coded import tie_column
from data.engines.kept import PLACE, TABLES
from data.model import TIE, UNCOUNTED, every_type
from data.reading.header import Column, bad_header
from data.reading.problems import Problem
from data.reading.table import LONGEST_CELL

LARGE = 24 * 2**20  # bytes of a table that is too large to be held whole: some 50,000 relations
FIRST_LINE = 2  # of the first row: each stands on one line, as no cell may hold a break
AT_ONCE = 10_000  # rows
SHOWN = 20  # cells of a column that are said to be wrong
# Nothing is fetched, and memory has its limit: what does not fit lies in files meanwhile.
SETTINGS: Mapping[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "512MB",
    "threads": 2,
}
WANTED = "a CSV table in UTF-8 with as many cells in each row as in the first"


def is_large(folder: Path) -> bool:
    """Tell whether the relations in a folder are too many to be held whole."""
    path = folder / TABLES[0]
    return path.is_file() and path.stat().st_size > LARGE


def connect() -> Any:
    """Return DuckDB, with a place for what does not fit into memory."""
    import duckdb  # 70 MB; only who has a large table needs it

    return duckdb.connect(config={**SETTINGS, "temp_directory": gettempdir()})


def read(path: Path, connection: Any = None) -> Any:
    """Return the table in a file that `LargeTable.write` made, as DuckDB answers for it.

    `connection` is one that another has a hand on, if any.
    """
    asked = connection or connect()
    found = asked.read_parquet(str(path))
    # Else each step of each question reads what the file consists of.
    asked.execute("SET parquet_metadata_cache = true")
    return found


@contextmanager
def large_table(
    path: Path, columns: Sequence[Column], beside: Path, text_of: Callable[[str], str] = str
) -> Iterator["LargeTable"]:
    """Give a table that is read by columns; what that needs of the disk is freed in the end.

    Args:
        path: the file.
        columns: those that it should have, with the tests that their cells must pass.
        beside: the folder in which to work.
        text_of: returns what a cell with an apostrophe means, where it does not mean itself.
    """
    with TemporaryDirectory(dir=beside) as place:
        yield LargeTable(path, columns, Path(place), text_of)


class LargeTable:
    """The relations of a folder as they stand, what is wrong with them, and what they say."""

    def __init__(
        self, path: Path, columns: Sequence[Column], place: Path, text_of: Callable[[str], str]
    ) -> None:
        """Read the names of the columns; see `large_table`."""
        self._cell = "coalesce({0}, '')"
        self._path, self._columns, self._place = path, columns, place
        self._engine = connect()
        if text_of is not str:
            self._engine.create_function("text_of", text_of, ["VARCHAR"], "VARCHAR")
            self._cell = (
                f"CASE WHEN contains({{0}}, '''') THEN text_of({{0}}) ELSE {self._cell} END"
            )
        with path.open(encoding="utf-8-sig", newline="") as file:
            self._header = next(csv.reader(file), [])
        known = {column.name for column in columns}
        self._names = [name for name in self._header if name in known]  # more do no harm

    def problems(self) -> Iterator[Problem]:
        """Read it, and yield what is wrong: its header, its form, or the first cells of columns."""
        if faults := [*bad_header(self._path.name, 1, self._header, self._columns)]:
            yield from faults
            return
        import duckdb

        try:
            self._take_in()
        except duckdb.Error as fault:
            said = str(fault).partition("\n")[0]
            yield Problem(self._path.name, 1, "row", said, WANTED, quoted=False)
            return
        for column in self._columns:
            if column.name in self._names:
                yield from self._bad_cells(column)
        yield from self._repeated()
        yield from self._across()

    def _take_in(self) -> None:
        """Read the whole table once: each cell as a text, in the order of its rows."""
        cells = ", ".join(
            f"{self._cell.format(f'c{at}')} AS {name}"
            for at, name in enumerate(self._header)
            if name in self._names
        )
        columns = ", ".join(f"c{at}: 'VARCHAR'" for at in range(len(self._header)))
        coded = _text(str(self._place / "coded.parquet"))
        self._engine.execute(
            f"COPY (SELECT {cells} "
            f"FROM read_csv({_text(str(self._path))}, header = true, columns = {{{columns}}}, "
            "auto_detect = false, delim = ',', quote = '\"', escape = '\"', strict_mode = true)) "
            f"TO {coded} (FORMAT parquet)"
        )
        self._engine.execute(
            "CREATE VIEW coded AS SELECT *, file_row_number AS row "
            f"FROM read_parquet({coded}, file_row_number = true)"
        )

    def _bad_cells(self, column: Column) -> Iterator[Problem]:
        """Yield the first cells of a column that are not what it wants, each once."""
        name, file = column.name, self._path.name
        cells = self._several(f"SELECT DISTINCT {name} FROM coded")
        bad = (one for (one,) in cells if len(one) > LONGEST_CELL or not column.accepts(one))
        for cell in [*islice(bad, SHOWN)]:
            first = f"SELECT min(row) FROM coded WHERE {name} = ?"
            ((row,),) = self._engine.execute(first, [cell]).fetchall()
            yield Problem(file, row + FIRST_LINE, name, cell[:LONGEST_CELL], column.wanted)

    def _several(self, question: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of an answer, of which there may be millions."""
        answer = self._engine.execute(question)
        while rows := answer.fetchmany(AT_ONCE):
            yield from rows

    def _repeated(self) -> Iterator[Problem]:
        found = self._engine.execute(
            "SELECT relation_id, max(row), min(row) FROM coded GROUP BY relation_id "
            f"HAVING count(*) > 1 ORDER BY 2 LIMIT {SHOWN}"
        ).fetchall()
        for key, row, first in found:
            wanted = f"an id that no other row has; line {first + FIRST_LINE} has it"
            yield Problem(self._path.name, row + FIRST_LINE, "relation_id", key, wanted)

    def _across(self) -> Iterator[Problem]:
        """Yield rows whose cells do not go together, as `data.columns.across_rows` does."""
        yield from self._where("status = 'claimed' AND attributed_to = ''", *CLAIMED)
        if "counted_why" in self._names:
            reasons = ", ".join(map(_text, UNCOUNTED))
            yield from self._where(f"counted = 'true' AND counted_why IN ({reasons})", *COUNTED)

    def _where(self, condition: str, column: str, wanted: str) -> Iterator[Problem]:
        found = self._engine.execute(
            f"SELECT row, {column} FROM coded WHERE {condition} ORDER BY row LIMIT {SHOWN}"
        ).fetchall()
        for row, cell in found:
            yield Problem(self._path.name, row + FIRST_LINE, column, cell, wanted)

    def write(
        self, to: Path, nodes: Mapping[str, str], vouching: Mapping[str, tuple[str, str]]
    ) -> None:
        """Write the relations, in which nothing is wrong, as an engine is asked of them.

        Args:
            to: the file, which comes to be at once.
            nodes: what each actor stands for.
            vouching: of what kind each source is, and whose.
        """
        self._lists(nodes, vouching)
        made = self._place / "relations.parquet"
        self._engine.execute(
            f"COPY ({self._joined()}) TO {_text(str(made))} (FORMAT parquet, COMPRESSION zstd)"
        )
        if to.parent == self._path.parent:  # what was made of tables that have changed since
            for old in to.parent.glob(PLACE.format("*")):
                old.unlink(missing_ok=True)
        made.replace(to)

    def _lists(self, nodes: Mapping[str, str], vouching: Mapping[str, tuple[str, str]]) -> None:
        """Make tables of what each actor, type, day and source means."""
        self._list("node", nodes, nodes.values())
        types = every_type()
        self._list(
            "kind",
            (code.upper() for code in types),
            types,
            *zip(*((one.weight, one.deeds) for one in types.values()), strict=True),
        )
        dates = self._distinct("date")
        days = [date_or_none(text) for text in dates]
        ends = ([day_number(getattr(day, end)) for day in days] for end in ("earliest", "latest"))
        self._list("day", dates, *ends)
        kinds = [kind for kind, _ in vouching.values()]
        self._list("source", vouching, kinds, [owner for _, owner in vouching.values()])
        further = self._distinct("further_source_ids")
        told = (" ".join(":".join(vouching[one]) for one in ids.split()) for ids in further)
        self._list("further", further, told)

    def _distinct(self, name: str) -> list[str]:
        """Return what stands in a column; nothing where there is no such column."""
        if name not in self._names:
            return [""]
        return [one for (one,) in self._several(f"SELECT DISTINCT {name} FROM coded")]

    def _list(self, name: str, keys: Iterable[str], *columns: Iterable[Any]) -> None:
        """Make a table of a key and what it means."""
        rows = [[*keys], *map(list, columns)]
        listed = {
            letter: np.array(column, object if isinstance(column[0], str) else None)
            for letter, column in zip("kabc", rows, strict=False)
        }
        assert listed  # which DuckDB finds by its name
        self._engine.execute(f"CREATE TABLE {name} AS SELECT * FROM listed")

    def _joined(self) -> str:
        """Return the columns that `table` tells, from those of the table and the lists.

        They are ordered before they are joined: to order what is wider takes twice as long, and
        what a join puts out of order is found all the same.
        """
        own = {name: f"coded.{name}" for name in (*COPIED, *self._names)}
        own |= {name: "''" for name in OPTIONAL if name not in self._names}
        weight = f"coalesce(try_cast(nullif({own['weight']}, '') AS DOUBLE), kind.b)"
        ties = ", ".join(
            f"{_tie(one, other)} AS {tie_column(level)}, {one} < {other} AS forward_{level}"
            for level, one, other in LEVELS_BY_ENDS
        )
        told = ", ".join(
            name for name in self._names if name.startswith(tuple(f"{one}_" for one in TOLD))
        )
        return f"""
            SELECT {", ".join(f"{own[name]} AS {name}" for name in (*COPIED, *OPTIONAL[:2]))},
              coalesce(try_cast(nullif({own["count"]}, '') AS BIGINT), 1) AS count,
              coded.mutual = 'true' AS mutual, coded.counted = 'true' AS counted,
              kind.a AS type, kind.c AS deeds,
              {weight} AS weight, sign({weight})::BIGINT AS sign,
              actor_of.a AS actor_node, target_of.a AS target_node, {ties},
              first.a AS source_kind, first.b AS source_owner,
              coalesce(second.a, '') AS second_source_kind,
              coalesce(second.b, '') AS second_source_owner,
              further.a AS further_sources,
              day.a::BIGINT AS earliest, day.b::BIGINT AS latest{f", {told}" if told else ""}
            FROM (
                SELECT coded.* FROM coded JOIN day ON day.k = coded.date ORDER BY day.a, row
              ) AS coded
              JOIN kind ON kind.k = coded.type
              JOIN day ON day.k = coded.date
              JOIN node AS actor_of ON actor_of.k = coded.actor
              JOIN node AS target_of ON target_of.k = coded.target
              JOIN source AS first ON first.k = coded.source_id
              LEFT JOIN source AS second ON second.k = coded.second_source_id
              JOIN further ON further.k = {own["further_source_ids"]}"""


# The columns that are as they stand, and those that a table may lack.
COPIED = (
    *("row", "relation_id", "source_id", "second_source_id", "locator", "actor", "target", "form"),
    *("label", "date", "status", "attributed_to", "statement", "note"),
)
OPTIONAL = ("counted_why", "further_source_ids", "count", "weight")
LEVELS_BY_ENDS = (
    ("countries", "actor_of.a", "target_of.a"),
    ("actors", "coded.actor", "coded.target"),
)


def _tie(one: str, other: str) -> str:
    """Return the id of a tie, empty where both ends are one."""
    return (
        f"CASE WHEN {one} = {other} THEN '' WHEN {one} < {other} "
        f"THEN {one} || '{TIE}' || {other} ELSE {other} || '{TIE}' || {one} END"
    )


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
