"""Whether the first line of a table names the columns that it should have."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from data.reading.problems import Problem

SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
COMMAS = "a table with commas between the cells"
SAVE = 'save it as "CSV UTF-8 (comma delimited)", or with "," as the field delimiter'
# What tells two names apart to a program only: what cannot be seen, and what joins two words.
UNSEEN = re.compile(r"[\s_\u00a0\ufeff\u200b-\u200f\u2060-]+")
NEAR = 0.8  # of difflib: how alike two names are of which one is a slip of the other


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, with the test that its cells must pass."""

    name: str
    wanted: str
    accepts: Callable[[str], object]
    optional: bool = False


def one_of(name: str, values: Iterable[str]) -> Column:
    """Return a column that holds one of a few words."""
    known = frozenset(values)
    return Column(name, "one of " + ", ".join(sorted(known)), known.__contains__)


def one_line(text: str) -> bool:
    """Tell whether a text holds no line break and no control character.

    Signs that turn the direction of what follows are refused too; the joiners are not, since
    Persian names need them.
    """
    return text.isprintable() or text.replace("\u200c", "").replace("\u200d", "").isprintable()


def number(low: float, high: float) -> Callable[[str], bool]:
    """Return the test for a decimal number between two, both included."""

    def accepts(text: str) -> bool:
        try:
            return low <= float(text) <= high
        except ValueError:
            return False

    return accepts


def bad_header(
    file: str, line: int, header: Sequence[str], columns: Sequence[Column]
) -> Iterator[Problem]:
    """Yield what is wrong with the names of the columns."""
    wanted = [column.name for column in columns if not column.optional]
    if len({*map(_bare, header)} & {*map(_bare, wanted)}) * 2 < len(wanted):
        yield _no_header(file, line, header, wanted)
    else:
        yield from _twice(file, line, header)
        yield from _missing(file, line, header, columns)


def _no_header(file: str, line: int, header: Sequence[str], wanted: Sequence[str]) -> Problem:
    """Return what is wrong with a first line that names hardly a column."""
    text = ",".join(header)
    if text.lower().startswith("sep="):
        found = "a line for Excel that names a separator"
        return Problem(file, line, "file", found, COMMAS, SAVE, quoted=False)
    for separator, name in SEPARATORS.items():
        if text.count(separator) * 2 >= len(wanted):
            found = f"{name} between the cells"
            return Problem(file, line, "file", found, COMMAS, SAVE, quoted=False)
    names = f"a first line with the names of the columns: {', '.join(wanted)}"
    return Problem(file, line, "header", text, names)


def _twice(file: str, line: int, header: Sequence[str]) -> Iterator[Problem]:
    """Yield each name that stands twice: one of the two columns would be lost without a word."""
    names = [_bare(name) for name in header]
    for bare in dict.fromkeys(name for name in names if name and names.count(name) > 1):
        places = [at for at, name in enumerate(names, 1) if name == bare]
        found = f"this name over the columns {' and '.join(map(str, places))}"
        remedy = "rename or remove all but the one that is meant"
        name = header[places[0] - 1]
        yield Problem(file, line, name, found, "each name once", remedy, quoted=False)


def _missing(
    file: str, line: int, header: Sequence[str], columns: Sequence[Column]
) -> Iterator[Problem]:
    """Yield each column that is not there, or only under a name that is almost its own."""
    known = {column.name for column in columns}
    others = [name for name in header if name and name not in known]
    for column in columns:
        if column.name in header:
            continue
        same = [name for name in others if _bare(name) == _bare(column.name)]
        near = same or get_close_matches(column.name, [] if column.optional else others, 1, NEAR)
        if near or not column.optional:
            found = "no such column"
            remedy = f"did you mean {near[0]!r}? Rename that column" if near else ""
            yield Problem(file, line, column.name, found, "this column", remedy, quoted=False)


def _bare(name: str) -> str:
    """Return a name in small letters, without what tells it apart to a program only."""
    return UNSEEN.sub("", name).casefold()
