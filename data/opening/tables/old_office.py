"""Old Office files (XLS) are measured before a reader lays out what they hold.

They are file systems of their own: a chain of sectors that leads back into itself, or a cell in
the last corner, would fill memory without end.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from data.opening.tables.content import Content, opened
from data.opening.tables.reasons import Unreadable
from data.opening.tables.table import MOST_COLUMNS
from data.opening.tables.workbook_size import MOST_CELLS

HEADER, ENTRY = 512, 128  # bytes
END, LAST = 0xFFFFFFFE, 0xFFFFFFFA  # of a chain; the largest number of a sector
MINI, SMALL = 64, 4_096  # bytes of a small sector, and of the streams that lie in such
PROTECTED, SHEETS = "EncryptedPackage", ("Workbook", "Book")
EXPORT = "open it where it was made and save the table as CSV or XLSX"
# Records that begin with a row and a column: numbers, texts, formulas, truth values, blanks.
CELLS = frozenset((0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E))
TEXTS = 0x00FC  # the record that says how many texts there are; readers make room for all
FAULTS = (IndexError, struct.error, ValueError)


class _Stream(NamedTuple):
    """A stream of the file: its name, its first sector and its size."""

    name: str
    start: int
    size: int


@dataclass(slots=True)
class _Office:
    """An old Office file; what is followed of its chains is counted, as no two may meet."""

    held: bytes
    steps: int = 0
    table: list[int] = field(default_factory=list)
    small: list[int] = field(default_factory=list)

    @property
    def sector(self) -> int:
        """Return the bytes of a sector."""
        return 1 << min(self.number(30, "<H"), 16)

    def number(self, at: int, kind: str = "<I") -> int:
        found: tuple[int] = struct.unpack_from(kind, self.held, at)
        return found[0]

    def chain(self, start: int, table: list[int]) -> Iterator[int]:
        """Yield the sectors of a chain.

        Raises:
            ValueError: if it leads back into a chain, or out of the file.
        """
        while start != END:
            self.steps += 1
            if start > LAST or self.steps > 2 * len(self.held) // MINI:
                raise ValueError("a chain of sectors without an end")
            yield start
            start = table[start]

    def part(self, sector: int) -> bytes:
        begins = (
            HEADER + sector * self.sector if self.sector == HEADER else (sector + 1) * self.sector
        )
        return self.held[begins : begins + self.sector]

    def stream(self, start: int) -> bytes:
        return b"".join(map(self.part, self.chain(start, self.table)))


def measured_old(content: Content, path: Path) -> int:
    """Refuse an old Office file that is no workbook, or would fill memory.

    Returns:
        how many formulas have no saved result: none, as such files always save them.

    Raises:
        Unreadable: if it is protected, another document, damaged or too large.
    """
    with opened(path) as file:
        office = _Office(file.read())
    try:
        streams = [*_streams(office)]
        book = _book(content, office, streams)
        rows, columns = _size(book)
    except Unreadable:
        raise
    except FAULTS as fault:
        raise Unreadable("damaged", content.name, said=str(fault)) from None
    if columns > MOST_COLUMNS:
        raise Unreadable("columns", content.name, columns=columns, limit=MOST_COLUMNS)
    if rows * columns > MOST_CELLS:
        raise Unreadable("cells", content.name, rows=rows, columns=columns)
    return 0


def _streams(office: _Office) -> Iterator[_Stream]:
    """Yield the streams of a file, all of whose chains end."""
    office.table = _table(office)
    small = office.number(60)
    office.small = _numbers(office.stream(small)) if small <= LAST else []
    listed = office.stream(office.number(48))
    for at in range(0, len(listed) - ENTRY + 1, ENTRY):
        length, kind = struct.unpack_from("<HB", listed, at + 64)
        start, size = struct.unpack_from("<II", listed, at + 116)
        name = listed[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        if kind and size and kind != 1:  # 1 is a folder
            is_small = size < SMALL and kind == 2  # 5 holds the small ones
            for _ in office.chain(start, office.small if is_small else office.table):
                pass
            yield _Stream(name, start, size)


def _table(office: _Office) -> list[int]:
    """Return, for each sector, the one that follows it."""
    listed = [*struct.unpack_from("<109I", office.held, 76)]
    further = office.number(68)
    for _ in range(len(office.held) // office.sector):
        if further > LAST:
            break
        *more, further = _numbers(office.part(further))
        listed += more
    parts = [office.part(sector) for sector in listed if sector <= LAST]
    if sum(map(len, parts)) > len(office.held):
        raise ValueError("a sector that stands twice")
    return _numbers(b"".join(parts))


def _numbers(held: bytes) -> list[int]:
    return [*struct.unpack(f"<{len(held) // 4}I", held[: len(held) // 4 * 4])]


def _book(content: Content, office: _Office, streams: list[_Stream]) -> bytes:
    """Return the stream of a workbook.

    Raises:
        Unreadable: if there is none, or only an encrypted one.
    """
    if not streams:
        raise ValueError("the list of its streams is missing")
    if any(stream.name == PROTECTED for stream in streams):
        raise Unreadable("password", content.name)
    for stream in streams:
        if stream.name in SHEETS:
            office.steps = 0
            return office.stream(stream.start) if stream.size >= SMALL else b""
    found = "an old Office file without a sheet"
    raise Unreadable("other", content.name, found=found, remedy=EXPORT)


def _size(book: bytes) -> tuple[int, int]:
    """Return how many rows and columns the largest sheet has at most."""
    rows = columns = at = 0
    while at + 8 <= len(book):
        kind, length, row, column = struct.unpack_from("<4H", book, at)
        if kind in CELLS:
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        if kind == TEXTS and struct.unpack_from("<I", book, at + 8)[0] > len(book):
            raise ValueError("more texts than there are bytes")
        at += 4 + length
    return rows, columns
