"""Relations at hand: a table of columns, and which of its rows are meant."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np

from data.engines.aspects import Numbers
from data.engines.coded import Coded, Conditions
from data.engines.conditions import Condition
from data.engines.tallied import Part, Tallied
from data.relation import Relation


class InMemory(Tallied):
    """Relations at hand: each row stands for one."""

    def __init__(
        self, rows: Iterable[Relation] | Coded, conditions: Conditions = frozenset()
    ) -> None:
        """Take relations in the order in which they were coded, or those that meet conditions."""
        self._all = rows if isinstance(rows, Coded) else Coded(rows)
        self._conditions = conditions
        super().__init__()

    @property
    def _parts(self) -> Sequence[Part]:
        return [(self._all, self._conditions)]

    def __iter__(self) -> Iterator[Relation]:
        """Go through them in the order in which they were coded."""
        return map(self._all.rows.__getitem__, self._at.tolist())

    @cached_property
    def _at(self) -> Numbers:
        return self._all.chosen(self._conditions)

    def only(self, *conditions: Condition) -> "InMemory":
        """Return those that meet every condition."""
        return InMemory(self._all, self._conditions.union(conditions)) if conditions else self

    def page(self, offset: int, limit: int | None = None) -> tuple[Relation, ...]:
        """Return some in the order of their dates."""
        some = self._ordered[offset : None if limit is None else offset + limit]
        return tuple(map(self._all.rows.__getitem__, some.tolist()))

    @cached_property
    def _ordered(self) -> Numbers:
        found: Numbers = self._all.ordered[np.sort(self._all.places[self._at])]
        return found
