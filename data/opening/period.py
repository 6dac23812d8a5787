"""When a row says it was: one date or two, from whole cells or from those of their parts."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.dates import InvalidDate, parse_date
from data.opening.dating.composed import OPEN
from data.opening.dating.when import from_parts, to_edtf
from data.opening.dating.worded import is_open
from data.opening.mapping import ColumnMapping
from data.opening.missing import is_missing
from data.opening.once import Once
from data.opening.presets import Preset
from data.opening.tables.table import Cells

PARTS = ("year", "month", "day")
WHEN = ("date", "start", "end", *PARTS, "precision", "censored")  # how roles of dates end
NUMBER = re.compile(r"-?\d+(\.0+)?")
LENGTHS = {"month": 7, "year": 4}  # letters of an EDTF date that is no more precise


class NoDate(ValueError):
    """A cell that is no date: the role of its column, and what stands there."""


@dataclass
class Period:
    """Tells the date of each row of a table."""

    mapping: ColumnMapping
    preset: Preset | None

    @cached_property
    def _at(self) -> dict[str, int]:
        return self.mapping.at

    @cached_property
    def told(self) -> Once[tuple[str, date | None]]:
        """When, in EDTF, and its first day; nothing where a row does not say.

        It raises `NoDate` where a cell is no date, or the end lies before the start.
        """
        return Once((at for role, at in self._at.items() if role.endswith(WHEN)), self._found)

    def _found(self, cells: Cells) -> tuple[str, date | None]:
        when = self._read(cells)
        return when, parse_date(when).earliest if when else None

    def _read(self, cells: Cells) -> str:
        start = self._start(cells)
        start = self._no_more_precise(start, self._cell(cells, "date_precision"))
        end = self._point(cells, "end", "end_")
        try:
            return self._whole(start, end, cells)
        except InvalidDate:
            role = "end" if "end" in self._at else "end_year"
            raise NoDate(role, self._cell(cells, role)) from None

    def _start(self, cells: Cells) -> str:
        ways = [("date", ""), ("start", "start_")]
        if "date" not in self._named:  # of what is told year by year, too, the whole time counts
            ways.reverse()
        return self._point(cells, *ways[0]) or self._point(cells, *ways[1])

    def _whole(self, start: str, end: str, cells: Cells) -> str:
        if self._cell(cells, "right_censored") in ("1", "1.0"):
            return _interval(start, "")
        return _interval(start, end or self._blank_end(start))

    def _point(self, cells: Cells, whole: str, parts: str) -> str:
        """Return a date from one cell, or else from those of its year, month and day."""
        if not self._named & {whole, f"{parts}{PARTS[0]}"}:
            return ""
        cell = self._cell(cells, whole)
        role = whole if cell else f"{parts}{PARTS[0]}"
        try:
            if whole == "end" and is_open(cell):
                return OPEN
            if not is_missing(cell, self._missing):
                return to_edtf(cell, self.mapping.order, self.mapping.calendar)
            year, month, day = (self._cell(cells, f"{parts}{part}") for part in PARTS)
            if is_missing(year, self._missing):
                return ""
            if not month and not day and not NUMBER.fullmatch(year):  # "(1985)", "c. 1950"
                return to_edtf(year, self.mapping.order, self.mapping.calendar)
            return from_parts(year, month, day, self.mapping.calendar)
        except ValueError:
            raise NoDate(role, self._cell(cells, role)) from None

    def _blank_end(self, start: str) -> str | None:
        """Return what an end means that is empty: nothing where there is no column for it."""
        if not {"end", "end_year"} & self._at.keys() or not start:
            return None
        return self.preset.blank_end if self.preset else ".."

    def _no_more_precise(self, when: str, code: str) -> str:
        means = self.preset.precision.get(code.removesuffix(".0"), "") if self.preset else ""
        if means == "week" and when.count("-") == 2:
            return f"{when}~"
        return when[: LENGTHS[means]] if means in LENGTHS and "/" not in when else when

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(self._at)

    @cached_property
    def _missing(self) -> frozenset[str]:
        return frozenset(self.preset.missing if self.preset else ())

    def _cell(self, cells: Cells, role: str) -> str:
        place = self._at.get(role, -1)
        return cells[place].strip() if 0 <= place < len(cells) else ""


def _interval(start: str, end: str | None) -> str:
    """Return an interval, of which one end may be open or not known; a date where both agree."""
    if end is None or start == end or "/" in start:
        return start
    return parse_date(f"{start}/{end}").text if start or end else ""
