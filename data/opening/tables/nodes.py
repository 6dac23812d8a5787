"""Nodes and edges in two tables, as Gephi exports them: edges by the names of their nodes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from data.opening.tables.table import Cells, Noticed, Row, Table

NODE, EDGE = ("id", "label"), ("source", "target")
SAMPLED = 200  # rows by which it is told whether edges are between those nodes
MOST = 0.8  # of their ends


def between_names(tables: Sequence[Table]) -> list[Table]:
    """Return tables of which that of the edges has names where its nodes' ids stood.

    Whatever has no table of nodes beside one of edges stays as it is.
    """
    nodes = next((one for one in tables if _has(one, NODE) and not _has(one, EDGE)), None)
    edges = next((one for one in tables if _has(one, EDGE)), None)
    if nodes is None or edges is None:
        return [*tables]
    names = _names(nodes)
    sample = [cells for _, cells in islice(edges, SAMPLED)]
    ends = [cells[at] for cells in sample for at in _places(edges, EDGE) if at < len(cells)]
    known = sum(end in names for end in ends)
    named = _named(edges, names) if known >= MOST * len(ends) else edges
    return [named if one is edges else one for one in tables]


def _named(edges: Table, names: Mapping[str, str]) -> Table:
    places = {*_places(edges, EDGE)}

    def read(noticed: Noticed) -> Iterator[Row]:
        for line, cells in edges.read(noticed):
            yield (
                line,
                tuple(
                    names.get(cell, cell) if at in places else cell for at, cell in enumerate(cells)
                ),
            )

    return replace(edges, read=read)


def _names(nodes: Table) -> Mapping[str, str]:
    """Return what each node is called, by its id."""
    own, called = _places(nodes, NODE)
    rows: Iterator[Cells] = (cells for _, cells in nodes if len(cells) > max(own, called))
    return {cells[own]: cells[called] for cells in rows if cells[called].strip()}


def _has(table: Table, wanted: Sequence[str]) -> bool:
    return {*wanted} <= {heading.casefold() for heading in table.headings}


def _places(table: Table, wanted: Sequence[str]) -> list[int]:
    headings = [heading.casefold() for heading in table.headings]
    return [headings.index(one) for one in wanted]
