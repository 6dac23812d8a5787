"""Signed graphs as arrays: their blocks, what may be contracted, and good splits in two.

A split gives each node a side, +1 or -1. A tie is frustrated when it is friendly across the
split or hostile within one side.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Sides = npt.NDArray[np.int64]  # +1 or -1 for each node
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class SignedGraph:
    """A graph of `size` nodes; `ends` has shape (ties, 2), `weight` is signed and never 0."""

    size: int
    ends: Ints
    weight: Ints

    def frustrated(self, sides: Sides) -> Flags:
        """Tell of each tie whether a split frustrates it."""
        return sides[self.ends[:, 0]] * sides[self.ends[:, 1]] * self.weight < 0

    def cost(self, sides: Sides) -> int:
        """Return the weight of the ties that a split frustrates."""
        return int(np.abs(self.weight[self.frustrated(sides)]).sum())

    def matrix(self) -> Floats:
        """Return the signed adjacency matrix."""
        found = np.zeros((self.size, self.size))
        found[self.ends[:, 0], self.ends[:, 1]] = self.weight
        return found + found.T

    def seen_from(self, sides: Sides) -> "SignedGraph":
        """Return the graph in which a split is all on one side: its frustrated ties are hostile."""
        turned = self.weight * sides[self.ends[:, 0]] * sides[self.ends[:, 1]]
        return SignedGraph(self.size, self.ends, turned)

    def neighbours(self) -> list[dict[int, int]]:
        """Return for each node its neighbours, with the weight of the tie to each."""
        near: list[dict[int, int]] = [{} for _ in range(self.size)]
        for (a, b), weight in zip(self.ends.tolist(), self.weight.tolist(), strict=True):
            near[a][b] = near[b][a] = weight
        return near


def graph_of(near: list[dict[int, int]], nodes: list[int]) -> SignedGraph:
    """Return the ties among some nodes, which are numbered anew in the order given."""
    at = {node: index for index, node in enumerate(nodes)}
    ties = [
        (at[a], at[b], weight)
        for a in nodes
        for b, weight in near[a].items()
        if b in at and at[a] < at[b]
    ]
    table = np.array(sorted(ties), dtype=np.int64).reshape(-1, 3)
    return SignedGraph(len(nodes), table[:, :2], table[:, 2])


def coloured(graph: SignedGraph, broken: Flags, roots: Iterable[int]) -> Sides:
    """Return the split that frustrates just the ties in `broken`.

    Args:
        graph: any signed graph.
        broken: for each tie, whether it is frustrated in the split wanted, which must exist.
        roots: every node, in the order in which they may stand for their part: the first of a
            part is on the side +1.
    """
    kept = np.where(broken, -1, 1) * np.sign(graph.weight)
    near = SignedGraph(graph.size, graph.ends, kept).neighbours()
    sides = np.zeros(graph.size, dtype=np.int64)
    for root in roots:
        if sides[root]:
            continue
        sides[root] = 1
        waiting = [root]
        while waiting:
            node = waiting.pop()
            for other, sign in near[node].items():
                if not sides[other]:
                    sides[other] = sides[node] * sign
                    waiting.append(other)
    return sides


def blocks(graph: SignedGraph) -> Iterator[tuple[int, ...]]:
    """Yield the ties (their numbers) of each biconnected block, bridges included.

    Every cycle lies in one block, so a split is optimal if it is so in each of them. After
    Hopcroft and Tarjan (1973, "Efficient algorithms for graph manipulation"), without recursion.
    """
    near: list[list[tuple[int, int]]] = [[] for _ in range(graph.size)]
    for tie, (a, b) in enumerate(graph.ends.tolist()):
        near[a].append((b, tie))
        near[b].append((a, tie))
    depth, low = [0] * graph.size, [0] * graph.size
    for root in range(graph.size):
        if not depth[root]:
            depth[root] = low[root] = 1
            yield from _walk(root, near, depth, low)


def _walk(
    root: int, near: list[list[tuple[int, int]]], depth: list[int], low: list[int]
) -> Iterator[tuple[int, ...]]:
    """Walk one connected part in depth, and yield each block as the walk leaves it."""
    pile: list[int] = []  # ties met whose block is not complete
    path = [(root, -1, 0, iter(near[root]))]  # node, tie it was reached by, pile below it, rest
    while path:
        node, by, below, rest = path[-1]
        other, tie = next(rest, (-1, -1))
        if other < 0:
            path.pop()
            if path:
                above = path[-1][0]
                low[above] = min(low[above], low[node])
                if low[node] >= depth[above]:
                    yield tuple(pile[below:])
                    del pile[below:]
        elif tie != by and depth[other] < depth[node]:
            if depth[other]:
                pile.append(tie)
                low[node] = min(low[node], depth[other])
            else:
                depth[other] = low[other] = depth[node] + 1
                path.append((other, tie, len(pile), iter(near[other])))
                pile.append(tie)


def part(graph: SignedGraph, ties: tuple[int, ...]) -> tuple[SignedGraph, Ints]:
    """Return the graph of some ties, and for each of its nodes the number it had."""
    chosen = list(ties)
    nodes, ends = np.unique(graph.ends[chosen], return_inverse=True)
    return SignedGraph(len(nodes), ends.reshape(-1, 2), graph.weight[chosen]), nodes


@dataclass(frozen=True, slots=True, eq=False)
class Contraction:
    """A smaller graph: node v of the larger stands at `root[v]`, turned round if `turn` is -1."""

    kernel: SignedGraph
    root: Ints
    turn: Sides

    def lift(self, sides: Sides) -> Sides:
        """Return the split of the larger graph that a split of the kernel stands for."""
        lifted: Sides = sides[self.root] * self.turn
        return lifted


def contract(graph: SignedGraph) -> Contraction:
    """Contract ties that outweigh all others of one of their ends together.

    Turning that end round would satisfy such a tie and frustrate no more than the others, so
    some optimal split satisfies it (compare Hüffner, Betzler and Niedermeier, 2010,
    "Separator-based data reduction for signed graph balancing"). Nodes of one tie and of two
    are special cases.
    """
    near = graph.neighbours()
    into: dict[int, tuple[int, int]] = {}
    waiting = list(range(graph.size))
    while waiting:
        node = waiting.pop()
        if node in into or not near[node]:
            continue
        weights = [*map(abs, near[node].values())]
        most = max(weights)
        if sum(weights) - most <= most:
            heavy = max(other for other, weight in near[node].items() if abs(weight) == most)
            sign = 1 if near[node][heavy] > 0 else -1
            into[node] = (heavy, sign)
            waiting += _merge(near, node, heavy, sign)
    if not into:
        every = np.arange(graph.size)
        return Contraction(graph, every, np.ones_like(every))
    return _contraction(near, into)


def _merge(near: list[dict[int, int]], node: int, heavy: int, sign: int) -> list[int]:
    """Move the ties of a node to the one it goes into, and return the nodes this concerns."""
    touched = [heavy]
    for other, weight in near[node].items():
        del near[other][node]
        if other == heavy:
            continue
        sum_ = near[heavy].pop(other, 0) + sign * weight
        near[other].pop(heavy, None)
        if sum_:
            near[heavy][other] = near[other][heavy] = sum_
        touched.append(other)
    near[node] = {}
    return touched


def _contraction(near: list[dict[int, int]], into: dict[int, tuple[int, int]]) -> Contraction:
    """Number what is left anew, and find for each node where it went."""
    left = [node for node in range(len(near)) if node not in into]
    at = {node: index for index, node in enumerate(left)}
    root, turn = np.zeros(len(near), dtype=np.int64), np.ones(len(near), dtype=np.int64)
    for start in range(len(near)):
        node, sign = start, 1
        while node in into:
            node, step = into[node]
            sign *= step
        root[start], turn[start] = at[node], sign
    return Contraction(graph_of(near, left), root, turn)


@lru_cache(maxsize=32)
def every_split(size: int) -> npt.NDArray[np.float32]:
    """Return every split of so many nodes with the first on the side +1: (2^(size-1), size)."""
    bits = np.arange(2 ** (size - 1))[:, None] >> np.arange(size - 1) & 1
    return np.hstack([np.ones((len(bits), 1)), 1 - 2 * bits]).astype(np.float32)


def costs(graph: SignedGraph, splits: npt.NDArray[np.float32]) -> Ints:
    """Return the cost of each split, one in a row."""
    kept = (splits @ graph.matrix().astype(np.float32) * splits).sum(axis=1) / 2
    found: Ints = ((np.abs(graph.weight).sum() - kept) / 2).round().astype(np.int64)
    return found


def descend(graph: SignedGraph, sides: Sides) -> Sides:
    """Better a split until no turning of one node, nor a chain of such turns, gains anything.

    After Kernighan and Lin (1970, "An efficient heuristic procedure for partitioning graphs"):
    turn each node once, the best first, and keep the best of all splits passed on the way.
    """
    matrix = graph.matrix()
    while turned := _gainful_turns(matrix, sides):
        sides = sides.copy()
        sides[turned] *= -1
    return sides


def _gainful_turns(matrix: Floats, sides: Sides) -> list[int]:
    """Turn each node once, the best first; return the turns up to where they gain most."""
    now, gain, best = sides.astype(float), 0.0, 0.0
    pull = matrix @ now * now  # what turning a node costs
    free, turned, kept = np.zeros(len(sides)), [], 0
    for _ in range(len(sides)):
        node = int(np.argmin(pull + free))
        gain -= pull[node]
        free[node] = np.inf
        pull -= 2 * matrix[node] * now[node] * now
        pull[node], now[node] = -pull[node], -now[node]
        turned.append(node)
        if gain > best:
            best, kept = gain, len(turned)
    return turned[:kept]
