"""Which nodes change sides between the optimal splits of a signed graph.

The optimal splits themselves may be too many to list. Each is told by the ties that it frustrates,
so another one is found by making ties a little dearer that were frustrated so far, and those that
were not a little cheaper: never so much that it would pay to frustrate one more.
"""

import numpy as np

from data.balance.covering import Clock
from data.balance.optimum import parts, two_camps
from data.balance.signed import Flags, Sides, SignedGraph


def switching(graph: SignedGraph, sides: Sides, clock: Clock) -> tuple[Flags, bool]:
    """Find the nodes that are on the other side in some other optimal split.

    Args:
        graph: with all weights +1 or -1.
        sides: an optimal split as `two_camps` gives it, the first node of each part at +1.
        clock: when to stop.

    Returns:
        For each node whether it switches, and whether those are all that do.
    """
    broken, switched = graph.frustrated(sides), np.zeros(graph.size, dtype=bool)
    index, rigid = int(broken.sum()), np.ones(len(broken), dtype=bool)
    known = not clock.over
    while index and known:
        steer = np.where(rigid, np.where(broken, 1, -1), 0)
        dear = SignedGraph(graph.size, graph.ends, graph.weight * (2 * index + 2 + steer))
        answer = two_camps(dear, clock)
        known = answer.bound == dear.cost(answer.labels)
        moved = rigid & (graph.frustrated(answer.labels) != broken)
        if graph.cost(answer.labels) > index or not moved.any():
            break
        rigid &= ~moved
        switched |= answer.labels != sides
    return _tried(graph, sides, switched, rigid, clock) if known else (switched, False)


def _tried(
    graph: SignedGraph, sides: Sides, switched: Flags, rigid: Flags, clock: Clock
) -> tuple[Flags, bool]:
    """Try the nodes that only ties which vary join to the first node of their part, one by one."""
    index, known, switched = graph.cost(sides), True, switched.copy()
    fixed, whole = parts(graph.size, graph.ends[rigid]), parts(graph.size, graph.ends)
    for node in range(graph.size):
        first = int(np.argmax(whole == whole[node]))
        if switched[node] or fixed[node] == fixed[first]:
            continue
        forced = _forced(graph, first, node, -int(sides[node]) * (index + 1))
        answer = two_camps(forced, clock)
        if forced.cost(answer.labels) == index:
            switched |= answer.labels != sides
        elif answer.bound <= index:
            known = False
    return switched, known


def _forced(graph: SignedGraph, first: int, node: int, weight: int) -> SignedGraph:
    """Return the graph with one more tie, which outweighs everything where its weight does."""
    ends = np.vstack([graph.ends, [[first, node]]])
    return SignedGraph(graph.size, ends, np.append(graph.weight, weight))
