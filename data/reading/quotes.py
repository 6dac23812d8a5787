"""Where the quotes of a CSV file leave open where a cell begins and ends."""

import csv
import io
import re
from collections.abc import Iterator

from data.reading.problems import Problem
from data.reading.text import LINE_END, line_at

CELL = r'(?:"[^"]*+(?:""[^"]*+)*+"|[^",\r\n]*+)'
WELL_FORMED = re.compile(rf"(?:{CELL}(?:,|\r\n|\r|\n))*+(?P<last>{CELL})")
DOUBLED = 'a cell that holds a quote stands in quotes, and the quote within it is written twice: ""'
SHOWN = 30  # characters from where a fault lies


def stray_quotes(file: str, text: str) -> Iterator[Problem]:
    """Yield each quote that two programs would read in two ways.

    After a quote within a cell that stands in none the next line can be trusted again; after any
    other nothing can.
    """
    at: int | None = 0
    while at is not None:
        found = WELL_FORMED.match(text, at)
        if found is None or found.end() == len(text):
            return
        begins, ends = found.start("last"), found.end()
        here = LINE_END.split(text[ends : ends + SHOWN])[0]
        column, wanted = _column(text, begins), _wanted(text, begins, ends)
        yield Problem(file, line_at(text, begins), column, here, wanted, DOUBLED)
        onward = LINE_END.search(text, ends)
        at = onward.end() if onward and begins < ends and text[begins] != '"' else None


def _wanted(text: str, begins: int, ends: int) -> str:
    """Say what should be in the place of a fault in a cell that begins here and is read so far."""
    if begins == ends:
        return "a closing quote to this opening one"
    if text[begins] != '"':
        return "no quote within a cell that stands in none"
    line = line_at(text, ends)
    return f"a comma or the end of the line after this cell in quotes, which ends on line {line}"


def _column(text: str, begins: int) -> str:
    """Name the column of the cell that begins here, by the header where it has one."""
    start = max(text.rfind("\n", 0, begins), text.rfind("\r", 0, begins)) + 1
    header = next(csv.reader(io.StringIO(text, newline="")))
    cells = next(csv.reader([text[start:begins] + "x"]))
    return header[len(cells) - 1] if len(cells) <= len(header) else f"column {len(cells)}"
