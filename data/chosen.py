"""What may be chosen of a selection: nodes, ties, and triangles, three nodes with their ties."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from data.engines.conditions import Chosen
from data.model import TIE, pair

LARGEST = 3  # nodes of one thing
DASH = " \u2013 "  # between the names of the nodes of one thing, where several are named


def nodes_of(thing: str) -> list[str]:
    """Return the nodes of a thing, in alphabetical order."""
    return thing.split(TIE)


def ties_of(thing: str) -> list[str]:
    """Return the ids of the ties that are chosen with a tie or a triangle; a node has its own."""
    return [pair(*ends) for ends in combinations(nodes_of(thing), 2)]


def condition(level: str, chosen: Iterable[str]) -> Chosen:
    """Return what a relation must meet to be of one of the things that are chosen at a level."""
    things = tuple(chosen)
    ties = frozenset(tie for thing in things for tie in ties_of(thing))
    return Chosen(level, ties, frozenset(thing for thing in things if TIE not in thing))


def named(
    chosen: Sequence[str], name: Callable[[str], str], listing: Callable[[Iterable[str]], str]
) -> str:
    """Name what is chosen: one thing by its nodes, several each as a word of its own."""
    if len(chosen) == 1:
        return listing(map(name, nodes_of(chosen[0])))
    return listing(DASH.join(map(name, nodes_of(thing))) for thing in chosen)
