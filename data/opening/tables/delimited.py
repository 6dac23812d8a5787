"""Tables of text: CSV, TSV and kin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, islice, takewhile

from data.opening.tables.content import Content
from data.opening.tables.decoding import Encoding, encoding_of, text
from data.opening.tables.header import VALUE, Layout, distinct, layout
from data.opening.tables.quoting import (
    NONE,
    SPACES,
    UNQUOTED,
    Dialect,
    lines_of,
    quotes_of,
    rows_of,
)
from data.opening.tables.reasons import Note, Unreadable
from data.opening.tables.separators import SURE, Fit, fit_of, separator_of
from data.opening.tables.table import MOST_COLUMNS, Noticed, Row, Table

BLANK = ' \t\r\n,;|"'  # of a line in which nothing stands
LINES, LETTERS = 400, 1_000_000  # by which a text is judged
SEP = re.compile(r'"?sep=(.+?)"?[\r\n]*', re.IGNORECASE)
COMMENT = re.compile(r"\s*(?:#|%|//)+")
COMMAS = Dialect(",")
FORMATS = {"\t": "tsv", SPACES: "text", NONE: "text"}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader settled; what is empty or None is found by itself."""

    encoding: str = ""
    separator: str | None = None
    quotes: str = ""  # a key of quoting.STYLES
    header: bool | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it is read: in which encoding, from below which line on, cut how."""

    content: Content
    encoding: str
    above: int = 0  # lines at the top that are no rows
    dialect: Dialect = COMMAS

    def lines(self) -> Iterator[str]:
        with text(self.content, self.encoding) as file:
            yield from islice(lines_of(file, self.content.name), self.above, None)

    def rows(self, lines: Iterator[str], noticed: Noticed) -> Iterator[Row]:
        rows = rows_of(lines, self.dialect, noticed)
        return ((n + self.above, cells) for n, cells in rows) if self.above else rows


def delimited(content: Content, choices: Choices) -> Table:
    """Return the table that a text holds.

    Raises:
        Unreadable: if it has no row, or too many columns.
    """
    encoding = encoding_of(content, choices.encoding)
    read = _Text(content, encoding.name)
    sample = _sample(read)
    above, separator, comment, notes = _top(sample)
    sample = sample[above:]
    fit, more = _fit(sample, separator if choices.separator is None else choices.separator)
    read = replace(read, above=above, dialect=Dialect(fit.separator))
    read, quoting = _quoted(read, choices.quotes, encoding.quotes)
    rows = [*read.rows(iter(sample), Noticed())]
    found = _commented(_layout(content.name, rows, choices.header), comment, fit)
    described = {"encoding": encoding.name, "separator": fit.separator}
    if read.dialect.quotes not in ("doubled", UNQUOTED):
        described["quotes"] = read.dialect.quotes

    def through(noticed: Noticed) -> Iterator[Row]:
        rows = read.rows(read.lines(), noticed)
        return dropwhile(lambda row: row[0] <= found.above, rows)

    noticed = (*_said(encoding), *notes, *more, *quoting, *found.notes)
    form = FORMATS.get(fit.separator, "csv")
    return Table(content.name, form, found.headings, described, noticed, through)


def _sample(read: _Text) -> list[str]:
    """Return the first lines in which anything stands, with those between them; at least one."""
    letters = filled = 0
    found = []
    for line in read.lines():
        found.append(line)
        letters += len(line)
        filled += bool(line.strip(BLANK))
        if letters > LETTERS or filled >= LINES:
            break
    return found


def _top(sample: Sequence[str]) -> tuple[int, str | None, str, list[Note]]:
    """Return how many lines at the top are no rows, and what they say.

    Returns:
        their number, the separator that Excel writes there, the last comment, and notes.
    """
    first = SEP.fullmatch(sample[0]) if sample else None
    if first:
        return 1, first[1].replace("\\t", "\t"), "", [Note("sep-line")]
    comments = [*takewhile(lambda line: COMMENT.match(line) or not line.strip(), sample)]
    if not any(map(COMMENT.match, comments)) or len(comments) == len(sample):
        return 0, None, "", []
    last = next(line for line in reversed(comments) if line.strip())
    return len(comments), None, last, [Note("comments", {"count": len(comments)})]


def _fit(sample: Sequence[str], separator: str | None) -> tuple[Fit, list[Note]]:
    """Return what separates the cells, and what is to be said of that."""
    if separator is not None:
        return fit_of(sample, separator) if separator else Fit(NONE), []
    fit = separator_of(sample)
    if fit.separator == NONE:
        return fit, [Note("one-column")]
    return fit, [Note("separator-guessed")] if fit.share < SURE else []


def _quoted(read: _Text, wanted: str, any_quotes: bool) -> tuple[_Text, list[Note]]:
    """Return the text with what its quotes mean, and the first that is never closed."""
    if wanted:
        return replace(read, dialect=replace(read.dialect, quotes=wanted)), []
    if not any_quotes:
        return replace(read, dialect=replace(read.dialect, quotes=UNQUOTED)), []
    quotes, open_lines = quotes_of(read.lines, read.dialect.separator)
    what = "quotes-text" if quotes == "text" else "quote-open"
    notes = [Note(what, {"line": line + read.above}) for line in open_lines[:1]]
    return replace(read, dialect=replace(read.dialect, quotes=quotes)), notes


def _layout(name: str, rows: Sequence[Row], header: bool | None) -> Layout:
    """Return where the headings stand.

    Raises:
        Unreadable: if there is nothing below them, or too much beside one another.
    """
    widest = max((len(cells) for _, cells in rows), default=0)
    if widest > MOST_COLUMNS:
        raise Unreadable("columns", name, columns=widest, limit=MOST_COLUMNS)
    found = layout(rows, header)
    if not any("".join(cells).strip() for number, cells in rows if number > found.above):
        raise Unreadable("no-rows" if found.headings else "no-cells", name)
    return found


def _commented(found: Layout, comment: str, fit: Fit) -> Layout:
    """Take headings from the last comment, where there are as many as there are cells."""
    if found.headings or not comment:
        return found
    bare = COMMENT.sub("", comment, count=1).strip()
    (_, cells), *_ = rows_of([bare], Dialect(fit.separator), Noticed())
    if len(cells) != fit.width or any(map(VALUE.fullmatch, cells)):
        return found
    notes = tuple(note for note in found.notes if note.what != "no-headings")
    return replace(found, headings=distinct(cells), notes=notes)


def _said(encoding: Encoding) -> Iterator[Note]:
    if encoding.guessed:
        yield Note("encoding-guessed", {"encoding": encoding.name})
    if encoding.nul:
        yield Note("nul")
