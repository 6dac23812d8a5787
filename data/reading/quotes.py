"""Where the quotes of a CSV file leave open where a cell begins and ends."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from data.reading.problems import Problem
from data.reading.text import LINE_END

CELL = r'(?:"[^"]*+(?:""[^"]*+)*+"|[^",\r\n]*+)'
WELL_FORMED = re.compile(rf"(?:{CELL}(?:,|\r\n|\r|\n))*+(?P<last>{CELL})")
DOUBLED = 'a cell that holds a quote stands in quotes, and the quote within it is written twice: ""'
SHOWN = 30  # characters from where a fault lies
MOST = 1_000  # faults that are told one by one; in a file that has more, something else is wrong


def stray_quotes(file: str, text: str) -> Iterator[Problem]:
    """Yield each quote that two programs would read in two ways; only the first `MOST`.

    After a quote within a cell that stands in none the next line can be trusted again; after any
    other nothing can.
    """
    faults = _faults(file, text)
    yield from islice(faults, MOST)
    for more in islice(faults, 1):
        found = f"{MOST:,} stray quotes above, and more from here on"
        yield replace(more, column="row", found=found, quoted=False)


def _faults(file: str, text: str) -> Iterator[Problem]:
    header = next(csv.reader(io.StringIO(text, newline="")), [])
    at, line, counted = 0, 1, 0
    while (found := WELL_FORMED.match(text, at)) and found.end() < len(text):
        begins, ends = found.start("last"), found.end()
        line, counted = line + _lines(text, counted, begins), begins
        column, wanted = _column(text, at, begins, header), _wanted(text, begins, ends, line)
        here = LINE_END.split(text[ends : ends + SHOWN])[0]
        yield Problem(file, line, column, here, wanted, DOUBLED)
        onward = LINE_END.search(text, ends)
        if not onward or begins == ends or text[begins] == '"':
            return
        at = onward.end()


def _lines(text: str, begins: int, ends: int) -> int:
    """Count the ends of lines within a part of a text."""
    return len(LINE_END.findall(text, begins, ends))


def _wanted(text: str, begins: int, ends: int, line: int) -> str:
    """Say what should be in the place of a fault in a cell that begins here and is read so far."""
    if begins == ends:
        return "a closing quote to this opening one"
    if text[begins] != '"':
        return "no quote within a cell that stands in none"
    last = line + _lines(text, begins, ends)
    return f"a comma or the end of the line after this cell in quotes, which ends on line {last}"


def _column(text: str, at: int, begins: int, header: Sequence[str]) -> str:
    """Name the column of the cell that begins here, after `at`, by the header where it has one."""
    start = max(at, text.rfind("\n", at, begins) + 1, text.rfind("\r", at, begins) + 1)
    cells = next(csv.reader([text[start:begins] + "x"]))
    return header[len(cells) - 1] if len(cells) <= len(header) else f"column {len(cells)}"
