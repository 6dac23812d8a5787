"""What a CSV file holds, held against the columns that it should have.

Tables are written as RFC 4180 has them: commas between the cells, quotes around a cell that holds
a comma, a quote or a line break, and a quote within such a cell written twice. Read are any line
ends, a byte order mark, and the empty rows and columns that spreadsheets leave at the edge. What
RFC 4180 leaves open is refused, since two programs would read it in two ways.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.reading.header import Column, bad_header
from data.reading.problems import InvalidData, Problem, in_folder
from data.reading.quotes import stray_quotes
from data.reading.text import read_text

Row = Mapping[str, str]
Rows = list[tuple[int, Row]]  # with the line of the file that each row ends on

WANTED = "a CSV table in UTF-8"
LONGEST_CELL = 131_072  # characters; no statement has so many, but a quote too few makes one

csv.field_size_limit(2**31 - 1)  # cells are measured here, where their place is known


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a table: those of its header, and the rows below, each with its line."""

    line: int
    header: list[str]
    body: list[tuple[int, list[str]]]

    @property
    def width(self) -> int:
        """How many columns there are before those that have neither a name nor a filled cell."""
        rows = [self.header, *(cells for _, cells in self.body)]
        return max((at for row in rows for at, cell in enumerate(row, 1) if cell), default=0)


def read_table(
    path: Path,
    columns: Sequence[Column],
    problems: list[Problem],
    key: Sequence[str] = (),
    text_of: Callable[[str], str] = str,
) -> Rows:
    """Return (line, row) for each row of a table, and note what is wrong with it.

    Args:
        path: the file.
        columns: what it must hold; more columns do no harm.
        problems: where to note what is wrong.
        key: the columns that no two rows have alike; the first column if not given.
        text_of: what a cell says, from how it is written.
    """
    try:
        text = read_text(path, WANTED)
    except InvalidData as found:
        problems += found.problems
        return []
    grid = _grid(text)
    faults = [*bad_header(path.name, grid.line, grid.header, columns)]
    faults = faults or [*stray_quotes(path.name, text), *_bad_shape(path.name, grid)]
    problems += faults
    if faults:
        return []
    rows: Rows = [
        (line, dict(zip(grid.header, map(text_of, cells), strict=True)))
        for line, cells in grid.body
        if len(cells) == len(grid.header)
    ]
    if "" in grid.header:
        rows = [(line, {name: row[name] for name in row if name}) for line, row in rows]
    wrong = [*_bad_widths(path.name, grid), *_bad_cells(path.name, columns, rows)]
    wrong += _repeated(path.name, rows, key or (columns[0].name,))
    problems += sorted(wrong, key=lambda problem: problem.line)
    return rows


def whole_table(
    path: Path,
    columns: Sequence[Column],
    key: Sequence[str] = (),
    across: Callable[[str, Rows], Iterable[Problem]] = lambda _file, _rows: (),
) -> list[Row]:
    """Return the rows of a table in which nothing may be wrong; `across` yields what else is.

    Raises:
        InvalidData: with everything that is.
    """
    problems: list[Problem] = []
    rows = read_table(path, columns, problems, key)
    if rows:
        problems += across(path.name, rows)
    if problems:
        with in_folder(path.parent):
            raise InvalidData(problems)
    return [row for _, row in rows]


def _grid(text: str) -> _Grid:
    """Return the cells of a text; rows in which nothing stands are left out."""
    with io.StringIO(text, newline="") as file:
        reader = csv.reader(file)
        rows = [(reader.line_num, cells) for cells in reader if any(cells)]
    return _Grid(*(rows[0] if rows else (1, [])), rows[1:])


def _bad_shape(file: str, grid: _Grid) -> Iterator[Problem]:
    """Yield columns that have cells but no name, and that there is no row."""
    width = grid.width if "" in grid.header else 0
    for at, name in enumerate(grid.header[:width], 1):
        if not name:
            remedy = "name the column, or empty it"
            yield Problem(file, grid.line, f"column {at}", name, "a name", remedy)
    if not grid.body:
        yield Problem(file, grid.line, "row", "none", "at least one row", quoted=False)


def _bad_widths(file: str, grid: _Grid) -> Iterator[Problem]:
    """Yield each row that has more cells than the header, or fewer."""
    width = len(grid.header)
    for line, cells in grid.body:
        if len(cells) != width:
            remedy = "a cell that holds a comma stands in quotes" if len(cells) > width else ""
            found = f"{len(cells)} cells"
            yield Problem(file, line, "row", found, f"{width} cells", remedy, quoted=False)


def _bad_cells(file: str, columns: Iterable[Column], rows: Rows) -> Iterator[Problem]:
    """Yield each cell that is too long, or not what its column wants."""
    there = rows[0][1].keys() if rows else ()  # all have the same
    for column in (one for one in columns if one.name in there):
        cells = {row[column.name] for _, row in rows}  # many come again
        bad = {cell for cell in cells if len(cell) > LONGEST_CELL or not column.accepts(cell)}
        if bad:
            found = ((line, row[column.name]) for line, row in rows)
            yield from (_bad_cell(file, line, column, cell) for line, cell in found if cell in bad)


def _bad_cell(file: str, line: int, column: Column, cell: str) -> Problem:
    if len(cell) > LONGEST_CELL:
        found, wanted = f"{len(cell):,} characters", f"at most {LONGEST_CELL:,}"
        remedy = "is a closing quote missing?"
        return Problem(file, line, column.name, found, wanted, remedy, quoted=False)
    return Problem(file, line, column.name, cell, column.wanted)


def _repeated(file: str, rows: Rows, key: Sequence[str]) -> Iterator[Problem]:
    """Yield each row whose key an earlier one has."""
    keys = [tuple(row[name] for name in key) for _, row in rows]
    if len({*keys}) == len(keys):
        return
    seen: dict[tuple[str, ...], int] = {}
    for (line, _), found in zip(rows, keys, strict=True):
        if found in seen:
            wanted = f"an id that no other row has; line {seen[found]} has it"
            yield Problem(file, line, key[-1], ", ".join(found), wanted)
        seen.setdefault(found, line)
