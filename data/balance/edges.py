"""Signed edges: ties as the science of balance reads them, one sign for each pair of nodes.

Mixed ties and mere demands have no sign and are left out. An edge is the two nodes of a tie and
its sign, +1 or -1; wherever `edges` are asked for, there is one for each pair of nodes.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from data.balance.signed import SignedGraph
from data.engines.ties import Tie
from data.model import CHARACTERS, ends_of, pair

# The signs of ties, by their character; the others have none.
SIGNS = {character: sign for sign, character in CHARACTERS.items() if sign}
Pair = tuple[str, str]
Edge = tuple[str, str, int]
Signed = tuple[Edge, ...]  # both ends in order and the sign, sorted


class Edges(NamedTuple):
    """The signs of some ties, and how many ties have none and were left out."""

    edges: tuple[Edge, ...]
    mixed: int
    demands: int


def edges_of(ties: Iterable[Tie]) -> Edges:
    """Give each tie its sign; mixed ties and mere demands have none."""
    ties = tuple(ties)
    signed = (tie for tie in ties if tie.character in SIGNS)
    edges = tuple((tie.a, tie.b, SIGNS[tie.character]) for tie in signed)
    kinds = [tie.character for tie in ties]
    return Edges(edges, kinds.count("mixed"), kinds.count("demand"))


def has_ring(edges: Iterable[Edge]) -> bool:
    """Tell whether some of the ties lead from a node back to it: without one nothing is in tension.

    A star or a tree is balanced whatever its signs are (Harary, 1953), which says nothing of it.
    """
    roots: dict[str, str] = {}

    def root(node: str) -> str:
        while (above := roots.setdefault(node, node)) != node:
            roots[node] = roots[above]
            node = above
        return node

    for a, b, _ in edges:
        one, other = root(a), root(b)
        if one == other:
            return True
        roots[one] = other
    return False


def suppose(edges: Iterable[Edge], supposed: Mapping[str, int]) -> tuple[Edge, ...]:
    """Return edges as they would be if some ties had another sign: a thought experiment.

    `supposed` gives signs by the id of a tie: +1, -1, or 0 for no tie at all.
    """
    signs = {pair(a, b): sign for a, b, sign in edges} | dict(supposed)
    return tuple((*ends_of(tie), sign) for tie, sign in sorted(signs.items()) if sign)


def canonical(edges: Iterable[Edge]) -> Signed:
    """Return the edges in the one form that equal edge sets share, or say what is wrong."""
    return _canonical(tuple(edges))


@lru_cache(maxsize=16)  # whatever is asked of the ties of a page is asked of the same
def _canonical(edges: tuple[Edge, ...]) -> Signed:
    found = sorted((min(a, b), max(a, b), sign) for a, b, sign in edges)
    for a, b, sign in found:
        if sign not in (1, -1) or a == b:
            raise ValueError(f"{a} to {b} with the sign {sign}: wanted two nodes and +1 or -1")
    pairs = [(a, b) for a, b, _ in found]
    if len(set(pairs)) < len(pairs):
        twice = next(one for one, other in pairwise(pairs) if one == other)
        raise ValueError(f"{twice[0]} to {twice[1]} comes twice: wanted one sign for each pair")
    return tuple(found)


@lru_cache(maxsize=16)
def numbered(ties: Signed) -> tuple[tuple[str, ...], SignedGraph]:
    """Return the nodes, busiest first, and their graph."""
    degrees: dict[str, int] = {}
    for a, b, _ in ties:
        degrees[a], degrees[b] = degrees.get(a, 0) + 1, degrees.get(b, 0) + 1
    nodes = tuple(sorted(degrees, key=lambda node: (-degrees[node], node)))
    at = {node: index for index, node in enumerate(nodes)}
    table = np.array([(at[a], at[b], sign) for a, b, sign in ties], dtype=np.int64).reshape(-1, 3)
    return nodes, SignedGraph(len(nodes), table[:, :2], table[:, 2])


def linked(edges: Iterable[Edge], node: str) -> frozenset[str]:
    """Return a node and all that a chain of ties, of whatever sign, leads to.

    Only of these does a division into camps tell with whom they stand. Arguments and errors as
    for `frustration`.
    """
    return frozenset(reachable(canonical(edges), node))


def reachable(ties: Signed, node: str) -> set[str]:
    """Return the node and all that a chain of ties, of whatever sign, leads to."""
    near: dict[str, set[str]] = {}
    for a, b, _ in ties:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    found, edge = {node}, {node}
    while edge:
        edge = {far for one in edge for far in near.get(one, ())} - found
        found |= edge
    return found
