"""Counts through time: how many relations each year, or each month, has of which kind.

A relation counts in the period in which all of its days lie. One that spans several periods
counts in none of them, and is told apart.
"""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from data.model import every_type, sign_of
from data.relations import Alike, Days, month_of
from data.ties import aligned

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


def fitting(alike: Mapping[Alike, int], first: date, last: date) -> Axis:
    """Return the periods of a window in which relations are counted.

    They are months if the window is short and most of its relations lie in one, and years else.
    """
    dated = sum(n for one, n in alike.items() if one.first == one.last)
    short = month_of(last) - month_of(first) < MONTHLY
    monthly = short and dated * 2 > sum(alike.values())
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


def count(alike: Mapping[Alike, int], axis: Axis) -> Counts:
    """Count relations through the periods of an axis that is long enough for all of them."""
    periods: defaultdict[int, Counter[Part]] = defaultdict(Counter)
    lasting: Counter[Lasting] = Counter()
    weights: defaultdict[int, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    kinds, months = every_type(), UNITS[axis.unit]
    known: dict[tuple[str, str, float], tuple[Part, float]] = {}
    for (_, kind, status, first, last, own_weight), n in alike.items():  # thousands of them
        if (kind, status, own_weight) not in known:
            part = Part(sign_of(own_weight), part_of(status, deeds=kinds[kind].deeds))
            known[kind, status, own_weight] = part, kinds[kind].size(own_weight)
        part, size = known[kind, status, own_weight]
        number = first // months
        if number == last // months:
            periods[number][part] += n
            weight, strength = weights[number]
            weights[number] = weight + n * own_weight, strength + n * size
        else:
            lasting[Lasting(first, last, part)] += n
    return Counts(axis, dict(sorted(periods.items())), dict(lasting), dict(weights))


def part_of(status: str, *, deeds: bool) -> str:
    """Return which of KINDS a relation is."""
    if status != "reported":
        return "unsure"
    return "deeds" if deeds else "words"


def by_tie(alike: Mapping[Alike, int]) -> dict[str, dict[Alike, int]]:
    """Return the relations of each tie apart."""
    found: dict[str, dict[Alike, int]] = {}
    for one, n in alike.items():
        found.setdefault(one.tie, {})[one] = n
    return found
