"""Events by the million: opening them, the first picture, a change, a page of evidence, memory.

The sets are those of tests/events.py, as data folders, opened as `make run ARGS=FOLDER` does. A
change is timed in a browser, from the click to the last repaint.
"""

import time
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests import events
from tests.benchmarks.dense import of_view
from tests.benchmarks.page import ARGUMENTS, PORT, chromium, served
from tests.benchmarks.timing import median

ROWS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
VIEWS = ("map", "network", "matrix", "per-year", "table")
PAGES = 7  # of evidence
HOST = "127.0.0.1"


def of_size(folder: Path, number: int) -> list[dict[str, object]]:
    """Return what a set of so many events takes: a row for each view."""
    made = events.write(folder, number)
    start = time.perf_counter()
    with served(str(made)) as process, sync_playwright() as playwright:
        opened = time.perf_counter() - start
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        rows = [of_view(browser, made.name, view) for view in VIEWS]
        browser.close()
        evidence = [_page(made.name, at) for at in range(PAGES)]
        memory = round(process.memory_info().rss / 2**20)
    told = {"opened s": round(opened, 1), "evidence ms": median(evidence), "MB": memory}
    return [{**row, **(told if at == 0 else {})} for at, row in enumerate(rows)]


def _page(data: str, at: int) -> float:
    """Return the milliseconds that a page of evidence takes, of a year that nobody asked for."""
    connection = HTTPConnection(HOST, PORT)
    start = time.perf_counter()
    connection.request("GET", f"/answers/evidence/0/40/80?data={data}&from={2006 + at}&types=aid")
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, answer.status
    return 1000 * (time.perf_counter() - start)


def measure() -> list[dict[str, object]]:
    """Measure every size."""
    found = []
    for number in ROWS:
        with TemporaryDirectory() as folder:
            found += of_size(Path(folder), number)
    return found
