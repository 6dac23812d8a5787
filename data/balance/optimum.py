"""The least frustration of a signed graph, exactly or between two bounds.

Both problems are one of covering: choose ties of least weight so that every bad cycle has one.
With two camps a cycle is bad when its hostile ties are odd in number (Cartwright and Harary, 1956),
with any number of camps when just one of its ties is hostile (Davis, 1967). See `covering`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from data.balance.covering import Answer, AuxiliaryGraph, Clock, cover
from data.balance.signed import (
    Flags,
    Floats,
    Ints,
    Sides,
    SignedGraph,
    blocks,
    coloured,
    contract,
    costs,
    descend,
    every_split,
    part,
)

ENUMERATED = 16  # nodes: all 32,768 splits of so few are tried, sooner than SciPy is loaded


def two_camps(graph: SignedGraph, clock: Clock) -> Answer:
    """Split a graph in two so that the frustrated ties weigh least.

    Blocks are solved apart, each contracted first; the smallest come first, so that time runs out
    on as few as possible.

    Returns:
        A side for each node, +1 for the first of each part, and a bound from below.
    """
    broken, bound = np.zeros(len(graph.ends), dtype=bool), 0
    for ties in sorted(blocks(graph), key=lambda ties: (len(ties), ties)):
        block, _ = part(graph, ties)
        answer = _contracted(block, clock)
        broken[list(ties)] = block.frustrated(answer.labels)
        bound += answer.bound
    return Answer(coloured(graph, broken, range(graph.size)), bound)


def _contracted(block: SignedGraph, clock: Clock) -> Answer:
    """Split a block by way of what is left of it when all that is certain is contracted."""
    smaller = contract(block)
    kernel = smaller.kernel
    if kernel.size < block.size and len(kernel.ends):
        inner = two_camps(kernel, clock)
    elif len(kernel.ends):
        inner = _split(block, clock)
    else:
        inner = Answer(np.ones(kernel.size, dtype=np.int64), 0)
    sides = smaller.lift(inner.labels)
    # Contracting costs the same in every split: what the ties that cancel out weigh.
    return Answer(sides, inner.bound + block.cost(sides) - kernel.cost(inner.labels))


def _split(graph: SignedGraph, clock: Clock) -> Answer:
    """Split a graph of which nothing is certain: try everything, or cover its bad cycles."""
    if graph.size <= ENUMERATED:
        splits = every_split(graph.size)
        found = costs(graph, splits)
        best = int(np.argmin(found))
        return Answer(splits[best].astype(np.int64), int(found[best]))
    first = TwoCamps(graph).rounded(np.zeros(len(graph.weight)))
    # Seen from a good split few ties are hostile, and only they close bad cycles.
    answer = cover(TwoCamps(graph.seen_from(first)), clock)
    return Answer(answer.labels * first, answer.bound)


def any_camps(graph: SignedGraph, clock: Clock) -> Answer:
    """Divide a graph into any number of camps so that the frustrated ties weigh least.

    A hostile tie between nodes that no path of friendly ties joins is never frustrated and closes
    no bad cycle. Of the others each block is solved apart.

    Returns:
        The number of its camp for each node, and a bound from below.
    """
    friends = parts(graph.size, graph.ends[graph.weight > 0])
    inside = np.flatnonzero(friends[graph.ends[:, 0]] == friends[graph.ends[:, 1]])
    closer = SignedGraph(graph.size, graph.ends[inside], graph.weight[inside])
    broken, bound = np.zeros(len(inside), dtype=bool), 0
    for ties in sorted(blocks(closer), key=lambda ties: (len(ties), ties)):
        block, _ = part(closer, ties)
        answer = cover(AnyCamps(block), clock)
        broken[list(ties)] = across(block, answer.labels)
        bound += answer.bound
    return Answer(parts(graph.size, closer.ends[~broken & (closer.weight > 0)]), bound)


@dataclass(frozen=True, slots=True, eq=False)
class TwoCamps:
    """The division in two; labels are sides."""

    graph: SignedGraph

    @property
    def auxiliary(self) -> AuxiliaryGraph:
        """Two copies of the graph, between which hostile ties lead: an even number leads home."""
        size, ends, ties = self.graph.size, self.graph.ends, np.arange(len(self.graph.ends))
        kind, foe = self.graph.weight > 0, self.graph.weight < 0
        found = [ends[kind], ends[kind] + size, ends[foe] + [0, size], ends[foe] + [size, 0]]
        names = [ties[kind], ties[kind], ties[foe], ties[foe]]
        return AuxiliaryGraph(2 * size, np.vstack(found), np.concatenate(names))

    def cost(self, labels: Sides) -> int:
        """Return the weight of the frustrated ties."""
        return self.graph.cost(labels)

    def rounded(self, cover: Floats) -> Sides:
        """Believe the ties in the order of the cover until all nodes have a side, then descend."""
        order = np.argsort(cover, kind="stable")
        root = np.arange(self.graph.size)
        sides = np.ones(self.graph.size, dtype=np.int64)
        signs = np.sign(self.graph.weight)[order].tolist()
        apart = self.graph.size - 1
        for (a, b), sign in zip(self.graph.ends[order].tolist(), signs, strict=True):
            if not apart:
                break
            if root[a] != root[b]:
                joined = root == root[b]
                sides[joined] *= sides[a] * sides[b] * sign
                root[joined] = root[a]
                apart -= 1
        return descend(self.graph, sides)


@dataclass(frozen=True, slots=True, eq=False)
class AnyCamps:
    """The division into any number of camps; labels are numbers of camps."""

    graph: SignedGraph

    @property
    def auxiliary(self) -> AuxiliaryGraph:
        """The friendly ties: a path of them between two foes makes a bad cycle."""
        ties = np.flatnonzero(self.graph.weight > 0)
        return AuxiliaryGraph(self.graph.size, self.graph.ends[ties], ties)

    def cost(self, labels: Ints) -> int:
        """Return the weight of friendly ties across camps and hostile ones within."""
        return int(np.abs(self.graph.weight[across(self.graph, labels)]).sum())

    def rounded(self, cover: Floats) -> Ints:
        """Join the ends of friendly ties less than half covered, then move nodes singly."""
        joined = (self.graph.weight > 0) & (cover < 0.5)
        return self._settled(parts(self.graph.size, self.graph.ends[joined]))

    def _settled(self, labels: Ints) -> Ints:
        """Move single nodes to the camp that suits them best until none gains by it."""
        near, labels, moved = self.graph.neighbours(), labels.copy(), True
        while moved:
            moved = False
            for node in range(self.graph.size):
                best = _best_camp(labels, node, near[node])
                moved = moved or best != labels[node]
                labels[node] = best
        return labels


def _best_camp(labels: Ints, node: int, near: Mapping[int, int]) -> int:
    """Return the camp that suits a node best: its own if no other does better, or a new one."""
    own = int(labels[node])
    pull = {own: 0, int(labels.max()) + 1: 0}
    for other, weight in near.items():
        camp = int(labels[other])
        pull[camp] = pull.get(camp, 0) + weight
    best = max(pull, key=lambda camp: pull[camp])
    return best if pull[best] > pull[own] else own


def across(graph: SignedGraph, labels: Ints) -> Flags:
    """Tell of each tie whether a division into camps frustrates it."""
    together = labels[graph.ends[:, 0]] == labels[graph.ends[:, 1]]
    frustrated: Flags = together != (graph.weight > 0)
    return frustrated


def parts(size: int, ends: Ints) -> Ints:
    """Number the connected parts of a graph; return the part of each node."""
    root = np.arange(size)
    for a, b in ends:
        if root[a] != root[b]:
            root[root == root[b]] = root[a]
    return np.unique(root, return_inverse=True)[1].astype(np.int64)
