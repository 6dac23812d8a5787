"""What a row was read in: one source or several, in one cell or in several columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from data.opening.dating.composed import Unclear
from data.opening.dating.when import to_edtf
from data.opening.ends import one_line_of
from data.opening.mapping import ColumnMapping
from data.opening.outcome import FILE, Read
from data.opening.tables.table import Cells

URL = re.compile(r"https?://[^\s\"<>]+")
ADDRESSES = re.compile(r"[;|,\s]+(?=https?://)")  # what stands between two addresses
TITLES = re.compile(r"\s*;\s*")
MORE = ("second_source", "third_source")  # columns of a title or an address each
ROLES = ("source_title", "publisher", "source_date", "source_url", *MORE)
MOST = 20  # sources of one row


@dataclass
class Sources:
    """Tells what each row of a table was read in."""

    mapping: ColumnMapping

    def of(self, cells: Cells) -> tuple[Read, ...]:
        """Return the sources of a row, each once; the file itself where it names none."""
        if not self._told:
            return (FILE,)
        found = [*self._first(cells), *self._others(cells)]
        known = dict.fromkeys(one for one in found if one != FILE)
        return tuple(known)[:MOST] or (FILE,)

    @cached_property
    def _told(self) -> dict[str, int]:
        return {role: at for role, at in self.mapping.at.items() if role in ROLES}

    def _first(self, cells: Cells) -> Iterator[Read]:
        """Yield what titles, publishers and addresses name: one by one, or one for all."""
        titles, publishers = (
            _parts(self._line(cells, role), TITLES) for role in ("source_title", "publisher")
        )
        addresses = _parts(self._line(cells, "source_url"), ADDRESSES)
        urls = [one if URL.fullmatch(one) else "" for one in addresses]
        day = self._day(cells)
        number = max(len(titles), len(publishers), len(urls))
        for at in range(max(number, 1)):
            title, publisher = _at(titles, at, number), _at(publishers, at, number)
            yield Read(title, publisher, day, urls[at] if at < len(urls) else "")

    def _others(self, cells: Cells) -> Iterator[Read]:
        for role in MORE:
            for part in _parts(self._line(cells, role), TITLES):
                yield Read(url=part) if URL.fullmatch(part) else Read(title=part)

    def _day(self, cells: Cells) -> str:
        day = self._line(cells, "source_date")
        try:
            return to_edtf(day, self.mapping.order) if day else ""
        except Unclear:
            return ""

    def _line(self, cells: Cells, role: str) -> str:
        place = self._told.get(role, -1)
        return one_line_of(cells[place]) if 0 <= place < len(cells) else ""


def _parts(text: str, between: re.Pattern[str]) -> Sequence[str]:
    return [*filter(None, between.split(text))]


def _at(parts: Sequence[str], at: int, number: int) -> str:
    """Return one of some texts; where there is only one, it is that of all."""
    if len(parts) == 1 and number > 1:
        return parts[0]
    return parts[at] if at < len(parts) else ""
