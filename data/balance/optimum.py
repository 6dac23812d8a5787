"""The least frustration of a signed graph, exactly or between two bounds.

Both problems are one of covering: choose ties of least weight so that every bad cycle has one.
With two camps a cycle is bad when its hostile ties are odd in number (Cartwright and Harary, 1956),
with any number of camps when just one of its ties is hostile (Davis, 1967). There are too many
cycles to write down, so those that the last answer leaves uncovered are added until there are
none: first to a linear program, whose value is a bound from below and whose answer is whole for
most graphs near balance, then, where it is not, to an integer one. The variables, one for each
tie that may be frustrated, are those of Aref, Mason and Wilson (2020, "A modeling and
computational study of the frustration index in signed networks"); finding cycles by shortest
paths is from Barahona and Mahjoub (1986, "On the cut polytope") and, for any number of camps,
Demaine et al. (2006, "Correlation clustering in general weighted graphs"). HiGHS solves both
programs, by way of SciPy, which is imported only where it is used: see `data.graph`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any, Protocol

import numpy as np

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

ENUMERATED = 14  # nodes: all 8,192 splits of so few are tried, sooner than SciPy is loaded
WHOLE = 1e-6  # how far a number may be from a whole one and still be taken for it
SHORT = 1e-4  # by how much a cycle must be uncovered to be added
LEAST = 0.02  # seconds: with less left, HiGHS is not called

Cycle = tuple[int, ...]  # the numbers of its ties, in order


class Clock:
    """One budget of time for all that a question asks."""

    def __init__(self, seconds: float) -> None:
        """Start now."""
        self._end = monotonic() + seconds

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Do not count the time that something takes."""
        begun = monotonic()
        yield
        self._end += monotonic() - begun

    @property
    def left(self) -> float:
        """Seconds left, never less than 0."""
        return max(0.0, self._end - monotonic())

    @property
    def over(self) -> bool:
        """Whether too little is left to begin anything."""
        return self.left < LEAST


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The best division found, a label for each node, and what no division can be better than."""

    labels: Ints
    bound: int


class Problem(Protocol):
    """One way to divide a graph; labels are sides or numbers of camps."""

    @property
    def graph(self) -> SignedGraph:
        """What is divided."""

    @property
    def ways(self) -> "Ways":
        """Where the paths run that make a bad cycle together with a hostile tie."""

    def rounded(self, cover: Floats) -> Ints:
        """Return a good division near a cover, which need not be whole nor cover all."""

    def cost(self, labels: Ints) -> int:
        """Return the weight of the ties that a division frustrates."""


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """A graph to look for paths in: ends of shape (ways, 2), and the tie that each way is."""

    size: int
    ends: Ints
    ties: Ints


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


def cover(problem: Problem, clock: Clock) -> Answer:
    """Solve the linear program first, and the integer one where that leaves a gap."""
    nothing = np.zeros(len(problem.graph.weight))
    best, bound, whole = problem.rounded(nothing), 0, False
    if not problem.cost(best):
        return Answer(best, 0)
    with clock.stopped():
        _load_solver()
    cycles = _uncovered(problem, nothing)
    while bound < problem.cost(best) and not clock.over:
        found, proven = _program(problem, cycles, clock, whole=whole, known=problem.cost(best))
        bound = max(bound, proven)
        if found is None:
            break
        best = min(best, problem.rounded(found), key=problem.cost)
        new = _uncovered(problem, found) - cycles
        if whole and not new:
            break
        whole = whole or not new
        cycles |= new
    return Answer(best, min(bound, problem.cost(best)))


def _load_solver() -> None:
    """Import SciPy: the first time this may take longer than a question is allowed to."""
    import scipy.optimize
    import scipy.sparse.csgraph  # noqa: F401  # the names are taken where they are used


def _program(
    problem: Problem, cycles: set[Cycle], clock: Clock, *, whole: bool, known: int
) -> tuple[Floats | None, int]:
    """Cover the cycles at least weight; return the cover, if any was found, and a bound."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    weight = np.abs(problem.graph.weight)
    rows = sorted(cycles)
    starts = np.cumsum([0, *map(len, rows)])
    table = csr_array(
        (np.ones(starts[-1]), np.concatenate(rows), starts), shape=(len(rows), len(weight))
    )
    found: Any = milp(
        weight,
        constraints=LinearConstraint(table, 1, np.inf),
        bounds=Bounds(0, 1),
        integrality=np.full(len(weight), int(whole)),
        # Weights are whole numbers: a gap of less than 1 is none.
        options={"time_limit": clock.left, "mip_rel_gap": 0.999 / known if whole else 0.0},
    )
    below = found.mip_dual_bound if whole else found.fun if found.status == 0 else None
    proven = 0 if below is None or not np.isfinite(below) else int(np.ceil(below - _doubt(below)))
    return (None if found.x is None else np.clip(found.x, 0, 1)), max(0, proven)


def _doubt(value: float) -> float:
    """Return how far HiGHS may be off: it keeps to each row within 1e-7."""
    return WHOLE + 2e-7 * abs(value)


def _uncovered(problem: Problem, cover: Floats) -> set[Cycle]:
    """Return, for each hostile tie, the bad cycle through it with the least cover, if below 1."""
    hostile = np.flatnonzero(problem.graph.weight < 0)
    pairs = problem.graph.ends[hostile].tolist()
    paths = _shortest(problem.ways, cover, pairs)
    closed = [
        # A walk that takes a tie twice does without it.
        tuple(sorted(step for step in {tie, *path} if (path.count(step) + (step == tie)) % 2))
        for tie, path in zip(hostile.tolist(), paths, strict=True)
        if path
    ]
    return {cycle for cycle in closed if cycle and cover[list(cycle)].sum() < 1 - SHORT}


def _shortest(ways: Ways, cover: Floats, pairs: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the ties of a shortest path between each pair, none where it is 1 or longer."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    lengths = cover[ways.ties] + WHOLE / 10  # a length of 0 would be no way, and the fewest win
    graph = csr_array((lengths, ways.ends.T), shape=(ways.size, ways.size))
    tie_of = dict(zip(map(tuple, ways.ends.tolist()), ways.ties.tolist(), strict=True))
    starts = sorted({start for start, _ in pairs})
    row = {start: index for index, start in enumerate(starts)}
    _, before = dijkstra(graph, directed=False, indices=starts, return_predecessors=True, limit=1.0)
    paths = []
    for start, end in pairs:
        path: list[int] = []
        node, above = end, int(before[row[start], end])
        while above >= 0:
            path.append(tie_of[(above, node) if (above, node) in tie_of else (node, above)])
            node, above = above, int(before[row[start], above])
        paths.append(path)
    return paths


@dataclass(frozen=True, slots=True, eq=False)
class TwoCamps:
    """The division in two; labels are sides."""

    graph: SignedGraph

    @property
    def ways(self) -> Ways:
        """Two copies of the graph, between which hostile ties lead: an even number leads home."""
        size, ends, ties = self.graph.size, self.graph.ends, np.arange(len(self.graph.ends))
        kind, foe = self.graph.weight > 0, self.graph.weight < 0
        found = [ends[kind], ends[kind] + size, ends[foe] + [0, size], ends[foe] + [size, 0]]
        names = [ties[kind], ties[kind], ties[foe], ties[foe]]
        return Ways(2 * size, np.vstack(found), np.concatenate(names))

    def cost(self, labels: Sides) -> int:
        """Return the weight of the frustrated ties."""
        return self.graph.cost(labels)

    def rounded(self, cover: Floats) -> Sides:
        """Believe the ties in the order of the cover until all nodes have a side, then descend."""
        order = np.argsort(cover, kind="stable")
        root = np.arange(self.graph.size)
        sides = np.ones(self.graph.size, dtype=np.int64)
        signs = np.sign(self.graph.weight)
        for (a, b), sign in zip(self.graph.ends[order], signs[order], strict=True):
            if root[a] != root[b]:
                joined = root == root[b]
                sides[joined] *= sides[a] * sides[b] * sign
                root[joined] = root[a]
        return descend(self.graph, sides)


@dataclass(frozen=True, slots=True, eq=False)
class AnyCamps:
    """The division into any number of camps; labels are numbers of camps."""

    graph: SignedGraph

    @property
    def ways(self) -> Ways:
        """The friendly ties: a path of them between two foes makes a bad cycle."""
        ties = np.flatnonzero(self.graph.weight > 0)
        return Ways(self.graph.size, self.graph.ends[ties], ties)

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
                pull = {int(labels[node]): 0, int(labels.max()) + 1: 0}
                for other, weight in near[node].items():
                    camp = int(labels[other])
                    pull[camp] = pull.get(camp, 0) + weight
                best = max(pull, key=lambda camp: pull[camp])
                if pull[best] > pull[int(labels[node])]:
                    labels[node], moved = best, True
        return labels


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
