"""Pictures made in the browser: how long until an SVG is composed, and a PNG of it saved."""

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.page import ADDRESS, ARGUMENTS, chromium, served
from tests.benchmarks.timing import median, slow_end

TIMES = 7
SIZES = ("square", "slide")  # in turn, so that each is drawn anew; the slide is measured
PICTURES = ("map", "network", "matrix", "timeline")

# Notes when something is clicked, when the preview shows a new picture, and when a file is saved.
WATCH = """(() => {
  const seen = window.bench = { click: 0, shown: 0, saved: 0 };
  document.addEventListener('click', () => {
    Object.assign(seen, { click: performance.now(), shown: 0, saved: 0 });
  }, true);
  const save = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function click() {
    seen.saved = performance.now();
    save.call(this);
  };
  new MutationObserver(changes => {
    if (changes.some(({ target }) => target.id === 'export-preview')) {
      seen.shown = performance.now();
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['src'] });
})()"""

SHOWN = """new Promise(done => {
  const look = () => (window.bench.shown ? done() : requestAnimationFrame(look));
  look();
})"""


def measure() -> list[dict[str, object]]:
    """Time each picture in the size of a slide, 1920 x 1080 pixels."""
    with served(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, accept_downloads=True)
        page.add_init_script(WATCH)
        rows = [of_picture(page, picture) for picture in PICTURES]
        browser.close()
    return rows


def of_picture(page: Page, picture: str) -> dict[str, object]:
    """Return the times of one picture, and the size of its files."""
    page.goto(f"{ADDRESS}/?view={picture if picture != 'timeline' else 'table'}")
    page.locator("#summary[data-relations]").wait_for()
    page.locator("#export").click()
    page.locator("#export-png:enabled").wait_for()
    drawn, saved, sizes = [], [], {}
    for _ in range(TIMES):
        for size in SIZES:
            page.locator(f"#export-size label[for$='-{size}']").click()
            page.evaluate(SHOWN)
        drawn.append(page.evaluate("window.bench.shown - window.bench.click"))
        for kind in ("svg", "png"):
            with page.expect_download() as download:
                page.locator(f"#export-{kind}").click()
            sizes[kind] = download.value.path().stat().st_size // 1024
        saved.append(page.evaluate("window.bench.saved - window.bench.click"))
    return {
        "picture": picture,
        "SVG drawn, median ms": median(drawn),
        "p95 ms": slow_end(drawn),
        "PNG of it, median ms": median(saved),
        "PNG p95 ms": slow_end(saved),
        "SVG kB": sizes["svg"],
        "PNG kB": sizes["png"],
    }
