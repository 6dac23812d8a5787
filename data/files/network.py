"""The network for Gephi, Gephi Lite, Cytoscape and igraph: GEXF and GraphML."""

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from math import sqrt
from typing import Any

from data.engines.ties import Tie
from data.files.extract import Extract, Span, tie_row
from data.files.notes import stated
from data.files.tables import writable
from data.states import Point, states

# Said in other ways in these formats, or by the ends of the edge.
NOT_AN_ATTRIBUTE = ("tie", "a", "b", "a_name", "b_name")
GEXF = "1.2draft"  # the version that Gephi, Gephi Lite and NetworkX all read


def to_gexf(extract: Extract, layout: Mapping[str, Point], said: str) -> bytes:
    """Write the network with the page's positions, and when each tie was there.

    The times are those of the counted relations, day by day; an open end is left out, which
    means since ever or until ever. Gephi refuses times that overlap, so these are joined. A tie of
    which nothing is dated has none.
    """
    # NetworkX takes its share of the server's memory: not before somebody asks for a network.
    from networkx.readwrite.gexf import GEXFWriter

    graph = _graph(extract)
    for node, places in graph.nodes(data=True):
        x, y = layout[node]
        size = round(10 + 4 * sqrt(places["relations"]), 1)
        places["viz"] = {"size": size, "position": {"x": x, "y": y, "z": 0.0}}
    for tie in extract.ties:
        if extract.spans[tie.tie]:
            graph.edges[tie.a, tie.b]["spells"] = spells(extract.spans[tie.tie])
    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version=GEXF)
    writer.add_graph(graph)
    _describe(writer.xml.find("meta"), extract, said)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def to_graphml(extract: Extract, layout: Mapping[str, Point], said: str) -> bytes:
    """Write the network with positions on the page's plane (x, y) and on the map (lon, lat)."""
    import networkx as nx

    graph = _graph(extract)
    for node, places in graph.nodes(data=True):
        places["x"], places["y"] = layout[node]
    graph.graph["description"] = _description(extract, said)
    file = io.BytesIO()
    nx.write_graphml_xml(graph, file, encoding="utf-8")  # the other writer needs lxml
    return file.getvalue()


def spells(spans: Iterable[Span]) -> list[tuple[str | None, str | None]]:
    """Return the days that any of some spans covers, as spans that do not overlap."""
    closed = sorted((first or date.min, last or date.max) for first, last in spans)
    joined: list[tuple[date, date]] = []
    for first, last in closed:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return [
        (
            None if first == date.min else first.isoformat(),
            None if last == date.max else last.isoformat(),
        )
        for first, last in joined
    ]


def _graph(extract: Extract) -> Any:
    """Return the ties as an undirected graph, everything known of them as attributes."""
    import networkx as nx

    graph: Any = nx.Graph()
    degrees: Counter[str] = Counter()
    for tie in extract.ties:
        degrees.update({tie.a: tie.relations, tie.b: tie.relations})
    for node in sorted(degrees):
        graph.add_node(node, **_node(extract, node, degrees[node]))
    for tie in extract.ties:
        graph.add_edge(tie.a, tie.b, **_edge(extract, tie))
    return graph


def _node(extract: Extract, node: str, relations: int) -> dict[str, Any]:
    actors = extract.data_set.actors
    known = extract.data_set
    place = dict(zip(("lon", "lat"), known.place(node), strict=True)) if known.located(node) else {}
    return {
        "label": writable(extract.name(node)),
        "kind": "state" if node in states() else actors[node].kind,
        "state": known.is_state(node),
        "country": node if node in states() else actors[node].country,
        "relations": relations,
        **{end: float(degrees) for end, degrees in place.items()},
    }


def _edge(extract: Extract, tie: Tie) -> dict[str, Any]:
    """Return the attributes of a tie; its weight is a number of relations, never negative."""
    row = tie_row(extract, tie)
    known = {
        name: cell.isoformat() if isinstance(cell, date) else cell
        for name, cell in row.items()
        if name not in NOT_AN_ATTRIBUTE and cell not in ("", None)
    }
    label = writable(f"{row['a_name']} – {row['b_name']}")
    return {"id": tie.tie, "label": label, "weight": tie.relations, **known}


def _description(extract: Extract, said: str) -> str:
    """Return the title of the data set, and what is said of the network."""
    return writable(f"{extract.data_set.titles[extract.selection.lang]}: {said}")


def _describe(meta: Any, extract: Extract, said: str) -> None:
    """Say whose data they are, and date the file by them: NetworkX takes the day of writing."""
    meta.set("lastmodifieddate", writable(stated(extract, "created")))
    meta.find("creator").text = "Entente"
    description = meta.makeelement("description", {})
    description.text = _description(extract, said)
    meta.append(description)
