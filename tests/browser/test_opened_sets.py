"""Five tables of strangers are atlases in everything: seen, compared, told, taken away, cut off."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data.files.names import FORMATS
from tests.browser.conftest import BEEN_HERE, LAPTOP
from tests.browser.test_export import alone, outside, save
from tests.browser.visit import VIEWS, Visit

KINDS = ("plain", "disputes", "alliances", "edges", "events")
UNDATED = "edges"
WITHHELD = "alliances"  # whose makers allow nobody to pass it on
AHEAD = 60_000  # milliseconds until every step is fetched; the machine may be busy
FAILS = ("request failed", "console error: Failed to load resource: net::ERR_")

each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def names(sets_address):
    """What addresses call the set of each kind."""
    found = sets_address[1]
    assert {*found} == {*KINDS}
    return found


def of(names, kind, **parts):
    """Return the query of a set with more parts of an address."""
    return "?" + "&".join([f"data={names[kind]}", *(f"{key}={parts[key]}" for key in parts)])


@each_kind
def test_every_view_is_drawn_and_compared(sets_visit, names, kind):
    reader = sets_visit(of(names, kind))
    assert reader.numbers()["ties"] >= 10
    for view in VIEWS[1:]:
        reader.follow(of(names, kind, view=view))
        assert reader.page.locator("html").get_attribute("data-view") == view
    if kind != UNDATED:
        reader.follow(of(names, kind, view="camps", through="years"))
        reader.follow(of(names, kind))
        reader.after(reader.page.locator("#compare").click)
        assert "versus" in reader.page.url


@each_kind
def test_everything_is_taken_away(sets_visit, names, kind, browser, tmp_path):
    reader = sets_visit(of(names, kind, view="network"))
    page = reader.page
    page.locator("#export").click()
    expect(page.locator("#export-preview[src]")).to_be_visible()
    expect(page.locator("#export-png")).to_be_enabled()
    assert save(reader, "svg").content.startswith(b"<svg")
    assert save(reader, "png").content.startswith(b"\x89PNG")
    if kind == WITHHELD:
        expect(page.locator("#export-html")).to_have_count(0)
        expect(page.locator("#export-dialog .withheld")).to_be_visible()
        return
    saved = save(reader, "html")
    path = tmp_path / saved.name
    path.write_bytes(saved.content)
    frozen, asked = alone(browser, path)
    assert outside(asked, path) == []
    assert frozen.locator("section").count() == reader.numbers()["ties"]
    frozen.context.close()
    links = page.locator("#export-dialog .files a.file").evaluate_all(
        "all => all.map(link => link.href)"
    )
    assert len(links) >= sum(map(len, FORMATS.values()))
    for link in links:
        assert page.request.get(link).status == 200, link


@each_kind
def test_it_is_shared_embedded_and_worked_on_paper(sets_visit, names, kind):
    reader = sets_visit(of(names, kind))
    page, query = reader.page, of(names, kind)
    page.locator("#share").click()
    expect(page.locator("#share-alt")).not_to_have_value("")
    assert names[kind] in page.locator("#share-address").input_value()
    assert page.locator("#share-embed").count() == (0 if kind == WITHHELD else 1)
    embed = page.request.get(f"{reader.address}/embed{query}")
    assert embed.status == (403 if kind == WITHHELD else 200)
    for paper in ("worksheet", "worksheet/answers", "evidence"):
        reader.leaving = True
        page.goto(f"{reader.address}/{paper}{query}")
        reader.leaving = False
        assert page.locator("main, .sheet").first.is_visible(), paper
        assert len(page.locator("body").inner_text()) > 200, paper
    project = page.request.get(f"{reader.address}/project{query}")
    assert project.status == 200  # of this machine, even where it may not be passed on


@pytest.fixture
def class_room(browser, sets_address):
    """A page with a worker between it and the server, so that it goes on without a line."""
    room = browser.new_context(viewport=LAPTOP, reduced_motion="reduce")
    room.set_default_timeout(10_000)
    room.add_init_script(BEEN_HERE)
    yield Visit(room.new_page(), sets_address[0])
    room.close()


@each_kind
def test_a_story_is_drafted_told_and_goes_on_without_a_line(class_room, names, kind):
    reader, page = class_room, class_room.page
    reader.open(of(names, kind))
    expect(page.locator("html")).to_have_attribute("data-kept", "")
    page.locator("#own").click()
    page.get_by_role("button", name="Draft a story from the data").click()
    expect(page.locator("#own-body .steps > li").first).to_be_visible()
    page.locator("#own-dialog .shut").click()
    expect(page.locator("#story-open")).to_be_visible()
    reader.open(f"present{of(names, kind)}&story=1")
    steps = json.loads(page.locator("#story").get_attribute("data-at"))["of"]
    expect(page.locator("html")).to_have_attribute("data-ahead", "", timeout=AHEAD)
    page.context.set_offline(True)
    for step in range(1, steps + 1):
        expect(page.locator("#story .count")).to_have_text(f"{step} of {steps}")
        reader.quiet(milliseconds=200)
        assert not re.search(r"[{}]", page.locator("#story .told:not(.vote)").inner_text())
        page.keyboard.press("ArrowRight")
    assert [text for text in reader.complaints if not text.startswith(FAILS)] == []


def test_a_project_opens_in_the_page_as_it_was(sets_visit, names, tmp_path):
    reader = sets_visit(of(names, "events"))
    before = reader.numbers()
    content = reader.page.request.get(f"{reader.address}/project{of(names, 'events')}").body()
    path = Path(tmp_path) / "again.entente.zip"
    path.write_bytes(content)
    reader.open("open")
    reader.leaving = True
    reader.page.locator("#file").set_input_files(path)
    reader.page.wait_for_url(re.compile(r"\?data=file-"))
    reader.leaving = False
    reader.drawn()
    assert reader.page.url.endswith(of(names, "events"))
    assert reader.numbers() == before
