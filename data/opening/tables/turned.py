"""A table that lies on its side: its headings stand in the first column."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, zip_longest

from data.opening.roles import named_by
from data.opening.tables.reasons import Note
from data.opening.tables.table import Cells, Noticed, Row, Table

MOST = 60  # rows of a table that may lie on its side: it has a row for each of its columns
ENDS = {"actor", "target"}


def upright(table: Table) -> Table:
    """Return a table that lies on its side as it should stand; any other as it is.

    The number of a row is then that of its column.
    """
    rows = [cells for _, cells in islice(table, MOST + 1)]
    lines = [table.headings, *rows] if table.headings else rows
    if len(lines) > MOST or not lines:
        return table
    side = {role for line in lines if line for role in named_by(line[0])}
    if not side >= ENDS or {role for cell in lines[0] for role in named_by(cell)} >= ENDS:
        return table
    headings, *turned = _turned(lines)

    def read(_noticed: Noticed) -> Iterator[Row]:
        yield from enumerate(turned, 2)

    return replace(
        table, headings=headings, noticed=(*table.noticed, Note("turned")), read=read, length=0
    )


def _turned(lines: list[Cells]) -> list[Cells]:
    return [tuple(cells) for cells in zip_longest(*lines, fillvalue="")]
