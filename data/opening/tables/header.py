"""Where in a grid of cells the headings stand, if there are any."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from data.opening.tables.reasons import Note
from data.opening.tables.table import Cells, Row
from data.states import states

ROWS = 60  # by which a column is judged
NUMBERS = 0.8  # share of the cells of a column of numbers
VALUE = re.compile(
    r"[-+−(]?[$€£]?\s*\d[\d\s.,]*(?:[eE][-+]?\d+)?\s*%?\)?"  # numbers
    r"|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[T ].*)?"  # days
    r"|\d{1,2}[ -]\w{3,12}[ -]\d{2,4}"
    r"|https?://.*"
)
YEAR = re.compile(r"1[4-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class Layout:
    """The headings of a grid, none if it has none; the row below which, and what was noticed."""

    headings: Cells
    above: int  # rows up to this number are no data
    notes: tuple[Note, ...] = ()


def layout(rows: Sequence[Row], header: bool | None = None) -> Layout:
    """Return where the headings stand.

    Args:
        rows: the first rows of the grid, each with its number.
        header: whether there are headings; judged by the rows if not given.
    """
    rows = [row for row in rows if any(map(str.strip, row[1]))]
    if not rows:
        return Layout((), 0)
    start = _preamble(rows)
    number, first = rows[start]
    below = rows[start + 1 : start + 1 + ROWS]
    rest = [cells for _, cells in below if cells != first]  # headings may come again
    notes = [Note("preamble", {"count": start})] if start else []
    above = rows[start - 1][0] if start else 0
    if not (looks_like_headings(first, rest) if header is None else header):
        return Layout((), above, (*notes, *([Note("no-headings")] if header is None else ())))
    if _second_header(rest):
        notes.append(Note("second-header", {"line": below[0][0]}))
    headings, more = _headings(first, rest)
    return Layout(headings, number, (*notes, *more))


def _preamble(rows: Sequence[Row]) -> int:
    """Return how many rows stand above the table: they have hardly a cell beside the rows below."""
    filled = [sum(1 for cell in cells if cell.strip()) for _, cells in rows]
    usual = sorted(filled)[len(filled) * 3 // 4]
    enough = (at for at, count in enumerate(filled[:-1]) if count * 2 > usual)
    start = next(enough, 0)
    return start if usual > 1 else 0


def looks_like_headings(first: Cells, rest: Sequence[Cells]) -> bool:
    """Tell whether a row names the columns, and is not one like those below."""
    columns = zip(first, _columns(rest, len(first)), strict=True)
    votes = [_vote(cell.strip(), below) for cell, below in columns]
    return sum(votes) >= 0 and any(cell and not VALUE.fullmatch(cell.strip()) for cell in first)


def _columns(rows: Sequence[Cells], width: int) -> Iterator[list[str]]:
    """Yield what stands in each column."""
    for at in range(width):
        yield [cells[at].strip() for cells in rows if len(cells) > at and cells[at].strip()]


def _vote(cell: str, below: Sequence[str]) -> int:
    """Return how much a cell over a column speaks for a heading, or against one."""
    if not cell:
        return 0
    if VALUE.fullmatch(cell):
        return 0 if YEAR.fullmatch(cell) else -1
    if below and _numbers(below) >= NUMBERS:
        return 2
    return -2 if cell in below or cell in _names() else 0


def _numbers(cells: Sequence[str]) -> float:
    return sum(1 for cell in cells if VALUE.fullmatch(cell)) / len(cells)


@cache
def _names() -> frozenset[str]:
    """Return names and codes of states: those name no column."""
    named = {name for state in states().values() for name in state.names.values()}
    return frozenset({*states(), *named, *(name.upper() for name in named)})


def _second_header(rest: Sequence[Cells]) -> bool:
    """Tell whether the row below the headings holds units or codes over columns of numbers."""
    if len(rest) < 3:
        return False
    second, others = rest[0], [*_columns(rest[1:], len(rest[0]))]
    over = [
        cell.strip()
        for cell, below in zip(second, others, strict=True)
        if below and _numbers(below) >= SURE_NUMBERS
    ]
    return any(over) and not any(VALUE.fullmatch(cell) for cell in over)


SURE_NUMBERS = 0.95


def _headings(first: Cells, rest: Sequence[Cells]) -> tuple[Cells, list[Note]]:
    """Return the headings, each made distinct, with one over each cell of the rows below."""
    named, notes = [cell.strip() for cell in first], []
    if rest and all(len(cells) == len(named) + 1 for cells in rest):
        if any(cells[-1].strip() for cells in rest):
            notes.append(Note("row-names"))
            named.insert(0, "")
        else:
            named.append("")
    elif named and not named[-1] and not any(cells[len(named) - 1 :] for cells in rest):
        named.pop()  # the heading line ends on a separator, the rows do not
    made = distinct(named)
    count = sum(1 for old, new in zip(named, made, strict=True) if old != new)
    return made, [*notes, *([Note("headings-made", {"count": count})] if count else ())]


def distinct(names: Sequence[str]) -> Cells:
    """Return names of which no two are alike: blank ones are numbered by their columns."""
    taken = {name for name in names if name}
    found: list[str] = []
    for at, name in enumerate(names, 1):
        new = name or f"({at})"
        number = 2
        while new in found or (not name and new in taken):
            new = f"{name or f'({at})'} ({number})"
            number += 1
        found.append(new)
    return tuple(found)
