"""Relations in a table of any size: counted by cells, and read one by one only where they are few.

Days within a month are not in the cells. Where a filter begins or ends on one, the relations of
that month are read from the table by their days, and stand in the place of its cells.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from data.engines.aspects import Doubt, day_number, month_number
from data.engines.cells import ASPECTS, Finer, Lacking, first_day, last_day
from data.engines.coded import BEGUN, Conditions
from data.engines.conditions import Before, Begins, Condition, Dated, Elsewhere, Undated
from data.engines.grouping import Grouping
from data.engines.relations import Relations
from data.engines.retold import Retold
from data.engines.table import FEW, FIRST, InEngine
from data.engines.tallied import Part, Tallied
from data.relation import Relation

MONTHS = 24  # of which days are kept
ALIKE = {name for names in ASPECTS.values() for name in names} - {"date"} | {"sign"}


class Table:
    """A table with its cells, and the days of those months of which they were asked for."""

    def __init__(self, table: Any) -> None:
        """Take a table of any library that Narwhals knows; it is read once."""
        self.table = table
        self._grouping = Grouping(table)
        self.cells = self._grouping.cells()
        self.retold = InEngine(table).retold
        self._month = lru_cache(MONTHS)(self._read)
        self.days = lru_cache(MONTHS)(self._days)

    def _read(self, doubt: Doubt) -> Finer:
        return self._grouping.finer(self.cells, *doubt)

    def _days(self, doubts: frozenset[Doubt]) -> tuple[Finer, Elsewhere]:
        """Return the relations that begin or end in some months, and how all others are told."""
        first, last = (
            tuple(sorted(month for end, month in doubts if end == one)) for one in ("first", "last")
        )
        begun = [self._month(("first", month)) for month in first]
        ended = [self._month(("last", month)) for month in last]
        return Finer.together(self.cells, begun, ended, first), Elsewhere(first, last)


class InCells(Tallied):
    """Relations in a table of any size, which are counted by cells."""

    def __init__(self, table: Any, conditions: Conditions = frozenset(), few: int = FEW) -> None:
        """Take a table with the columns that `table` tells, or those that meet conditions.

        Args:
            table: of any library that Narwhals knows; or one whose cells are known.
            conditions: what its relations must meet.
            few: how many rows are few enough to be read into memory, as for `InEngine`.
        """
        super().__init__()
        self._table = table if isinstance(table, Table) else Table(table)
        self._conditions, self._few = conditions, few

    @cached_property
    def _parts(self) -> Sequence[Part]:
        cells = self._table.cells
        held = map(cells.held, self._conditions)
        doubts: frozenset[Doubt] = frozenset().union(*(one.doubts for one in held))
        if not doubts:
            return [(cells, self._conditions)]
        days, elsewhere = self._table.days(doubts)
        return [(cells, self._conditions | {elsewhere}), (days, self._conditions)]

    @cached_property
    def _engine(self) -> InEngine:
        """The same relations, of which the table itself is asked."""
        return InEngine(self._table.table, self._few, self.retold).only(*self._conditions)

    @property
    def retold(self) -> Retold:
        """What the relations say in other languages."""
        return self._table.retold

    def where(self, *conditions: Condition) -> Relations:
        """Return those that meet every condition."""
        try:
            for one in conditions:
                self._table.cells.held(one)
        except Lacking:
            return self._engine.where(*conditions)
        return self.only(*conditions)

    def only(self, *conditions: Condition) -> "InCells":
        """Return those that meet every condition; the cells must have what is asked of them."""
        if not conditions:
            return self
        return InCells(self._table, self._conditions.union(conditions), self._few)

    def __iter__(self) -> Iterator[Relation]:
        """Go through them in the order in which they were coded."""
        return iter(self._engine)

    def cross_tabulate(self, *fields: str) -> Mapping[tuple[Any, ...], int]:
        """Return how many there are of each combination of the values of some fields."""
        if ALIKE.issuperset(fields):
            return super().cross_tabulate(*fields)
        return self._engine.cross_tabulate(*fields)

    def page(self, offset: int, limit: int | None = None) -> tuple[Relation, ...]:
        """Return some in the order of their dates: only the months in which they begin are read."""
        end = len(self) if limit is None else min(offset + limit, len(self))
        found: list[Relation] = []
        at = 0
        months: list[tuple[int, int]] = []
        for month, n in self._begun.items():
            at += n
            if at > offset and at - n < end:
                months.append((month, at - n))
        if months:
            (first, before), (last, _) = months[0], months[-1]
            some = self._engine.only(Begins(first_day(first), last_day(last)))
            found += some.page(offset - before, min(end, at) - offset)
        if end > at:
            some = self._engine.only(Undated())
            found += some.page(max(offset - at, 0), end - max(offset, at))
        return tuple(found)

    def before(self, relation: Relation) -> int:
        """Return how many stand before one in the order of their dates."""
        before = Before(relation)
        if not relation.date.known:
            return sum(self._begun.values()) + len(self._engine.only(Undated(), before))
        day = day_number(relation.earliest)
        own = BEGUN if day == FIRST else month_number(day)
        earlier = sum(n for month, n in self._begun.items() if month < own)
        same = Begins(first_day(own), last_day(own))
        return earlier + len(self._engine.only(same, before))

    @cached_property
    def _begun(self) -> Mapping[int, int]:
        """How many begin in each month, in order; one of its own has what begins nobody knows when.

        Those without a date are in none.
        """
        found = self.only(Dated()).tally("first")
        return dict(sorted(found.items()))
