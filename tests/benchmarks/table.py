"""The table step: from a selection to its ties, on tables up to a million rows."""

from functools import partial

import pandas as pd

import app
from data.address import parse
from data.filtering import apply
from data.selection import Selection
from data.ties import Tie, ties_of
from tests.benchmarks.timing import milliseconds

ROWS = (10_000, 100_000, 1_000_000)
QUERIES = {
    "all": "?data=chronology",
    "typical": "?data=chronology&from=2005&to=2015&actors=IRN,VEN&types=aid,support,cooperate",
    "one actor": "?data=chronology&actors=ven-pdvsa&side=acts&status=reported",
}
MEGABYTE = 2**20


def tiled(relations: pd.DataFrame, rows: int) -> pd.DataFrame:
    """Repeat a table until it has so many rows."""
    copies = -(-rows // len(relations))
    return pd.concat([relations] * copies, ignore_index=True).head(rows)


def measure() -> list[dict[str, object]]:
    """Time filter and sum together, with the functions that the app uses."""
    data_sets = app.load_all()
    relations = data_sets["chronology"].relations
    found = []
    for rows in ROWS:
        large = tiled(relations, rows)
        row: dict[str, object] = {"rows": f"{rows:,}"}
        for name, query in QUERIES.items():
            selection, _ = parse(query, data_sets)
            row[f"{name} ms"] = milliseconds(partial(ties, selection, large), times=7)
        row["table MB"] = round(large.memory_usage(deep=True).sum() / MEGABYTE)
        found.append(row)
    return found


def ties(selection: Selection, relations: pd.DataFrame) -> tuple[Tie, ...]:
    """Return the ties of a selection: the whole of the work on a table for one picture."""
    return ties_of(apply(selection, relations))
