"""The answers at /data/: each file of selections never asked for before, and asked for again."""

import random
import time
from urllib.parse import urlencode

import app
from data.files.names import FORMATS
from tests.benchmarks.timing import median, slow_end
from tests.data.files.oracle import selection
from tests.landed import LIBRARY

SELECTIONS = 30  # of each file
HEADERS = {"Accept-Encoding": "gzip, br"}  # as a browser has them: compression is in the time


def measure() -> list[dict[str, object]]:
    """Time each file over random selections, first as new and then as known, and the largest."""
    found, all_new, all_known = [], [], []
    for resource, forms in FORMATS.items():
        for form in forms:
            path, chance = f"/data/{resource}.{form}", random.Random(resource)
            queries = [
                urlencode(selection(chance, ("article", "chronology")[number % 2]))
                for number in range(SELECTIONS)
            ]
            new, known = timed(path, queries)
            whole, _ = timed(path, ["data=chronology"] * 2)
            all_new += new
            all_known += known
            found.append(row(path, new, known) | {"all of chronology, new ms": round(whole[0], 1)})
    return [*found, row("all together", all_new, all_known)]


def timed(path: str, queries: list[str]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each first and each second answer, of a server just started."""
    client = app.create_app(LIBRARY).server.test_client()
    client.get(f"{path}?types=none")  # what is imported at its first use is no part of an answer
    times: tuple[list[float], list[float]] = ([], [])
    for query in queries:
        for spent in times:
            start = time.perf_counter()
            client.get(f"{path}?{query}", headers=HEADERS)
            spent.append((time.perf_counter() - start) * 1000)
    return times


def row(what: str, new: list[float], known: list[float]) -> dict[str, object]:
    """Return a line of the table."""
    return {
        "file": what,
        "new, median ms": median(new),
        "new, p95 ms": slow_end(new),
        "known, median ms": median(known),
        "known, p95 ms": slow_end(known),
    }
