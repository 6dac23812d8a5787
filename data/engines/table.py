"""Relations in a table of any size: Polars, DuckDB, pandas and whatever else Narwhals speaks to.

The table has a row for each relation and these columns: `row` (its number, in the order in which
it was coded: engines keep no order), the columns of relations.csv (`mutual` and `counted` as
truth values, `type` in lower case), `actor_node` and `target_node` (what each end stands for),
`source_kind` and `source_owner`, `second_source_kind` and `second_source_owner` (of what kind each
source is, and whose: see `data.relation`; empty texts where there is no second source),
`further_sources` (the same of all others),
`tie_countries` and `tie_actors` (ids of the tie at either level, empty where both ends are one
node), `forward_countries` and `forward_actors` (the actor is the first of the two), `sign` of the
weight, which is its own or that of its type, `deeds` of the type, `earliest` and `latest` (first
and last day it may cover, as numbers yyyymmdd; where `date` is empty the first and the last day
that there are). No cell is without a value.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any

import narwhals as nw
import numpy as np

from data.dates import date_or_none
from data.engines.asking import in_turn, rows_of, turn_of
from data.engines.aspects import day_number, day_of, texts
from data.engines.coded import tie_column
from data.engines.conditions import Condition, Rows, dated
from data.engines.memory import InMemory
from data.engines.relations import Alike, Days, Relations
from data.engines.retold import Retold
from data.engines.ties import SUMMED, Tie, ties_of
from data.model import AGREEMENT, LEVELS
from data.relation import Relation

FEW = 2_000  # so many are read into memory, where small questions are answered at once
AT_ONCE = 50_000  # rows that are read together where all are gone through
FIRST, LAST = day_number(date.min), day_number(date.max)  # ends that are open
READ = tuple(field.name for field in fields(Relation))


class InEngine(Relations):
    """Relations in a table; what a filter leaves of them is read into memory if it is little."""

    def __init__(self, table: Any, few: int = FEW, retold: Retold | None = None) -> None:
        """Take a table of any library that Narwhals knows.

        Args:
            table: with the columns that this module tells.
            few: how many rows are few enough to be read into memory.
            retold: what is known of the relations in other languages.
        """
        self._frame = nw.from_native(table).lazy()
        self.turn = turn_of(self._frame)
        self.retold = self._retold() if retold is None else retold
        self._few = few
        self._ties: dict[str, tuple[Tie, ...]] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    @cached_property
    @in_turn
    def _count(self) -> int:
        return int(rows_of(self._frame.select(n=nw.len()))[0]["n"])

    def __iter__(self) -> Iterator[Relation]:
        """Go through them in the order in which they were coded, some at a time."""
        if len(self) <= AT_ONCE:
            yield from self._read(self._frame)
            return
        first, last = self._outermost()
        step = -(-(last + 1 - first) * AT_ONCE // len(self))
        for start in range(first, last + 1, step):
            some = self.only(Rows(start, start + step))
            yield from some._read(some._frame)

    @in_turn
    def _outermost(self) -> tuple[int, int]:
        """Return the first and the last number of a row."""
        ends = rows_of(self._frame.select(first=nw.col("row").min(), last=nw.col("row").max()))[0]
        return int(ends["first"]), int(ends["last"])

    @in_turn
    def where(self, *conditions: Condition) -> Relations:
        """Return those that meet every condition."""
        if not conditions:
            return self
        found = _filtered(self._frame, conditions)
        some = self._read(found.head(self._few + 1)) if self._few >= 0 else ()
        if len(some) <= self._few:
            return InMemory(some)
        return self.only(*conditions)

    @in_turn
    def only(self, *conditions: Condition) -> "InEngine":
        """Return those that meet every condition, be they few or many: nothing is read."""
        found = _filtered(self._frame, conditions) if conditions else self._frame
        return InEngine(found.to_native(), self._few, self.retold)

    @in_turn
    def _read(self, frame: Any, order: str = "row") -> tuple[Relation, ...]:
        """Return the relations in a frame, in the order of a column, then of their ids."""
        rows = rows_of(frame.select(order, *READ, *self.retold.names))
        self.retold.keep(rows)
        rows.sort(key=itemgetter(order, "relation_id"))
        return tuple(
            Relation(**{n: row[n] for n in READ} | {"date": date_or_none(row["date"])})
            for row in rows
        )

    @in_turn
    def _retold(self) -> Retold:
        """Return what the relations say in other languages, of which nothing is read yet."""
        frame = self._frame

        def ask(relation_id: str) -> list[dict[str, Any]]:
            with self.turn:
                some = frame.filter(nw.col("relation_id") == relation_id)
                return rows_of(some.select("relation_id", *retold.names))

        def said(names: Iterable[str]) -> list[str]:
            sums = {name: (nw.col(name) != "").cast(nw.Int64).max() for name in names}
            with self.turn:
                (found,) = rows_of(frame.select(**sums))
            return [name for name in sums if found[name]]

        retold = Retold(frame.collect_schema().names(), ask, said)
        return retold

    def tally(self, field: str) -> Mapping[str, int]:
        """Return how many there are of each value of a field."""
        return Counter({row[field]: row["n"] for row in self._groups(field)})

    def cross_tabulate(self, *fields: str) -> Mapping[tuple[str, ...], int]:
        """Return how many there are of each combination of the values of some fields."""
        return Counter(
            {tuple(row[field] for field in fields): row["n"] for row in self._groups(*fields)}
        )

    @in_turn
    def _groups(self, *columns: str) -> list[dict[str, Any]]:
        return rows_of(self._frame.group_by(*columns).agg(n=nw.len()))

    @in_turn
    def ties(self, level: str = LEVELS[0], *conditions: Condition) -> tuple[Tie, ...]:
        """Add up those that are counted and meet every condition."""
        if conditions:
            return _add_up(_filtered(self._frame, conditions), level)
        if level not in self._ties:
            self._ties[level] = _add_up(self._frame, level)
        return self._ties[level]

    @in_turn
    def roll_up(self, level: str = LEVELS[0], *, together: bool = False) -> Alike:
        """Return how many counted ones of each tie are alike in type, status and months."""
        tie = nw.col(tie_column(level))
        months = {"first": month("earliest"), "last": month("latest")}
        found = self._dated.filter(nw.col("counted"), tie != "")
        named = nw.lit("") if together else tie
        found = found.select("type", "status", "weight", tie=named, **months)
        names = Alike._fields[:-1]
        rows = rows_of(found.group_by(*names).agg(number=nw.len()))
        rows.sort(key=itemgetter(*names))
        columns = {name: [row[name] for row in rows] for name in Alike._fields}
        coded = (texts(columns[name]) for name in names[:4])
        numbers = (np.array(columns[name], np.int64) for name in Alike._fields[4:])
        return Alike._make([*coded, *numbers])

    @cached_property
    def _dated(self) -> Any:
        return self._frame.filter(dated(nw.col))

    @in_turn
    def page(self, offset: int, limit: int | None = None) -> tuple[Relation, ...]:
        """Return some in the order of their dates."""
        order = ("undated", "earliest", "relation_id")
        at = nw.col("place")
        within = [at >= offset, *([] if limit is None else [at < offset + limit])]
        last = (~dated(nw.col)).cast(nw.Int8)
        numbered = self._frame.with_columns(undated=last).with_row_index("place", order_by=order)
        return self._read(numbered.filter(*within), "place")

    @in_turn
    def lasting(self, days: Sequence[date]) -> tuple[int, ...]:
        """Return for each day how many may cover it and the day before."""
        numbers = [day_number(day) for day in days]
        sums = [
            ((nw.col("earliest") < day) & (nw.col("latest") >= day))
            .cast(nw.Int64)
            .sum()
            .alias(f"day_{at}")
            for at, day in enumerate(numbers)
        ]
        found = rows_of(self._dated.select(*sums))[0] if sums else {}
        return tuple(int(found[f"day_{at}"] or 0) for at in range(len(numbers)))

    @in_turn
    def outer(self, level: str = LEVELS[0]) -> Mapping[str, Days]:
        """Return the first and the last day that counted ones of each tie may cover."""
        tie = nw.col(tie_column(level))
        found = self._dated.filter(nw.col("counted"), tie != "")
        days = found.select("earliest", "latest", tie=tie).group_by("tie")
        ends = days.agg(first=nw.col("earliest").min(), last=nw.col("latest").max())
        return {row["tie"]: (day_of(row["first"]), day_of(row["last"])) for row in rows_of(ends)}

    @cached_property
    @in_turn
    def months(self) -> Mapping[tuple[int, int], int]:
        """How many may last from one month to another."""
        months = self._dated.select(start=month("earliest"), end=month("latest"))
        found = rows_of(months.group_by("start", "end").agg(n=nw.len()))
        return {(row["start"], row["end"]): row["n"] for row in sorted(found, key=_by_months)}

    @cached_property
    @in_turn
    def extent(self) -> Days | None:
        """First and last day that any may cover."""
        ends = self._dated.select(first=nw.col("earliest"), last=nw.col("latest"))
        first, last = _least(ends, "first"), _greatest(ends, "last")
        return (first, last) if first and last else None

    @cached_property
    @in_turn
    def span(self) -> Days | None:
        """First and last day known to be covered."""
        starts = self._frame.filter(nw.col("earliest") > FIRST).select(day=nw.col("earliest"))
        ends = self._frame.filter(nw.col("latest") < LAST).select(day=nw.col("latest"))
        first, last = _least(starts, "day"), _greatest(ends, "day")
        if first and last and first <= last:
            return first, last
        known = (first, last, _greatest(starts, "day"), _least(ends, "day"))
        days = sorted(day for day in known if day)
        return (days[0], days[-1]) if days else None


def _least(frame: Any, column: str) -> date | None:
    return _day(rows_of(frame.select(nw.col(column).min()))[0][column])


def _greatest(frame: Any, column: str) -> date | None:
    return _day(rows_of(frame.select(nw.col(column).max()))[0][column])


def _filtered(frame: Any, conditions: Sequence[Condition]) -> Any:
    return frame.filter(*(condition.of(nw.col) for condition in conditions))


def _day(number: Any) -> date | None:
    """Read a day written yyyymmdd; engines write none in several ways, ClickHouse as 0."""
    return day_of(number) if number and number == number else None


def month(column: str) -> nw.Expr:
    """Return the month of a day, counted from January of the year 0."""
    return nw.col(column) // 10_000 * 12 + nw.col(column) // 100 % 100 - 1


def _by_months(row: Mapping[str, int]) -> tuple[int, int]:
    return row["start"], row["end"]


def _add_up(frame: Any, level: str) -> tuple[Tie, ...]:
    """Add up the counted relations of a frame to ties, in the order of their ids."""
    key = nw.col(tie_column(level))
    terms = frame.filter(nw.col("counted"), key != "").select(tie=key, **_terms(level))
    sums = rows_of(terms.group_by("tie").agg(nw.col(*SUMMED).sum()))
    sums.sort(key=itemgetter("tie"))
    columns = (np.array([own[name] for own in sums], float) for name in SUMMED)
    return ties_of([own["tie"] for own in sums], *columns)


def _terms(level: str) -> dict[str, nw.Expr]:
    """Return what each relation adds to its tie, by the names in SUMMED."""
    forward, mutual = nw.col(f"forward_{level}"), nw.col("mutual")
    score = nw.col("type") == AGREEMENT.code
    return {
        "relations": nw.lit(1),
        "cooperation": (nw.col("sign") > 0).cast(nw.Int64),
        "conflict": (nw.col("sign") < 0).cast(nw.Int64),
        "forward": (forward | mutual).cast(nw.Int64),
        "backward": (~forward | mutual).cast(nw.Int64),
        "deeds": nw.col("deeds").cast(nw.Int64),
        "reported": (nw.col("status") == "reported").cast(nw.Int64),
        "scores": score.cast(nw.Int64),
        "weight": nw.col("weight"),
        "strength": nw.when(score).then(nw.lit(1.0)).otherwise(nw.col("weight").abs()),
    }
