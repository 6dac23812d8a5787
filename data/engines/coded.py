"""Relations as columns of numbers, so that a question to many of them is answered at once."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, lru_cache, reduce
from operator import and_, attrgetter
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from data.engines.aspects import (
    ROWS,
    Aspect,
    Days,
    Flags,
    Held,
    Numbers,
    Texts,
    day_number,
    ranks,
    texts,
)
from data.model import every_type, pair
from data.relation import Relation

LARGEST = 2**62  # that fits into a number
ENDS = ("actor", "target", "actor_node", "target_node")
BEGUN, GOING_ON = 11, 120_000  # the months of open ends: before and after all that there are
KEPT = 64  # conditions of which is kept where they hold, and half as many sums


def tie_column(level: str) -> str:
    """Return the column that holds the id of a relation's tie at a level."""
    return f"tie_{level}"


class Asked(Protocol):
    """A condition, as in `conditions`."""

    def of(self, column: Callable[[str], Any]) -> Any:
        """Return where it holds, asked of columns by their names."""
        ...


Conditions = frozenset[Any]  # all of which are to hold


class Combinations(NamedTuple):
    """Which combinations of codes there are in some columns, and which of them each entry has.

    `known` has for each column its code in each combination, in the order of the columns.
    """

    names: tuple[str, ...]
    known: tuple[Numbers, ...]
    codes: Numbers

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.known[0])


class Terms(NamedTuple):
    """What relations add to their ties, by the names in `ties`: `codes` has a place of each."""

    codes: Numbers
    added: Mapping[str, NDArray[Any]]


class Columns(ABC):
    """Rows and their columns, each made when it is first asked for.

    `numbers` says how many relations each row stands for, `aspects` what rows have in common.
    """

    def __init__(self, numbers: NDArray[Any], aspects: Iterable[Aspect] = ()) -> None:
        """Take how many relations each row stands for, and what rows have in common."""
        self.numbers = numbers
        self.aspects = {aspect.name: aspect for aspect in (ROWS, *aspects)}
        self._known: dict[Any, Any] = {}
        self.held: Callable[[Any], Held] = lru_cache(KEPT)(self._held)
        self._summed: Callable[[str, Conditions], Numbers] = lru_cache(KEPT // 2)(self._sum)

    def column(self, name: str) -> Any:
        """Return a column by its name in a table of an engine (`table` tells them).

        The columns "first" and "last" hold the months of its ends, see `months_of`.
        """
        if name not in self._known:
            of_tie = name.startswith("tie_")
            level = name.removeprefix("tie_")
            self._known[name] = self._ties(level) if of_tie else self._made(name)
        return self._known[name]

    @abstractmethod
    def _made(self, name: str) -> Any: ...

    def _ties(self, level: str) -> Texts:
        """Return the id of each relation's tie at a level; empty where both ends are one node."""
        ends = [self.column(end) for end in _ends(level)]
        both = self.combinations(*_ends(level))
        nodes = zip(*map(_values, ends, both.known), strict=True)
        known = texts(["", *(pair(one, other) if one != other else "" for one, other in nodes)])
        return Texts(known.values, known.codes[1:][both.codes], ends[0].aspect)

    def terms(self, level: str) -> Terms:
        """Return what relations add to their ties at a level: most of them do the same."""
        key = f"terms of {level}"
        if key not in self._known:
            self._known[key] = self._terms(level)
        found: Terms = self._known[key]
        return found

    def _terms(self, level: str) -> Terms:
        columns = [self.column(name) for name in ("type", "status", "weight")]
        one, other = ranks(*(self.column(end) for end in _ends(level)))
        also = {"forward": one < other, "mutual": self.column("mutual").flags}
        codes = {str(n): column.codes for n, column in enumerate(columns)}
        alike = combined(codes | {name: own.astype(np.int64) for name, own in also.items()})
        types, statuses, weights = map(_values, columns, alike.known)
        forward, mutual = (own > 0 for own in alike.known[3:])
        kinds, weight = [every_type()[code] for code in types], np.array(weights, np.float64)
        scores = np.array([kind.measured for kind in kinds], bool)
        added = {
            "relations": np.ones(alike.size),
            "cooperation": weight > 0,
            "conflict": weight < 0,
            "forward": forward | mutual,
            "backward": ~forward | mutual,
            "deeds": np.array([kind.deeds for kind in kinds], bool),
            "reported": np.array([status == "reported" for status in statuses], bool),
            "scores": scores,
            "weight": weight,
            "strength": np.where(scores, 1.0, np.abs(weight)),
        }
        return Terms(alike.codes, added)

    def _held(self, condition: Asked) -> Held:
        found: Held = condition.of(self.column)
        return found

    def met(self, conditions: Conditions) -> Flags | None:
        """Return which rows meet all of some conditions; None where there is no condition."""
        apart: dict[str, Held] = {}
        for held in map(self.held, conditions):
            name = held.aspect.name
            apart[name] = apart[name] & held if name in apart else held
        return reduce(and_, (held.each for held in apart.values())) if apart else None

    def chosen(self, conditions: Conditions) -> Numbers:
        """Return the rows, by their numbers, that meet all of some conditions."""
        met = self.met(conditions)
        return np.arange(len(self.numbers)) if met is None else np.flatnonzero(met)

    def counts(self, aspect: str, conditions: Conditions) -> Numbers:
        """Return how many relations of each entry of an aspect meet all of some conditions."""
        own = [one for one in conditions if self.held(one).aspect.name == aspect]
        found = self._summed(aspect, conditions.difference(own))
        return reduce(np.multiply, (self.held(one).flags for one in own), found)

    def _sum(self, aspect: str, conditions: Conditions) -> Numbers:
        met = self.met(conditions)
        return self.aspects[aspect].added(self.numbers if met is None else self.numbers * met)

    def combinations(self, *names: str) -> Combinations:
        """Return which combinations of values there are in columns of one aspect."""
        if names not in self._known:
            columns = {name: self.column(name).codes for name in names}
            self._known[names] = combined(columns)
        found: Combinations = self._known[names]
        return found

    def keys(self, known: Mapping[str, Combinations], rows: Any = ...) -> Numbers:
        """Return for some rows one number each for the combinations that they have in aspects."""
        found: Numbers = np.zeros_like(self.numbers[rows])
        for aspect, own in known.items():
            entries = self.aspects[aspect].codes
            assert entries is not None  # where rows have nothing in common, there is one aspect
            found *= own.size
            found += own.codes[entries[rows]]
        return found

    def counted(self, known: Mapping[str, Combinations], size: int, asked: Conditions) -> Numbers:
        """Return how many relations that meet conditions have each of so many such numbers.

        The numbers of all rows are kept: other questions to the same columns follow.
        """
        names = tuple(one.names for one in known.values())
        if names not in self._known:
            self._known[names] = self.keys(known)
        met = self.met(asked)
        numbers = self.numbers if met is None else self.numbers * met
        found: Numbers = np.bincount(self._known[names], numbers, size)
        return found

    @abstractmethod
    def days(self, end: str, of: str, rows: Numbers) -> Numbers:
        """Return the days of some rows, written yyyymmdd.

        They are those on which their relations begin ("first"), or end ("last"): of each row the
        first ("least") or the last ("most").
        """


class Coded(Columns):
    """Relations at hand: each row stands for one."""

    def __init__(self, relations: Iterable[Relation]) -> None:
        """Take relations in the order in which they were coded."""
        self.rows = tuple(relations)
        super().__init__(np.ones(len(self.rows), np.int64))

    def _made(self, name: str) -> Any:
        if name in ("mutual", "counted"):
            return Held(ROWS, self._numbers(attrgetter(name), bool))
        if name in ("earliest", "latest"):
            day = attrgetter(name)
            return Days(self._numbers(lambda one: day_number(day(one)), np.int64))
        if name in ("first", "last"):
            end = self.column("earliest" if name == "first" else "latest")
            return texts(months_of(end.numbers).tolist())
        if name == "date":
            return texts([one.date.text for one in self.rows])
        return texts([*map(attrgetter(name), self.rows)])

    def days(self, end: str, of: str, rows: Numbers) -> Numbers:
        """Return for some rows the day on which their relation begins, or ends."""
        found: Numbers = self.column("earliest" if end == "first" else "latest").numbers[rows]
        return found

    def _numbers(self, value_of: Callable[[Relation], Any], kind: Any) -> NDArray[Any]:
        return np.fromiter(map(value_of, self.rows), kind, len(self.rows))

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


def months_of(days: Numbers) -> Numbers:
    """Return the months of days, counted from January of the year 0; an open end has its own."""
    months = days // 10_000 * 12 + days // 100 % 100 - 1
    months[days == day_number(date.min)] = BEGUN
    months[days == day_number(date.max)] = GOING_ON
    return months


def _ends(level: str) -> tuple[str, str]:
    return ENDS[:2] if level == "actors" else ENDS[2:]


def _values(column: Texts, codes: Numbers) -> list[Any]:
    return [column.values[code] for code in codes.tolist()]


def combined(columns: Mapping[str, Numbers]) -> Combinations:
    """Return which combinations of numbers there are in some columns, and where.

    The columns are equally long, at least one, and no number is below 0.
    """
    codes = [*columns.values()]
    key, wide = np.zeros_like(codes[0]), 1
    for column in codes:
        most = int(column.max(initial=0)) + 1
        if wide * most > LARGEST:  # of what was put together so far only the order is kept
            known, key = np.unique(key, return_inverse=True)
            wide = len(known)
        key, wide = key * most + column, wide * most
    _, first, own = np.unique(key, return_index=True, return_inverse=True)
    return Combinations(tuple(columns), tuple(column[first] for column in codes), own)
