"""Covering the bad cycles of a signed graph at least weight, exactly or between two bounds.

There are too many cycles to write down, so those that the last answer leaves uncovered are added
until there are none: first to a linear program, whose value is a bound from below and whose answer
is whole for most graphs near balance, then, where it is not, to an integer one. The variables, one
for each tie that may be frustrated, are those of Aref, Mason and Wilson (2020, "A modeling and
computational study of the frustration index in signed networks"); finding cycles by shortest
paths is from Barahona and Mahjoub (1986, "On the cut polytope") and, for any number of camps,
Demaine et al. (2006, "Correlation clustering in general weighted graphs"). HiGHS solves both
programs, by way of SciPy, which is imported only where it is used: see `data.positions`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any, NamedTuple, Protocol

import numpy as np

from data.balance.signed import Floats, Ints, SignedGraph

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
    def auxiliary(self) -> "AuxiliaryGraph":
        """Where the paths run that make a bad cycle together with a hostile tie."""

    def rounded(self, cover: Floats) -> Ints:
        """Return a good division near a cover, which need not be whole nor cover all."""

    def cost(self, labels: Ints) -> int:
        """Return the weight of the ties that a division frustrates."""


@dataclass(frozen=True, slots=True, eq=False)
class AuxiliaryGraph:
    """A graph to look for paths in: ends of shape (edges, 2), and the tie that each edge is."""

    size: int
    ends: Ints
    ties: Ints


def cover(problem: Problem, clock: Clock) -> Answer:
    """Solve the linear program first, and the integer one where that leaves a gap."""
    nothing = np.zeros(len(problem.graph.weight))
    best = problem.rounded(nothing)
    first = Answer(best, min(apart(problem.graph), problem.cost(best)))
    if first.bound == problem.cost(best) or clock.over:
        return first
    with clock.stopped():
        _load_solver()
    return _closed_in(problem, clock, first, _uncovered(problem, nothing))


def apart(graph: SignedGraph) -> int:
    """Return the weight of bad triangles that share no tie, each of one hostile tie: a bound.

    Whatever covers them pays for each of its own. A heavy tie may have a share in several, which
    together weigh no more than it does.
    """
    friends = SignedGraph(graph.size, graph.ends, np.maximum(graph.weight, 0)).neighbours()
    found, hostile = 0, np.flatnonzero(graph.weight < 0)
    for (a, b), weight in zip(
        graph.ends[hostile].tolist(), graph.weight[hostile].tolist(), strict=True
    ):
        left = -weight
        for third in friends[a].keys() & friends[b].keys():
            share = min(left, friends[a][third], friends[b][third])
            for end in (a, b):
                friends[end][third] -= share
                friends[third][end] -= share
            found, left = found + share, left - share
            if not left:
                break
    return int(found)


def _closed_in(problem: Problem, clock: Clock, first: Answer, cycles: set[Cycle]) -> Answer:
    """Add uncovered cycles until the bound meets the best division, or time runs out."""
    best, bound, whole = first.labels, first.bound, False
    while bound < problem.cost(best) and not clock.over:
        gap = 0.999 / problem.cost(best) if whole else None
        found = _program(problem, cycles, clock, mip_gap=gap)
        bound = max(bound, found.bound)
        if found.cover is None:
            break
        best = min(best, problem.rounded(found.cover), key=problem.cost)
        new = _uncovered(problem, found.cover) - cycles
        if whole and not new:
            break
        whole = whole or not new
        cycles |= new
    return Answer(best, min(bound, problem.cost(best)))


def _load_solver() -> None:
    """Import SciPy: the first time this may take longer than a question is allowed to."""
    import scipy.optimize
    import scipy.sparse.csgraph  # noqa: F401  # the names are taken where they are used


class Cover(NamedTuple):
    """How much of each tie is chosen, 0 to 1, if anything was found, and a bound from below."""

    cover: Floats | None
    bound: int


def _program(problem: Problem, cycles: set[Cycle], clock: Clock, *, mip_gap: float | None) -> Cover:
    """Cover the cycles at least weight; with a gap in whole numbers, of which 1 is the least."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    weight = np.abs(problem.graph.weight)
    whole = mip_gap is not None
    found: Any = milp(
        weight,
        constraints=LinearConstraint(_rows(cycles, len(weight)), 1, np.inf),
        bounds=Bounds(0, 1),
        integrality=np.full(len(weight), int(whole)),
        options={"time_limit": clock.left, "mip_rel_gap": mip_gap or 0.0},
    )
    below = found.mip_dual_bound if whole else found.fun if found.status == 0 else None
    proven = 0 if below is None or not np.isfinite(below) else int(np.ceil(below - _doubt(below)))
    return Cover(None if found.x is None else np.clip(found.x, 0, 1), max(0, proven))


def _rows(cycles: set[Cycle], ties: int) -> Any:
    """Return the cycles as a sparse table of ones: a row for each cycle, a column for each tie."""
    from scipy.sparse import csr_array

    rows = sorted(cycles)
    starts = np.cumsum([0, *map(len, rows)])
    return csr_array((np.ones(starts[-1]), np.concatenate(rows), starts), shape=(len(rows), ties))


def _doubt(value: float) -> float:
    """Return how far HiGHS may be off: it keeps to each row within 1e-7."""
    return WHOLE + 2e-7 * abs(value)


def _uncovered(problem: Problem, cover: Floats) -> set[Cycle]:
    """Return, for each hostile tie, the bad cycle through it with the least cover, if below 1."""
    hostile = np.flatnonzero(problem.graph.weight < 0)
    pairs = problem.graph.ends[hostile].tolist()
    paths = _shortest(problem.auxiliary, cover, pairs)
    closed = [
        # A walk that takes a tie twice does without it.
        tuple(sorted(step for step in {tie, *path} if (path.count(step) + (step == tie)) % 2))
        for tie, path in zip(hostile.tolist(), paths, strict=True)
        if path
    ]
    return {cycle for cycle in closed if cycle and cover[list(cycle)].sum() < 1 - SHORT}


def _shortest(
    graph: AuxiliaryGraph, cover: Floats, pairs: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Return the ties of a shortest path between each pair, none where it is 1 or longer."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    lengths = cover[graph.ties] + WHOLE / 10  # a length of 0 would be no edge, and the fewest win
    table = csr_array((lengths, graph.ends.T), shape=(graph.size, graph.size))
    starts = sorted({start for start, _ in pairs})
    _, before = dijkstra(table, directed=False, indices=starts, return_predecessors=True, limit=1.0)
    row = {start: index for index, start in enumerate(starts)}
    tie_of = dict(zip(map(tuple, graph.ends.tolist()), graph.ties.tolist(), strict=True))
    return [_path(end, before[row[start]], tie_of) for start, end in pairs]


def _path(end: int, before: Ints, tie_of: dict[tuple[int, ...], int]) -> list[int]:
    """Return the ties from an end back to where its predecessors lead, if anywhere."""
    path: list[int] = []
    node, above = end, int(before[end])
    while above >= 0:
        path.append(tie_of[(above, node) if (above, node) in tie_of else (node, above)])
        node, above = above, int(before[above])
    return path
