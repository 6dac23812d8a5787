"""Triangles of signed ties, and the friends and foes that two nodes share."""

from collections.abc import Iterable
from typing import NamedTuple

from data.balance.edges import Edge, canonical
from data.model import pair

KINDS = ("+++", "++-", "+--", "---")  # of triangles


class Triangle(NamedTuple):
    """Three nodes, each with a tie to both others.

    `nodes` are in alphabetical order; `signs` are those of the first to the second, the first to
    the third, and the second to the third.
    """

    nodes: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def kind(self) -> str:
        """One of KINDS: its friendly ties, then its hostile ones."""
        hostile = self.signs.count(-1)
        return "+" * (3 - hostile) + "-" * hostile

    @property
    def balanced(self) -> bool:
        """Whether its hostile ties are none or two (Heider, 1946)."""
        one, two, three = self.signs
        return one * two * three > 0

    @property
    def ties(self) -> tuple[str, str, str]:
        """The ids of its ties, in the order of `signs`."""
        a, b, c = self.nodes
        return pair(a, b), pair(a, c), pair(b, c)


def triangles(edges: Iterable[Edge]) -> tuple[Triangle, ...]:
    """Return every triangle, unbalanced ones first, then by their nodes.

    Arguments and errors as for `frustration`.
    """
    signs = {(a, b): sign for a, b, sign in canonical(edges)}
    after: dict[str, set[str]] = {}  # the neighbours of a node that follow it in the alphabet
    for a, b in signs:
        after.setdefault(a, set()).add(b)
    found: dict[bool, list[Triangle]] = {False: [], True: []}
    for (a, b), sign in sorted(signs.items()):
        for c in sorted(after[a] & after.get(b, set())):
            one = Triangle((a, b, c), (sign, signs[a, c], signs[b, c]))
            found[one.balanced].append(one)
    return (*found[False], *found[True])


class Common(NamedTuple):
    """Who has a tie to both of two nodes: friends of both, foes of both, a friend of one only."""

    friends: tuple[str, ...]
    foes: tuple[str, ...]
    divided: tuple[str, ...]


def common(edges: Iterable[Edge], one: str, other: str) -> Common:
    """Find the common friends and foes of two nodes, whatever the two are to each other.

    Arguments and errors as for `frustration`.
    """
    signs: dict[str, dict[str, int]] = {one: {}, other: {}}
    for a, b, sign in canonical(edges):
        for end, far in ((a, b), (b, a)):
            if end in signs:
                signs[end][far] = sign
    both = sorted(signs[one].keys() & signs[other].keys())
    sums = {node: signs[one][node] + signs[other][node] for node in both}
    return Common(*(tuple(n for n in both if sums[n] == total) for total in (2, -2, 0)))
