"""Where nodes stand in the network, and in which order in the matrix; computed once, then kept.

`python -m data.positions data/article` writes the positions of a data set beside its tables, so
that equal selections show equal pictures in every process and on every machine.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from data.columns import HEIGHT, WIDTH
from data.dataset import DataSet
from data.engines.ties import Tie
from data.load import load
from data.model import LEVELS
from data.states import Point

LENGTH = {"cooperation": 1.0, "mixed": 2.0, "demand": 2.0, "conflict": 3.0}
GAP = 12.0  # free pixels kept between two nodes and their labels
ROUNDS = 400
MANY_NODES, MANY_TIES = 400, 1_500  # with more of either, nodes are placed in less time
EVEN = 0.45  # how far places are drawn towards even spacing: a hub crowds the middle
CROWD = 60  # with more nodes than this, labels cannot all be shown
HUBS = 24  # of a crowd, nodes that have room for a label
DOT = (8.0, 8.0)  # pixels that a node without a label needs

Plane = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]


class Positions(Mapping[str, Mapping[str, Point]]):
    """For each level the place of every node: x, y in pixels from the lower left corner.

    They are those that the data set brings along where it has one for every node, and computed
    otherwise, from the whole data set: a filter never moves a node. That takes a while, so each
    level is placed when it is first asked for: a map needs none.
    """

    def __init__(self, data_set: DataSet) -> None:
        """Place nothing yet."""
        self._data_set = data_set
        self._found: dict[str, Mapping[str, Point]] = {}
        self._lock = RLock()

    def __getitem__(self, level: str) -> Mapping[str, Point]:
        """Return the places of a level; threads that ask for it meanwhile wait."""
        if level not in LEVELS:
            raise KeyError(level)
        with self._lock:
            if level not in self._found:
                self._found[level] = self._placed(level)
            return self._found[level]

    def __iter__(self) -> Iterator[str]:
        """Yield the levels."""
        return iter(LEVELS)

    def __len__(self) -> int:
        """Return how many levels there are."""
        return len(LEVELS)

    def _placed(self, level: str) -> Mapping[str, Point]:
        relations, stored = self._data_set.relations, self._data_set.positions.get(level)
        ties = relations.ties(level)
        nodes = {end for tie in ties for end in (tie.a, tie.b)}
        if stored is not None and nodes <= stored.keys():
            return stored
        if level != LEVELS[0] and ties == relations.ties(LEVELS[0]):  # each stands for itself
            return self[LEVELS[0]]
        return layout(ties, sizes(self._data_set, nodes))


def sizes(data_set: DataSet, nodes: set[str]) -> dict[str, Point]:
    """Return the width and height, in pixels, that each node needs, label included.

    In a crowd room is kept for the labels of the busiest alone; the others need but their dots.
    """
    known = data_set.mentions
    busiest = sorted(nodes, key=lambda node: (-known.get(node, 0), node))
    labelled = {*busiest[:HUBS]} if len(nodes) > CROWD else nodes
    languages = data_set.titles
    found = dict.fromkeys(sorted(nodes), DOT)
    for node in labelled:
        longest = max(len(data_set.short_name_of(node, la)) for la in languages)
        found[node] = (max(40.0, 6.4 * min(longest, 14)), 40.0)
    return found


def layout(ties: Iterable[Tie], boxes: Mapping[str, Point]) -> dict[str, Point]:
    """Place nodes by Kamada and Kawai (1989): friendly ties short, hostile ones long.

    Where there are many ties the springs of Fruchterman and Reingold (1991) take its place, in
    which friendly ties pull harder, and of very many nodes the eigenvectors of the network (Hall,
    1970): these need seconds where it would need minutes.

    Args:
        ties: in any order.
        boxes: the nodes, with the width and height in pixels that each needs.

    Returns:
        For each node its x, y in pixels; no box overlaps another, and Camps sit together because
        a hostile tie is three times as long as a friendly one.
    """
    graph = _graph(ties, boxes)
    if len(graph) < 3:
        return {n: (WIDTH * (i + 1) / 3, HEIGHT / 2) for i, n in enumerate(graph)}
    spots = _spots(graph)
    plane = _fit(np.array([spots[node] for node in graph]))
    if len(graph) <= MANY_NODES:  # more of them have no room to keep apart
        plane = _spread(plane, [boxes[node] for node in graph])
    rounded = [(round(float(x), 1), round(float(y), 1)) for x, y in plane]
    return dict(zip(graph, rounded, strict=True))


def _spots(graph: Any) -> Mapping[str, Sequence[float]]:
    """Return where nodes would stand if they were points, on a plane of any size."""
    # NetworkX and SciPy take a third of the server's memory, and a stored layout needs neither.
    import networkx as nx

    for _, _, tie in graph.edges(data=True):
        tie["pull"] = 1 / tie["weight"]
    if len(graph) > MANY_NODES:
        found: Any = nx.spectral_layout(graph, weight="pull")
    elif graph.number_of_edges() > MANY_TIES:
        found = nx.spring_layout(graph, weight="pull", seed=1)
    else:
        found = nx.kamada_kawai_layout(graph)
    return cast("Mapping[str, Sequence[float]]", found)


def _graph(ties: Iterable[Tie], nodes: Iterable[str]) -> Any:
    """Return the ties as a graph in one piece, each as long as its character asks for."""
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    for tie in sorted(ties, key=lambda tie: tie.tie):
        graph.add_edge(tie.a, tie.b, weight=LENGTH[tie.character])
    _join_parts(graph)
    return graph


def _join_parts(graph: Any) -> None:
    """Tie each separate part to the hub by one long edge, so that it does not drift off."""
    import networkx as nx

    hub = max(graph, key=lambda node: (graph.degree[node], node), default=None)
    for part in sorted(map(sorted, nx.connected_components(graph))):
        if hub not in part:
            graph.add_edge(hub, max(part, key=lambda n: (graph.degree[n], n)), weight=4.0)


def _fit(plane: Plane) -> Plane:
    """Turn the longest side to the horizontal and fill the plane, thinning out its middle."""
    centred = plane - plane.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1]
    turned *= np.where(turned[np.argmax(np.abs(turned), axis=0), [0, 1]] < 0, -1, 1)
    low, high = turned.min(axis=0), turned.max(axis=0)
    filled = (turned - low) / np.maximum(high - low, 1e-9)
    ranks = turned.argsort(axis=0).argsort(axis=0) / max(len(turned) - 1, 1)
    evened: Plane = (EVEN * ranks + (1 - EVEN) * filled) * (WIDTH, HEIGHT)
    return evened


def _spread(plane: Plane, boxes: list[Point]) -> Plane:
    """Push overlapping boxes apart, along the axis that needs the smaller push."""
    half = np.array(boxes) / 2 + GAP / 2
    need = half[:, None] + half[None, :]
    apart = [np.ascontiguousarray(need[..., axis]) for axis in (0, 1)]
    for _ in range(ROUNDS):
        one, other = _clash(plane, *apart)
        if not len(one):
            break
        push = _push(plane[one] - plane[other], need[one, other], one < other)
        given = [np.bincount(one, weights=push[:, axis], minlength=len(plane)) for axis in (0, 1)]
        plane = np.clip(plane + np.stack(given, axis=1) * 0.3, 0, (WIDTH, HEIGHT))
    return plane


def _clash(plane: Plane, wide: Plane, high: Plane) -> tuple[Numbers, Numbers]:
    """Return the numbers of each two boxes that overlap, in order; most do not in the width.

    Args:
        plane: where they stand.
        wide: how far apart each two should be in the width, where they are near in the height.
        high: the same in the height.
    """
    x, y = np.ascontiguousarray(plane.T)
    near = np.abs(x[:, None] - x) < wide
    one, other = np.divmod(np.flatnonzero(near), len(x))
    clash = (np.abs(y[one] - y[other]) < high[one, other]) & (one != other)
    return one[clash], other[clash]


def _push(delta: Plane, need: Plane, first: npt.NDArray[np.bool_]) -> Plane:
    """Return how far, and to which side, one box of two that overlap is to give way.

    Args:
        delta: from the other box to the one.
        need: how far apart they should be.
        first: whether the one comes before the other: then it gives way to the right where both
            stand at one spot.
    """
    lack = need - np.abs(delta)
    sideways = lack[:, 0] * HEIGHT / WIDTH < lack[:, 1]
    away = np.where(delta == 0, np.where(first, 1, -1)[:, None], np.sign(delta))
    push: Plane = np.where(np.stack([sideways, ~sideways], axis=1), lack * away, 0)
    return push


def camp_order(ties: Sequence[Tie]) -> list[str]:
    """Order nodes so that camps stand together: by the leading eigenvector of the alignments.

    The signs of that vector split a signed graph into its two camps (Bonacich and Lloyd, 2004,
    "Calculating status with negative relations"); the first camp is that of the most connected
    node.
    """
    nodes = sorted({end for tie in ties for end in (tie.a, tie.b)})
    if not nodes:
        return []
    at = {node: index for index, node in enumerate(nodes)}
    matrix = np.zeros((len(nodes), len(nodes)))
    for tie in ties:
        matrix[at[tie.a], at[tie.b]] = matrix[at[tie.b], at[tie.a]] = tie.alignment
    leading = np.linalg.eigh(matrix)[1][:, -1].round(6)
    hub = int(np.argmax(np.abs(matrix).sum(axis=0)))
    leading = leading * (1 if leading[hub] >= 0 else -1)
    return sorted(nodes, key=lambda node: (-leading[at[node]], node))


def write(folder: Path, data_set: DataSet) -> None:
    """Compute the positions of a data set anew and store them beside its tables."""
    found = Positions(replace(data_set, positions={}))
    with (folder / "positions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["level", "node", "x", "y"])
        for level, places in found.items():
            writer.writerows([level, node, x, y] for node, (x, y) in sorted(places.items()))


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        write(Path(argument), load(Path(argument)))
