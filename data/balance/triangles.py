"""Triangles of signed ties, and the friends and foes that two nodes share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

import numpy as np

from data.balance.edges import Edge, canonical
from data.balance.signed import Flags, Ints
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


@dataclass(frozen=True, slots=True, eq=False)
class Triangles(Sequence[Triangle]):
    """Many triangles, unbalanced ones first, then by their nodes; each is made when asked for.

    In a graph as dense as the world there are 100,000, of which a page shows some sixty. `corners`
    has shape (triangles, 3) and numbers `nodes`, which are in alphabetical order; `signs`, of the
    same shape, are those of `Triangle`.
    """

    nodes: tuple[str, ...]
    corners: Ints
    signs: Ints

    def __len__(self) -> int:
        """Return how many they are."""
        return len(self.corners)

    @overload
    def __getitem__(self, at: int) -> Triangle: ...
    @overload
    def __getitem__(self, at: slice) -> "Triangles": ...
    def __getitem__(self, at: int | slice) -> "Triangle | Triangles":
        """Return one of them, or some."""
        if isinstance(at, slice):
            return self._those(at)
        a, b, c = (self.nodes[corner] for corner in self.corners[at].tolist())
        ab, ac, bc = self.signs[at].tolist()
        return Triangle((a, b, c), (ab, ac, bc))

    @property
    def balanced(self) -> int:
        """How many have no hostile tie, or two."""
        return int((_product(self.signs) > 0).sum())

    def among(self, *nodes: str) -> "Triangles":
        """Return those that all of some nodes are corners of."""
        return self._those(
            np.logical_and.reduce(
                [(self.corners == self._number(node)).any(axis=1) for node in nodes]
            )
        )

    def _number(self, node: str) -> int:
        return self.nodes.index(node) if node in self.nodes else -1

    def _those(self, chosen: slice | Flags) -> "Triangles":
        return Triangles(self.nodes, self.corners[chosen], self.signs[chosen])


def triangles(edges: Iterable[Edge]) -> Triangles:
    """Return every triangle, unbalanced ones first, then by their nodes.

    Arguments and errors as for `frustration`.
    """
    ties = canonical(edges)
    nodes = tuple(sorted({end for a, b, _ in ties for end in (a, b)}))
    at = {node: number for number, node in enumerate(nodes)}
    matrix = np.zeros((len(nodes), len(nodes)), dtype=np.int64)  # from the first to the second
    ends = np.array([(at[a], at[b]) for a, b, _ in ties], dtype=np.int64).reshape(-1, 2)
    matrix[ends[:, 0], ends[:, 1]] = [sign for *_, sign in ties]
    # Ends are sorted, and whoever follows the second of both closes a triangle.
    linked = matrix != 0
    tie, third = np.nonzero(linked[ends[:, 0]] & linked[ends[:, 1]])
    one, other = ends[tie].T
    signs = np.column_stack([matrix[one, other], matrix[one, third], matrix[other, third]])
    order = np.argsort(_product(signs).astype(np.int8), kind="stable")
    return Triangles(nodes, np.column_stack([one, other, third])[order], signs[order])


def _product(signs: Ints) -> Ints:
    """Return the product of the three signs of each triangle: to multiply along them is slow."""
    found: Ints = signs[:, 0] * signs[:, 1] * signs[:, 2]
    return found


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
