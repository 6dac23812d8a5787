"""How much more a server takes for ten times as many events: opening, answers, evidence, memory.

`python -m tests.benchmarks growth --json docs/scale.json` writes what docs/scale.md rests on, and
`python -m tests.benchmarks.growth docs/scale.json docs/scale.png` draws it. The sets are those of
tests/events.py, as data folders. No browser is asked: `scale` has what it adds.
Beside each time stands the work, in seconds or milliseconds of one core: other programs make the
former longer, the latter hardly.
"""

import json
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

import plotly.graph_objects as go
import psutil  # type: ignore[import-untyped]  # its types are a package of their own
from playwright.sync_api import sync_playwright

from tests import events
from tests.benchmarks.page import PORT, chromium, served
from tests.benchmarks.timing import median

ROWS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
TIMES = 7  # that each thing is asked, each time of other days
HOST = "127.0.0.1"
LINES = {
    "opening work s": "opened for the first time, s",
    "again work s": "opened again, s",
    "answer work ms": "a filter by years and type, ms",
    "to the day work ms": "a filter to the day, ms",
    "evidence work ms": "a page of evidence, ms",
    "MB": "memory of the server, MB",
}


def asked(path: str) -> float:
    """Return the milliseconds that an answer takes."""
    connection = HTTPConnection(HOST, PORT, timeout=600)
    start = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, answer.status
    return 1000 * (time.perf_counter() - start)


def work_of(process: psutil.Process) -> float:
    """Return the seconds that a server was at work so far, on however many cores."""
    spent = process.cpu_times()
    return float(spent.user + spent.system)


def each(process: psutil.Process, what: str, paths: list[str]) -> dict[str, float]:
    """Return the median time of some answers, and what each costs of a core."""
    before, times = work_of(process), [asked(path) for path in paths]
    work = 1000 * (work_of(process) - before) / len(paths)
    return {f"{what} ms": median(times), f"{what} work ms": round(work)}


def opening(folder: Path) -> dict[str, float]:
    """Return how long a server takes to open a set for the first time, and what that costs."""
    start = time.perf_counter()
    with served(str(folder)) as process:
        wall = round(time.perf_counter() - start, 1)
        return {"opening s": wall, "opening work s": round(work_of(process), 1)}


def of_size(folder: Path, number: int) -> dict[str, float]:
    """Return what a set of so many events takes."""
    made = events.write(folder, number)
    first, start = opening(made), time.perf_counter()
    with served(str(made)) as process:
        again = {"again s": round(time.perf_counter() - start, 1)}
        again |= {"again work s": round(work_of(process), 1)}
        name = f"data={made.name}"
        asked(f"/answers/wide/map?{name}")
        years = range(2006, 2006 + TIMES)
        paths = {
            "answer": [f"/answers/wide/map?{name}&from={y}&to={y + 6}&types=aid" for y in years],
            "to the day": [
                f"/answers/wide/map?{name}&from={y}-03-11&to={y + 6}-08-19" for y in years
            ],
            "evidence": [f"/answers/evidence/0/40/80?{name}&from={y}&types=support" for y in years],
        }
        found = {n: v for what, own in paths.items() for n, v in each(process, what, own).items()}
        memory = {"MB": round(process.memory_info().rss / 2**20)}
    return {"rows": number, **first, **again, **found, **memory}


def measure() -> list[dict[str, object]]:
    """Measure every size."""
    found: list[dict[str, object]] = []
    for number in ROWS:
        with TemporaryDirectory() as folder:
            found.append({**of_size(Path(folder), number)})
    return found


def draw(rows: list[dict[str, float]], path: Path) -> None:
    """Draw how each grows with the number of events, both on a scale of powers of ten."""
    figure = go.Figure()
    for name, said in LINES.items():
        figure.add_scatter(
            x=[row["rows"] for row in rows], y=[row[name] for row in rows], name=said
        )
    figure.update_layout(template="plotly_white", width=900, height=520, margin={"t": 20})
    figure.update_xaxes(type="log", title="events", dtick=1, exponentformat="power")
    figure.update_yaxes(type="log", dtick=1, exponentformat="power")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        page = browser.new_page(viewport={"width": 900, "height": 520})
        page.set_content(figure.to_html(include_plotlyjs=True))
        page.locator(".main-svg").first.wait_for()
        page.locator(".js-plotly-plot").screenshot(path=str(path))
        browser.close()


if __name__ == "__main__":
    measured, picture = map(Path, sys.argv[1:])
    draw(json.loads(measured.read_text(encoding="utf-8"))["growth"], picture)
