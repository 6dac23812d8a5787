"""How large a workbook would be once unpacked, before anything unpacks it.

A cell in the last corner of a sheet makes a reader lay out all cells before it, and a process that
has no room for them ends. So sheets are measured first, as they are unpacked and thrown away.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Protocol
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

from data.opening.tables.content import (
    ENCRYPTED,
    FAULTS,
    GROWTH,
    HARMLESS,
    RATIO,
    Content,
    archive,
    bomb,
    opened,
)
from data.opening.tables.reasons import Unreadable
from data.opening.tables.table import MOST_COLUMNS

CHUNK = 1 << 20
MOST_CELLS = 12_000_000  # of a sheet, the empty ones among them: some 32 bytes each
READ = (".xml", ".rels", ".bin")  # parts that a reader unpacks
# References to cells; those of single letters and few digits are so many that they are left out.
FAR_COLUMN = re.compile(rb"""\sr=["']([A-Za-z]{2,})\d""")
FAR_ROW = re.compile(rb"""\sr=["'][A-Za-z]*(\d{6,})["']""")
CELL = re.compile(rb"""\sr=["']([A-Za-z]+)(\d+)["']""")
NEAR_COLUMNS, NEAR_ROWS = 26, 99_999
ROW_ENDS, VALUE = b"</table:table-row>", b"office:value-type="
LONGEST = 60_000_000  # bytes of one element
NO_RESULT = re.compile(rb"</f>\s*(?:<v>\s*</v>|<v\s*/>)?\s*</c>")
REPEATED = re.compile(rb'number-(columns|rows)-repeated="(\d+)"')


class _Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(slots=True)
class Size:
    """Rows and columns of a sheet, and how many of its formulas have no saved result."""

    rows: int = 0
    columns: int = 0
    formulas: int = 0


def measured(content: Content, path: Path) -> int:
    """Return how many formulas of a workbook have no saved result.

    Args:
        content: the workbook, for errors and limits.
        path: where it lies on disk.

    Raises:
        Unreadable: if it is damaged, protected, or would grow beyond measure.
    """
    with opened(path) as disk, archive(disk, content) as book:
        parts = [part for part in book.infolist() if part.filename.endswith(READ)]
        _refuse_bombs(content, parts)
        return sum(_formulas(content, book, part) for part in parts)


def _formulas(content: Content, book: ZipFile, part: ZipInfo) -> int:
    """Return how many formulas of a part have no saved result; refuse it if it is too large."""
    name = part.filename
    if "/worksheets/" in name and name.endswith(".xml"):
        size = _unpacked(content, book, part, _sheet)
        near = Size(size.rows or NEAR_ROWS, size.columns or NEAR_COLUMNS)
        if near.rows * near.columns > MOST_CELLS:
            _refuse_large(content, _unpacked(content, book, part, _exact))
        return size.formulas
    measure = _open_document if name == "content.xml" else _rest
    _refuse_large(content, _unpacked(content, book, part, measure))
    return 0


def _refuse_large(content: Content, size: Size) -> None:
    if size.columns > MOST_COLUMNS:
        raise Unreadable("columns", content.name, columns=size.columns, limit=MOST_COLUMNS)
    if size.rows * size.columns > MOST_CELLS:
        raise Unreadable("cells", content.name, rows=size.rows, columns=size.columns)


def _refuse_bombs(content: Content, parts: list[ZipInfo]) -> None:
    total = sum(part.file_size for part in parts)
    grown = any(
        part.file_size > HARMLESS and part.file_size > RATIO * part.compress_size for part in parts
    )
    if grown or total > content.limit * GROWTH:
        raise bomb(content)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Unreadable("password", content.name)


def _unpacked(
    content: Content, book: ZipFile, part: ZipInfo, measure: Callable[[_Readable], Size]
) -> Size:
    """Unpack a part, which shows whether it is as large as it says, and measure it."""
    try:
        with book.open(part) as file:
            return measure(_WellFormed(file) if part.filename.endswith(".xml") else file)
    except (ExpatError, LookupError, ValueError) as fault:
        said = f"{part.filename}: {fault}"
        raise Unreadable("broken", content.name, format="a workbook", said=said) from None
    except (*FAULTS, EOFError) as fault:
        raise Unreadable("damaged", content.name, said=str(fault)) from None


class _WellFormed:
    """Bytes of XML, checked as they are read: on others a reader may go in circles."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.parser = file, ParserCreate()

    def read(self, size: int = -1, /) -> bytes:
        found = self.file.read(size)
        self.parser.Parse(found, not found)
        return found


def _rest(file: _Readable) -> Size:
    for _ in _pieces(file, b""):
        pass
    return Size()


def _pieces(file: _Readable, end: bytes) -> Iterator[bytes]:
    """Yield the bytes of a part, each piece up to the end of an element."""
    rest = b""
    for chunk in iter(partial(file.read, CHUNK), b""):
        rest += chunk
        cut = rest.rfind(end) + len(end) if end else len(rest)
        if cut >= len(end) and rest[:cut]:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > LONGEST:
            raise BadZipFile("an element without an end")
    yield rest


def _sheet(file: _Readable) -> Size:
    """Measure a sheet of Excel by its far cells; `rows` and `columns` are 0 where none is far."""
    size = Size()
    for piece in _pieces(file, b"</c>"):
        size.formulas += len(NO_RESULT.findall(piece))
        size.columns = max([size.columns, *map(_number, {*FAR_COLUMN.findall(piece)})])
        size.rows = max([size.rows, *map(int, {*FAR_ROW.findall(piece)})])
    return size


def _exact(file: _Readable) -> Size:
    """Measure a sheet of Excel by each of its cells."""
    size = Size()
    for piece in _pieces(file, b"</c>"):
        for letters, row in {*CELL.findall(piece)}:
            size.columns = max(size.columns, _number(letters))
            size.rows = max(size.rows, int(row))
    return size


def _number(letters: bytes) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _open_document(file: _Readable) -> Size:
    """Measure the largest sheet of OpenDocument, where what is repeated is written once."""
    size, rows = Size(), 0
    for piece in _pieces(file, ROW_ENDS):
        for row in piece.split(ROW_ENDS):
            rows = 0 if b"<table:table " in row else rows
            filled, _, _ = row.rpartition(VALUE)
            repeats = [(kind, int(count)) for kind, count in REPEATED.findall(row)]
            rows += max([1, *(count for kind, count in repeats if kind == b"rows")])
            if filled:
                size.rows = max(size.rows, rows)
                size.columns = max(size.columns, _width(filled))
    return size


def _width(row: bytes) -> int:
    """Return how many cells there are in a row, up to the last that is filled."""
    repeats = (int(count) - 1 for kind, count in REPEATED.findall(row) if kind == b"columns")
    return row.count(b"<table:table-cell") + row.count(b"<table:covered-table-cell") + sum(repeats)
