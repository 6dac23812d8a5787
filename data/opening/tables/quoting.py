"""Lines of cells into rows, whatever their quotes.

A quote that is never closed would swallow the rest of the file. Here it is a letter of its line,
and the next line begins a row.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, TextIO

from data.opening.tables.reasons import Unreadable
from data.opening.tables.table import Noticed, Row

csv.field_size_limit(2**31 - 1)  # lines are measured here, where their number is known

MOST_LINES = 1_000  # of one row; a quote that is closed further on was never meant to be
LONGEST_LINE = 50_000_000  # letters
MOST_OPEN = 20  # open quotes; where there are more, all are letters
SPACES, COLONS, NONE = " ", "::", ""
UNQUOTED = "none"  # what quotes mean in a text without any
# How a quote within quotes is written; or that quotes are letters like others.
STYLES: dict[str, dict[str, Any]] = {
    "doubled": {"strict": True},
    "backslash": {"strict": True, "escapechar": "\\", "doublequote": False},
    "text": {"quoting": csv.QUOTE_NONE},
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What stands between the cells of a line, and what its quotes mean."""

    separator: str
    quotes: str = "doubled"  # a key of STYLES, or UNQUOTED


def lines_of(file: TextIO, name: str) -> Iterator[str]:
    """Yield the lines of a text.

    Raises:
        Unreadable: if one is so long that it is none.
    """
    lines = iter(partial(file.readline, LONGEST_LINE + 1), "")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise Unreadable("line", name, line=number, limit=LONGEST_LINE // 1_000_000)
        yield line


def rows_of(lines: Iterable[str], dialect: Dialect, noticed: Noticed) -> Iterator[Row]:
    """Yield each row with the line on which it begins; lines with open quotes are noticed."""
    if dialect.separator == NONE:
        return (row for row in enumerate(((line.rstrip("\r\n"),) for line in lines), 1))
    literal = dialect.quotes in ("text", UNQUOTED) and dialect.separator != SPACES
    if literal or dialect.separator == COLONS:
        bare = (line.rstrip("\r\n") for line in lines)
        return enumerate((tuple(line.split(dialect.separator)) if line else () for line in bare), 1)
    if dialect.separator == SPACES:
        lines = (line.expandtabs(1).strip() + "\n" for line in lines)
    return _quoted(lines, dialect, noticed)


class _OpenQuote(Exception):
    """A row that does not end."""


class _Lines:
    """Hands lines to a reader of CSV, and remembers those of the row that is being read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines, self.row = iter(lines), deque[str]()
        self.again = deque[str]()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.row) >= MOST_LINES:
            raise _OpenQuote
        line = self.again.popleft() if self.again else next(self.lines, None)
        if line is None:
            raise _OpenQuote if self.row else StopIteration
        self.row.append(line)
        return line

    def only_first(self) -> str:
        """Return the first line of the row; the others will come again."""
        first, *others = self.row
        self.again.extendleft(reversed(others))
        self.row = deque([first])
        return first


def _quoted(lines: Iterable[str], dialect: Dialect, noticed: Noticed) -> Iterator[Row]:
    source, number = _Lines(lines), 1
    style = STYLES.get(dialect.quotes, {})
    keys: dict[str, Any] = {"delimiter": dialect.separator, **style}
    keys["skipinitialspace"] = dialect.separator == SPACES  # runs of them separate once
    ended = False
    while not ended:
        try:
            for cells in csv.reader(source, **keys):
                yield number, tuple(cells)
                number += len(source.row)
                source.row.clear()
            ended = True
        except (_OpenQuote, csv.Error):
            noticed["quotes-open"] += 1
            yield number, _mended(source, dialect)
            number += 1
            source.row.clear()


def _mended(source: _Lines, dialect: Dialect) -> tuple[str, ...]:
    """Return the cells of a line whose quotes are wrong: as they are where one is never closed."""
    closed = len(source.row) == 1 and source.row[0].count('"') % 2 == 0
    line = source.only_first()
    style = {"strict": False} if closed else STYLES["text"]
    return tuple(next(csv.reader([line], delimiter=dialect.separator, **style), ()))


def quotes_of(lines: Callable[[], Iterator[str]], separator: str) -> tuple[str, list[int]]:
    """Return what the quotes of a text mean, and the first lines on which one stays open.

    In a text of tabs a single such quote shows that nobody there quotes.

    Args:
        lines: gives the lines of the text, from the first.
        separator: what stands between their cells.
    """
    most = 0 if separator == "\t" else MOST_OPEN
    found = _open_lines(lines(), Dialect(separator), most + 1)
    if found and any('\\"' in line for line in lines()):
        backslash = Dialect(separator, "backslash")
        if not _open_lines(lines(), backslash, 1):
            return "backslash", []
    return "text" if len(found) > most else "doubled", found


def _open_lines(lines: Iterable[str], dialect: Dialect, most: int) -> list[int]:
    """Return the first lines on which a quote stays open."""
    noticed = Noticed()
    rows = rows_of(lines, dialect, noticed)
    return [*islice((number for number, _ in rows if noticed.pop("quotes-open", 0)), most)]
