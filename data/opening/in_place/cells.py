"""Cells of a table that an engine holds: as texts, and those that there are, each once."""

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw

from data.engines.asking import rows_of
from data.opening.in_place.address import NotOpened
from data.opening.in_place.connected import ROW
from data.opening.mapping import SAMPLED
from data.opening.tables.table import Noticed, Row, Table

MOST = 200_000  # different cells, or cells side by side, whose meaning is looked up


def lazily(table: Any) -> Any:
    """Return a table of any library as a frame of which nothing is read yet."""
    return nw.from_native(table).lazy()


def text_of(frame: Any, name: str) -> nw.Expr:
    """Return a column as texts; where nothing stands an empty one. A moment is its day."""
    kind = frame.collect_schema()[name]
    column = nw.col(name).cast(nw.Date) if kind == nw.Datetime else nw.col(name)
    return column.cast(nw.String).fill_null("")


def is_number(frame: Any, name: str) -> bool:
    """Tell whether a column holds numbers."""
    return bool(frame.collect_schema()[name].is_numeric())


def sample_of(frame: Any, name: str) -> Table:
    """Return the first rows of a table that an engine holds, as those of a file come."""
    headings = tuple(one for one in frame.collect_schema().names() if one != ROW)
    asked = {f"c{at}": text_of(frame, heading) for at, heading in enumerate(headings)}
    rows = [tuple(row.values()) for row in rows_of(frame.select(**asked).head(SAMPLED))]

    def read(_: Noticed) -> Sequence[Row]:
        return [*enumerate(rows, 1)]

    return Table(name, "table", headings, {}, (), lambda noticed: iter(read(noticed)))


def distinct(frame: Any, keys: Mapping[str, nw.Expr], what: str) -> list[tuple[str, ...]]:
    """Return what stands in some columns, side by side, each once and in order.

    Raises:
        NotOpened: where that is too much to be looked up.
    """
    found = rows_of(frame.select(**keys).unique().head(MOST + 1))
    if len(found) > MOST:
        raise NotOpened(
            f"found more than {MOST:,} different cells that say {what}, wanted no more: "
            "give that role to another column"
        )
    return sorted(tuple(map(str, row.values())) for row in found)
