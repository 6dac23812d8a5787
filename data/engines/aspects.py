"""Columns of numbers that answer what is asked of them as those of a library of tables do.

A condition (`conditions`) is asked of both in the same words. A column of texts is one of
codes, the numbers of its texts in their order. A row stands for one relation, or for many that are
alike (`cells`), and what rows have in common is held once for all of them, by aspect: who
does what to whom, when, and where that was read.
"""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]  # for each row, or entry of an aspect, whether something holds of it
Numbers = NDArray[np.int64]


def day_number(day: date) -> int:
    """Write a day as the number yyyymmdd: every engine compares numbers alike."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: Any) -> date:
    """Read a day written yyyymmdd; some engines write numbers as decimals."""
    return date(int(number) // 10_000, int(number) // 100 % 100, int(number) % 100)


def month_number(day: int) -> int:
    """Return the month of a day written yyyymmdd, counted from January of the year 0."""
    return day // 10_000 * 12 + day // 100 % 100 - 1


@dataclass(frozen=True, slots=True, eq=False)
class Aspect:
    """What rows may have in common: `codes` has for each row the number of its entry.

    Of the rows themselves, which have nothing in common, it is None.
    """

    name: str = ""
    size: int = 0
    codes: NDArray[Any] | None = None

    def added(self, numbers: Numbers) -> Numbers:
        """Add up numbers of rows to those of entries."""
        if self.codes is None:
            return numbers
        return np.bincount(self.codes, numbers, self.size).astype(np.int64)


ROWS = Aspect()
Doubt = tuple[str, int]  # "first" or "last", and a month of which single days are asked


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Of which entries of an aspect something holds; in some months it is not known."""

    aspect: Aspect
    flags: Flags
    doubts: frozenset[Doubt] = frozenset()

    @property
    def each(self) -> Flags:
        """Of which rows it holds."""
        return self.flags if self.aspect.codes is None else self.flags[self.aspect.codes]

    def __and__(self, other: "Held") -> "Held":
        """Return where both hold."""
        return self._with(other, np.logical_and)

    def __or__(self, other: "Held") -> "Held":
        """Return where either holds."""
        return self._with(other, np.logical_or)

    def __invert__(self) -> "Held":
        """Return where it does not hold."""
        return Held(self.aspect, ~self.flags, self.doubts)

    def _with(self, other: "Held", put: Callable[[Flags, Flags], Flags]) -> "Held":
        doubts = self.doubts | other.doubts
        if self.aspect.name == other.aspect.name:
            return Held(self.aspect, put(self.flags, other.flags), doubts)
        return Held(ROWS, put(self.each, other.each), doubts)


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """A column of texts: all that occur, in their order, and the number of each entry's own.

    `codes` has a place for each entry of its aspect, with a place of `values`.
    """

    values: tuple[Any, ...]
    codes: Numbers
    aspect: Aspect = ROWS

    def is_in(self, wanted: Iterable[Any]) -> Held:
        """Return which relations have one of some texts."""
        found = np.zeros(len(self.values), bool)
        for value in wanted:
            at = bisect_left(self.values, value)
            if at < len(found) and self.values[at] == value:
                found[at] = True
        return self._of_codes(found)

    def _of_codes(self, found: Flags) -> Held:
        return Held(self.aspect, found[self.codes])

    def __ne__(self, other: object) -> Any:
        """Return which relations have another text than one, or than they have in a column."""
        if isinstance(other, Texts):
            one, two = ranks(self, other)
            return Held(self.aspect, one != two)
        return ~self.is_in((other,))

    def __lt__(self, text: Any) -> Any:
        """Return which relations have a text that stands before one."""
        return Held(self.aspect, self.codes < bisect_left(self.values, text))

    def contains(self, pattern: str) -> Held:
        """Return which relations have a text in which a pattern is found."""
        sought = re.compile(pattern)
        return self._of_codes(np.array([bool(sought.search(one)) for one in self.values], bool))

    @property
    def str(self) -> "Texts":
        """What is asked of texts in the words of a library of tables."""
        return self


def texts(values: Sequence[Any], aspect: Aspect = ROWS) -> Texts:
    """Return a column of what relations have, one after the other."""
    known = sorted(set(values))
    code = {value: number for number, value in enumerate(known)}
    codes = np.fromiter(map(code.__getitem__, values), np.int64, len(values))
    return Texts(tuple(known), codes, aspect)


def ranks(one: Texts, other: Texts) -> tuple[Numbers, Numbers]:
    """Return the places of the texts of two columns among those of both."""
    if one.values == other.values:
        return one.codes, other.codes
    place = {value: at for at, value in enumerate(sorted({*one.values, *other.values}))}

    def placed(column: Texts) -> Numbers:
        found = np.array([place[value] for value in column.values], np.int64)
        return found[column.codes]

    return placed(one), placed(other)


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """A column of days, written yyyymmdd."""

    numbers: Numbers
    aspect: Aspect = ROWS

    def __ge__(self, day: Any) -> Any:
        """Return where it is a day or a later one."""
        return Held(self.aspect, self.numbers >= day)

    def __le__(self, day: Any) -> Any:
        """Return where it is a day or an earlier one."""
        return Held(self.aspect, self.numbers <= day)

    def __lt__(self, day: Any) -> Any:
        """Return where it is before a day."""
        return Held(self.aspect, self.numbers < day)

    def __eq__(self, day: object) -> Any:
        """Return where it is a day."""
        return Held(self.aspect, self.numbers == day)

    # What compares row by row is no key: Python says so by None, where mypy wants a method.
    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True, eq=False)
class Months:
    """A column of which only the months are known; what depends on the day is told as a doubt.

    `end` is "first" or "last", as in `Doubt`.
    """

    numbers: Numbers
    end: str
    aspect: Aspect

    def __ge__(self, day: Any) -> Any:
        """Return where it is a day or a later one."""
        return self._held(self.numbers >= month_number(day), day, sure=day % 100 == 1)

    def __le__(self, day: Any) -> Any:
        """Return where it is a day or an earlier one."""
        length = monthrange(day // 10_000, day // 100 % 100)[1]
        return self._held(self.numbers <= month_number(day), day, sure=day % 100 == length)

    def __lt__(self, day: Any) -> Any:
        """Return where it is before a day."""
        return self._held(self.numbers < month_number(day), day, sure=day % 100 == 1)

    def _held(self, flags: Flags, day: int, *, sure: bool) -> Held:
        doubts = frozenset() if sure else frozenset({(self.end, month_number(day))})
        return Held(self.aspect, flags, doubts)
