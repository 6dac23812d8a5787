"""How long a call takes, and what it costs."""

import statistics
import time
from collections.abc import Callable


def median(times: list[float]) -> float:
    """Return the median, rounded to a tenth."""
    return round(statistics.median(times), 1)


def slow_end(times: list[float]) -> float:
    """Return the 95th percentile, rounded to a tenth."""
    return round(sorted(times)[max(round(len(times) * 0.95) - 1, 0)], 1)


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def milliseconds(call: Callable[[], object], times: int) -> float:
    """Return the median time of a call, after one that is not counted."""
    call()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        spent.append((time.perf_counter() - start) * 1000)
    return median(spent)
