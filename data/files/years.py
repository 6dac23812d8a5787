"""The ties year by year: how many relations of which kind, and how friendly they were."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from data.engines.coded import combined
from data.engines.relations import month_of
from data.engines.ties import aligned
from data.files.extract import Extract
from data.files.tables import Cell, Table, fields
from data.model import CHARACTERS, ends_of
from data.periods import parts_of

OPEN = month_of(date.min) // 12, month_of(date.max) // 12


def years_table(extract: Extract) -> Table:
    """Return a row for each tie and each year, or stretch of years, in which relations lie."""
    header = [field.name for field in fields()["years"]]
    rows = (_row(extract, *one) for one in _stretches(extract))
    return Table("years", fields()["years"], tuple(tuple(row[n] for n in header) for row in rows))


def _stretches(extract: Extract) -> Iterator[tuple[str, int, int, dict[str, Any]]]:
    """Yield each tie with the years between which relations lie, in order, and their sums."""
    alike = extract.relations.roll_up(extract.selection.level)
    own = {"tie": alike.tie.codes, "first": alike.first // 12, "last": alike.last // 12}
    found, (every, part) = combined(own), parts_of(alike)
    named = [f"{CHARACTERS[one.sign]}_{one.kind}" for one in every]
    counts = np.bincount(found.codes * len(every) + part, alike.number, found.size * len(every))
    sums = [
        np.bincount(found.codes, alike.number * one, found.size).tolist()
        for one in (np.ones_like(alike.number), alike.weights, alike.sizes)
    ]
    each = counts.astype(np.int64).reshape(found.size, len(every)).tolist()
    stretches = (column.tolist() for column in found.known)
    for tie, first, last, of_parts, n, weight, size in zip(*stretches, each, *sums, strict=True):
        told = {"relations": int(n), "alignment": round(aligned(weight, size), 4)}
        yield alike.tie.values[tie], first, last, told | dict(zip(named, of_parts, strict=True))


def _row(
    extract: Extract, tie: str, first: int, last: int, told: dict[str, Any]
) -> dict[str, Cell]:
    """Return what is known of the relations of a tie in one stretch, by the name of its field."""
    a, b = ends_of(tie)
    return {
        "tie": tie,
        "a": a,
        "b": b,
        "a_name": extract.name(a),
        "b_name": extract.name(b),
        "first_year": None if first == OPEN[0] else first,
        "last_year": None if last == OPEN[1] else last,
        **told,
    }
