"""What a hand does to a picture: a tie is chosen, and the picture is zoomed and dragged."""

import json
from itertools import cycle, islice, pairwise

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.page import ARGUMENTS, AT_REST, DEADLINE, QUIET, chromium, opened, served
from tests.benchmarks.timing import median, slow_end

CHOICES = 16
MOVES = 60  # of a drag, as fast as the page takes them
FAR = 400  # pixels of a page that the wheel turns in a second
ASKED = ".asked"  # the list of what lies where a click was
GLOBE = "map&projection=globe"
SHOWN = ("DrawFrame", "Display::DrawAndSwap")  # what a trace calls a frame that is shown
# What can be pointed at without doubt, in pixels of the page: the middles of signs and dots that
# no button covers and that have no other near.
SIGNS = """view => {
  const marks = [...document.querySelectorAll(`#${view} .scatterlayer path.point`)];
  const boxes = marks.map(mark => mark.getBoundingClientRect());
  const at = boxes.map(box => [box.left + box.width / 2, box.top + box.height / 2]);
  const apart = ([x, y], [u, v]) => Math.hypot(x - u, y - v);
  const chart = marks[0].closest('.js-plotly-plot');
  return at.filter((spot, i) => chart.contains(document.elementFromPoint(...spot))
    && at.every((other, k) => k === i || apart(spot, other) > 24));
}"""
WATCH_FRAMES = """() => {
  const seen = window.frames_ = [];
  const tick = now => { seen.push(now); window.watching = requestAnimationFrame(tick); };
  window.watching = requestAnimationFrame(tick);
}"""
FRAMES_SEEN = """() => { cancelAnimationFrame(window.watching); return window.frames_; }"""


def choosing(browser: Browser, data: str, view: str) -> dict[str, object]:
    """Return the time from a click on a tie or a node to the last change of a picture."""
    page, _ = opened(browser, f"/?data={data}&view={view}")
    at = page.evaluate(SIGNS, view)
    times = []
    for x, y in islice(cycle(at), CHOICES):
        page.evaluate("window.bench.last = 0")
        page.mouse.click(x, y)
        if page.locator(ASKED).count():  # lines lie over one another: nothing is chosen yet
            page.keyboard.press("Escape")
            continue
        times.append(page.evaluate(AT_REST, [QUIET, DEADLINE]))
    page.context.close()
    return {
        "what": f"choosing, {data}, {view}",
        "median ms": median(times),
        "p95 ms": slow_end(times),
    }


def moving(browser: Browser, data: str, view: str) -> dict[str, object]:
    """Return how many frames a second are shown while the wheel turns and the picture is dragged.

    Frames are counted in a trace of the browser (of its compositor); the longest gap is that
    between two frames of the page.
    """
    page, _ = opened(browser, f"/?data={data}&view={view}")
    box = page.locator("[role=tabpanel] .js-plotly-plot").first.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    devtools = page.context.new_cdp_session(page)
    browser.start_tracing(page=page, categories=["benchmark", "devtools.timeline.frame", "viz"])
    page.evaluate(WATCH_FRAMES)
    _wheel(devtools, middle)
    _drag(page, middle)
    ticks = page.evaluate(FRAMES_SEEN)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    page.context.close()
    seconds = (ticks[-1] - ticks[0]) / 1000
    shown = max(sum(event["name"] == name for event in events) for name in SHOWN)
    gaps = [after - before for before, after in pairwise(ticks)]
    return {
        "what": f"moving, {data}, {view}",
        "frames per second": round(shown / seconds, 1),
        "longest gap ms": round(max(gaps)),
    }


def _wheel(devtools: CDPSession, middle: tuple[float, float]) -> None:
    """Turn the wheel a second towards the picture and half a second back, as a hand does."""
    for distance in (FAR, -FAR / 2):
        devtools.send(
            "Input.synthesizeScrollGesture",
            {
                "x": middle[0],
                "y": middle[1],
                "yDistance": distance,
                "speed": FAR,
                "gestureSourceType": "mouse",
            },
        )


def _drag(page: Page, middle: tuple[float, float]) -> None:
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 3 * MOVES, middle[1] - MOVES, steps=MOVES)
    page.mouse.up()


def measure() -> list[dict[str, object]]:
    """Measure choosing and moving, in the sets of a few and of some hundred relations."""
    with served(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        pairs = [(data, view) for data in ("article", "chronology") for view in ("map", "network")]
        found = [choosing(browser, *pair) for pair in pairs]
        found += [moving(browser, *pair) for pair in [*pairs, ("chronology", GLOBE)]]
        browser.close()
    columns = ("what", "median ms", "p95 ms", "frames per second", "longest gap ms")
    return [{name: row.get(name, "") for name in columns} for row in found]
