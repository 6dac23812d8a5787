"""Structural balance: camps, triangles, and what would balance the map.

The friend of my friend is my friend, and so is the enemy of my enemy (Heider, 1946, "Attitudes
and cognitive organization"). Where that holds throughout, the nodes fall into two camps, friendly
within and hostile across (Cartwright and Harary, 1956, "Structural balance: a generalization of
Heider's theory"). Only signs count here, not weights, and no tie is not no relation.

Wherever `edges` are asked for, they are a table with the columns `source`, `target` and `sign`
(+1 or -1), one row for each pair of nodes: see `edges_of`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from data.model import TIE, pair
from data.optimum import Clock, any_camps, two_camps
from data.selection import Selection, apply
from data.signed import SignedGraph
from data.switching import switching
from data.ties import Tie, add_up, terms

SIGNS = {"cooperation": 1, "conflict": -1}  # of a tie, by its character; the others have none
KINDS = ("+++", "++-", "+--", "---")  # of triangles
LIMIT = 2.0  # seconds that a question may take
REMEMBERED = 256  # edge sets whose answers are kept: a large one takes some 100 kB

Pair = tuple[str, str]
Camps = tuple[frozenset[str], ...]
Signed = tuple[tuple[str, str, int], ...]  # both ends in order and the sign, sorted
Past = tuple[tuple[str, int], ...]  # where some nodes were: a side times its worth


class Edges(NamedTuple):
    """The signs of some ties, and how many ties have none and were left out."""

    edges: pd.DataFrame
    mixed: int
    demands: int


def edges_of(ties: Iterable[Tie]) -> Edges:
    """Give each tie its sign; mixed ties and mere demands have none."""
    ties = tuple(ties)
    rows = [(tie.a, tie.b, SIGNS[tie.character]) for tie in ties if tie.character in SIGNS]
    kinds = [tie.character for tie in ties]
    edges = pd.DataFrame(rows, columns=["source", "target", "sign"])
    return Edges(edges, kinds.count("mixed"), kinds.count("demand"))


def suppose(edges: pd.DataFrame, supposed: Mapping[str, int]) -> pd.DataFrame:
    """Return edges as they would be if some ties had another sign: a thought experiment.

    `supposed` gives signs by the id of a tie: +1, -1, or 0 for no tie at all.
    """
    given = zip(edges["source"], edges["target"], edges["sign"], strict=True)
    signs = {pair(a, b): int(sign) for a, b, sign in given} | dict(supposed)
    rows = [(*tie.split(TIE), sign) for tie, sign in sorted(signs.items()) if sign]
    return pd.DataFrame(rows, columns=["source", "target", "sign"])


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


def frustration(edges: pd.DataFrame, time_limit: float = LIMIT) -> Frustration:
    """Split nodes into two camps with the fewest friendly ties across and hostile ones within.

    Their number is the frustration index, or line index of balance (Harary, 1959, "On the
    measurement of structural balance"): so many ties would have to change for balance.
    Answers are remembered by edge set and limit, one that ran out of time too.

    Args:
        edges: columns source, target, sign; one row for each pair.
        time_limit: seconds for all parts together.

    Raises:
        ValueError: if a sign is neither +1 nor -1, a pair comes twice, or a node is its own pair.
    """
    return _two(_signed(edges), (), time_limit)


def weak_balance(edges: pd.DataFrame, time_limit: float = LIMIT) -> Frustration:
    """Divide nodes into any number of camps with the fewest frustrated ties.

    Here the enemy of my enemy may be my enemy too: three mutual foes are three camps (Davis,
    1967, "Clustering and structural balance in graphs"; as a problem of optimisation it is the
    correlation clustering of Bansal, Blum and Chawla, 2004). Camps are as small as may be: two
    groups with no friendly tie between them are two. Arguments and errors as for `frustration`.
    """
    return _any(_signed(edges), time_limit)


def _signed(edges: pd.DataFrame) -> Signed:
    """Return the edges in the one form that equal edge sets share, or say what is wrong."""
    columns = (edges["source"].tolist(), edges["target"].tolist(), edges["sign"].tolist())
    found = sorted((min(a, b), max(a, b), int(s)) for a, b, s in zip(*columns, strict=True))
    for a, b, sign in found:
        if sign not in (1, -1) or a == b:
            raise ValueError(f"{a} to {b} with the sign {sign}: wanted two nodes and +1 or -1")
    pairs = [(a, b) for a, b, _ in found]
    if len(set(pairs)) < len(pairs):
        twice = next(one for one, other in pairwise(pairs) if one == other)
        raise ValueError(f"{twice[0]} to {twice[1]} comes twice: wanted one sign for each pair")
    return tuple(found)


def _numbered(ties: Signed) -> tuple[list[str], SignedGraph]:
    """Return the nodes, busiest first, and their graph."""
    degrees: dict[str, int] = {}
    for a, b, _ in ties:
        degrees[a], degrees[b] = degrees.get(a, 0) + 1, degrees.get(b, 0) + 1
    nodes = sorted(degrees, key=lambda node: (-degrees[node], node))
    at = {node: index for index, node in enumerate(nodes)}
    table = np.array([(at[a], at[b], sign) for a, b, sign in ties], dtype=np.int64).reshape(-1, 3)
    return nodes, SignedGraph(len(nodes), table[:, :2], table[:, 2])


@lru_cache(maxsize=REMEMBERED)
def _two(ties: Signed, before: Past, seconds: float) -> Frustration:
    """Split in two; of the best splits choose the one most like `before`.

    `before` gives sides of some nodes, +1 or -1, times what it is worth to keep each. A node of
    its own has a tie to each of them, so light that all these together weigh less than one real
    tie.
    """
    nodes, graph = _numbered(ties)
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


@lru_cache(maxsize=REMEMBERED)
def _any(ties: Signed, seconds: float) -> Frustration:
    nodes, graph = _numbered(ties)
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


def switchers(edges: pd.DataFrame, time_limit: float = LIMIT) -> Switchers:
    """Find the nodes that change sides between the best splits in two camps.

    Sides are told from the busiest node of each part of the graph, which never switches: to turn
    a whole part round is no other split. Arguments and errors as for `frustration`.
    """
    return _switchers(_signed(edges), time_limit)


@lru_cache(maxsize=REMEMBERED)
def _switchers(ties: Signed, seconds: float) -> Switchers:
    clock = Clock(seconds)
    nodes, graph = _numbered(ties)
    best = two_camps(graph, clock)
    if best.bound < graph.cost(best.labels):
        return Switchers(frozenset(), known=False)
    found, known = switching(graph, best.labels, clock)
    return Switchers(frozenset(nodes[at] for at in np.flatnonzero(found)), known)


@dataclass(frozen=True, slots=True)
class Triangle:
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
        return self.signs.count(-1) % 2 == 0

    @property
    def ties(self) -> tuple[str, str, str]:
        """The ids of its ties, in the order of `signs`."""
        a, b, c = self.nodes
        return pair(a, b), pair(a, c), pair(b, c)


def triangles(edges: pd.DataFrame) -> tuple[Triangle, ...]:
    """Return every triangle, unbalanced ones first, then by their nodes.

    Arguments and errors as for `frustration`.
    """
    signs = {(a, b): sign for a, b, sign in _signed(edges)}
    after: dict[str, set[str]] = {}  # the neighbours of a node that follow it in the alphabet
    for a, b in signs:
        after.setdefault(a, set()).add(b)
    found = [
        Triangle((a, b, c), (sign, signs[a, c], signs[b, c]))
        for (a, b), sign in signs.items()
        for c in after[a] & after.get(b, set())
    ]
    return tuple(sorted(found, key=lambda one: (one.balanced, one.nodes)))


class Common(NamedTuple):
    """Who has a tie to both of two nodes: friends of both, foes of both, a friend of one only."""

    friends: tuple[str, ...]
    foes: tuple[str, ...]
    divided: tuple[str, ...]


def common(edges: pd.DataFrame, one: str, other: str) -> Common:
    """Find the common friends and foes of two nodes, whatever the two are to each other.

    Arguments and errors as for `frustration`.
    """
    signs: dict[str, dict[str, int]] = {one: {}, other: {}}
    for a, b, sign in _signed(edges):
        for end, far in ((a, b), (b, a)):
            if end in signs:
                signs[end][far] = sign
    both = sorted(signs[one].keys() & signs[other].keys())
    sums = {node: signs[one][node] + signs[other][node] for node in both}
    return Common(*(tuple(n for n in both if sums[n] == total) for total in (2, -2, 0)))


def share_balanced(found: Sequence[Triangle]) -> float | None:
    """Return the share of triangles that are balanced, 0 to 1; nothing where there are none.

    Cartwright and Harary (1956) propose it as a degree of balance, for cycles of any length.
    """
    return sum(one.balanced for one in found) / len(found) if found else None


def normalised(index: int, ties: int) -> float:
    """Return F = 1 - 2L/m: 1 for balance, 0 for as little as a graph of so many ties can have.

    After Aref and Wilson (2018, "Measuring partial balance in signed networks"). A graph without
    ties is balanced.
    """
    return 1 - 2 * index / ties if ties else 1.0


def walk_balance(edges: pd.DataFrame) -> float:
    """Return tr exp(A) / tr exp(|A|): 1 for balance, and towards 0 the further from it.

    It weighs closed walks of every length, shorter ones more (Estrada and Benzi, 2014,
    "Walk-based measure of balance in signed networks"). Arguments and errors as for `frustration`.
    """
    _, graph = _numbered(_signed(edges))
    if not graph.size:
        return 1.0
    matrix = graph.matrix()
    signed, plain = np.linalg.eigvalsh(matrix), np.linalg.eigvalsh(np.abs(matrix))
    top = plain[-1]  # taken off both, or a large graph would overflow
    return float(np.exp(signed - top).sum() / np.exp(plain - top).sum())


@dataclass(frozen=True, slots=True)
class Moment:
    """Balance within one window of time, `first` to `last` day.

    `found` has its camps turned, and chosen among the best splits, so that as few nodes as may be
    are in another camp than when last seen. `ties` have a sign; `mixed` and `demands` have none.
    No chain of ties leads from the nodes in `apart` to the anchor: which camp they are in is a
    mere convention.
    """

    first: date
    last: date
    ties: int
    mixed: int
    demands: int
    found: Frustration
    apart: frozenset[str]

    @property
    def normalised(self) -> float:
        """F of this window: see `normalised`."""
        return normalised(self.found.index, self.ties)


def years(first: date, last: date, breadth: int = 1) -> list[tuple[date, date]]:
    """Return a window for each calendar year from one day to another, within these two.

    Each ends with its year, and is so many years long; where `breadth` is 0, it starts with
    `first`.
    """
    ends = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
    starts = [date(max(end.year - breadth + 1, 1), 1, 1) if breadth else first for end in ends]
    return [(max(first, start), min(end, last)) for start, end in zip(starts, ends, strict=True)]


def over_time(
    relations: pd.DataFrame,
    windows: Iterable[tuple[date, date]],
    level: str = "countries",
    anchor: str = "",
    time_limit: float = LIMIT,
) -> Iterator[Moment]:
    """Yield the balance of each window as soon as it is known.

    Args:
        relations: rows as in `DataSet.relations`.
        windows: first and last day of each, both included, in the order of time.
        level: "countries" or "actors".
        anchor: a node that is in the first camp whenever it has a tie; the others move round it.
        time_limit: seconds for each window. Equal edge sets with equal pasts are solved once.
    """
    sides: dict[str, int] = {}
    rows = terms(relations, level, "earliest", "latest")
    for first, last in windows:
        window = Selection(since=first.isoformat(), until=last.isoformat())
        edges, mixed, demands = edges_of(add_up(apply(window, rows)))
        ties = _signed(edges)
        here = {end for a, b, _ in ties for end in (a, b)}
        before = {node: side for node, side in sides.items() if node in here}
        if anchor in here:
            before[anchor] = len(before) + 1  # worth more than all others together
        found = _two(ties, tuple(sorted(before.items())), time_limit)
        for side, camp in zip((1, -1), found.camps, strict=True):
            sides |= dict.fromkeys(camp, side)
        apart = frozenset(here - _linked(ties, anchor))
        yield Moment(first, last, len(ties), mixed, demands, found, apart)


def linked(edges: pd.DataFrame, node: str) -> frozenset[str]:
    """Return a node and all that a chain of ties, of whatever sign, leads to.

    Only of these does a division into camps tell with whom they stand. Arguments and errors as
    for `frustration`.
    """
    return frozenset(_linked(_signed(edges), node))


def _linked(ties: Signed, node: str) -> set[str]:
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


class Change(NamedTuple):
    """A node that is in another camp (0 or 1) in a window than when last seen."""

    moment: Moment
    node: str
    before: int
    after: int


def changes(moments: Iterable[Moment]) -> list[Change]:
    """Return who changes camp and when, in the order of time and then of the alphabet.

    As long as a node is apart, it is in no camp that could be told.
    """
    last: dict[str, int] = {}
    found: list[Change] = []
    for moment in moments:
        camps = enumerate(moment.found.camps)
        now = {node: at for at, camp in camps for node in camp - moment.apart}
        moved = [node for node in sorted(now) if last.get(node, now[node]) != now[node]]
        found += [Change(moment, node, last[node], now[node]) for node in moved]
        last |= now
    return found
