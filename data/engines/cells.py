"""Cells: what a table of any size adds up to, once, when it is opened.

A cell stands for all relations that have the same ends, type, status and weight, kinds and owners
of sources, that begin in one month and end in one: a place in a matrix that has a row for each of
the former ("who", does what to whom) and a column for the latter ("told", when and by whom). Most
places are empty. Only numbers are held of the others, and every count, tie and axis is made of
these: to add up eight million takes a product of the matrix with a vector, some 15 ms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, reduce
from itertools import chain, pairwise
from operator import and_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.engines.aspects import ROWS, Aspect, Days, Flags, Held, Months, Numbers, Texts, texts
from data.engines.coded import BEGUN, ENDS, GOING_ON, Columns, Combinations, Conditions, months_of
from data.engines.conditions import FURTHER, SOURCES
from data.engines.packed import Entries
from data.engines.table import FIRST, LAST

TEXTS = ("type", "status", "weight", *ENDS)
WHO = (*TEXTS[:3], "counted", "mutual", *ENDS)  # in this order they stand
WHEN = ("first", "last", "date")
SOURCE = (*chain(*SOURCES), FURTHER)
ASPECTS = {"who": WHO, "told": (*WHEN, *SOURCE)}
OTHER = {"who": "told", "told": "who"}
OF = ("least", "most")  # of the days of a cell
ENDS_OF_TIME = {"first": "earliest", "last": "latest"}
RARE = 0.1  # of the entries of an aspect: of so many the cells are taken rather than looked for
STRETCHES = 2_000  # of rows of the matrix that are alike: so many are added up one by one


class Lacking(KeyError):
    """Cells do not have a column: only the table itself can answer."""


class Cells(Columns):
    """The cells of a table, those of each row of the matrix together."""

    def __init__(
        self,
        numbers: NDArray[np.int32],
        entries: Mapping[str, Entries],
        codes: Mapping[str, NDArray[np.int32]],
        days: Mapping[tuple[str, str], NDArray[np.uint8]],
        values: Mapping[str, tuple[Any, ...]],
    ) -> None:
        """Take what was read.

        Args:
            numbers: how many relations each cell stands for.
            entries: what they have in common, by aspect.
            codes: the entry of each cell; those of "who" rise.
            days: of the month the first and the last on which relations of a cell begin, or end.
            values: the texts of which columns have codes.
        """
        self.entries, self.values, self._days = entries, values, days
        aspects = [Aspect(name, own.size, codes[name]) for name, own in entries.items()]
        super().__init__(numbers, aspects)

    @cached_property
    def _matrix(self) -> Any:
        from scipy.sparse import csr_array  # half a second, for large sets alone

        shape = tuple(self.aspects[name].size for name in ("who", "told"))
        _, starts = self._together("who")
        return csr_array(
            (self.numbers, self.aspects["told"].codes, starts.astype(np.int32)), shape=shape
        )

    def _made(self, name: str) -> Any:
        if name in ENDS_OF_TIME.values():
            end = next(end for end, other in ENDS_OF_TIME.items() if other == name)
            return Months(self.entries["told"].columns[end], end, self.aspects["told"])
        if name == "sign":
            weight = self.column("weight")
            signs = np.sign(weight.values).astype(np.int64)[weight.codes]
            return texts(signs.tolist(), weight.aspect)
        for aspect, names in ASPECTS.items():
            if name in names:
                return self._of_entries(name, self.entries[aspect].columns[name], aspect)
        raise Lacking(name)

    def _of_entries(self, name: str, codes: Numbers, aspect: str) -> Any:
        at = self.aspects[aspect]
        if name in ("mutual", "counted"):
            return Held(at, codes > 0)
        if name in self.values:
            return Texts(self.values[name], codes, at)
        return texts(codes.tolist(), at)

    def _flags(self, conditions: Conditions) -> dict[str, Flags]:
        """Return of which entries of aspects conditions hold, as far as there are any."""
        apart: dict[str, list[Flags]] = {}
        for held in map(self.held, conditions):
            apart.setdefault(held.aspect.name, []).append(held.flags)
        return {name: reduce(and_, flags) for name, flags in apart.items()}

    def _sum(self, aspect: str, conditions: Conditions) -> Numbers:
        flags = self._flags(conditions)
        if aspect not in OTHER or ROWS.name in flags:
            return super()._sum(aspect, conditions)
        other = flags.get(OTHER[aspect], np.ones(self.aspects[OTHER[aspect]].size))
        matrix = self._matrix if aspect == "who" else self._matrix.T
        found: Numbers = (matrix @ other.astype(np.int32)).astype(np.int64)
        return found

    def chosen(self, conditions: Conditions) -> Numbers:
        """Return the cells, by their numbers, that meet all of some conditions, in no order.

        Of all cells only those are looked at that meet what fewest entries do.
        """
        flags = self._flags(conditions)
        rows: Numbers = np.arange(0 if flags else len(self.numbers))
        for at, name in enumerate(sorted(flags, key=lambda name: flags[name].mean())):
            entries = self.aspects[name].codes
            if at:
                rows = rows[flags[name][rows if entries is None else entries[rows]]]
            elif name in ASPECTS and flags[name].mean() < RARE:
                rows = self._of_entries_at(name, np.flatnonzero(flags[name]))
            else:
                rows = np.flatnonzero(flags[name] if entries is None else flags[name][entries])
        return rows

    def _of_entries_at(self, aspect: str, at: Numbers) -> Numbers:
        """Return the cells of some entries of an aspect."""
        cells, begun = self._together(aspect)
        starts, often = begun[at], np.diff(begun)[at]
        passed = np.repeat(np.cumsum(often) - often, often)
        places: Numbers = np.repeat(starts, often) + np.arange(len(passed)) - passed
        return places if cells is None else cells[places].astype(np.int64)

    def _together(self, aspect: str) -> tuple[NDArray[np.int32] | None, Numbers]:
        """Return the cells in the order of their entries, and where those of each begin.

        Those of "who" stand in that order as they are.
        """
        key = ("together", aspect)
        if key not in self._known:
            own = self.aspects[aspect]
            assert own.codes is not None
            cells = None
            if aspect != "who":
                cells = np.argsort(own.codes, kind="stable").astype(np.int32)
            ends = np.cumsum(np.bincount(own.codes, minlength=own.size))
            self._known[key] = cells, np.concatenate([[0], ends])
        found: tuple[NDArray[np.int32] | None, Numbers] = self._known[key]
        return found

    def counted(self, known: Mapping[str, Combinations], size: int, asked: Conditions) -> Numbers:
        """Return how many relations that meet conditions have each of so many combinations.

        Where rows that are alike stand together there are few stretches of them to be added up.
        """
        flags, who, told = self._flags(asked), known["who"], known["told"]
        stretches = self._stretches(who)
        if ROWS.name in flags or len(stretches) > STRETCHES:
            return super().counted(known, size, asked)
        found = np.zeros((who.size, self.aspects["told"].size), np.int64)
        ones = np.ones(self.aspects["who"].size, bool)
        meant = flags.get("who", ones).astype(np.int32)
        for code, start, end, part in stretches:
            if meant[start:end].any():
                found[code] += part @ meant[start:end]
        if "told" in flags:
            found *= flags["told"]
        sums: Any = np.array([np.bincount(told.codes, own, told.size) for own in found])
        counted: Numbers = (sums if next(iter(known)) == "who" else sums.T).reshape(size)
        return counted

    def _stretches(self, who: Combinations) -> Sequence[tuple[int, int, int, Any]]:
        """Return stretches of rows of the matrix that are alike, with these turned over."""
        key = ("stretches", *who.names)
        if key not in self._known:
            turns = np.flatnonzero(np.diff(who.codes)) + 1
            ends = [0, *turns.tolist(), len(who.codes)] if len(turns) < STRETCHES else []
            matrix = self._matrix
            self._known[key] = [
                (int(who.codes[start]), start, end, matrix[start:end].T)
                for start, end in pairwise(ends)
            ]
        found: Sequence[tuple[int, int, int, Any]] = self._known[key]
        return found

    def days(self, end: str, of: str, rows: Numbers) -> Numbers:
        """Return for some rows the first or the last day on which relations begin, or end."""
        told = self.aspects["told"].codes
        assert told is not None
        months = self.entries["told"].columns[end][told[rows]]
        return day_in(months, self._days[end, of][rows])


class Finer(Columns):
    """Rows that stand for relations of single days; all else that they have, cells have too."""

    def __init__(
        self,
        cells: Cells,
        numbers: Numbers,
        codes: Mapping[str, Numbers],
        ends: Mapping[str, Numbers],
    ) -> None:
        """Take rows of the same entries as cells.

        Args:
            cells: those of the same table.
            numbers: how many relations each row stands for.
            codes: the entry of each aspect that each row has.
            ends: the days on which they begin ("earliest") and end ("latest").
        """
        self._cells = cells
        self.codes, self.ends = codes, ends
        sizes = ((name, cells.aspects[name].size, own) for name, own in codes.items())
        super().__init__(numbers, [Aspect(*one) for one in sizes])

    def column(self, name: str) -> Any:
        """Return a column: that of the cells, except for the days."""
        if name in self.ends:
            return Days(self.ends[name])
        found = self._cells.column(name)
        return replace(found, aspect=self.aspects[found.aspect.name])

    def _made(self, name: str) -> Any:
        raise Lacking(name)

    def days(self, end: str, of: str, rows: Numbers) -> Numbers:
        """Return for some rows the day on which their relations begin, or end."""
        return self.ends[ENDS_OF_TIME[end]][rows]

    @classmethod
    def together(
        cls, cells: Cells, begun: Sequence["Finer"], ended: Sequence["Finer"], months: Sequence[int]
    ) -> "Finer":
        """Return rows that begin in some months, and of others those that begin in none of them."""
        several = [(one, np.arange(len(one.numbers))) for one in begun]
        several += [
            (one, np.flatnonzero(~np.isin(months_of(one.ends["earliest"]), months)))
            for one in ended
        ]
        return cls(
            cells,
            np.concatenate([one.numbers[at] for one, at in several]),
            {n: np.concatenate([one.codes[n][at] for one, at in several]) for n in cells.entries},
            {
                n: np.concatenate([one.ends[n][at] for one, at in several])
                for n in several[0][0].ends
            },
        )


def first_day(month: int) -> int:
    """Return a day that is not after the first day of a month; of open ends that before all."""
    start = month // 12 * 10_000 + (month % 12 + 1) * 100
    return FIRST if month == BEGUN else LAST if month == GOING_ON else max(start, FIRST + 1)


def last_day(month: int) -> int:
    """Return a day that is not before the last day of a month; of open ends that after all."""
    end = month // 12 * 10_000 + (month % 12 + 1) * 100 + 99
    return FIRST if month == BEGUN else LAST if month == GOING_ON else min(end, LAST - 1)


def day_in(months: Numbers, days: NDArray[Any]) -> Numbers:
    """Return days of months, counted from January of the year 0, as numbers yyyymmdd."""
    found: Numbers = months // 12 * 10_000 + (months % 12 + 1) * 100 + days
    found[months == BEGUN], found[months == GOING_ON] = FIRST, LAST
    return found
