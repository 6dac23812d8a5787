"""Structural balance: camps, triangles, and what would balance the map.

The friend of my friend is my friend, and so is the enemy of my enemy (Heider, 1946, "Attitudes
and cognitive organization"). Where that holds throughout, the nodes fall into two camps, friendly
within and hostile across (Cartwright and Harary, 1956, "Structural balance: a generalization of
Heider's theory"). Only signs count here, not weights, and no tie is not no relation.

Wherever `edges` are asked for, each is two nodes and a sign (+1 or -1), one for each pair of
nodes: see `edges_of`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from data.balance.covering import Clock
from data.balance.edges import Edge, Pair, Signed, canonical, numbered
from data.balance.optimum import any_camps, two_camps
from data.balance.remembered import Remembered
from data.balance.signed import SignedGraph
from data.balance.switching import switching

LIMIT = 2.0  # seconds that a question may take
LARGE, BRIEFLY = 1_000, 0.3  # and one about more ties than that: a page waits for it
Camps = tuple[frozenset[str], ...]
Past = tuple[tuple[str, int], ...]  # where some nodes were: a side times its worth


@dataclass(frozen=True, slots=True)
class Frustration:
    """A division into camps, and the ties that it cannot satisfy.

    `index` is their number. It is the least possible where `optimal`; otherwise time ran out, and
    the least lies between `lower_bound` and `index`. `camps` are two, or any number for weak
    balance; the busiest node (most ties, then first in the alphabet) is in the first. With two
    camps, each part of the graph that has no tie to the rest is turned so that its own busiest
    node is in the first camp. `frustrated` names the ties by their ends, in alphabetical order.
    Another division may be as good: see `switchers`.
    """

    index: int
    lower_bound: int
    optimal: bool
    camps: Camps
    frustrated: tuple[Pair, ...]

    @property
    def proven(self) -> bool:
        """Whether no more time could make it better."""
        return self.optimal

    def joined(self, other: "Frustration") -> "Frustration":
        """Return the better division of two of the same graph, with the better bound."""
        best = min(self, other, key=lambda found: found.index)
        bound = min(max(self.lower_bound, other.lower_bound), best.index)
        return replace(best, lower_bound=bound, optimal=bound == best.index)


def patience(ties: Signed, wanted: float | None = None) -> float:
    """Return the seconds that a question about some ties may take: those wanted, or the usual.

    In less than BRIEFLY nothing is proven of more than LARGE ties, so that no time is spent on it.
    """
    if len(ties) <= LARGE:
        return LIMIT if wanted is None else wanted
    return BRIEFLY if wanted is None else wanted if wanted >= BRIEFLY else 0.0


def frustration(edges: Iterable[Edge], time_limit: float | None = None) -> Frustration:
    """Split nodes into two camps with the fewest friendly ties across and hostile ones within.

    Their number is the frustration index, or line index of balance (Harary, 1959, "On the
    measurement of structural balance"): so many ties would have to change for balance.
    Answers are remembered by edge set, those that ran out of time for a while: see `Remembered`.

    Args:
        edges: two nodes and a sign, one for each pair.
        time_limit: seconds for all parts together; by default those of `patience`.

    Raises:
        ValueError: if a sign is neither +1 nor -1, a pair comes twice, or a node is its own pair.
    """
    ties = canonical(edges)
    return split_in_two(ties, (), seconds=patience(ties, time_limit))


def weak_balance(edges: Iterable[Edge], time_limit: float | None = None) -> Frustration:
    """Divide nodes into any number of camps with the fewest frustrated ties.

    Here the enemy of my enemy may be my enemy too: three mutual foes are three camps (Davis,
    1967, "Clustering and structural balance in graphs"; as a problem of optimisation it is the
    correlation clustering of Bansal, Blum and Chawla, 2004). Camps are as small as may be: two
    groups with no friendly tie between them are two. Arguments and errors as for `frustration`.
    """
    ties = canonical(edges)
    return _any(ties, seconds=patience(ties, time_limit))


@Remembered
def split_in_two(ties: Signed, before: Past, seconds: float) -> Frustration:
    """Split in two; of the best splits choose the one most like `before`.

    `before` gives sides of some nodes, +1 or -1, times what it is worth to keep each. A node of
    its own has a tie to each of them, so light that all these together weigh less than one real
    tie.
    """
    nodes, graph = numbered(ties)
    heavy = sum(abs(worth) for _, worth in before) + 1
    memory = [(0, nodes.index(node) + 1, worth) for node, worth in before]
    table = np.array(memory, dtype=np.int64).reshape(-1, 3)
    answer = two_camps(
        SignedGraph(
            graph.size + 1,
            np.vstack([table[:, :2], graph.ends + 1]),
            np.concatenate([table[:, 2], graph.weight * heavy]),
        ),
        Clock(seconds),
    )
    sides = answer.labels[1:]
    camps = tuple(
        frozenset(node for node, own in zip(nodes, sides.tolist(), strict=True) if own == side)
        for side in (1, -1)
    )
    return _result(ties, graph.frustrated(sides).tolist(), answer.bound // heavy, camps)


@Remembered
def _any(ties: Signed, seconds: float) -> Frustration:
    nodes, graph = numbered(ties)
    answer = any_camps(graph, Clock(seconds))
    camps: dict[int, list[str]] = {}
    for node, camp in zip(nodes, answer.labels.tolist(), strict=True):
        camps.setdefault(camp, []).append(node)
    together = answer.labels[graph.ends[:, 0]] == answer.labels[graph.ends[:, 1]]
    broken = (together != (graph.weight > 0)).tolist()
    return _result(ties, broken, answer.bound, tuple(map(frozenset, camps.values())))


def _result(ties: Signed, broken: list[bool], bound: int, camps: Camps) -> Frustration:
    """Count what is frustrated: the index is what the camps say, whatever a solver said."""
    frustrated = tuple((a, b) for (a, b, _), out in zip(ties, broken, strict=True) if out)
    index = len(frustrated)
    return Frustration(index, min(bound, index), bound >= index, camps, frustrated)


class Switchers(NamedTuple):
    """Nodes that are in the other camp in another best split.

    With no nodes the split is the only one. Where not `known`, time ran out and there may be more.
    """

    nodes: frozenset[str]
    known: bool

    @property
    def proven(self) -> bool:
        """Whether no more time could make it better."""
        return self.known

    def joined(self, other: "Switchers") -> "Switchers":
        """Return all that two attempts at the same graph found."""
        return Switchers(self.nodes | other.nodes, self.known or other.known)


def switchers(edges: Iterable[Edge], time_limit: float | None = None) -> Switchers:
    """Find the nodes that change sides between the best splits in two camps.

    Sides are told from the busiest node of each part of the graph, which never switches: to turn
    a whole part round is no other split. Among more than LARGE ties they are not looked for unless
    time is given: it would take longer than to split. Arguments and errors as for `frustration`.
    """
    ties = canonical(edges)
    wanted = 0.0 if time_limit is None and len(ties) > LARGE else time_limit
    return _switchers(ties, seconds=patience(ties, wanted))


@Remembered
def _switchers(ties: Signed, seconds: float) -> Switchers:
    clock = Clock(seconds)
    best = split_in_two(ties, (), seconds=seconds)
    if not best.optimal:
        return Switchers(frozenset(), known=False)
    nodes, graph = numbered(ties)
    sides = np.array([1 if node in best.camps[0] else -1 for node in nodes], dtype=np.int64)
    found, known = switching(graph, sides, clock)
    return Switchers(frozenset(nodes[at] for at in np.flatnonzero(found)), known)
