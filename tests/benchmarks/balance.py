"""Camps and triangles: the landed data, and graphs of the size of the system of states."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import psutil  # type: ignore[import-untyped]  # its types are a package of their own

from data.balance.edges import Edge, edges_of
from data.balance.frustration import (
    Frustration,
    _any,
    _switchers,
    frustration,
    split_in_two,
    switchers,
    weak_balance,
)
from data.balance.through_time import Moment, over_time, years
from data.balance.triangles import triangles
from data.dataset import DataSet
from tests.landed import LANDED
from tests.signed_graphs import near_balance

SIZES = ((64, 362), (90, 600), (110, 800), (130, 1000), (155, 1288), (158, 1745))
NOISE = (0.03, 0.06, 0.1)
BLOCS = (0, 12)


def measure() -> list[dict[str, object]]:
    """Time each question once, as one never asked before."""
    before = memory()
    data_sets = LANDED
    found: list[dict[str, object]] = []
    for name, data_set in data_sets.items():
        for level in ("countries", "actors"):
            edges = edges_of(data_set.relations.ties(level)).edges
            found.append({"what": f"{name}, {level}", **asked(edges)})
    found.append({"what": "memory of the process, MB: with the app", "result": before})
    for name, data_set in data_sets.items():
        forget()
        spent, moments = timed(partial(yearly, data_set))
        found.append({"what": f"{name}, {len(moments)} years", "camps ms": spent})
    found += synthetic()
    edges = near_balance(50, 400, 0.5)
    found.append({"what": "50 nodes, 400 ties, random signs", **asked(edges)})
    found.append({"what": "memory of the process, MB: with SciPy", "result": memory()})
    return found


def yearly(data_set: DataSet) -> list[Moment]:
    """Return the balance of each year of a data set."""
    windows = years(*data_set.span)
    return list(over_time(data_set.relations, windows, anchor=data_set.perspective))


def synthetic() -> list[dict[str, object]]:
    """Time graphs near balance, and add up what matters of them."""
    rows = [
        {
            "what": f"{size} nodes, {count} ties, {noise:.0%} wrong, {blocs or 'no'} blocs",
            **asked(near_balance(size, count, noise, blocs)),
        }
        for size, count in SIZES
        for noise in NOISE
        for blocs in BLOCS
    ]
    summary: dict[str, object] = {"what": f"of these {len(rows)}: median, worst"}
    for question in ("camps ms", "k camps ms", "switchers ms"):
        times = [float(str(row[question])) for row in rows]
        summary[question] = f"{statistics.median(times):.0f}, {max(times):.0f}"
    return [*rows, summary]


def asked(edges: tuple[Edge, ...]) -> dict[str, object]:
    """Ask everything of one graph, remembering nothing."""
    forget()
    camps, found = timed(lambda: frustration(edges))
    weak, divided = timed(lambda: weak_balance(edges))
    other, switching = timed(lambda: switchers(edges))
    around, corners = timed(lambda: triangles(edges))
    return {
        "camps ms": camps,
        "k camps ms": weak,
        "switchers ms": other,
        "triangles ms": around,
        "result": f"L {shown(found)}, K {shown(divided)} in {len(divided.camps)}, "
        f"{len(switching.nodes)}{'' if switching.known else '?'} switch, {len(corners)} triangles",
    }


def shown(found: Frustration) -> str:
    """Write an index, or the interval it lies in."""
    return str(found.index) if found.optimal else f"{found.lower_bound} to {found.index}"


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Return the milliseconds of a call, and its answer."""
    start = time.perf_counter()
    answer = call()
    return round((time.perf_counter() - start) * 1000, 1), answer


def forget() -> None:
    """Forget every answer."""
    for remembered in (split_in_two, _any, _switchers):
        remembered.forget()


def memory() -> int:
    """Return the memory of this process, in MB."""
    return int(psutil.Process().memory_info().rss / 2**20)
