"""Relations as columns of numbers, so that a question to many of them is answered at once.

A column of texts is one of codes, the numbers of its texts in their order, and answers as a column
of a library of tables does: a condition (`data.conditions`) is asked of both in the same words.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.model import pair
from data.relation import Relation

Flags = NDArray[np.bool_]  # for each relation whether something holds of it
Numbers = NDArray[np.int64]
LARGEST = 2**62  # that fits into a number
ENDS = ("actor", "target", "actor_node", "target_node")


def day_number(day: date) -> int:
    """Write a day as the number yyyymmdd: every engine compares numbers alike."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: Any) -> date:
    """Read a day written yyyymmdd; some engines write numbers as decimals."""
    return date(int(number) // 10_000, int(number) // 100 % 100, int(number) % 100)


def tie_column(level: str) -> str:
    """Return the column that holds the id of a relation's tie at a level."""
    return f"tie_{level}"


class Texts(NamedTuple):
    """A column of texts: all that occur, in their order, and the number of each relation's own.

    `codes` has a place for each relation, with a place of `values`.
    """

    values: tuple[Any, ...]
    codes: Numbers

    def is_in(self, wanted: Iterable[Any]) -> Flags:
        """Return which relations have one of some texts."""
        found = np.zeros(len(self.values), bool)
        for value in wanted:
            at = bisect_left(self.values, value)
            if at < len(found) and self.values[at] == value:
                found[at] = True
        return self._of_codes(found)

    def _of_codes(self, found: Flags) -> Flags:
        return found[self.codes]

    def __ne__(self, other: object) -> Any:
        """Return which relations have another text than one, or than they have in a column."""
        if isinstance(other, Texts):
            known = {value: code for code, value in enumerate(self.values)}
            same = np.array([known.get(value, -1) for value in other.values], np.int64)
            return self.codes != same[other.codes] if len(same) else np.zeros(0, bool)
        return ~self.is_in((other,))

    def __lt__(self, text: Any) -> Any:
        """Return which relations have a text that stands before one."""
        return self.codes < bisect_left(self.values, text)

    def contains(self, pattern: str) -> Flags:
        """Return which relations have a text in which a pattern is found."""
        sought = re.compile(pattern)
        return self._of_codes(np.array([bool(sought.search(one)) for one in self.values], bool))

    @property
    def str(self) -> "Texts":
        """What is asked of texts in the words of a library of tables."""
        return self


def texts(values: Sequence[Any]) -> Texts:
    """Return a column of what relations have, one after the other."""
    known = sorted(set(values))
    code = {value: number for number, value in enumerate(known)}
    return Texts(tuple(known), np.fromiter(map(code.__getitem__, values), np.int64, len(values)))


class Coded:
    """Relations and their columns, each made when it is first asked for."""

    def __init__(self, rows: Iterable[Relation]) -> None:
        """Take relations in the order in which they were coded."""
        self.rows = tuple(rows)
        self._known: dict[str, Any] = {}

    def column(self, name: str) -> Any:
        """Return a column by its name in a table of an engine (`data.engine` tells them)."""
        if name not in self._known:
            self._known[name] = self._made(name)
        return self._known[name]

    def _made(self, name: str) -> Any:
        if name in ("mutual", "counted"):
            return self._numbers(attrgetter(name), bool)
        if name in ("earliest", "latest"):
            day = attrgetter(name)
            return self._numbers(lambda one: day_number(day(one)), np.int64)
        if name == "date":
            return texts([one.date.text for one in self.rows])
        if name.startswith("tie_"):
            return self._ties(name.removeprefix("tie_"))
        return texts([*map(attrgetter(name), self.rows)])

    def _numbers(self, value_of: Callable[[Relation], Any], kind: Any) -> NDArray[Any]:
        return np.fromiter(map(value_of, self.rows), kind, len(self.rows))

    def _ties(self, level: str) -> Texts:
        """Return the id of each relation's tie at a level; empty where both ends are one node."""
        one, other = (self.column(end) for end in _ends(level))
        wide = max(len(other.values), 1)
        both, codes = np.unique(one.codes * wide + other.codes, return_inverse=True)
        ends = [(one.values[n // wide], other.values[n % wide]) for n in both.tolist()]
        known = texts(["", *(pair(a, b) if a != b else "" for a, b in ends)])
        return Texts(known.values, known.codes[1:][codes])

    def terms(self, level: str) -> dict[str, NDArray[Any]]:
        """Return what each relation adds to its tie at a level, by the names in data.ties."""
        key = f"terms_{level}"
        if key not in self._known:
            self._known[key] = self._terms(level)
        return dict(self._known[key])

    def _terms(self, level: str) -> dict[str, NDArray[Any]]:
        numbers = self._numbers
        sign, mutual = numbers(attrgetter("sign"), np.int8), self.column("mutual")
        one, other = _ends(level)
        forward = numbers(lambda row: getattr(row, one) < getattr(row, other), bool)
        return {
            "relations": np.ones(len(self.rows)),
            "cooperation": sign > 0,
            "conflict": sign < 0,
            "forward": forward | mutual,
            "backward": ~forward | mutual,
            "deeds": numbers(attrgetter("kind.deeds"), bool),
            "reported": self.column("status").is_in(("reported",)),
            "scores": numbers(attrgetter("kind.measured"), bool),
            "weight": numbers(attrgetter("weight"), np.float64),
            "strength": numbers(attrgetter("size"), np.float64),
        }

    @cached_property
    def ordered(self) -> Numbers:
        """The numbers of the relations, from 0, in the order of their dates."""
        keys = [one.order for one in self.rows]
        return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)

    @cached_property
    def places(self) -> Numbers:
        """The place of each relation in the order of their dates."""
        found = np.empty(len(self.rows), np.int64)
        found[self.ordered] = np.arange(len(self.rows))
        return found

    @cached_property
    def months(self) -> tuple[Numbers, Numbers]:
        """The months between which each lies, counted from January of the year 0."""
        first, last = (self.column(end) // 100 for end in ("earliest", "latest"))
        return first // 100 * 12 + first % 100 - 1, last // 100 * 12 + last % 100 - 1


def _ends(level: str) -> tuple[str, str]:
    return ("actor", "target") if level == "actors" else ("actor_node", "target_node")


def combined(columns: Sequence[Numbers]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield each combination of numbers in the rows of some columns, in order, and how often.

    The columns are equally long, at least one, and no number is below 0.
    """
    key, wide = np.zeros_like(columns[0]), 1
    for column in columns:
        most = int(column.max(initial=0)) + 1
        if wide * most > LARGEST:  # of what was put together so far only the order is kept
            known, key = np.unique(key, return_inverse=True)
            wide = len(known)
        key, wide = key * most + column, wide * most
    _, first, numbers = np.unique(key, return_index=True, return_counts=True)
    rows = zip(*(column[first].tolist() for column in columns), strict=True)
    yield from zip(rows, numbers.tolist(), strict=True)
