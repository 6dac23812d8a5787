"""Conditions on relations: what is asked of the columns of a table, be that of an engine or ours.

A condition is told once, of columns by their names: those of a library of tables, from which it
makes an expression, or those of `coded`, from which it learns of which relations it holds.
`table` tells the columns that there are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import product
from operator import and_, or_
from typing import Any, Protocol

from data.engines.aspects import day_number
from data.engines.coded import ENDS, tie_column
from data.model import LEVELS
from data.relation import Relation

SIDES = ENDS[::2], ENDS[1::2]  # who acts, and who is acted upon
# Of what kind each source is, and whose; of those beyond the second all stand in one text.
FURTHER = "further_sources"
SOURCES = (("source_kind", "source_owner"), ("second_source_kind", "second_source_owner"))
# A column by its name. It can be compared, says where it is in some values, and what is asked of
# it is put together by &, | and ~.
Columns = Callable[[str], Any]


class Condition(Protocol):
    """What a relation must meet."""

    def of(self, column: Columns) -> Any:
        """Return where it is met, or an expression for that, asked of columns by their names."""
        ...


def dated(column: Columns) -> Any:
    """Return which relations have a date."""
    return column("date") != ""


@dataclass(frozen=True, slots=True)
class Counted:
    """It is counted: no repeat, no mirror image."""

    def of(self, column: Columns) -> Any:
        """Return which relations are counted."""
        return column("counted")


@dataclass(frozen=True, slots=True)
class Within:
    """It may cover a day between two, both included; what has no date covers none."""

    first: date
    last: date

    def of(self, column: Columns) -> Any:
        """Return of which relations the dates overlap the window."""
        since, until = day_number(self.first), day_number(self.last)
        return dated(column) & (column("latest") >= since) & (column("earliest") <= until)


@dataclass(frozen=True, slots=True)
class Undated:
    """It has no date."""

    def of(self, column: Columns) -> Any:
        """Return which relations have no date."""
        return ~dated(column)


@dataclass(frozen=True, slots=True)
class Dated:
    """It has a date."""

    def of(self, column: Columns) -> Any:
        """Return which relations have a date."""
        return dated(column)


@dataclass(frozen=True, slots=True)
class Across:
    """It may cover a day and the day before; what has no date covers none."""

    day: date

    def of(self, column: Columns) -> Any:
        """Return which relations begin before the day, and do not end before it."""
        day = day_number(self.day)
        return dated(column) & (column("earliest") < day) & (column("latest") >= day)


@dataclass(frozen=True, slots=True)
class Begins:
    """It has a date, and its first day is between two, both included."""

    first: int
    last: int

    def of(self, column: Columns) -> Any:
        """Return which relations begin on one of the days, written yyyymmdd."""
        begins = column("earliest")
        return dated(column) & (begins >= self.first) & (begins <= self.last)


@dataclass(frozen=True, slots=True)
class Rows:
    """Its number, in the order in which relations were coded, is between two, the last left out."""

    first: int
    last: int

    def of(self, column: Columns) -> Any:
        """Return which relations have such a number."""
        return (column("row") >= self.first) & (column("row") < self.last)


@dataclass(frozen=True, slots=True)
class Before:
    """It stands before another one in the order of dates, see `Relation.order`."""

    other: Relation

    def of(self, column: Columns) -> Any:
        """Return which relations begin before the other one."""
        first = column("relation_id") < self.other.relation_id
        if not self.other.date.known:
            return dated(column) | first
        day, begins = day_number(self.other.earliest), column("earliest")
        return dated(column) & ((begins < day) | ((begins == day) & first))


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field that holds a text, such as its type, has one of some values."""

    field: str
    values: tuple[str | int, ...]

    def of(self, column: Columns) -> Any:
        """Return which relations have one of the values in the field."""
        return column(self.field).is_in(self.values)


@dataclass(frozen=True, slots=True)
class Vouched:
    """One of its sources is of one of some kinds, and of one of some owners; none means any."""

    kinds: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()

    def of(self, column: Columns) -> Any:
        """Return which relations have such a source."""
        first, second = (
            _among(column(kind), self.kinds) & _among(column(owner), self.owners)
            for kind, owner in SOURCES
        )
        return first | second | column(FURTHER).str.contains(self._pattern)

    @property
    def _pattern(self) -> str:
        """The same, of the sources beyond the second: no kind and no owner has a sign in it."""
        kind, owner = ("|".join(one) or r"[^ :]+" for one in (self.kinds, self.owners))
        return f"(?:^| )(?:{kind}):(?:{owner})(?: |$)"


def further(text: str) -> Iterator[tuple[str, str]]:
    """Yield of what kind each source beyond the second is, and whose."""
    for one in text.split():
        kind, _, owner = one.partition(":")
        yield kind, owner


def _among(column: Any, wanted: tuple[str, ...]) -> Any:
    """Return that a column has one of some values, or any; a source that is not there has none."""
    return column.is_in(wanted) if wanted else column != ""


@dataclass(frozen=True, slots=True)
class Involves:
    """One of some nodes is on a side of it; both sides act in a mutual relation."""

    nodes: tuple[str, ...]
    side: str = "either"

    def of(self, column: Columns) -> Any:
        """Return which relations have one of the nodes on the side."""
        acts, acted_upon = (
            reduce(or_, (column(end).is_in(self.nodes) for end in side)) for side in SIDES
        )
        either = acts | acted_upon
        if self.side == "either":
            return either
        return (acts if self.side == "acts" else acted_upon) | (column("mutual") & either)


@dataclass(frozen=True, slots=True)
class Between:
    """One of some nodes is at one end of it, another one of them at the other."""

    nodes: tuple[str, ...]

    def of(self, column: Columns) -> Any:
        """Return which relations have ends that are of two of the nodes."""
        both = (
            column(one).is_in(self.nodes)
            & column(other).is_in(self.nodes)
            & (column(one) != column(other))
            for one, other in product(*SIDES)
        )
        return reduce(or_, both)


@dataclass(frozen=True, slots=True)
class Chosen:
    """It is part of one of some ties at a level, or says something of one of some nodes.

    At the level of countries it says that of an actor and of the node for which this one stands.
    """

    level: str
    ties: frozenset[str]
    nodes: frozenset[str]

    def of(self, column: Columns) -> Any:
        """Return which relations are among those that are chosen."""
        ends = ENDS if self.level == LEVELS[0] else ENDS[:2]
        nodes = sorted(self.nodes)
        of_nodes = (column(end).is_in(nodes) for end in ends)
        return reduce(or_, of_nodes, column(tie_column(self.level)).is_in(sorted(self.ties)))


@dataclass(frozen=True, slots=True)
class OfTies:
    """It is part of one of some ties at a level; the id of no tie is empty."""

    level: str
    ties: tuple[str, ...]

    def of(self, column: Columns) -> Any:
        """Return which relations are part of one of the ties."""
        return column(tie_column(self.level)).is_in(self.ties)


@dataclass(frozen=True, slots=True)
class Tied:
    """It is part of a tie at a level: its ends are not the same."""

    level: str

    def of(self, column: Columns) -> Any:
        """Return which relations are part of a tie."""
        return column(tie_column(self.level)) != ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """It begins in none of some months, and ends in none of others."""

    first: tuple[int, ...]
    last: tuple[int, ...]

    def of(self, column: Columns) -> Any:
        """Return which relations neither begin nor end in the months."""
        return ~(column("first").is_in(self.first) | column("last").is_in(self.last))


@dataclass(frozen=True, slots=True)
class Either:
    """It meets all of some conditions, or all of others."""

    one: tuple[Condition, ...]
    other: tuple[Condition, ...]

    def of(self, column: Columns) -> Any:
        """Return which relations meet all conditions of either side."""
        sides = self.one, self.other
        return reduce(or_, (reduce(and_, (one.of(column) for one in side)) for side in sides))
