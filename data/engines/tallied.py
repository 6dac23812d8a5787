"""Questions to many relations, answered by adding up numbers: how many rows stand for."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, reduce
from math import prod
from operator import add
from typing import Any

import numpy as np

from data.engines.aspects import Numbers, Texts, day_number, day_of
from data.engines.coded import BEGUN, GOING_ON, Columns, Combinations, Conditions, tie_column
from data.engines.conditions import Across, Condition, Counted, Dated, OneOf, Tied
from data.engines.relations import Alike, Days, Relations
from data.engines.ties import Tie, add_up
from data.model import LEVELS

Part = tuple[Columns, Conditions]  # rows, and which of them are meant
OUTER = {"least": np.min, "most": np.max}  # of days
LARGEST = 2**22  # combinations that are counted one by one, be there any or not


class Tallied(Relations):
    """Relations in columns of numbers."""

    def __init__(self) -> None:
        """Begin with nothing added up."""
        self._ties: dict[str, tuple[Tie, ...]] = {}

    @property
    @abstractmethod
    def _parts(self) -> Sequence[Part]:
        """Rows with their conditions; no relation is in two parts.

        All parts have the same entries of the same aspects.
        """

    @property
    def _columns(self) -> Columns:
        return self._parts[0][0]

    @abstractmethod
    def only(self, *conditions: Condition) -> "Tallied":
        """Return those that meet every condition; the columns must have what is asked of them."""

    def where(self, *conditions: Condition) -> Relations:
        """Return those that meet every condition."""
        return self.only(*conditions)

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self._counts(self._columns.column("counted").aspect.name).sum())

    def _counts(self, aspect: str) -> Numbers:
        """Return how many there are of each entry of an aspect."""
        return reduce(add, (part.counts(aspect, asked) for part, asked in self._parts))

    def _combined(self, *fields: str) -> tuple[list[Numbers], Numbers]:
        """Return each combination of codes of some fields that there is, and how often."""
        apart: dict[str, list[str]] = {}
        for field in fields:
            apart.setdefault(self._columns.column(field).aspect.name, []).append(field)
        known = {one: self._columns.combinations(*names) for one, names in apart.items()}
        if len(known) == 1:
            ((aspect, own),) = known.items()
            found = np.bincount(own.codes, self._counts(aspect), own.size)
            numbers = np.flatnonzero(found)
            often = found[numbers]
        else:
            numbers, often = self._across(known)
        codes: dict[str, Numbers] = {}
        for aspect in reversed(known):  # the last one counts by ones
            numbers, rest = np.divmod(numbers, known[aspect].size or 1)
            each = zip(apart[aspect], known[aspect].known, strict=True)
            codes |= {field: values[rest] for field, values in each}
        return [codes[field] for field in fields], often.astype(np.int64)

    def _across(self, known: Mapping[str, Combinations]) -> tuple[Numbers, Numbers]:
        """Return combinations of what several aspects have, as one number each, and how often."""
        size = prod(one.size for one in known.values())
        if size <= LARGEST:
            sums = (part.counted(known, size, asked) for part, asked in self._parts)
            found = reduce(add, sums)
            numbers = np.flatnonzero(found)
            return numbers, found[numbers]
        rows = [(part, part.chosen(asked)) for part, asked in self._parts]
        keys = np.concatenate([part.keys(known, at) for part, at in rows])
        often = np.concatenate([part.numbers[at] for part, at in rows])
        numbers, codes = np.unique(keys, return_inverse=True)
        return numbers, np.bincount(codes, often, len(numbers))

    def tally(self, field: str) -> Mapping[Any, int]:
        """Return how many there are of each value of a field."""
        return Counter({value: n for (value,), n in self.cross_tabulate(field).items()})

    def cross_tabulate(self, *fields: str) -> Mapping[tuple[Any, ...], int]:
        """Return how many there are of each combination of the values of some fields."""
        codes, often = self._combined(*fields)
        columns = [self._columns.column(field).values for field in fields]
        values = (
            [known[code] for code in own.tolist()]
            for known, own in zip(columns, codes, strict=True)
        )
        return Counter(dict(zip(zip(*values, strict=True), often.tolist(), strict=True)))

    def ties(self, level: str = LEVELS[0], *conditions: Condition) -> tuple[Tie, ...]:
        """Add up those that are counted and meet every condition."""
        if conditions:
            return self.where(*conditions).ties(level)
        if level not in self._ties:
            aspect = self._columns.column(tie_column(level)).aspect.name
            self._ties[level] = add_up(self._columns, level, self._counts(aspect))
        return self._ties[level]

    def roll_up(self, level: str = LEVELS[0], *, together: bool = False) -> Alike:
        """Return how many counted ones of each tie are alike in type, status, months and weight."""
        tie = tie_column(level)
        fields = [*([] if together else [tie]), "type", "status", "weight", "first", "last"]
        found = self.only(Counted(), Dated(), Tied(level))
        codes, often = found._combined(*fields)
        columns = {field: self._columns.column(field) for field in fields}
        texts = {
            field: Texts(columns[field].values, own)
            for field, own in zip(fields, codes, strict=True)
        }
        alone = Texts(("",), np.zeros_like(often))
        named = [texts.get(name, alone) for name in (tie, "type", "status", "weight")]
        return Alike._make([*named, *_months(texts["first"], texts["last"]), often])

    def outer(self, level: str = LEVELS[0]) -> Mapping[str, Days]:
        """Return the first and the last day that counted ones of each tie may cover."""
        ties = self._columns.column(tie_column(level))
        least = np.full(len(ties.values), day_number(date.max), np.int64)
        most = np.zeros_like(least)
        for part, asked in self.only(Counted(), Dated(), Tied(level))._parts:
            rows = part.chosen(asked)
            entries = part.aspects[ties.aspect.name].codes
            codes = ties.codes[rows if entries is None else entries[rows]]
            np.minimum.at(least, codes, part.days("first", "least", rows))
            np.maximum.at(most, codes, part.days("last", "most", rows))
        days = ((at, day_of(least[at]), day_of(most[at])) for at in np.flatnonzero(most).tolist())
        return {ties.values[at]: (first, last) for at, first, last in days}

    @cached_property
    def months(self) -> Mapping[tuple[int, int], int]:
        """How many may last from one month to another."""
        (first, last), often = self.only(Dated())._combined("first", "last")
        ends = (
            Texts(self._columns.column(end).values, codes)
            for end, codes in (("first", first), ("last", last))
        )
        found: Counter[tuple[int, int]] = Counter()
        for start, end, n in zip(*map(np.ndarray.tolist, (*_months(*ends), often)), strict=True):
            found[start, end] += n  # an open end may lie in a month with others
        return found

    def lasting(self, days: Sequence[date]) -> tuple[int, ...]:
        """Return for each day how many may cover it and the day before."""
        return tuple(self._number(Across(day)) for day in days)

    def _number(self, condition: Condition) -> int:
        """Return how many meet one more condition, whose aspect is added up only once."""
        found = self.only(condition)._parts
        of_it = ((part.held(condition).aspect.name, part, asked) for part, asked in found)
        return sum(int(part.counts(aspect, asked).sum()) for aspect, part, asked in of_it)

    @cached_property
    def extent(self) -> Days | None:
        """First and last day that any may cover."""
        found = self.only(Dated())
        first, last = found.tally("first"), found.tally("last")
        if not first:
            return None
        return found._day("first", min(first), "least"), found._day("last", max(last), "most")

    @cached_property
    def span(self) -> Days | None:
        """First and last day known to be covered."""
        firsts = sorted(month for month in self.tally("first") if month != BEGUN)
        lasts = sorted(month for month in self.tally("last") if month != GOING_ON)
        starts = [self._day("first", month, of) for month, of in _outer(firsts)]
        ends = [self._day("last", month, of) for month, of in _outer(lasts)]
        if starts and ends and starts[0] <= ends[1]:
            return starts[0], ends[1]
        days = sorted(starts + ends)
        return (days[0], days[-1]) if days else None

    def _day(self, end: str, month: int, of: str) -> date:
        """Return the first or the last day of those that begin, or end, in a month."""
        found = self.only(OneOf(end, (month,)))._parts
        days = [part.days(end, of, part.chosen(asked)) for part, asked in found]
        return day_of(OUTER[of](np.concatenate(days)))


def _outer(months: Sequence[int]) -> list[tuple[int, str]]:
    return [(months[0], "least"), (months[-1], "most")] if months else []


def _months(first: Texts, last: Texts) -> tuple[Numbers, Numbers]:
    """Return the months of ends; an open one lies in the first, or the last, that there is."""
    starts, ends = (np.array(one.values, np.int64)[one.codes] for one in (first, last))
    return np.maximum(starts, BEGUN + 1), np.minimum(ends, GOING_ON - 1)
