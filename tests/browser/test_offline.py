"""The server goes away: what was loaded goes on, and what cannot go on says so."""

import contextlib

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BEEN_HERE, LAPTOP, serve
from tests.browser.visit import Visit, query_of

AHEAD = 60_000  # milliseconds until every step is fetched; the machine may be busy


@pytest.fixture
def school(browser):
    """A page in class, and what cuts its line to the server."""
    server = serve("app.py")
    address = next(server)
    room = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
    room.set_default_timeout(10_000)
    room.add_init_script(BEEN_HERE)

    def cut():
        with contextlib.suppress(StopIteration):
            next(server)

    yield Visit(room.new_page(), address), cut
    room.close()
    server.close()


def loud(reader):
    """Return what the page complained of: that a request fails is what happens here."""
    return [text for text in reader.complaints if not text.startswith("request failed")]


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
    expect(page.locator("#connection")).to_contain_text("Sin conexión. La historia")
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
    reader.tick("accuse").click()  # what was seen comes back at once
    reader.says(view="network", types=query_of(page.url)["types"])
    reader.shows(**seen)
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
