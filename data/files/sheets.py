"""Tables for spreadsheets, CSV and XLSX, in which no text of the data can become a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import xlsxwriter

from data.files.tables import Cell, Row, Table, writable
from data.reading.guard import FORMULA, guarded

# The workbook says when it was made, and equal selections must give equal bytes.
MADE = datetime(2000, 1, 1)
FIRST_DAY = date(1900, 1, 1)  # spreadsheets count from it and know nothing before
LONGEST = 32_767  # characters that a cell of a workbook holds
WIDEST, NARROWEST, SAMPLED = 60, 8, 50  # of a column, in characters; the rows it is judged by


def to_csv(table: Table) -> bytes:
    """Write a table in UTF-8 with a byte order mark: without it Excel misreads every accent.

    Lines end with CR LF, as RFC 4180 has them. Cells without a value are empty.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows(map(_cells, table.rows))
    return file.getvalue().encode("utf-8-sig")


def _cells(row: Row) -> list[str]:
    return [guarded(writable(cell)) if isinstance(cell, str) else _written(cell) for cell in row]


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def to_xlsx(tables: Iterable[Table]) -> bytes:
    """Write a workbook with a sheet for each table.

    Texts are stored as texts, never parsed; those that could start a formula also carry Excel's
    own mark for texts, so that editing the cell does not make them one. Addresses are no links.
    """
    file = io.BytesIO()
    options = {
        "in_memory": True,  # leave no file behind
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": MADE})
        looks = {
            "head": book.add_format({"bold": True}),
            "code": book.add_format({"italic": True}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "text": book.add_format({"quote_prefix": True}),
        }
        for table in tables:
            _write_sheet(book.add_worksheet(table.name), table, looks)
    return file.getvalue()


def _write_sheet(sheet: Any, table: Table, looks: dict[str, Any]) -> None:
    """Fill a sheet: a header that stays in sight, in words and as fields are called, then rows.

    Where there are both, the sheet is filtered and sorted below them: neither is a row of data.
    """
    heads = [table.headings, table.header] if table.headings else [table.header]
    for line, head in enumerate(heads):
        for column, name in enumerate(head):
            sheet.write_string(line, column, name, looks["head" if line == 0 else "code"])
    for column in range(len(table.header)):
        sheet.set_column(column, column, _width(table, column))
    sheet.freeze_panes(len(heads), 0)
    if table.headings:
        sheet.autofilter(1, 0, len(table.rows) + 1, len(table.header) - 1)
    for line, row in enumerate(table.rows, start=len(heads)):
        for column, cell in enumerate(row):
            _write_cell(sheet, line, column, cell, looks)


def _write_cell(sheet: Any, line: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    """Write a value as what it is; `write` without a type would guess."""
    if isinstance(cell, bool):
        sheet.write_boolean(line, column, cell)
    elif isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(line, column, cell, looks["day"])
    elif isinstance(cell, (int, float)):
        sheet.write_number(line, column, cell)
    elif cell not in ("", None):
        text = writable(str(cell))
        text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        sheet.write_string(line, column, text, looks["text"] if FORMULA.match(text) else None)


def _width(table: Table, column: int) -> int:
    """Return the width of a column in characters, by its name and its first rows."""
    heads = [head[column] for head in (table.headings, table.header) if head]
    cells = [*heads, *(_written(row[column]) for row in table.rows[:SAMPLED])]
    return max(NARROWEST, min(WIDEST, max(map(len, cells)) + 1))
