"""The page in a real browser: the first map, each change of a filter, and what they cost."""

import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.timing import median, slow_end

ROOT = Path(__file__).parents[2]
PORT = 8190
ADDRESS = f"http://127.0.0.1:{PORT}"
COLD, CHANGES = 5, 20
QUIET = 600  # milliseconds without a change, after which a picture is complete
DEADLINE = 15_000  # milliseconds
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Types that the article has, in turn so that no selection comes twice (a Gray code).
TYPES = ("support", "accuse", "reject", "request", "threaten")

# Notes when the land is first drawn, when something is clicked, and when a picture last changes:
# that Dash marks a chart as pending, and as pending no more, shows nowhere.
WATCH = """(() => {
  const seen = window.bench = { click: 0, last: 0, map: 0 };
  const land = () => [...document.querySelectorAll('.geolayer path')]
    .some(path => (path.getAttribute('d') || '').length > 2000);
  new MutationObserver(changes => {
    const now = performance.now();
    for (const { target, attributeName } of changes) {
      if (attributeName === 'class' && target.matches('.js-plotly-plot')) continue;
      const element = target.nodeType === 1 ? target : target.parentElement;
      const picture = element && element.closest('.js-plotly-plot, .ag-root, #story');
      if (picture && !element.closest('.hoverlayer')) seen.last = now;
    }
    if (!seen.map && land()) {
      requestAnimationFrame(() => { seen.map = seen.map || performance.now(); });
    }
  }).observe(document,
    { subtree: true, childList: true, attributes: true, characterData: true });
  const clicked = () => { seen.click = performance.now(); seen.last = 0; };
  document.addEventListener('click', clicked, true);
})()"""
AT_REST = """([quiet, deadline]) => new Promise((done, failed) => {
  const start = performance.now();
  const look = () => {
    const { click, last } = window.bench;
    if (last && performance.now() - last > quiet) done(last - click);
    else if (performance.now() - start > deadline) failed(new Error('nothing was drawn'));
    else setTimeout(look, 50);
  };
  look();
})"""


class Traffic:
    """What a page fetches: requests, bytes, and what does not come from the app."""

    def __init__(self, devtools: CDPSession) -> None:
        self.requests, self.bytes = 0, 0
        self.outside: set[str] = set()
        devtools.send("Network.enable")
        devtools.on("Network.requestWillBeSent", self._sent)
        devtools.on("Network.loadingFinished", self._finished)

    def _sent(self, event: dict[str, dict[str, str]]) -> None:
        self.requests += 1
        url = event["request"]["url"]
        if not url.startswith((ADDRESS, "data:", "blob:")):
            self.outside.add(url)

    def _finished(self, event: dict[str, int]) -> None:
        self.bytes += event["encodedDataLength"]


@contextmanager
def served(*options: str) -> Iterator[psutil.Process]:
    """Run the app as its users do, with more options of its command line."""
    command = [sys.executable, "app.py", "--port", str(PORT), *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        for _ in range(3_000):
            try:
                urllib.request.urlopen(f"{ADDRESS}/healthz", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def opened(browser: Browser, query: str) -> tuple[Page, Traffic]:
    """Open a page with an empty cache, and return it when it is at rest."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.add_init_script(WATCH)
    traffic = Traffic(page.context.new_cdp_session(page))
    page.goto(ADDRESS + query)
    page.locator(".js-plotly-plot .main-svg").first.wait_for(state="attached")
    page.evaluate(AT_REST, [QUIET, DEADLINE])
    return page, traffic


def cold(browser: Browser) -> dict[str, object]:
    """Return the time to the first map, and what it takes over the network."""
    times = []
    for _ in range(COLD):
        page, traffic = opened(browser, "/")
        times.append(page.evaluate("window.bench.map"))
        page.context.close()
    return {
        "what": "first map, empty cache",
        "median ms": median(times),
        "p95 ms": slow_end(times),
        "kB": traffic.bytes // 1024,
        "requests": traffic.requests,
        "outside": len(traffic.outside),
    }


def changes(
    browser: Browser, server: psutil.Process, view: str, *, repeated: bool
) -> dict[str, object]:
    """Return the time from a click on a filter to the last change of a picture."""
    page, traffic = opened(browser, f"/?view={view}")
    page.locator("#each-type").click()
    boxes = [page.locator(f"#filters input[value={kind}]") for kind in TYPES]
    if repeated:
        for _ in range(2):
            boxes[0].click()
            page.evaluate(AT_REST, [QUIET, DEADLINE])
    before, fetched, times = _processor(server), traffic.bytes, []
    for number in range(1, CHANGES + 1):
        turn = 0 if repeated else (number & -number).bit_length() - 1
        page.evaluate("window.bench.last = 0")
        boxes[turn].click()
        times.append(page.evaluate(AT_REST, [QUIET, DEADLINE]))
    cost = (_processor(server) - before) / CHANGES * 1000
    page.context.close()
    kind = "seen before" if repeated else "new"
    return {
        "what": f"filter, {view}, {kind}",
        "median ms": median(times),
        "p95 ms": slow_end(times),
        "server CPU ms": round(cost, 1),
        "kB": round((traffic.bytes - fetched) / 1024 / CHANGES, 1),
        "outside": len(traffic.outside),
    }


def _processor(server: psutil.Process) -> float:
    """Return the seconds of processor time that the server has taken."""
    spent = server.cpu_times()
    return float(spent.user + spent.system)


def chromium() -> str | None:
    """Return the browser of the machine, if it has one; Playwright's own otherwise."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def measure() -> list[dict[str, object]]:
    """Measure the page from a cold start to the last of many changes."""
    with served() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        found = [cold(browser)]
        for view in ("map", "network"):
            found += [
                changes(browser, server, view, repeated=repeated) for repeated in (False, True)
            ]
        browser.close()
        memory = server.memory_full_info().pss / 2**20
    columns = ("what", "median ms", "p95 ms", "server CPU ms", "kB", "requests", "outside")
    rows = [{name: row.get(name, "") for name in columns} for row in found]
    return [*rows, {**dict.fromkeys(columns, ""), "what": f"server memory: {memory:.0f} MB (PSS)"}]
