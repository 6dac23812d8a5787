"""Conditions on relations: each holds of a relation at hand, and is an expression for a table.

An engine answers from a table whose columns are told by `data.engine`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from operator import attrgetter
from typing import Protocol

import narwhals as nw

from data.model import LEVELS
from data.relation import Relation

ENDS = ("actor", "target", "actor_node", "target_node")
DATED = nw.col("date") != ""
SIDES = ENDS[::2], ENDS[1::2]  # who acts, and who is acted upon
# Of what kind each source is, and whose; of those beyond the second all stand in one text.
FURTHER = "further_sources"
SOURCES = (("source_kind", "source_owner"), ("second_source_kind", "second_source_owner"))


class Condition(Protocol):
    """What a relation must meet."""

    def holds(self, relation: Relation) -> bool:
        """Tell whether a relation meets it."""
        ...

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        ...


def day_number(day: date) -> int:
    """Write a day as the number yyyymmdd: every engine compares numbers alike."""
    return day.year * 10_000 + day.month * 100 + day.day


@dataclass(frozen=True, slots=True)
class Counted:
    """It is counted: no repeat, no mirror image."""

    def holds(self, relation: Relation) -> bool:
        """Tell whether a relation is counted."""
        return relation.counted

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        return nw.col("counted")


@dataclass(frozen=True, slots=True)
class Within:
    """It may cover a day between two, both included; what has no date covers none."""

    first: date
    last: date

    def holds(self, relation: Relation) -> bool:
        """Tell whether the dates of a relation overlap the window."""
        return relation.date.overlaps(self.first, self.last)

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        since, until = day_number(self.first), day_number(self.last)
        return DATED & (nw.col("latest") >= since) & (nw.col("earliest") <= until)


@dataclass(frozen=True, slots=True)
class Undated:
    """It has no date."""

    def holds(self, relation: Relation) -> bool:
        """Tell whether a relation has no date."""
        return not relation.date.known

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        return ~DATED


@dataclass(frozen=True, slots=True)
class Before:
    """It stands before another one in the order of dates, see `Relation.order`."""

    other: Relation

    def holds(self, relation: Relation) -> bool:
        """Tell whether a relation begins before the other one."""
        return relation.order < self.other.order

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        first = nw.col("relation_id") < self.other.relation_id
        if not self.other.date.known:
            return DATED | first
        day, begins = day_number(self.other.earliest), nw.col("earliest")
        return DATED & ((begins < day) | ((begins == day) & first))


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field that holds a text, such as its type, has one of some values."""

    field: str
    values: tuple[str, ...]

    def holds(self, relation: Relation) -> bool:
        """Tell whether the field of a relation has one of the values."""
        return getattr(relation, self.field) in self.values

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        return nw.col(self.field).is_in(self.values)


@dataclass(frozen=True, slots=True)
class Vouched:
    """One of its sources is of one of some kinds, and of one of some owners; none means any."""

    kinds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()

    def holds(self, relation: Relation) -> bool:
        """Tell whether one of the sources of a relation is such."""
        known = [attrgetter(*source)(relation) for source in SOURCES]
        known += further(relation.further_sources)
        return any(
            all(
                value in wanted if wanted else value
                for value, wanted in zip(source, self._wanted, strict=True)
            )
            for source in known
        )

    @property
    def _wanted(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.kinds, self.owners

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        one, other = (
            nw.all_horizontal(*map(_among, source, self._wanted), ignore_nulls=False)
            for source in SOURCES
        )
        return one | other | nw.col(FURTHER).str.contains(self._pattern)

    @property
    def _pattern(self) -> str:
        """The same, of the sources beyond the second: no kind and no owner has a sign in it."""
        kind, owner = ("|".join(one) or r"[^ :]+" for one in self._wanted)
        return f"(?:^| )(?:{kind}):(?:{owner})(?: |$)"


def further(text: str) -> Iterator[tuple[str, str]]:
    """Yield of what kind each source beyond the second is, and whose."""
    for one in text.split():
        kind, _, owner = one.partition(":")
        yield kind, owner


def _among(column: str, wanted: tuple[str, ...]) -> nw.Expr:
    """Return that a column has one of some values, or any; a source that is not there has none."""
    return nw.col(column).is_in(wanted) if wanted else nw.col(column) != ""


@dataclass(frozen=True, slots=True)
class Involves:
    """One of some nodes is on a side of it; both sides act in a mutual relation."""

    nodes: tuple[str, ...]
    side: str = "either"

    def holds(self, relation: Relation) -> bool:
        """Tell whether one of the nodes is on the side of a relation."""
        acts = relation.actor_node in self.nodes or relation.actor in self.nodes
        acted_upon = relation.target_node in self.nodes or relation.target in self.nodes
        if self.side == "either" or relation.mutual:
            return acts or acted_upon
        return acts if self.side == "acts" else acted_upon

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        acts = nw.col("actor_node").is_in(self.nodes) | nw.col("actor").is_in(self.nodes)
        acted_upon = nw.col("target_node").is_in(self.nodes) | nw.col("target").is_in(self.nodes)
        either = acts | acted_upon
        if self.side == "either":
            return either
        return (acts if self.side == "acts" else acted_upon) | (nw.col("mutual") & either)


@dataclass(frozen=True, slots=True)
class Between:
    """One of some nodes is at one end of it, another one of them at the other."""

    nodes: tuple[str, ...]

    def holds(self, relation: Relation) -> bool:
        """Tell whether the ends of a relation are of two of the nodes."""
        ones, others = (
            {name for end in side if (name := getattr(relation, end)) in self.nodes}
            for side in SIDES
        )
        return bool(ones and others) and len(ones | others) > 1

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        both = [
            nw.col(one).is_in(self.nodes)
            & nw.col(other).is_in(self.nodes)
            & (nw.col(one) != nw.col(other))
            for one, other in product(*SIDES)
        ]
        return nw.any_horizontal(*both, ignore_nulls=False)


@dataclass(frozen=True, slots=True)
class Chosen:
    """It is part of one of some ties at a level, or says something of one of some nodes.

    At the level of countries it says that of an actor and of the node for which this one stands.
    """

    level: str
    ties: frozenset[str]
    nodes: frozenset[str]

    def holds(self, relation: Relation) -> bool:
        """Tell whether a relation is one of those that are chosen."""
        of_tie = relation.tie(self.level) in self.ties
        return of_tie or any(getattr(relation, end) in self.nodes for end in self._ends)

    @property
    def _ends(self) -> tuple[str, ...]:
        return ENDS if self.level == LEVELS[0] else ENDS[:2]

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        found = nw.col(tie_column(self.level)).is_in(sorted(self.ties))
        for end in self._ends:
            found = found | nw.col(end).is_in(sorted(self.nodes))
        return found


@dataclass(frozen=True, slots=True)
class OfTies:
    """It is part of one of some ties at a level; the id of no tie is empty."""

    level: str
    ties: tuple[str, ...]

    def holds(self, relation: Relation) -> bool:
        """Tell whether a relation is part of one of the ties."""
        return relation.tie(self.level) in self.ties

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        return nw.col(tie_column(self.level)).is_in(self.ties)


@dataclass(frozen=True, slots=True)
class Either:
    """It meets all of some conditions, or all of others."""

    one: tuple[Condition, ...]
    other: tuple[Condition, ...]

    def holds(self, relation: Relation) -> bool:
        """Tell whether a relation meets all conditions of either side."""
        return any(all(c.holds(relation) for c in side) for side in (self.one, self.other))

    @property
    def expression(self) -> nw.Expr:
        """The same, of the columns of a table."""
        one, other = (
            nw.all_horizontal(*(c.expression for c in side), ignore_nulls=False)
            for side in (self.one, self.other)
        )
        return one | other


def tie_column(level: str) -> str:
    """Return the column that holds the id of a relation's tie at a level."""
    return f"tie_{level}"
