"""What a class waits for: the years of the camps, a move through them, the next step of a story."""

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.page import (
    ADDRESS,
    ARGUMENTS,
    AT_REST,
    DEADLINE,
    QUIET,
    WATCH,
    chromium,
    served,
)
from tests.benchmarks.timing import median, slow_end

COLD = 3
STEPS = 25
YEARS = "?data=chronology&view=camps&through="
# Milliseconds from a key to the frame in which the year's sentence has been painted.
SCRUB = """key => new Promise(done => {
  const thumb = document.querySelector('#years-slider [role=slider]');
  const says = document.getElementById('years-reading');
  const before = says.textContent;
  thumb.focus();
  const start = performance.now();
  new MutationObserver((_, watch) => {
    if (says.textContent === before) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }).observe(says, { childList: true, characterData: true, subtree: true });
  thumb.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
})"""
# The sum of all shifts of the layout so far (CLS, as web-vitals adds them up).
SHIFT = """(() => {
  window.shift = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
})()"""
PRESS = """key => {
  window.bench.click = performance.now();
  window.bench.last = 0;
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}"""


def years(browser: Browser, through: str) -> list[dict[str, object]]:
    """Return the time until the first and the last year are drawn, and from year to year."""
    first, last, scrubs = [], [], []
    for _ in range(COLD):
        with served():  # a server that has not been asked yet
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            page.goto(f"{ADDRESS}/?data=chronology&view=camps")
            page.locator("#camps .scatterlayer .trace").first.wait_for(state="attached")
            start = page.evaluate("performance.now()")
            page.evaluate(
                "query => { history.pushState({}, '', query);"
                " dispatchEvent(new PopStateEvent('popstate')); }",
                f"{YEARS}{through}",
            )
            page.locator(".years[style]").wait_for(state="attached")
            first.append(page.evaluate("performance.now()") - start)
            page.locator(".years[style='--done: 1;']").wait_for(state="attached")
            last.append(page.evaluate("performance.now()") - start)
            page.wait_for_timeout(QUIET)
            scrubs += [page.evaluate(SCRUB, "ArrowLeft") for _ in range(STEPS)]
            page.context.close()
    rows = ((f"{through}: first years", first), (f"{through}: all years, cold", last))
    return [
        *({"what": what, "median ms": median(times)} for what, times in rows),
        {
            "what": f"{through}: from year to year",
            "median ms": median(scrubs),
            "p95 ms": slow_end(scrubs),
        },
    ]


def steps(browser: Browser, data: str, path: str) -> dict[str, object]:
    """Return the time from a key to the last change of the pictures, over a whole story."""
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.add_init_script(WATCH + ";" + SHIFT)
    page.goto(f"{ADDRESS}/{path}?data={data}&story=1")
    page.locator(".js-plotly-plot .main-svg").first.wait_for(state="attached")
    page.evaluate(AT_REST, [QUIET, DEADLINE])
    frames = page.evaluate(
        "window.entente.grammarNow().frames.filter(({ story }) => story === '1').length"
    )
    page.evaluate("window.shift = 0")
    times = [_pressed(page, key) for key in ["ArrowRight"] * (frames - 1) + ["ArrowLeft"] * 3]
    shift = page.evaluate("window.shift")
    page.context.close()
    return {
        "what": f"step of the story, {data}, /{path}",
        "median ms": median(times),
        "p95 ms": slow_end(times),
        "shift": round(shift, 4),
    }


def _pressed(page: Page, key: str) -> float:
    page.evaluate(PRESS, key)
    return float(page.evaluate(AT_REST, [QUIET, DEADLINE]))


def measure() -> list[dict[str, object]]:
    """Measure years and stories."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        found = [row for through in ("year", "so-far") for row in years(browser, through)]
        with served():
            for data in ("article", "chronology", "europe"):
                found += [steps(browser, data, path) for path in ("", "present")]
        browser.close()
    columns = ("what", "median ms", "p95 ms", "shift")
    return [{name: row.get(name, "") for name in columns} for row in found]
