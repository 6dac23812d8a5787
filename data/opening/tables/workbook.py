"""Sheets of XLSX, XLSM, XLSB, XLS and ODS."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from data.opening.tables.cells import text_of
from data.opening.tables.content import Content
from data.opening.tables.header import Layout, layout
from data.opening.tables.old_office import measured_old
from data.opening.tables.reasons import Note, Unreadable
from data.opening.tables.table import MOST_COLUMNS, Noticed, Row, Table
from data.opening.tables.workbook_size import measured

JUDGED = 100  # rows by which a sheet is judged
MOST_SHEETS = 200


class _Sheet(NamedTuple):
    """A sheet in which something stands, and how it is to be read."""

    name: str
    hidden: bool
    size: tuple[int, int]
    found: Layout
    merged: int

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Return what is least for the sheet that is likeliest the one that is meant."""
        return self.hidden, self.size[1] < 2, -self.size[0] * self.size[1]


def workbook(content: Content, form: str, header: bool | None = None) -> list[Table]:
    """Return the sheets of a workbook that are tables: hidden ones and small ones last.

    Args:
        content: the file.
        form: "xlsx", "xlsb", "ods", or "ole" for XLS and whatever else old Office files hold.
        header: whether the sheets have headings; judged by each if not given.

    Raises:
        Unreadable: if it is damaged, protected, too large, or has no table.
    """
    with content.on_disk() as path:
        formulas = measured_old(content, path) if form == "ole" else measured(content, path)
        with _opened(content, path) as book:
            held: dict[str, Any] = {}
            sheets = [*_sheets(content, book, header, held)]
    rows = [sheet for sheet in sheets if sheet.size[0] > sheet.found.above]
    if not rows:
        raise Unreadable("no-rows" if sheets else "no-cells", content.name)
    rows.sort(key=lambda sheet: sheet.rank)
    form = "xls" if form == "ole" else form
    return [_table(content, form, sheet, formulas, held) for sheet in rows]


@contextmanager
def _opened(content: Content, path: Path) -> Iterator[Any]:
    """Open a workbook.

    Raises:
        Unreadable: if it, or a sheet of it, cannot be read.
    """
    from python_calamine import PasswordError, load_workbook

    try:
        with closing(load_workbook(str(path))) as book:
            yield book
    except PasswordError:
        raise Unreadable("password", content.name) from None
    except Unreadable:
        raise
    except BaseException as fault:
        # What its Rust gives up on is no Exception.
        if isinstance(fault, Exception) or type(fault).__name__ == "PanicException":
            said = str(fault)
            raise Unreadable("broken", content.name, format="a workbook", said=said) from None
        raise


def _sheets(
    content: Content, book: Any, header: bool | None, held: dict[str, Any]
) -> Iterator[_Sheet]:
    """Yield the sheets in which anything stands; the likeliest one is held until it is read."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    best: _Sheet | None = None
    for told in book.sheets_metadata[:MOST_SHEETS]:
        if told.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(told.name)
        size = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
        if size[1] > MOST_COLUMNS:
            raise Unreadable("columns", content.name, columns=size[1], limit=MOST_COLUMNS)
        found = layout([*islice(_rows(sheet), JUDGED)], header)
        wide = [last for one, last in _merged(sheet) if not _is_tall(one, last)]
        merged = [last for last, _ in wide if last >= found.above]
        hidden = told.visible != SheetVisibleEnum.Visible
        if any(size):
            described = _Sheet(told.name, hidden, size, found, len(merged))
            if not best or described.rank < best.rank:
                best = described
                held.clear()
                held[told.name] = sheet
            yield described


def _read(content: Content, name: str) -> Any:
    with content.on_disk() as path, _opened(content, path) as book:
        return book.get_sheet_by_name(name)


def _rows(sheet: Any) -> Iterator[Row]:
    """Yield the rows; a cell that is merged with those below it is said in each of their rows."""
    tall = {(one[0], one[1]): last[0] for one, last in _merged(sheet) if _is_tall(one, last)}
    said: dict[int, tuple[int, str]] = {}  # by column, until which row, and what
    for row, cells in enumerate(sheet.iter_rows()):
        texts = [text_of(cell) for cell in cells]
        if tall:
            said |= {c: (tall[row, c], text) for c, text in enumerate(texts) if (row, c) in tall}
            for column, (last, text) in said.items():
                if row <= last and column < len(texts):
                    texts[column] = texts[column] or text
        yield row + 1, tuple(texts)


def _merged(sheet: Any) -> Sequence[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the first and the last cell of what is merged, each as row and column from 0."""
    return sheet.merged_cell_ranges or ()


def _is_tall(first: tuple[int, int], last: tuple[int, int]) -> bool:
    return first[1] == last[1] and first[0] < last[0]


def _table(
    content: Content, form: str, sheet: _Sheet, formulas: int, held: dict[str, Any]
) -> Table:
    def through(_noticed: Noticed) -> Iterator[Row]:
        read = held.pop(sheet.name, None) or _read(content, sheet.name)
        return (row for row in _rows(read) if row[0] > sheet.found.above)

    notes = [
        *([Note("hidden")] if sheet.hidden else ()),
        *([Note("formulas", {"count": formulas})] if formulas else ()),
        *([Note("merged", {"count": sheet.merged})] if sheet.merged else ()),
        *sheet.found.notes,
    ]
    described = {"sheet": sheet.name}
    headings, length = sheet.found.headings, sheet.size[0] - sheet.found.above
    return Table(sheet.name, form, headings, described, tuple(notes), through, length)
