"""Relations: what is asked of all of a data set, or of what a selection leaves of it.

Two things answer alike: `InMemory` from relations at hand, and `data.engine.InEngine` from a table
of any size.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, reduce
from operator import and_
from typing import Any, NamedTuple

import numpy as np

from data.coded import ENDS, Coded, Numbers, combined, day_number, day_of, tie_column
from data.conditions import Condition, Counted, Involves, OfTies, OneOf, Undated, dated
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
    def roll_up(self, level: str = LEVELS[0], *, together: bool = False) -> Mapping[Alike, int]:
        """Return how many counted ones are alike in tie, type, status, months and weight, in order.

        With `together` those of all ties are counted as one, whose `tie` is empty. Those without a
        date lie in no month, and are in none.
        """

    @abstractmethod
    def page(self, offset: int, limit: int | None = None) -> tuple[Relation, ...]:
        """Return some in the order of their dates, all that follow where there is no limit.

        Those without a date come last.
        """

    @abstractmethod
    def lasting(self, days: Sequence[date]) -> tuple[int, ...]:
        """Return for each day how many may cover it and the day before; the undated cover none."""

    @cached_property
    def mentions(self) -> Mapping[str, int]:
        """How many name each actor, or each node that an actor stands for."""
        found: Counter[str] = Counter()
        for names, n in self.cross_tabulate(*ENDS).items():
            found.update(dict.fromkeys(names, n))
        return found

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
    """Relations at hand: a table of columns, and which of its rows are meant."""

    def __init__(self, rows: Iterable[Relation] | Coded, at: Numbers | None = None) -> None:
        """Take relations in the order in which they were coded, or some of a table, by `at`."""
        self._all = rows if isinstance(rows, Coded) else Coded(rows)
        self._at = np.arange(len(self._all.rows)) if at is None else at
        self._ties: dict[str, tuple[Tie, ...]] = {}
        self._alike: dict[tuple[str, bool], dict[Alike, int]] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._at)

    def __iter__(self) -> Iterator[Relation]:
        """Go through them in the order in which they were coded."""
        return map(self._all.rows.__getitem__, self._at.tolist())

    def where(self, *conditions: Condition) -> "InMemory":
        """Return those that meet every condition."""
        return InMemory(self._all, self._meeting(conditions)) if conditions else self

    def _meeting(self, conditions: Sequence[Condition]) -> Numbers:
        met = reduce(and_, (one.of(self._all.column) for one in conditions))
        found: Numbers = self._at[met[self._at]]
        return found

    def tally(self, field: str) -> Mapping[Any, int]:
        """Return how many there are of each value of a field."""
        column = self._all.column(field)
        numbers = np.bincount(column.codes[self._at], minlength=len(column.values)).tolist()
        return Counter({value: n for value, n in zip(column.values, numbers, strict=True) if n})

    def cross_tabulate(self, *fields: str) -> Mapping[tuple[str, ...], int]:
        """Return how many there are of each combination of the values of some fields."""
        columns = [self._all.column(field) for field in fields]
        found = combined([one.codes[self._at] for one in columns])
        return Counter(
            {
                tuple(one.values[code] for one, code in zip(columns, codes, strict=True)): n
                for codes, n in found
            }
        )

    def ties(self, level: str = LEVELS[0], *conditions: Condition) -> tuple[Tie, ...]:
        """Add up those that are counted and meet every condition."""
        if conditions:
            return add_up(self._all, level, self._meeting(conditions))
        if level not in self._ties:
            self._ties[level] = add_up(self._all, level, self._at)
        return self._ties[level]

    def roll_up(self, level: str = LEVELS[0], *, together: bool = False) -> Mapping[Alike, int]:
        """Return how many counted ones of each tie are alike in type, status, months and weight."""
        asked = level, together
        if asked not in self._alike:
            self._alike[asked] = dict(self._rolled_up(*asked))
        return self._alike[asked]

    def _rolled_up(self, level: str, together: bool) -> Iterator[tuple[Alike, int]]:
        fields = (tie_column(level), "type", "status", "weight")
        ties, types, statuses, weights = map(self._all.column, fields)
        at = self._dated[(self._all.column("counted") & (ties != ""))[self._dated]]
        named = ties._replace(values=("",), codes=np.zeros_like(ties.codes)) if together else ties
        texts = (named.codes, types.codes, statuses.codes, *self._all.months, weights.codes)
        for (tie, kind, status, first, last, weight), n in combined([one[at] for one in texts]):
            names = named.values[tie], types.values[kind], statuses.values[status]
            yield Alike(*names, first, last, weights.values[weight]), n

    @cached_property
    def _dated(self) -> Numbers:
        found: Numbers = self._at[dated(self._all.column)[self._at]]
        return found

    def page(self, offset: int, limit: int | None = None) -> tuple[Relation, ...]:
        """Return some in the order of their dates."""
        some = self._ordered[offset : None if limit is None else offset + limit]
        return tuple(map(self._all.rows.__getitem__, some.tolist()))

    @cached_property
    def _ordered(self) -> Numbers:
        found: Numbers = self._all.ordered[np.sort(self._all.places[self._at])]
        return found

    def lasting(self, days: Sequence[date]) -> tuple[int, ...]:
        """Return for each day how many may cover it and the day before."""
        numbers = [*map(day_number, days)]
        starts, ends = (
            np.searchsorted(np.sort(self._all.column(end)[self._dated]), numbers)
            for end in ("earliest", "latest")
        )
        return tuple((starts - ends).tolist())

    @cached_property
    def months(self) -> Mapping[tuple[int, int], int]:
        """How many may last from one month to another."""
        first, last = self._all.months
        found = combined([first[self._dated], last[self._dated]])
        return {(start, end): n for (start, end), n in found}

    @cached_property
    def extent(self) -> Days | None:
        """First and last day that any may cover."""
        if not len(self._dated):
            return None
        first, last = (self._all.column(end)[self._dated] for end in ("earliest", "latest"))
        return day_of(first.min()), day_of(last.max())

    @cached_property
    def span(self) -> Days | None:
        """First and last day known to be covered."""
        first, last = (self._all.column(end)[self._at] for end in ("earliest", "latest"))
        starts, ends = first[first > day_number(date.min)], last[last < day_number(date.max)]
        if not len(starts) or not len(ends) or starts.min() > ends.max():
            starts = ends = np.concatenate([starts, ends])
        return (day_of(starts.min()), day_of(ends.max())) if len(starts) else None


def month_of(day: date) -> int:
    """Return the month of a day, counted from January of the year 0."""
    return day.year * 12 + day.month - 1
