"""Codes of several columns as one number: what engines group by, and what tells entries apart."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from data.engines.aspects import Numbers
from data.engines.coded import LARGEST


class Packed(NamedTuple):
    """Columns of codes as few numbers, so that an engine groups by these alone.

    `sizes` has for each number the columns in it, and how many codes each of these may have.
    """

    sizes: tuple[tuple[tuple[str, int], ...], ...]

    @classmethod
    def of(cls, sizes: Mapping[str, int]) -> "Packed":
        """Return how columns are packed that have so many codes each."""
        found: list[list[tuple[str, int]]] = [[]]
        wide = 1
        for name, size in sizes.items():
            if wide * size > LARGEST:
                found.append([])
                wide = 1
            found[-1].append((name, size))
            wide *= size
        return cls(tuple(map(tuple, found)))

    def numbers(self, code: Callable[[str], Any]) -> list[Any]:
        """Return the numbers for codes, be they arrays or expressions."""
        found = []
        for (first, _), *others in self.sizes:
            number = code(first)
            for name, size in others:
                number = number * size + code(name)
            found.append(number)
        return found

    def unpacked(self, numbers: Sequence[Numbers]) -> dict[str, Numbers]:
        """Return the codes that are in numbers."""
        found: dict[str, Numbers] = {}
        for own, number in zip(self.sizes, numbers, strict=True):
            left = number
            for name, size in reversed(own):
                left, found[name] = np.divmod(left, size)
        return found


class Entries:
    """The entries of an aspect: which combinations of codes there are, by their packed numbers."""

    def __init__(self, packed: Packed) -> None:
        """Take how codes are packed; nothing is known yet."""
        self._packed = packed
        self._known: list[tuple[Numbers, Numbers]] = []
        self.columns: Mapping[str, Numbers] = {}

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self._known[-1][1])

    def learn(self, numbers: Sequence[Numbers]) -> Numbers:
        """Learn the entries that rows have, by their packed numbers, and return these."""
        entries = np.zeros(len(numbers[0]), np.int64)
        for number in numbers:
            own, codes = np.unique(number, return_inverse=True)
            both = np.arange(len(own))
            if self._known:
                both, codes = np.unique(entries * len(own) + codes, return_inverse=True)
            self._known.append((own, both))
            entries = codes
        any_row = np.zeros(self.size, np.int64)
        any_row[entries] = np.arange(len(entries))
        self.columns = self._packed.unpacked([number[any_row] for number in numbers])
        return entries

    def find(self, code: Callable[[str], Numbers]) -> Numbers:
        """Return the entries of rows by their codes; all of them are known."""
        found: Any = 0
        for number, (own, both) in zip(self._packed.numbers(code), self._known, strict=True):
            found = np.searchsorted(both, found * len(own) + np.searchsorted(own, number))
        return np.asarray(found, np.int64)
