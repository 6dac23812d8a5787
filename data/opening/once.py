"""What cells of a row mean, found once for all the rows that have the same cells.

In long tables the same names, days and words stand again and again: what is done for each of them
is done for few values, what is done for each row is to look one up.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from data.opening.tables.table import Cells

MOST = 1 << 16  # values that are kept

Found = TypeVar("Found")


class Once(Generic[Found]):
    """Finds something in rows of which only some columns tell."""

    def __init__(self, places: Iterable[int], find: Callable[[Cells], Found]) -> None:
        """Take the columns that tell, and what finds it; where that raises, it does so each time.

        Args:
            places: the numbers of the columns, in any order.
            find: returns what a row says, never None, or raises a `ValueError`.
        """
        self._places, self._find = tuple(dict.fromkeys(places)), find
        self._known: dict[Cells, Found] = {}

    def of(self, cells: Cells) -> Found:
        """Return what is found in a row."""
        said = tuple(cells[at] if at < len(cells) else "" for at in self._places)
        found = self._known.get(said)
        if found is None:
            self._make_room()
            found = self._known[said] = self._find(cells)
        return found

    def of_each(self, rows: Sequence[Cells], columns: Sequence[Cells]) -> list[Found | None]:
        """Return what is found in each of some rows, None where that raises.

        Args:
            rows: as many cells each.
            columns: the same cells, column by column.
        """
        told = [columns[at] for at in self._places if at < len(columns)]
        said: Sequence[Cells] = [*zip(*told, strict=True)] if told else [()] * len(rows)
        self._make_room()
        for one, cells in dict(zip(said, rows, strict=True)).items():
            if one not in self._known:
                with suppress(ValueError):
                    self._known[one] = self._find(cells)
        return [*map(self._known.get, said)]

    def _make_room(self) -> None:
        if len(self._known) >= MOST:
            self._known.clear()
