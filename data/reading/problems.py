"""What is wrong in a file, and the error that says all of it at once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

SHOWN = 20  # problems that an error spells out; it counts the rest
SUMMED = 5  # places of the rest that it names
LONGEST = 120  # characters of what was found that are shown


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file: where it is, what was found, what was wanted, what helps.

    `column` is the column of a table, the field of a description, or whatever part of a file is
    meant. `found` is quoted from the file; where `quoted` is not set, it says in words what is
    there. `folder` tells files of one name apart.
    """

    file: str
    line: int
    column: str
    found: str
    wanted: str
    remedy: str = ""
    folder: str = ""
    quoted: bool = True

    def __str__(self) -> str:
        """Say all of it in one line."""
        place = f"{self.folder}/{self.file}" if self.folder else self.file
        cut = self.found if len(self.found) <= LONGEST else f"{self.found[: LONGEST - 1]}…"
        found = repr(cut) if self.quoted else cut
        remedy = f" ({self.remedy})" if self.remedy else ""
        said = f"{self.column}: found {found}, wanted {self.wanted}{remedy}"
        return _printable(f"{place}, line {self.line}, {said}")


class InvalidData(ValueError):
    """A file that cannot be read; `problems` lists everything wrong with it at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong: the first problems a line each, the rest as a number."""
        self.problems = tuple(problems)
        count = len(self.problems)
        heading = f"{count:,} problem{'s' if count > 1 else ''} in the data"
        lines = [heading, *map(str, self.problems[:SHOWN])]
        if count > SHOWN:
            lines.append(f"and {count - SHOWN:,} more: {_summary(self.problems[SHOWN:])}")
        super().__init__("\n  ".join(lines))


def _summary(problems: Iterable[Problem]) -> str:
    """Say how many problems there are in each column."""
    counts = Counter(f"{problem.file}, {problem.column}" for problem in problems)
    parts = [f"{count:,} in {place}" for place, count in counts.most_common(SUMMED)]
    return "; ".join(parts) + ("; …" if len(counts) > SUMMED else "")


def _printable(text: str) -> str:
    """Return a text with escapes for what a terminal might obey."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


@contextmanager
def in_folder(folder: Path) -> Iterator[None]:
    """Let every problem that is found meanwhile say in which folder its file is."""
    try:
        yield
    except InvalidData as found:
        name = folder.resolve().name
        raise InvalidData(
            problem if problem.folder else replace(problem, folder=name)
            for problem in found.problems
        ) from None
