"""A table that names both ends in one cell: "Brazil - Chile", "Iran, Iraq"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice

from data.opening.columns import is_state
from data.opening.tables.reasons import Note
from data.opening.tables.table import Cells, Noticed, Row, Table

SAMPLED = 60  # rows by which a table is judged
MOST, HALF = 0.8, 0.5  # of the cells of a column
ENDS = ("party 1", "party 2")
# What parts two states, the surest first: "Bosnia and Herzegovina - Serbia" is two.
MARKS = (r"[;|\n]", r"\s+[-–—]\s+", r"\s+(?:vs?\.?|&)\s+", r",", r"/", r"\s+(?:and|y|e|و)\s+")


def as_parties(table: Table) -> Table:
    """Return a table with two columns in place of one that names both ends; any other as it is.

    A cell that names more than two states makes a row for each two of them.
    """
    sample = [cells for _, cells in islice(table, SAMPLED)]
    columns = [[cells[n] for cells in sample if n < len(cells)] for n in range(len(table.headings))]
    single = sum(_share(map(is_state, cells)) >= HALF for cells in columns)
    both = [n for n, cells in enumerate(columns) if _share(map(parties_of, cells)) >= MOST]
    if single >= len(ENDS) or not both:
        return table
    at = both[0]

    def read(noticed: Noticed) -> Iterator[Row]:
        for line, cells in table.read(noticed):
            cell = cells[at] if at < len(cells) else ""
            for pair in combinations(parties_of(cell), 2):
                yield line, _with(cells, at, pair)
            if not parties_of(cell):
                yield line, _with(cells, at, (cell, ""))

    headings = _with(table.headings, at, ENDS)
    return replace(
        table, headings=headings, noticed=(*table.noticed, Note("parties")), read=read, length=0
    )


def parties_of(cell: str) -> Cells:
    """Return the states that a cell names if it names several, and nothing else."""
    for mark in MARKS:
        parts = tuple(part.strip() for part in re.split(mark, cell) if part.strip())
        if len(parts) > 1 and all(map(is_state, parts)):
            return parts
    return ()


def _share(found: Iterator[object]) -> float:
    told = [bool(one) for one in found]
    return sum(told) / len(told) if told else 0.0


def _with(cells: Cells, at: int, pair: tuple[str, str]) -> Cells:
    return (*cells[:at], *pair, *cells[at + 1 :])
