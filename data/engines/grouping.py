"""Grouping: how a table of any size is read into cells, and its days into rows beside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from data.engines.asking import columns_of, in_turn, turn_of
from data.engines.aspects import Numbers
from data.engines.cells import (
    ASPECTS,
    ENDS_OF_TIME,
    OF,
    SOURCE,
    TEXTS,
    Cells,
    Finer,
    first_day,
    last_day,
)
from data.engines.coded import BEGUN, GOING_ON, months_of
from data.engines.conditions import dated
from data.engines.packed import Entries, Packed
from data.engines.table import FIRST, LAST, month

AT_ONCE = 1_000_000  # relations that are grouped together: so does their memory stay small
# How many codes there may be in the columns that are numbers, or truth values.
SIZES = {"first": GOING_ON + 1, "last": GOING_ON + 1, "date": 2, "mutual": 2, "counted": 2}
DATED = ("", "dated")
CODED = (*TEXTS, *SOURCE)
Read = dict[str, NDArray[Any]]


class Grouping:
    """How a table is read into cells, and its days into rows of the same entries."""

    def __init__(self, table: Any) -> None:
        """Take a table of any library; the texts that it has are read first."""
        self.frame = frame = nw.from_native(table).lazy()
        self.turn = turn_of(frame)
        with self.turn:
            self.values = {name: _read(self._texts(frame, name), name) for name in CODED}
        self._places = {n: {v: at for at, v in enumerate(own)} for n, own in self.values.items()}
        self._packed = self._packing(self.values)

    def _texts(self, frame: Any, name: str) -> Any:
        """Return the texts of a column with their codes, in their order.

        `unique` would number the rows of each text, which takes ten times as long.
        """
        known = frame.group_by(name).agg(n=nw.len()).select(name)
        return known.with_row_index(f"{name}_code", order_by=name)

    def _packing(self, values: Mapping[str, Sequence[Any]]) -> dict[str, Packed]:
        sizes = {name: len(own) for name, own in values.items()} | SIZES
        return {
            aspect: Packed.of({name: sizes[name] for name in names})
            for aspect, names in ASPECTS.items()
        }

    def cells(self) -> Cells:
        """Return what the table adds up to: it is read once, some months at a time."""
        parts = [self._grouped(frame) for frame in self._some_at_once()]
        found = {name: np.concatenate([part.pop(name) for part in parts]) for name in [*parts[0]]}
        entries = {name: Entries(packed) for name, packed in self._packed.items()}
        codes = {
            name: own.learn([found.pop(key) for key in _keys(name, self._packed[name])]).astype(
                np.int32
            )
            for name, own in entries.items()
        }
        order = np.argsort(codes["who"], kind="stable")
        return Cells(
            found["n"][order],
            entries,
            {name: own[order] for name, own in codes.items()},
            {(end, of): found[f"{end}_{of}"][order] for end in ENDS_OF_TIME for of in OF},
            self.values | {"date": DATED},
        )

    def _some_at_once(self) -> Iterator[Any]:
        """Yield the table in parts, each of which has all that begins in some months."""
        found = self._begins()
        months: list[int] = []
        several = 0
        for first, n in sorted(
            zip(*(found[name].tolist() for name in ("first", "n")), strict=True)
        ):
            if months and several + n > AT_ONCE:
                yield self._begun(months)
                months, several = [], 0
            months.append(first)
            several += n
        yield self._begun(months) if months else self.frame

    @in_turn
    def _begins(self) -> Read:
        """Return how many relations begin in each month."""
        begun = self.frame.select(first=self._code("first")).group_by("first").agg(n=nw.len())
        return columns_of(begun)

    @in_turn
    def _begun(self, months: Sequence[int]) -> Any:
        day = nw.col("earliest")
        return self.frame.filter(day >= first_day(months[0]), day <= last_day(months[-1]))

    def _grouped(self, frame: Any) -> Read:
        """Return the cells of some relations: the numbers of their entries, and what is in them."""
        return self._same_codes(*self._asked(frame))

    @in_turn
    def _asked(self, frame: Any) -> tuple[Read, Mapping[str, Packed], Mapping[str, Sequence[Any]]]:
        """Return the same with codes of their own, how these are packed, and what they mean."""
        known = {name: self._texts(frame, name) for name in CODED}
        values = {name: _read(own, name) for name, own in known.items()}
        packing = self._packing(values)
        for name, own in known.items():
            frame = frame.join(own, on=name, how="inner")
        keys = {
            key: number
            for aspect, packed in packing.items()
            for key, number in zip(_keys(aspect, packed), packed.numbers(self._code), strict=True)
        }
        days = {
            f"{end}_{of}": getattr(nw.col(day), "min" if of == OF[0] else "max")()
            for end, day in ENDS_OF_TIME.items()
            for of in OF
        }
        some = frame.select(*ENDS_OF_TIME.values(), **keys).group_by(*keys)
        return columns_of(some.agg(n=nw.len(), **days)), packing, values

    def _same_codes(
        self, found: Read, packing: Mapping[str, Packed], values: Mapping[str, Sequence[Any]]
    ) -> Read:
        """Return cells with the codes of the whole table in place of those of a part of it."""
        numbers: Read = {"n": found["n"].astype(np.int32)}
        for name in (f"{end}_{of}" for end in ENDS_OF_TIME for of in OF):
            numbers[name] = (found[name] % 100).astype(np.uint8)
        for aspect, packed in packing.items():
            codes = packed.unpacked([found[key] for key in _keys(aspect, packed)])
            for name in codes.keys() & values.keys():
                same = np.array([self._places[name][value] for value in values[name]], np.int64)
                codes[name] = same[codes[name]]
            whole = self._packed[aspect]
            each = whole.numbers(codes.__getitem__)
            numbers |= dict(zip(_keys(aspect, whole), each, strict=True))
        return numbers

    def _code(self, name: str) -> Any:
        """Return the code of a column as an expression."""
        if name in ENDS_OF_TIME:
            day = ENDS_OF_TIME[name]
            open_, end = (BEGUN, FIRST) if name == "first" else (GOING_ON, LAST)
            at = nw.when(nw.col(day) == end).then(nw.lit(open_)).otherwise(month(day))
            return at.cast(nw.Int64)
        if name == "date":
            return dated(nw.col).cast(nw.Int64)
        if name in ("mutual", "counted"):
            return nw.col(name).cast(nw.Int64)
        return nw.col(f"{name}_code").cast(nw.Int64)

    @in_turn
    def finer(self, cells: Cells, end: str, at: int) -> Finer:
        """Return the rows that begin ("first") or end ("last") in a month, by their days."""
        day, names = nw.col(ENDS_OF_TIME[end]), (*CODED, "mutual", "counted")
        some = self.frame.filter(day >= first_day(at), day <= last_day(at))
        some = some.select(*names, "earliest", "latest", date=dated(nw.col).cast(nw.Int64))
        found = columns_of(some.group_by(*names, "earliest", "latest", "date").agg(n=nw.len()))
        codes = {n: self._coded(n, found[n]) for n in names} | {
            "date": found["date"].astype(np.int64)
        }
        # Numbers of 32 bits, as a table may have them, are too small for codes that are packed.
        ends = {one: found[one].astype(np.int64) for one in ENDS_OF_TIME.values()}
        codes |= {one: months_of(ends[column]) for one, column in ENDS_OF_TIME.items()}
        entries = {one: own.find(codes.__getitem__) for one, own in cells.entries.items()}
        return Finer(cells, found["n"].astype(np.int64), entries, ends)

    def _coded(self, name: str, column: NDArray[Any]) -> Numbers:
        known = self._places.get(name)
        if known is None:
            return column.astype(np.int64)
        return np.fromiter(map(known.__getitem__, column.tolist()), np.int64, len(column))


def _keys(aspect: str, packed: Packed) -> list[str]:
    return [f"{aspect}_{n}" for n in range(len(packed.sizes))]


def _read(texts: Any, name: str) -> tuple[Any, ...]:
    """Return the texts of a column in the order of their codes."""
    found = columns_of(texts)
    return tuple(found[name][np.argsort(found[f"{name}_code"])].tolist())
