"""Relations: what is asked of all of a data set, or of what a selection leaves of it.

Three things answer alike: `memory.InMemory` from relations at hand, `table.InEngine`
from a table of any size, and `large.InCells` from what such a table adds up to.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from data.engines.aspects import Numbers, Texts
from data.engines.coded import ENDS
from data.engines.conditions import Before, Condition, Counted, Involves, OfTies, OneOf, Undated
from data.engines.ties import Decimals, Tie
from data.model import LEVELS, every_type
from data.relation import Relation

Days = tuple[date, date]  # the first and the last


class Alike(NamedTuple):
    """Relations that are counted as one: a place for each, in the order of what they are alike in.

    `first` and `last` are the months between which they lie, counted from January of the year 0,
    `weight` has that of each one of them, `number` how many they are.
    """

    tie: Texts
    type: Texts
    status: Texts
    weight: Texts
    first: Numbers
    last: Numbers
    number: Numbers

    @property
    def weights(self) -> Decimals:
        """The weight of each one of them."""
        return np.array(self.weight.values, float)[self.weight.codes]

    @property
    def sizes(self) -> Decimals:
        """How much each one of them says for or against, 0 to 1."""
        measured = np.array([every_type()[one].measured for one in self.type.values], bool)
        return np.where(measured[self.type.codes], 1.0, np.abs(self.weights))

    def of(self, tie: str) -> "Alike":
        """Return those of one tie."""
        at = np.flatnonzero(self.tie.is_in((tie,)).flags)
        texts = (replace(one, codes=one.codes[at]) for one in self[:4])
        return Alike._make([*texts, *(one[at] for one in self[4:])])


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
    def tally(self, field: str) -> Mapping[Any, int]:
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
    def roll_up(self, level: str = LEVELS[0], *, together: bool = False) -> Alike:
        """Return how many counted ones are alike in tie, type, status, weight and months.

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

    @abstractmethod
    def outer(self, level: str = LEVELS[0]) -> Mapping[str, Days]:
        """Return the first and the last day that counted ones of each tie may cover.

        Open ends are the first and the last of all days; a tie without any date is left out.
        """

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

    def before(self, relation: Relation) -> int:
        """Return how many stand before one in the order of their dates."""
        return len(self.where(Before(relation)))


def month_of(day: date) -> int:
    """Return the month of a day, counted from January of the year 0."""
    return day.year * 12 + day.month - 1
