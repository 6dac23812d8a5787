"""Opening a table: from the drop of a file to its map, in a browser, and what that costs."""

import os
import random
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
from playwright.sync_api import Browser, sync_playwright

from data.opening.shelf import HOME
from data.states import states
from tests.benchmarks.page import ADDRESS, ARGUMENTS, DEADLINE, WATCH, chromium, served
from tests.benchmarks.timing import median

TIMES = 5
NEWCOMER, YEARLY = 10_000, 300_000  # rows
PATIENCE = 60_000  # milliseconds
MAP = "() => window.bench && window.bench.map"


def newcomer(seed: int) -> Iterator[str]:
    """Yield a table of who did what to whom and when, as somebody writes it; none like another."""
    chance = random.Random(seed)
    names = [one.names["en"] for one in states().values()]
    words = ("visit", "aid", "sanctions", "protest", "treaty", "attack", "talks")
    yield "who,whom,when,what"
    for _ in range(NEWCOMER):
        who, whom = chance.sample(names, 2)
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        day_of_year = f"{chance.randint(1960, 2025)}-{month:02}-{day:02}"
        yield f'"{who}","{whom}",{day_of_year},{chance.choice(words)}'


def yearly(seed: int) -> Iterator[str]:
    """Yield a table of dyads year by year, as the field has them."""
    chance = random.Random(seed)
    ends = sorted(states())
    yield "stateA,stateB,year,defense"
    written = 0
    while written < YEARLY:
        one, other = chance.sample(ends, 2)
        start = chance.randint(1900, 1990)
        for year in range(start, start + 30):
            yield f"{one},{other},{year},1"
        written += 30


@contextmanager
def at_home() -> Iterator[None]:
    """Have the shelf of opened sets in a folder that goes again."""
    before = os.environ.get(HOME)
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME] = home
        try:
            yield
        finally:
            os.environ.pop(HOME)
            if before is not None:
                os.environ[HOME] = before


def once(browser: Browser, server: psutil.Process, file: Path) -> tuple[float, ...]:
    """Return the milliseconds to the report and from its click to the map; those of the server."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    page.goto(f"{ADDRESS}/open")
    spent, start = _processor(server), time.perf_counter()
    page.locator("#file").set_input_files(file)
    button = page.locator(".go .primary")
    button.wait_for()
    reported = time.perf_counter()
    button.click()
    page.wait_for_url("**/?data=file-*", wait_until="commit")
    served_at = time.perf_counter()
    page.wait_for_function(MAP, timeout=PATIENCE + DEADLINE)
    end = time.perf_counter()
    page.wait_for_load_state("networkidle")
    cost = _processor(server) - spent
    page.context.close()
    return tuple(
        1000 * one
        for one in (reported - start, served_at - reported, end - served_at, end - start, cost)
    )


def _processor(server: psutil.Process) -> float:
    """Return the seconds of processor time of the server, and of those it started that ended."""
    spent = server.cpu_times()
    return float(spent.user + spent.system + spent.children_user + spent.children_system)


def _row(what: str, found: Iterable[tuple[float, ...]]) -> dict[str, object]:
    names = ("report ms", "held ms", "map ms", "in all ms", "server CPU ms")
    columns = [*zip(*found, strict=True)]
    row: dict[str, object] = {"what": what}
    row |= {name: median([*some]) for name, some in zip(names, columns, strict=True)}
    return {**row, "least in all ms": round(min(columns[3]), 1)}


def measure() -> list[dict[str, object]]:
    """Measure tables that were never seen, from the drop to the map."""
    with at_home(), served() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        found = []
        for what, rows, times in (
            (f"{NEWCOMER:,} rows of a newcomer", newcomer, TIMES),
            (f"{YEARLY:,} dyad-years", yearly, 2),
        ):
            with tempfile.TemporaryDirectory() as folder:
                files = []
                for seed in range(times):
                    file = Path(folder) / f"rows-{seed}.csv"
                    file.write_text("\n".join(rows(seed)) + "\n", encoding="utf-8")
                    files.append(file)
                found.append(_row(what, [once(browser, server, file) for file in files]))
        browser.close()
    return found
