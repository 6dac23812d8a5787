"""Tables of JSON: a list of records, an object that holds one, columns, or JSON Lines."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, zip_longest
from typing import Any, NamedTuple, TextIO

from data.opening.tables.cells import text_of
from data.opening.tables.content import Content
from data.opening.tables.decoding import encoding_of, text
from data.opening.tables.header import distinct, layout
from data.opening.tables.json_stream import Stream, values_of
from data.opening.tables.reasons import Unreadable
from data.opening.tables.table import MOST_COLUMNS, Cells, Noticed, Row, Table

DEEPEST = 4  # objects within objects that are looked through, and that become columns
HEADINGS = {"columns", "fields", "header", "headings"}  # of a list of lists, beside it
JUDGED = 60  # lists of cells by which it is judged whether the first one holds headings
Numbered = Iterator[tuple[int, Any]]


class _List(NamedTuple):
    """A list within an object: the names that lead to it, what it holds, and how many."""

    path: tuple[str, ...]
    holds: type
    length: int
    start: list[Any]  # its first values, where they are no parts themselves


@dataclass(frozen=True, slots=True)
class _Json:
    """A text of JSON, and how its rows are got at."""

    content: Content
    encoding: str
    values: Callable[[Stream], Numbered]
    headings: Cells = ()

    def __iter__(self) -> Numbered:
        with text(self.content, self.encoding) as file:
            yield from self.values(Stream(file, self.content.name))


def records(content: Content, wanted: str = "", header: bool | None = None) -> Table:
    """Return the table that JSON holds.

    Args:
        content: the file.
        wanted: its encoding, if the reader settled it.
        header: whether the first of lists of cells are headings; judged by itself if not given.

    Raises:
        Unreadable: if it is no JSON, or there is no table in it.
    """
    encoding = encoding_of(content, wanted).name
    with text(content, encoding) as file:
        found = _Json(content, encoding, *_shape(file, content.name))
    _, first = next(iter(found), (0, None))
    if isinstance(first, list):
        return _grid(found, header)
    if not isinstance(first, dict):
        raise Unreadable("no-records", content.name)
    return _objects(found)


def _shape(file: TextIO, name: str) -> tuple[Callable[[Stream], Numbered], Cells]:
    """Return how the rows of a text are got at, and their headings where these stand apart."""
    stream = Stream(file, name)
    if stream.peek() != "{":
        return _items, ()
    if _is_lines(stream):
        return values_of, ()
    lists = [*_lists(stream)]
    if stream.peek():  # one object after another, each on more than one line
        return values_of, ()
    parts = [part for part in lists if part.holds in (dict, list)]
    if parts:
        best = max(parts, key=lambda part: part.length)
        return partial(_at, best.path), _headings_beside(lists, best)
    if not any(len(part.path) == 1 for part in lists):
        raise Unreadable("no-records", name)
    return _columns, tuple(part.path[0] for part in lists if len(part.path) == 1)


def _items(stream: Stream) -> Numbered:
    return enumerate(stream.items(), 1)


def _is_lines(stream: Stream) -> bool:
    """Tell whether the first line is an object, and an object follows."""
    line, _, rest = stream.buffer[stream.at :].partition("\n")
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return rest.lstrip().startswith("{")


def _lists(stream: Stream, path: tuple[str, ...] = ()) -> Iterator[_List]:
    """Yield the lists within the object that comes next."""
    for name in stream.names():
        letter = stream.peek()
        if letter == "[":
            yield _measured(stream, (*path, name))
        elif letter == "{" and len(path) < DEEPEST:
            yield from _lists(stream, (*path, name))
        else:
            stream.value()


def _measured(stream: Stream, path: tuple[str, ...]) -> _List:
    holds: type = str
    count, start = 0, []
    for count, value in enumerate(stream.items(), 1):
        if isinstance(value, (dict, list)):
            holds = type(value) if count == 1 else holds
        elif count <= MOST_COLUMNS:
            start.append(value)
    return _List(path, holds, count, start)


def _headings_beside(lists: Sequence[_List], rows: _List) -> Cells:
    """Return the headings of a list of lists that stand in a list beside it."""
    beside = (part for part in lists if part.path[:-1] == rows.path[:-1] and part.holds is str)
    named = next((part.start for part in beside if part.path[-1].lower() in HEADINGS), [])
    return tuple(map(text_of, named)) if rows.holds is list else ()


def _at(path: Sequence[str], stream: Stream) -> Numbered:
    """Yield what the list holds to which a path leads."""
    name, *further = path
    for key in stream.names():
        if key != name:
            stream.value()
        elif further:
            yield from _at(further, stream)
            return
        else:
            yield from _items(stream)
            return


def _columns(stream: Stream) -> Numbered:
    """Yield rows from an object of columns, which has to be held whole for that."""
    held = {name: stream.value() for name in stream.names()}
    lists = {name: values for name, values in held.items() if isinstance(values, list)}
    rows = zip_longest(*lists.values())
    return enumerate(map(list, rows), 1)


def _objects(found: _Json) -> Table:
    """Return the table of a list of objects; whatever any of them has is a column."""
    names: dict[str, None] = {}
    for _, value in found:
        names.update(dict.fromkeys(value if _is_flat(value) else _flat(value)))
        if len(names) > MOST_COLUMNS:
            raise _too_wide(found, len(names))
    order = tuple(names)

    def through(_noticed: Noticed) -> Iterator[Row]:
        for number, value in found:
            cells = _flat(value)
            yield number, tuple([cells.get(name, "") for name in order])

    return _table(found, distinct(order), through)


def _is_flat(value: Any) -> bool:
    """Tell whether a value is an object without objects in it."""
    return isinstance(value, dict) and dict not in map(type, value.values())


def _flat(value: Any, before: str = "", depth: int = 1) -> dict[str, str]:
    """Return the texts of an object, objects within it as "outer.inner"; any other value as one."""
    if _is_flat(value) and not before:
        return dict(zip(value, map(text_of, value.values()), strict=True))
    if not isinstance(value, dict):
        return {"": text_of(value)}
    found: dict[str, str] = {}
    for name, part in value.items():
        if isinstance(part, dict) and depth < DEEPEST:
            found |= _flat(part, f"{before}{name}.", depth + 1)
        else:
            found[before + name] = text_of(part)
    return found


def _grid(found: _Json, header: bool | None) -> Table:
    """Return the table of a list of lists."""

    def rows() -> Iterator[Row]:
        for number, value in found:
            yield number, tuple(map(text_of, value if isinstance(value, list) else [value]))

    some = [*islice(rows(), JUDGED)]
    widest = max(len(cells) for _, cells in some)
    if widest > MOST_COLUMNS:
        raise _too_wide(found, widest)
    if found.headings:
        return _table(found, distinct(found.headings), lambda _noticed: rows())
    laid = layout(some, header)
    if len(some) == 1 and laid.headings:
        raise Unreadable("no-rows", found.content.name)
    return _table(
        found, laid.headings, lambda _noticed: (row for row in rows() if row[0] > laid.above)
    )


def _too_wide(found: _Json, columns: int) -> Unreadable:
    return Unreadable("columns", found.content.name, columns=columns, limit=MOST_COLUMNS)


def _table(found: _Json, headings: Cells, through: Callable[[Noticed], Iterator[Row]]) -> Table:
    described = {"encoding": found.encoding}
    return Table(found.content.name, "json", headings, described, (), through)
