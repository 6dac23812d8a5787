"""A table as it came: its headings, its rows, and what was noticed of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from data.opening.tables.reasons import Note

MOST_COLUMNS = 2_000
OFTEN = 1_000  # rows after which is told how many were read

Cells = tuple[str, ...]
Row = tuple[int, Cells]  # with its number, as an editor or a spreadsheet shows it
Noticed = Counter[str]  # keys of NOTES that hold a count
Tell = Callable[[int, float], None]  # rows, and which share they are, 0 where nobody knows


def untold(_rows: int, _share: float) -> None:
    """Tell nobody how many rows were read."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it came; going through it yields (number, cells) of each row that is not empty.

    It can be gone through again and again: each time its file is read anew, and never held whole.

    The number of a row is the line on which it begins for texts, the row of the sheet for
    workbooks, and how manieth it is for records and edges, both counted from 1. A row may have
    more cells than there are headings, or fewer.

    `headings` is empty where the file has none; blank and repeated ones have a number after them.
    `described` holds facts for a sentence: "encoding", "separator", "quotes", "packed", "sheet",
    "title", whichever apply. `read` goes through the rows and counts what it notices. `length` is
    how many those are, empty ones too, as far as the file says so before it is read, or else 0.

    Raises, while it is gone through:
        Unreadable: if the file has gone, has changed, or has a line that is too long.
    """

    name: str
    format: str
    headings: Cells
    described: Mapping[str, str]
    noticed: tuple[Note, ...]
    read: Callable[[Noticed], Iterator[Row]] = field(repr=False, compare=False)
    length: int = 0
    counted: Noticed = field(default_factory=Counter, repr=False, compare=False)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was noticed at the start, and while the table was last gone through to its end."""
        counts = (Note(what, {"count": count}) for what, count in self.counted.items())
        return (*self.noticed, *counts)

    def telling(self, tell: Tell) -> "Table":
        """Return the same table, that tells now and then how many of its rows were read."""

        def read(noticed: Noticed) -> Iterator[Row]:
            for number, row in enumerate(self.read(noticed), 1):
                if not number % OFTEN:
                    tell(number, min(number / self.length, 1.0) if self.length else 0.0)
                yield row

        return replace(self, read=read)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows in which anything stands."""
        counted: Noticed = Counter()
        for number, cells in self.read(counted):
            if "".join(cells).strip():
                yield number, cells
            else:
                counted["empty-rows"] += 1
        self.counted.clear()
        self.counted.update(counted)
