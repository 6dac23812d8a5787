"""A matrix as a table: states above and at the side, a row for each cell that says something."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from data.opening.columns import NUMBER, is_state
from data.opening.missing import is_missing
from data.opening.tables.reasons import Note
from data.opening.tables.table import Cells, Noticed, Row, Table

SAMPLED = 60  # rows by which a table is judged
FEWEST = 3  # states on each side
MOST = 0.8  # of the headings, and of what stands at the side, must be states
ENDS = ("actor", "target")


def as_edges(table: Table) -> Table:
    """Return a table with a row for each cell of a matrix of states; any other as it is.

    Cells that are empty, 0, or of a state and itself make none. What the cells hold names their
    column: numbers of both signs are weights, shares are agreement, words are types.
    """
    sample = [*islice(table, SAMPLED)]
    head, first = (table.headings, 0) if table.headings else _first_row(sample)
    names = head[1:]
    sides = [cells[0] for line, cells in sample if cells and line != first]
    if not _are_states(names) or not _are_states(sides):
        return table
    values = [cell for line, cells in sample if line != first for cell in cells[1:]]
    headings = (*ENDS, _called([one for one in values if _says(one)]))

    def read(noticed: Noticed) -> Iterator[Row]:
        for line, cells in table.read(noticed):
            if line != first:
                yield from _cells_of(line, cells, names)

    noticed = (*table.noticed, Note("matrix"))
    return replace(table, headings=headings, noticed=noticed, read=read, length=0)


def _first_row(sample: list[Row]) -> tuple[Cells, int]:
    """Return the first row and its number, for tables whose headings look like the rest."""
    return (sample[0][1], sample[0][0]) if sample else ((), 0)


def _are_states(names: list[str] | Cells) -> bool:
    named = [name for name in names if name.strip()]
    known = sum(map(is_state, named))
    return len({*named}) >= FEWEST and known >= MOST * len(named)


def _cells_of(line: int, cells: Cells, names: Cells) -> Iterator[Row]:
    """Yield what a row of a matrix says of one state and each other."""
    for name, cell in zip(names, cells[1:], strict=False):
        if name.strip() and name != cells[0] and _says(cell):
            yield line, (cells[0], name, cell.strip())


def _says(cell: str) -> bool:
    bare = cell.strip()
    return not is_missing(bare) and bare.strip("0.,") != "" and bare.lower() not in ("no", "false")


def _called(values: list[str]) -> str:
    """Return what a column of such cells is called."""
    if not all(NUMBER.fullmatch(cell.strip()) for cell in values):
        return "type"
    signed = any(cell.strip().startswith(("-", "−")) for cell in values)
    shares = {*values} > {"1"} and all(_number(cell) <= 1 for cell in values)
    return "weight" if signed else "agreement" if shares else "value"


def _number(cell: str) -> float:
    return abs(float(cell.strip().replace("−", "-").replace(",", ".")))
