"""The table step: from a selection to its ties, on tables up to a million rows in DuckDB."""

from functools import partial

import duckdb
import narwhals as nw

from data.address.reading import parse
from data.engines.conditions import Counted
from data.engines.relations import Relations
from data.engines.table import InEngine
from data.engines.ties import Tie
from data.filtering import in_force
from data.selection import Selection
from tests.benchmarks.timing import milliseconds
from tests.engines import row_of
from tests.grammar import grammar
from tests.landed import LANDED

ROWS = (10_000, 100_000, 1_000_000)
QUERIES = {
    "all": "?data=chronology",
    "typical": "?data=chronology&from=2005&to=2015&actors=IRN,VEN&types=aid,support,cooperate",
    "one actor": "?data=chronology&actors=ven-pdvsa&side=acts&status=reported",
}


def tiled(relations: Relations, number: int) -> InEngine:
    """Repeat relations until there are so many."""
    rows = [row_of(at, relation) for at, relation in enumerate(relations)]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    connection = duckdb.connect()
    connection.register("few", nw.from_dict(columns, backend="pyarrow").to_native())
    copies = -(-number // len(rows))
    many = f"create table many as select few.* from few, range({copies}) limit {number}"
    connection.execute(many)
    return InEngine(connection.table("many"))


def measure() -> list[dict[str, object]]:
    """Time filter and sum together, with the functions that the app uses."""
    data_sets = LANDED
    found = []
    for number in ROWS:
        large = tiled(data_sets["chronology"].relations, number)
        row: dict[str, object] = {"rows": f"{number:,}"}
        for name, query in QUERIES.items():
            selection, _ = parse(query, grammar(data_sets))
            row[f"{name} ms"] = milliseconds(partial(ties, selection, large), times=7)
        found.append(row)
    return found


def ties(selection: Selection, relations: Relations) -> tuple[Tie, ...]:
    """Return the ties of a selection: the whole of the work on a table for one picture."""
    return relations.ties("countries", Counted(), *in_force(selection))
