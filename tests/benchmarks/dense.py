"""Sets as dense as the world: the first picture of every view, a change, and what it fetches."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from components.views import catalogue
from tests import dense
from tests.benchmarks.page import (
    ADDRESS,
    ARGUMENTS,
    AT_REST,
    DEADLINE,
    QUIET,
    WATCH,
    Traffic,
    chromium,
    served,
)
from tests.benchmarks.timing import median

# Types that both have, in turn so that no selection comes twice (a Gray code).
CHANGES = ("assault", "mobilize", "assault", "accuse", "assault", "mobilize", "assault")
# Milliseconds from the start of the navigation until the picture of a view changed last.
FIRST = """([quiet, deadline]) => new Promise((done, failed) => {
  const look = () => {
    const { last } = window.bench;
    if (last && performance.now() - last > quiet) done(last);
    else if (performance.now() > deadline) failed(new Error('nothing was drawn'));
    else setTimeout(look, 50);
  };
  look();
})"""


def of_view(browser: Browser, data: str, view: str) -> dict[str, object]:
    """Return when the first picture of a view stands, how long a filter takes, and the traffic."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    page.add_init_script(WATCH)
    traffic = Traffic(page.context.new_cdp_session(page))
    page.goto(f"{ADDRESS}/?data={data}&view={view}")
    first = page.evaluate(FIRST, [QUIET, 2 * DEADLINE])
    fetched, times = traffic.bytes, []
    page.locator("#each-type").click()
    for kind in CHANGES:
        page.evaluate("window.bench.last = 0")
        page.locator(f"#filters input[value={kind}]").click()
        times.append(page.evaluate(AT_REST, [QUIET, DEADLINE]))
    page.context.close()
    return {
        "what": f"{data}, {view}",
        "first picture ms": round(first),
        "change, median ms": median(times),
        "slowest ms": round(max(times)),
        "kB": fetched // 1024,
    }


def measure() -> list[dict[str, object]]:
    """Measure every view of both sets of tests/dense.py."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        for name in dense.SIZES:
            dense.write(Path(folder), name)
        with served("--data-folders", folder):
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            found = [
                of_view(browser, data, view)
                for data in dense.SIZES
                for view in catalogue.VIEWS.names
            ]
            browser.close()
    return found
