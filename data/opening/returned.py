"""The rows as they stood, with one column more that says what is wrong with those left out."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.opening.converting import convert
from data.opening.opened import Opened
from data.opening.outcome import Fault
from data.opening.roles import PROBLEM


def give_back(opened: Opened, says: Mapping[str, str], to: Path) -> None:
    """Write the rows of a table as CSV, to be mended and opened again.

    Args:
        opened: whose rows.
        says: what is said of each reason, and of each role that no heading has, by its key.
        to: the file that is written.

    Raises:
        OSError: where that is not possible.
    """
    every = convert(opened.table, opened.mapping, opened.preset, most=opened.outcome.rows)
    known = opened.table.headings
    problems = {one.line: _said(one, says, known) for one in every.faults}
    width = max((len(opened.table.headings), *(len(cells) for _, cells in opened.table)))
    headings = _headings(opened, width)
    place = headings.index(PROBLEM) if PROBLEM in headings else width
    with to.open("w", newline="", encoding="utf-8", errors="replace") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(_with(headings, PROBLEM, place))
        for line, cells in opened.table:
            row = [*cells, *[""] * (width - len(cells))]
            writer.writerow(_with(row, problems.get(line, ""), place))


def _with(row: Sequence[str], problem: str, place: int) -> list[str]:
    """Put what is wrong into its column: a new one, or that of an earlier time."""
    return [*row[:place], problem, *row[place + 1 :]]


def _headings(opened: Opened, width: int) -> list[str]:
    """Return a heading for each column; a format without any is known by its names as well."""
    preset = opened.preset
    known = opened.table.headings or (preset.columns if preset else ())
    return [known[n] if n < len(known) else f"column_{n + 1}" for n in range(width)]


def _said(fault: Fault, says: Mapping[str, str], headings: Sequence[str]) -> str:
    column = fault.column if fault.column in headings else says.get(fault.column, fault.column)
    place = ": ".join(filter(None, (column, fault.found)))
    return f"{says.get(fault.why, fault.why)} ({place})" if place else says.get(fault.why, "")
