"""Counts through time: how many relations each year, or each month, has of which kind.

A relation counts in the period in which all of its days lie. One that spans several periods
counts in none of them, and is told apart.
"""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.engines.aspects import Numbers
from data.engines.coded import combined
from data.engines.relations import Alike, Days, month_of
from data.engines.ties import aligned
from data.model import every_type

UNITS = {"year": 12, "month": 1}  # months of a period
MONTHLY = 36  # months: a window that is no longer may be shown by the month
# In deeds or in words, as far as it is reported as fact: what is not is neither.
KINDS = ("deeds", "words", "unsure")


@dataclass(frozen=True, slots=True)
class Axis:
    """The periods of a window, each by its number: of years, or of months from the year 0."""

    unit: str
    first: int
    last: int

    @classmethod
    def over(cls, unit: str, first: date, last: date) -> "Axis":
        """Return the periods that two days lie in, and those between them."""
        return cls(unit, month_of(first) // UNITS[unit], month_of(last) // UNITS[unit])

    def __iter__(self) -> Iterator[int]:
        """Go through the periods."""
        return iter(range(self.first, self.last + 1))

    def __len__(self) -> int:
        """Return how many periods there are."""
        return self.last - self.first + 1

    def number(self, month: int) -> int:
        """Return the period that a month lies in."""
        return month // UNITS[self.unit]

    def ends(self, first: int, last: int) -> tuple[float, float]:
        """Return where months begin and end, in periods and parts of one, within the window."""
        start, end = first / UNITS[self.unit], (last + 1) / UNITS[self.unit]
        return max(start, self.first), min(end, self.last + 1)

    def days(self, number: int) -> Days:
        """Return the first and the last day of a period."""
        months = UNITS[self.unit]
        year, start = divmod(number * months, 12)
        end = start + months
        return date(year, start + 1, 1), date(year, end, monthrange(year, end)[1])

    def written(self, number: int) -> str:
        """Write a period as an address does: 2006, or 2006-05."""
        return self.days(number)[0].isoformat()[: 4 if self.unit == "year" else 7]


def fitting(alike: Alike, first: date, last: date) -> Axis:
    """Return the periods of a window in which relations are counted.

    They are months if the window is short and most of its relations lie in one, and years else.
    """
    dated = int(alike.number[alike.first == alike.last].sum())
    short = month_of(last) - month_of(first) < MONTHLY
    monthly = short and dated * 2 > int(alike.number.sum())
    return Axis.over("month" if monthly else "year", first, last)


class Part(NamedTuple):
    """One part of a stack: relations of one sign (+1, 0, -1) and one of KINDS."""

    sign: int
    kind: str


class Lasting(NamedTuple):
    """What relations that span periods have in common: the months of their ends, their part."""

    first: int
    last: int
    part: Part


@dataclass(frozen=True)
class Counts:
    """Relations through time: those of each period by their parts, and those that span several.

    `weights` holds for each period the sum of the weights, and the sum of their sizes, see
    `data.model.RelationType.size`.
    """

    axis: Axis
    periods: Mapping[int, Counter[Part]] = field(default_factory=dict)
    lasting: Mapping[Lasting, int] = field(default_factory=dict)
    weights: Mapping[int, tuple[float, float]] = field(default_factory=dict)

    @cached_property
    def total(self) -> int:
        """How many relations there are, those that span periods too."""
        return sum(sum(parts.values()) for parts in self.periods.values()) + self.spanning

    @cached_property
    def spanning(self) -> int:
        """How many span periods."""
        return sum(self.lasting.values())

    def of(self, number: int, *signs: int) -> int:
        """Return how many a period has of some signs, of all if none is named."""
        found = self.periods.get(number, Counter())
        return sum(n for part, n in found.items() if not signs or part.sign in signs)

    def most(self, *signs: int) -> int:
        """Return how many the period with the most of some signs has."""
        return max((self.of(number, *signs) for number in self.periods), default=0)

    def alignment(self, number: int) -> float | None:
        """Return the alignment that the relations of a period add up to; None without any."""
        return round(aligned(*self.weights[number]), 4) if number in self.weights else None


def count(alike: Alike, axis: Axis) -> Counts:
    """Count relations through the periods of an axis that is long enough for all of them."""
    parts, part = parts_of(alike)
    numbers, number = alike.first // UNITS[axis.unit], alike.number
    within = numbers == alike.last // UNITS[axis.unit]
    at, apart = np.flatnonzero(within), np.flatnonzero(~within)
    periods: defaultdict[int, Counter[Part]] = defaultdict(Counter)
    lasting: Counter[Lasting] = Counter()
    for period, of, n in sums((numbers[at], part[at]), number[at]):
        periods[period][parts[of]] += int(n)
    ends = alike.first[apart], alike.last[apart], part[apart]
    for first, last, of, n in sums(ends, number[apart]):
        lasting[Lasting(first, last, parts[of])] += int(n)
    added = ((number * own)[at] for own in (alike.weights, alike.sizes))
    weights = {period: (own, size) for period, own, size in sums((numbers[at],), *added)}
    return Counts(axis, dict(sorted(periods.items())), dict(lasting), weights)


def parts_of(alike: Alike) -> tuple[list[Part], Numbers]:
    """Return every part that there may be, and which of them those that are alike are."""
    kinds = np.array([every_type()[one].deeds for one in alike.type.values], np.int64)
    sure = np.array([one == "reported" for one in alike.status.values], bool)
    kind = np.where(sure[alike.status.codes], 1 - kinds[alike.type.codes], 2)  # as in KINDS
    sign = np.sign(alike.weights).astype(np.int64)
    every = [Part(sign, kind) for sign in (-1, 0, 1) for kind in KINDS]
    return every, (sign + 1) * len(KINDS) + kind


def sums(columns: Sequence[Numbers], *values: NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield each combination of numbers in columns, in order, with the sums of what has it."""
    found = combined({str(n): column for n, column in enumerate(columns)})
    added = (np.bincount(found.codes, value, found.size) for value in values)
    yield from zip(*(one.tolist() for one in (*found.known, *added)), strict=True)
