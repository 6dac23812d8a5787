"""Relations: what is asked of all of a data set, or of what a selection leaves of it.

Two things answer alike: `InMemory` from relations at hand, and `data.engine.InEngine` from a table
of any size.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from data.conditions import Condition, Counted, Involves, OfTies, OneOf, Undated
from data.model import LEVELS
from data.relation import Relation
from data.ties import Tie, add_up

Days = tuple[date, date]  # the first and the last


class Alike(NamedTuple):
    """What relations that are counted as one have in common.

    `first` and `last` are the months between which they lie, counted from January of the year 0,
    `weight` is that of each.
    """

    tie: str
    type: str
    status: str
    first: int
    last: int
    weight: float


class Relations(ABC):
    """Relations in the order in which they were coded; never changed."""

    @abstractmethod
    def __len__(self) -> int:
        """Return how many there are."""

    @abstractmethod
    def __iter__(self) -> Iterator[Relation]:
        """Go through them in the order in which they were coded."""

    @abstractmethod
    def where(self, *conditions: Condition) -> "Relations":
        """Return those that meet every condition."""

    @abstractmethod
    def tally(self, field: str) -> Mapping[str, int]:
        """Return how many there are of each value of a field such as "type" or "status"."""

    @abstractmethod
    def cross_tabulate(self, *fields: str) -> Mapping[tuple[str, ...], int]:
        """Return how many there are of each combination of the values of some fields."""

    @abstractmethod
    def ties(self, level: str = LEVELS[0], *conditions: Condition) -> tuple[Tie, ...]:
        """Add up those that are counted and meet every condition, in the order of the ids.

        `level` is "countries" (each actor under the node it stands for) or "actors".
        """

    @abstractmethod
    def roll_up(self, level: str = LEVELS[0]) -> Mapping[Alike, int]:
        """Return how many counted ones are alike in tie, type, status, months and weight, in order.

        Those without a date lie in no month, and are in none.
        """

    @abstractmethod
    def page(self, offset: int, limit: int | None = None) -> tuple[Relation, ...]:
        """Return some in the order of their dates, all that follow where there is no limit.

        Those without a date come last.
        """

    @abstractmethod
    def lasting(self, days: Sequence[date]) -> tuple[int, ...]:
        """Return for each day how many may cover it and the day before; the undated cover none."""

    @property
    @abstractmethod
    def mentions(self) -> Mapping[str, int]:
        """How many name each actor, or each node that an actor stands for."""

    @property
    @abstractmethod
    def months(self) -> Mapping[tuple[int, int], int]:
        """How many may last from one month to another, counted from year 0, in their order.

        Those without a date are in none.
        """

    @property
    @abstractmethod
    def extent(self) -> Days | None:
        """First and last day that any may cover, open ends as the first and last of all days.

        None where none has a date.
        """

    @property
    @abstractmethod
    def span(self) -> Days | None:
        """First and last day known to be covered; open ends do not count.

        Where all begin, or all end, at nobody knows when, the days known of the other end are all
        that there is to say; so too where the first to begin does so after the last known end.
        None where no day is known.
        """

    @cached_property
    def counted(self) -> "Relations":
        """Those that ties add up: no repeats, no mirror images."""
        return self.where(Counted())

    @cached_property
    def undated(self) -> "Relations":
        """Those without a date."""
        return self.where(Undated())

    def of_ties(self, level: str, *ties: str) -> "Relations":
        """Return those of some ties at a level, counted or not."""
        return self.where(OfTies(level, ties))

    def involving(self, node: str) -> "Relations":
        """Return those that name a node, or an actor."""
        return self.where(Involves((node,)))

    def with_ids(self, ids: Iterable[str]) -> "Relations":
        """Return those with some ids."""
        return self.where(OneOf("relation_id", tuple(ids)))

    def find(self, relation_id: str) -> Relation | None:
        """Return the one with an id, if there is one."""
        return next(iter(self.with_ids([relation_id])), None)


class InMemory(Relations):
    """Relations at hand."""

    def __init__(self, rows: Iterable[Relation]) -> None:
        """Take relations in the order in which they were coded."""
        self._rows = tuple(rows)
        self._ties: dict[str, tuple[Tie, ...]] = {}
        self._alike: dict[str, dict[Alike, int]] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Relation]:
        """Go through them in the order in which they were coded."""
        return iter(self._rows)

    def where(self, *conditions: Condition) -> "InMemory":
        """Return those that meet every condition."""
        return InMemory(self._meeting(conditions)) if conditions else self

    def _meeting(self, conditions: Sequence[Condition]) -> Sequence[Relation]:
        rows: Sequence[Relation] = self._rows
        for condition in conditions:
            rows = [*filter(condition.holds, rows)]
        return rows

    def tally(self, field: str) -> Mapping[str, int]:
        """Return how many there are of each value of a field."""
        return Counter(getattr(relation, field) for relation in self._rows)

    def cross_tabulate(self, *fields: str) -> Mapping[tuple[str, ...], int]:
        """Return how many there are of each combination of the values of some fields."""
        return Counter(tuple(getattr(one, field) for field in fields) for one in self._rows)

    def ties(self, level: str = LEVELS[0], *conditions: Condition) -> tuple[Tie, ...]:
        """Add up those that are counted and meet every condition."""
        if conditions:
            return add_up(self._meeting(conditions), level)
        if level not in self._ties:
            self._ties[level] = add_up(self._rows, level)
        return self._ties[level]

    def roll_up(self, level: str = LEVELS[0]) -> Mapping[Alike, int]:
        """Return how many counted ones of each tie are alike in type, status, months and weight."""
        if level not in self._alike:
            of_ties = ((one, one.tie(level)) for one in self._dated if one.counted)
            found = Counter(
                Alike(tie, one.type, one.status, *months_of(one), one.weight)
                for one, tie in of_ties
                if tie
            )
            self._alike[level] = dict(sorted(found.items()))
        return self._alike[level]

    @cached_property
    def _dated(self) -> Sequence[Relation]:
        return [one for one in self._rows if one.date.known]

    def page(self, offset: int, limit: int | None = None) -> tuple[Relation, ...]:
        """Return some in the order of their dates."""
        return self._ordered[offset : None if limit is None else offset + limit]

    @cached_property
    def _ordered(self) -> tuple[Relation, ...]:
        return tuple(sorted(self._rows, key=attrgetter("order")))

    def lasting(self, days: Sequence[date]) -> tuple[int, ...]:
        """Return for each day how many may cover it and the day before."""
        starts, ends = (sorted(map(attrgetter(end), self._dated)) for end in ("earliest", "latest"))
        return tuple(bisect_left(starts, day) - bisect_left(ends, day) for day in days)

    @cached_property
    def mentions(self) -> Mapping[str, int]:
        """How many name each actor, or each node that an actor stands for."""
        return Counter(name for relation in self._rows for name in relation.names)

    @cached_property
    def months(self) -> Mapping[tuple[int, int], int]:
        """How many may last from one month to another."""
        found = Counter(map(months_of, self._dated))
        return dict(sorted(found.items()))

    @property
    def extent(self) -> Days | None:
        """First and last day that any may cover."""
        if not self._dated:
            return None
        return min(r.earliest for r in self._dated), max(r.latest for r in self._dated)

    @cached_property
    def span(self) -> Days | None:
        """First and last day known to be covered."""
        starts = [one.earliest for one in self._rows if one.earliest > date.min]
        ends = [one.latest for one in self._rows if one.latest < date.max]
        if not starts or not ends or min(starts) > max(ends):
            starts = ends = [*starts, *ends]
        return (min(starts), max(ends)) if starts else None


def months_of(relation: Relation) -> tuple[int, int]:
    """Return the months between which a relation lies."""
    return month_of(relation.earliest), month_of(relation.latest)


def month_of(day: date) -> int:
    """Return the month of a day, counted from January of the year 0."""
    return day.year * 12 + day.month - 1
