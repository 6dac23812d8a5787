"""A network as a table: a row for each edge, the names of its nodes in place of their ids."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from data.opening.tables.content import Content
from data.opening.tables.header import distinct
from data.opening.tables.reasons import Note, Unreadable
from data.opening.tables.table import MOST_COLUMNS, Noticed, Row, Table


class Node(NamedTuple):
    """A node, by the id that edges call it by, and its name."""

    id: str
    label: str


class Edge(NamedTuple):
    """An edge between two ids, and what is said of it."""

    source: str
    target: str
    said: Mapping[str, str]


class Direction(NamedTuple):
    """Whether the edges of a network have a direction unless they say otherwise."""

    directed: bool


Part = Node | Edge | Direction
Read = Callable[[], Iterator[Part]]


def network(content: Content, form: str, read: Read) -> Table:
    """Return a network as a table.

    Args:
        content: the file.
        form: its format.
        read: goes through the nodes and edges of the file, in any order.

    Raises:
        Unreadable: if there is no edge, or too much is said of them.
    """
    labels: dict[str, str] = {}
    columns: dict[str, None] = {}
    ends: Counter[str] = Counter()
    directed = False
    for part in read():
        if isinstance(part, Edge):
            columns.update(dict.fromkeys(part.said))
            ends.update((part.source, part.target))
        elif isinstance(part, Node):
            labels[part.id] = part.label.strip() or part.id
        else:
            directed = part.directed
        if len(columns) > MOST_COLUMNS:
            raise Unreadable("columns", content.name, columns=len(columns), limit=MOST_COLUMNS)
    if not ends:
        raise Unreadable("no-edges", content.name)
    headings = distinct(("source", "target", *columns))
    described = {"direction": "directed" if directed else "undirected"}
    through = _rows(read, labels, tuple(columns))
    return Table(content.name, form, headings, described, tuple(_notes(labels, ends)), through)


def _rows(
    read: Read, labels: Mapping[str, str], columns: tuple[str, ...]
) -> Callable[[Noticed], Iterator[Row]]:
    def through(_noticed: Noticed) -> Iterator[Row]:
        edges = (part for part in read() if isinstance(part, Edge))
        for number, (source, target, said) in enumerate(edges, 1):
            names = (labels.get(source, source), labels.get(target, target))
            yield number, (*names, *(said.get(column, "") for column in columns))

    return through


def _notes(labels: Mapping[str, str], ends: Counter[str]) -> Iterator[Note]:
    twice = len(labels) - len({*labels.values()})
    if twice:
        yield Note("labels-twice", {"count": twice})
    unknown = sum(1 for end in ends if end not in labels)
    if labels and unknown:
        yield Note("unknown-nodes", {"count": unknown})
