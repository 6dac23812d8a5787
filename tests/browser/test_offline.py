"""The server goes away: what was loaded goes on, and what cannot go on says so."""

import contextlib
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BEEN_HERE, LAPTOP, serve
from tests.browser.visit import DRAWN, VIEWS, Visit, query_of

LIGHT = re.compile(r"^rgb\((255, 255, 255|196, 205, 214)\)$")  # names on a dark wall, and pale ones
AHEAD = 60_000  # milliseconds until every step is fetched; the machine may be busy


@pytest.fixture
def school(browser):
    """A page in class, and what cuts its line to the server."""
    yield from pages_in_class(browser, "")


@pytest.fixture
def school_below(browser, monkeypatch):
    """The same, where every path begins with another one."""
    monkeypatch.setenv("BASE_PATH", "/entente")
    yield from pages_in_class(browser, "/entente")


def pages_in_class(browser, base_path):
    server = serve("app.py")
    address = next(server) + base_path
    room = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
    room.set_default_timeout(10_000)
    room.add_init_script(BEEN_HERE)

    def cut():
        with contextlib.suppress(StopIteration):
            next(server)

    yield Visit(room.new_page(), address), cut
    room.close()
    server.close()


FAILS = ("request failed", "console error: Failed to load resource: net::ERR_")


def loud(reader):
    """Return what the page complained of: that a request fails is what happens here."""
    return [text for text in reader.complaints if not text.startswith(FAILS)]


def test_the_story_goes_on_without_the_server(school):
    reader, cut = school
    page = reader.page
    reader.open()
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    reader.open("present?data=europe&story=1")
    expect(page.locator("html")).to_have_attribute("data-ahead", "", timeout=AHEAD)
    cut()
    frames = page.evaluate("window.entente.grammarNow().frames")
    titles = set()
    for _ in frames[1:]:
        page.keyboard.press("ArrowRight")
        reader.quiet(milliseconds=300)
        titles.add(page.locator("#story").get_attribute("data-at"))
    assert len(titles) == len(frames) - 1
    assert query_of(page.url)["step"] == frames[-1]["step"]
    # Nothing was asked of the server yet, so there is nothing to say of it.
    expect(page.locator("#connection")).to_have_text("")
    page.keyboard.press("l")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("#connection")).to_contain_text("Sin conexión. El relato")
    before = page.locator(".told h2").inner_text()
    page.reload()
    expect(page.locator(".told h2")).to_have_text(before)
    assert loud(reader) == []


def test_what_was_not_seen_says_that_it_waits_and_keeps_the_picture(school):
    reader, cut = school
    page = reader.page
    reader.open("?view=network")
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    page.reload()
    reader.drawn()
    reader.after(reader.tick("support").click)
    seen = reader.numbers()
    cut()
    reader.tick("accuse").click()
    expect(page.locator("#connection")).to_contain_text("was not seen here before")
    assert reader.numbers() == seen
    expect(page.locator("#network .scatterlayer .trace").first).to_be_attached()
    expect(reader.tick("accuse")).to_be_checked()  # as the picture is
    reader.tick("support").click()  # what was seen comes back at once
    reader.says(view="network")
    expect(page.locator("#connection")).to_contain_text("No connection. The story")
    assert loud(reader) == []


def test_a_first_visit_is_enough_to_go_on_from(school):
    reader, cut = school
    page = reader.page
    reader.open("?actors=VEN")
    seen = reader.numbers()
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    cut()
    page.reload()
    reader.drawn()
    assert reader.numbers() == seen
    expect(page.locator("#connection")).to_contain_text("No connection. The story")
    for view in (*VIEWS[1:], VIEWS[0]):
        page.locator("#view-tabs [role=tab]").nth(VIEWS.index(view)).click()
        expect(page.locator(DRAWN[view]).first).to_be_attached()
        assert reader.numbers() == seen
    page.goto(f"{reader.address}/?data=chronology")
    expect(page.locator("#alone")).to_contain_text("this page was not opened here before")
    page.goto(f"{reader.address}/?actors=VEN")
    reader.shows(**seen)
    expect(page.locator("#alone")).to_be_hidden()
    assert loud(reader) == []


@pytest.mark.parametrize("query", ["?data=europe", "?data=europe&story=1&step=2"])
def test_who_opened_a_presentation_at_its_address_gets_out_of_it_without_the_server(school, query):
    reader, cut = school
    page = reader.page
    reader.open(f"present{query}&lang=fa")
    expect(page.locator("html")).to_have_attribute("data-kept", "", timeout=AHEAD)
    if "story" in query:
        expect(page.locator("html")).to_have_attribute("data-ahead", "", timeout=AHEAD)
    cut()
    page.keyboard.press("Escape")
    expect(page.locator("#export")).to_be_visible()
    expect(page.locator("html")).not_to_have_attribute("data-present", "")
    assert urlsplit(page.url).path == "/"
    assert loud(reader) == []


def test_a_view_that_was_not_seen_leaves_the_one_that_is_shown(school):
    reader, cut = school
    page, tabs = reader.page, reader.page.locator("#view-tabs [role=tab]")
    reader.open("?view=network")
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    reader.after(reader.tick("support").click)
    cut()
    tabs.nth(VIEWS.index("matrix")).click()
    expect(page.locator("#connection")).to_contain_text("was not seen here before")
    expect(tabs.nth(VIEWS.index("network"))).to_have_attribute("aria-selected", "true")
    expect(page.locator("#network .main-svg").first).to_be_visible()
    reader.tick("support").click()
    expect(page.locator("#connection")).to_contain_text("No connection. The story")
    page.locator("#export").click()  # only the server could fill that
    expect(page.locator("#export-dialog")).to_be_hidden()
    expect(page.locator("#connection")).to_contain_text("was not seen here before")
    assert loud(reader) == []


def test_a_story_in_class_changes_its_theme_and_comes_back_to_its_language(school):
    reader, cut = school
    page, root = reader.page, reader.page.locator("html")
    reader.open("present?data=europe&story=1")
    expect(root).to_have_attribute("data-kept", "")
    page.reload()
    expect(root).to_have_attribute("data-ahead", "", timeout=AHEAD)
    cut()
    page.keyboard.press("t")
    expect(root).to_have_attribute("data-theme", "dark")
    for language in ("es", "pt", "fa", "en"):
        page.keyboard.press("l")
        expect(root).to_have_attribute("lang", language)
        heading = page.locator(".told h2").inner_text()
        page.keyboard.press("PageDown")
        expect(page.locator(".told h2")).not_to_have_text(heading)
        name = page.locator("#stage .node-names text").first
        expect(name).to_have_css("fill", LIGHT)
        reader.quiet()
    frame = page.evaluate("window.entente.grammarNow().frames")[4]
    assert query_of(page.url)["step"] == frame["step"]
    assert loud(reader) == []


def test_a_gateway_without_a_server_behind_it_is_no_server(school):
    reader, cut = school
    page = reader.page
    reader.open("?data=europe")
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    reader.after(page.locator("#view-tabs [role=tab]").nth(1).click)
    seen = reader.numbers()
    cut()
    gateway = ThreadingHTTPServer(("127.0.0.1", urlsplit(reader.address).port), BadGateway)
    threading.Thread(target=gateway.serve_forever, daemon=True).start()
    page.reload()
    reader.shows(**seen)
    expect(page.locator("#connection")).to_contain_text("No connection. The story")
    gateway.shutdown()
    gateway.server_close()


class BadGateway(BaseHTTPRequestHandler):
    """What stands before a server, and has lost it."""

    def do_GET(self):
        """Say so."""
        self.send_response(502)
        self.end_headers()

    def do_POST(self):
        """Say so."""
        self.do_GET()

    def log_message(self, *_):
        """Keep quiet."""


# ---------------------------------------------------------------- a server that takes its time

HOLD = """() => {
  const ask = self.fetch;
  const held = [];
  self.fetch = (request, options) => ((request.url || request).includes("/answers/")
    ? new Promise((done) => { held.push(() => done(ask(request))); }) : ask(request, options));
  self.release = () => held.forEach((answer) => answer());
}"""


def test_a_server_at_work_is_waited_for_and_is_not_said_to_be_gone(school):
    reader, _ = school
    page = reader.page
    reader.open()
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    seen = reader.numbers()
    (worker,) = page.context.service_workers
    worker.evaluate(HOLD)
    reader.tick("accuse").click()
    expect(page.locator("#connection")).to_have_text("The server is still working on this.")
    expect(page.locator("html")).to_have_attribute("data-busy", "")
    expect(reader.tick("accuse")).not_to_be_checked()
    worker.evaluate("self.release()")
    expect(page.locator("#connection")).to_have_text("")
    assert "accuse" not in query_of(page.url)["types"]
    assert reader.numbers() != seen
    assert loud(reader) == []


def test_what_the_worker_keeps_has_an_end(school):
    reader, _ = school
    reader.open()
    expect(reader.page.locator("html")).to_have_attribute("data-kept", "")
    (worker,) = reader.page.context.service_workers
    most, kept, first = worker.evaluate(
        """async () => {
          const store = await caches.open(STORE);
          for (let i = 0; i < MOST + 20; i += 1) {
            await keep(store, `${KEPT}${i}`, new Response("x"));
          }
          const all = (await store.keys()).map(({ url }) => url);
          const names = all.filter((url) => url.includes(KEPT));
          return [MOST, names.length, names[0]];
        }"""
    )
    assert kept == most
    assert first.endswith("/kept/20")
    answer = reader.page.goto(f"{reader.address}/attic")
    assert answer.status == 404
    assert worker.evaluate("() => caches.match('/attic').then(Boolean)") is False
    large = worker.evaluate(
        """async () => {
          const store = await caches.open(STORE);
          await keep(store, `${KEPT}large`, new Response(new ArrayBuffer(MOST_BYTES - 10)));
          const sized = async (request) => (await store.match(request)).headers.get("Entente-Size");
          const all = await Promise.all((await store.keys()).map(sized));
          return all.filter(Boolean).length;
        }"""
    )
    assert large <= 11


# ---------------------------------------------------------------- without HTTPS there is no worker


def test_without_a_worker_the_page_says_that_the_server_is_gone_and_that_it_is_back(visit):
    reader = visit("?lang=es")
    page, said = reader.page, reader.page.locator("#connection")
    seen = reader.numbers()
    page.route("**/*", lambda route: route.abort())
    reader.tick("accuse").click()
    expect(said).to_contain_text("Sin conexión con el servidor. Lo que se ve se queda")
    assert reader.numbers() == seen
    expect(page.locator("#map .geolayer")).to_be_attached()
    for name in ("share", "export"):
        page.locator(f"#{name}").click()
        expect(page.locator(f"#{name}-dialog")).to_be_hidden()
    page.unroute_all()
    expect(said).to_have_text("La conexión ha vuelto.")
    reader.after(reader.tick("support").click)
    assert reader.numbers() != seen
    reader.complaints[:] = loud(reader)


def test_without_a_worker_too_a_server_at_work_is_waited_for(visit):
    reader = visit()
    seen, held = reader.numbers(), []

    def hold(route):
        held.append(route)

    reader.page.route("**/answers/**", hold)
    reader.tick("accuse").click()
    expect(reader.page.locator("#connection")).to_contain_text("still working")
    reader.after(lambda: [route.continue_() for route in held])
    expect(reader.page.locator("#connection")).to_have_text("")
    assert reader.numbers() != seen


def test_below_a_base_path_all_of_it_works_and_goes_on_without_the_server(school_below):
    reader, cut = school_below
    page = reader.page
    reader.open()
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    page.reload()
    reader.drawn()
    reader.after(reader.tick("support").click)
    page.locator("#present").click()
    expect(page.locator("html")).to_have_attribute("data-present", "")
    assert urlsplit(page.url).path == "/entente/present"
    reader.drawn()
    page.keyboard.press("Escape")
    expect(page.locator("html")).not_to_have_attribute("data-present", "")
    assert urlsplit(page.url).path == "/entente/"
    reader.drawn()
    page.locator("#share").click()
    expect(page.locator("#share-address")).to_have_value(re.compile(r":\d+/entente/\?types="))
    page.keyboard.press("Escape")
    assert reader.complaints == []
    cut()
    page.reload()
    reader.drawn()
    expect(page.locator("#connection")).to_contain_text("No connection. The story")
    assert loud(reader) == []


def test_the_page_can_be_installed(school):
    reader, _ = school
    reader.open()
    session = reader.page.context.new_cdp_session(reader.page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A browser that keeps nothing may install nothing: that is no fault of the page.
    assert {one["errorId"] for one in errors} <= {"in-incognito"}
