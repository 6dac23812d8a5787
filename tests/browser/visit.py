"""A visit: one page of the atlas, how it is walked, and everything it should not have done."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import (
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    Response,
    TimeoutError,
    ViewportSize,
    expect,
)

from data.model import relation_types

CALLBACK = "/_dash-update-component"
ANSWERS = "/answers/"
VIEWS = ("map", "network", "matrix", "camps", "per-year", "table")
LANGUAGES = ("en", "es", "pt", "fa")
THEMES = ("light", "dark")
LOUD = ("error", "warning")
# On a busy machine a page may take seconds until it writes its first word.
SLOW = "was preloaded using link preload but not used within a few seconds"

# What tells that a view is drawn: the last thing its library puts on the page.
DRAWN = {
    "map": "#map .node-names text",
    "network": "#network .node-names text",
    "matrix": "#matrix :is(.scatterlayer .trace path.point, .crowd path)",
    "camps": "#camps .node-names text",
    "years": ".years[style='--done: 1;'] .scatterlayer .trace",
    "per-year": "#per-year .scatterlayer .trace text",
    "table": "#table .ag-row",
}

CHARTS = {
    "map": "#map-graph",
    "network": "#network-graph",
    "matrix": "#matrix-graph",
    "camps": "#camps-graph",
    "per-year": "#per-year-graph",
    "timeline": "#timeline-graph",
    "table": "#table-grid",
}

# What the page is told next of: a selection that is drawn, or a page that is new.
AWAIT = """() => {
  const { dataset } = document.documentElement;
  delete dataset.turned;
  for (const kind of ["drawn", "opened"]) {
    document.addEventListener(`entente:${kind}`, () => { dataset.turned = kind; }, { once: true });
  }
}"""

# Follow an address as the links of the page do, without loading anything anew.
FOLLOW = (
    "query => { history.pushState({}, '', query); dispatchEvent(new PopStateEvent('popstate')); }"
)

# Which picture is on the stage: the camps have a second one, of each year.
PICTURE = """() => {
  const { view, through } = document.documentElement.dataset;
  return view === "camps" && through && through !== "whole" ? "years" : view || "map";
}"""

# Resolve when nothing on the page has changed for a while (milliseconds); a page that never comes
# to rest is a fault, and it is said what keeps changing.
QUIET = """quiet => new Promise((done, failed) => {
  const DEADLINE = 15000;
  const start = performance.now();
  let timer;
  const named = ({ target, type, attributeName }) => {
    const element = target.nodeType === 1 ? target : target.parentElement;
    const where = element ? element.cloneNode().outerHTML.slice(0, 200) : 'the document';
    return `${type} ${attributeName || ''} of ${where}`;
  };
  const wait = (changes) => {
    clearTimeout(timer);
    if (performance.now() - start > DEADLINE) {
      watch.disconnect();
      failed(new Error(`the page does not come to rest: ${named(changes[0])}`));
    } else timer = setTimeout(end, quiet);
  };
  const watch = new MutationObserver(wait);
  const end = () => { watch.disconnect(); done(); };
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  watch.observe(document, all);
  wait([]);
})"""


def query_of(address: str) -> dict[str, str]:
    """Return the parameters of an address."""
    return dict(parse_qsl(urlsplit(address).query))


def written(parameters: Mapping[str, str]) -> str:
    """Write parameters as a query string."""
    return "?" + urlencode(parameters, safe=",~/")


@dataclass
class Visit:
    """A page of the app at `address`, and a record of its complaints."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen to everything that a reader would not want to happen."""
        self.size = self.page.viewport_size
        self.leaving = False
        self.listeners: dict[Any, Callable[[Any], None]] = {
            "console": self._console,
            "pageerror": self._error,
            "request": self._request,
            "requestfailed": self._failed,
            "response": self._response,
        }
        for event, listener in self.listeners.items():
            self.page.on(event, listener)

    def forget(self) -> None:
        """Have the browser forget what was folded: other pages share what it keeps."""
        with suppress(Error):  # of a page that is no page of ours
            self.page.evaluate("localStorage.removeItem('entente-folded')")

    def leave(self) -> None:
        """Take back what loading another address would not, so that the next visit may come."""
        page = self.page
        for event, listener in self.listeners.items():
            page.remove_listener(event, listener)
        page.unroute_all()
        page.goto(f"{self.address}/healthz")  # of the same site, so the process stays
        page.mouse.move(0, 0)
        page.emulate_media(media="null")
        if self.size and page.viewport_size != self.size:
            page.set_viewport_size(self.size)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Page.resetNavigationHistory")
        devtools.detach()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in LOUD and SLOW not in message.text:
            where = message.location.get("url", "")
            self.complaints.append(f"console {message.type}: {message.text} ({where})")

    def _error(self, error: Error) -> None:
        self.complaints.append(f"page error: {error}\n{error.stack}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"request to elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        ahead = request.headers.get("purpose") == "prefetch"
        far = f"{self.address}/open/working/" in request.url  # asked until the page itself comes
        if (self.leaving or ahead or far) and request.failure == "net::ERR_ABORTED":
            return  # who leaves does not wait for the answer, least of all to what may be needed
        self.complaints.append(f"request failed: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"answer {response.status}: {response.url}")

    def open(self, query: str = "") -> Page:
        """Load the page at an address, as from a bookmark, and wait until it is drawn."""
        self.leaving = True
        self.page.goto(f"{self.address}/{query}")
        self.leaving = False
        if not self.page.locator(
            "body:is(.document, .opening)"
        ).count():  # such a page comes as it is
            self.drawn()
        return self.page

    def follow(self, query: str, *, settle: bool = True) -> None:
        """Go to another address within the page, as a link does, and wait until it is drawn."""
        turn = partial(self.page.evaluate, FOLLOW, query)
        if not settle or query_of(self.page.url) == query_of(query):
            turn()
            return
        self.after(turn)
        self.drawn()

    def after(self, act: Callable[[], object]) -> None:
        """Do something that changes the picture, and wait until it is drawn."""
        self.page.evaluate(AWAIT)
        act()
        expect(self.page.locator("html")).to_have_attribute("data-turned", re.compile("."))
        self.quiet()

    def drawn(self) -> None:
        """Wait until the view is drawn and the page has come to rest."""
        expect(self.page.locator("#summary")).to_have_attribute(
            "data-relations", re.compile(r"^\d+$")
        )
        expect(self.page.locator("#rest:empty")).to_have_count(0)  # it comes after the picture
        view = str(self.page.evaluate(PICTURE))
        if self.numbers()["ties"]:
            expect(self.page.locator(DRAWN[view]).first).to_be_attached()
        self.quiet()

    def resize(self, width: int, height: int) -> None:
        """Make the window another size, and wait until every chart has filled it."""
        size = ViewportSize(width=width, height=height)
        if self.page.viewport_size != size:
            self.page.set_viewport_size(size)
            self.quiet(milliseconds=300)  # Plotly waits a while before it draws a chart anew

    def quiet(self, milliseconds: int = 120) -> None:
        """Wait until nothing on the page has changed for a moment."""
        self.page.evaluate(QUIET, milliseconds)

    def numbers(self) -> dict[str, int]:
        """Return what the summary says is shown."""
        data = self.page.locator("#summary").evaluate("element => ({ ...element.dataset })")
        return {name: int(value) for name, value in data.items()}

    def shows(self, **numbers: int) -> None:
        """Expect the summary to say these numbers, sooner or later."""
        for name, value in numbers.items():
            expect(self.page.locator("#summary")).to_have_attribute(f"data-{name}", str(value))

    def says(self, **parameters: str) -> None:
        """Expect the address to hold exactly these parameters, sooner or later."""
        with suppress(TimeoutError):  # the assertion says what was found instead
            self.page.wait_for_url(lambda url: query_of(url) == parameters, timeout=5_000)
        assert query_of(self.page.url) == parameters

    def entries(self) -> int:
        """Return how many entries the history of this page has."""
        return int(self.page.evaluate("history.length"))

    def boxes(self, selector: str) -> list[dict[str, Any]]:
        """Return the name and the bounding box of everything visible that matches."""
        found: list[dict[str, Any]] = self.page.evaluate(BOXES, selector)
        return found

    def spot(self, view: str, mark: str, mode: str = "") -> dict[str, float]:
        """Return the pixel of the page at which a mark of a chart is freest of all others.

        `mark` is what a click on it chooses; `mode` tells lines from markers.
        """
        found = self.page.evaluate(SPOT, [CHARTS[view], mark, mode])
        assert found, f"no {mode or 'mark'} of {mark} in the {view}"
        spot: dict[str, float] = found
        return spot

    def click(self, spot: Mapping[str, float]) -> None:
        """Move to a pixel of the page as a hand does, and click."""
        self.page.mouse.move(spot["x"] - 3, spot["y"] - 3)
        self.page.mouse.move(spot["x"], spot["y"])
        self.page.mouse.click(spot["x"], spot["y"])

    def choose(self, control: str, option: str) -> None:
        """Pick an option of a select by its words."""
        self.page.locator(f"#{control}").click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def tick(self, value: str) -> Locator:
        """Return the checkbox of a type of relation or of a status, in sight."""
        each = self.page.locator("#each-type[aria-expanded=false]")
        if value in relation_types() and each.is_visible():
            each.click()
        return self.page.locator(f"#filters input[type=checkbox][value={value}]")


BOXES = """selector => [...document.querySelectorAll(selector)]
  .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map(element => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const name = element.id || element.textContent.trim().slice(0, 40) || element.className;
    return { name: String(name), left, top, right, bottom };
  })
  .filter(box => box.right - box.left > 1 && box.bottom - box.top > 1)"""


SPOT = """([selector, mark, mode]) => {
  const graph = document.querySelector(selector);
  const chart = graph.querySelector('.js-plotly-plot') || graph;
  const { left, top } = chart.getBoundingClientRect();
  const { geo, xaxis, yaxis } = chart._fullLayout;
  const pixel = (trace, i) => geo
    ? geo._subplot.projection([trace.lon[i], trace.lat[i]])
    : [xaxis._offset + xaxis.d2p(trace.x[i]), yaxis._offset + yaxis.d2p(trace.y[i])];
  const points = chart.data
    .filter(trace => trace.type !== 'choropleth' && Array.isArray(trace.customdata))
    .flatMap(trace => trace.customdata.map((id, i) => ({ id, i, trace })))
    .filter(({ id, i, trace }) => id && (trace.lon ? trace.lon[i] : trace.x[i]) != null)
    .map(({ id, i, trace }) => {
      const [x, y] = pixel(trace, i);
      return { id, x: left + x, y: top + y, mode: trace.mode };
    });
  const others = points.filter(point => point.id !== mark);
  const room = point => Math.min(...others.map(({ x, y }) => Math.hypot(x - point.x, y - point.y)));
  const [free] = points
    .filter(point => point.id === mark && point.mode.startsWith(mode))
    .map(point => ({ ...point, room: room(point) }))
    .sort((one, other) => other.room - one.room);
  return free && { x: free.x, y: free.y, room: free.room };
}"""


def overlaps(boxes: list[dict[str, Any]], slack: float = 1.0) -> list[str]:
    """Name each two boxes that lie on one another by more than `slack` pixels."""
    clashes = []
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if across > slack and down > slack:
                clashes.append(f"{one['name']} on {other['name']} ({across:.0f} x {down:.0f} px)")
    return clashes
