"""A table of votes with a column for each resolution, as one with a row for each vote."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from data.opening.columns import is_date, is_state
from data.opening.missing import is_missing
from data.opening.tables.reasons import Note
from data.opening.tables.table import Cells, Noticed, Row, Table
from data.opening.votes import are_votes, meant_by

SAMPLED = 60  # rows by which a table is judged
FEWEST = 2  # resolutions
MOST = 0.8  # of the cells at the side must be states
ABSTAIN = "abstain"  # without one, yes and no may tell anything: who is a member of what


def as_votes(table: Table) -> Table:
    """Return a table with a row for each vote of one that has a column for each resolution.

    Any other is returned as it is. What is called by a day or a year was voted on then.
    """
    sample = [cells for _, cells in islice(table, SAMPLED)]
    motions = [n for n in range(1, len(table.headings)) if _are_votes(_column(sample, n))]
    voters = [cell for cell in _column(sample, 0) if cell.strip()]
    known = sum(map(is_state, voters)) >= MOST * max(len(voters), 1)
    cast = {meant_by(cell) for n in motions for cell in _column(sample, n)}
    if len(motions) < FEWEST or not known or ABSTAIN not in cast:
        return table
    dated = all(is_date(table.headings[n]) for n in motions)

    def read(noticed: Noticed) -> Iterator[Row]:
        for line, cells in table.read(noticed):
            for n in motions:
                motion, vote = table.headings[n], cells[n] if n < len(cells) else ""
                yield line, (cells[0], motion, *((motion,) if dated else ()), vote)

    headings = (table.headings[0], "resolution", *(("date",) if dated else ()), "vote")
    noticed = (*table.noticed, Note("ballots"))
    return replace(table, headings=headings, noticed=noticed, read=read, length=0)


def _column(rows: list[Cells], at: int) -> Cells:
    return tuple(cells[at] if at < len(cells) else "" for cells in rows)


def _are_votes(cells: Cells) -> bool:
    """Tell whether cells are votes in words: numbers may be anything."""
    told = [cell for cell in cells if not is_missing(cell)]
    return bool(told) and are_votes(told) and not any(cell.strip().isdecimal() for cell in told)
