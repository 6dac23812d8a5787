"""A story of one's own, as a reader writes it: by keyboard, on a phone, in Persian."""

import re
from datetime import date, timedelta
from zlib import crc32

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_phone import PHONE
from tests.browser.visit import query_of

ROWS = [
    "who,whom,what,when",
    *(
        f"Iran,{whom},{what},{year}-03-0{1 + year % 9}"
        for year, whom in zip(
            range(1990, 2010), ["Cuba", "Chile", "Peru", "Brazil"] * 5, strict=True
        )
        for what in ("visit", "trade" if year < 2000 else "attack")
    ),
    "Cuba,Chile,attack,2001-05-05",
]
BESIDE = "element => element.scrollWidth - element.clientWidth"


@pytest.fixture
def table(tmp_path, request):
    """A table that is another set in each test."""
    path = tmp_path / "rows.csv"
    day = date(1950, 1, 1) + timedelta(days=crc32(request.node.name.encode()) % 14_000)
    last = f"Peru,Chile,visit,{day}"
    path.write_text("\n".join([*ROWS, last]), encoding="utf-8")
    return path


@pytest.fixture
def opened(opening_visit, table):
    """Return what opens the table in an atlas, in a language and on a screen."""

    def open_in(language="en", theme="light", **settings):
        reader = opening_visit(f"open?lang={language}&theme={theme}", **settings)
        page = reader.page
        reader.leaving = True  # how far the file was read is asked until the page is left
        page.locator("#file").set_input_files(table)
        page.wait_for_url("**/open/*")
        page.locator(".go .primary").click()
        reader.drawn()
        reader.leaving = False
        return reader

    return open_in


def titles(page):
    return page.locator("#own-body .steps summary").all_inner_texts()


def closed(reader):
    """Close the dialog; the page is loaded anew with what was changed."""
    reader.leaving = True
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Escape")
    reader.leaving = False
    reader.drawn()


def test_by_keyboard_alone(opened):
    reader = opened()
    page = reader.page
    reader.follow(f"{page.url[page.url.index('?') :]}&view=network&from=2000")
    for title in ("First", "Second"):
        page.locator("#keep").press("Enter")
        field = page.locator("#keeping input[name=title]")
        expect(field).to_be_focused()
        assert field.input_value().startswith("Iran")
        page.keyboard.type(title)  # in place of what was selected
        page.locator("#keeping textarea[name=notes]").fill("Ask")
        page.locator("#keeping button").press("Enter")
        expect(page.locator("#own-body .done")).to_have_text("Kept as a step of the story.")
        expect(page.locator("#own-body .steps summary").last).to_be_focused()
        if title == "First":
            closed(reader)
    assert titles(page) == ["First", "Second"]
    page.get_by_role("button", name="Move up: Second").press("Enter")
    expect(page.get_by_role("button", name="Move down: Second")).to_be_focused()
    assert titles(page) == ["Second", "First"]
    page.get_by_role("button", name="Remove: Second").press("Enter")
    undo = page.locator("#own-body").get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    assert titles(page) == ["First"]
    undo.press("Enter")
    expect(page.locator("#own-body .done")).to_have_text("Undone.")
    assert titles(page) == ["Second", "First"]
    closed(reader)
    page.locator("#story-open").press("Enter")
    expect(page.locator("#story .heading")).to_have_text("Second")
    reader.drawn()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#story .heading")).to_have_text("First")
    reader.drawn()
    assert query_of(page.url)["story"] == "1"
    assert page.locator("html").get_attribute("data-view") == "network"


@pytest.mark.parametrize(
    ("language", "theme", "settings"), [("en", "light", {}), ("fa", "dark", PHONE)]
)
def test_it_is_drafted_edited_and_accessible(opened, language, theme, settings):
    reader = opened(language, theme, **settings)
    page = reader.page
    if settings:
        page.locator("button[data-menu=more]").click()
    page.locator("#own").click()
    page.locator("#own-body button[value=draft]").click()
    expect(page.locator("#own-body .steps > li").nth(3)).to_be_attached()
    page.locator("#own-body .steps summary").nth(1).click()
    page.locator("#own-body details").last.evaluate("one => { one.open = true }")
    assert violations(reader) == []
    assert page.locator("#own-dialog").evaluate(BESIDE) == 0
    form = page.locator("#own-body .steps > li").nth(1)
    form.locator("input[name=title]").fill("می\u200cرود")
    form.locator("button[value=save]").click()
    expect(page.locator("#own-body .steps summary").nth(1)).to_have_text("می\u200cرود")
    with page.expect_download() as given:
        page.locator("#own-body a[download]").click()
    assert given.value.suggested_filename == "rows.entente.zip"
    reader.open(f"open/set/{query_of(page.url)['data']}?lang={language}&theme={theme}")
    assert violations(reader) == []
    assert page.locator("html").evaluate(BESIDE) == 0


def test_a_set_is_renamed_and_deleted_and_had_back(opened):
    reader = opened()
    page, address = reader.page, reader.page.url
    page.locator("#own").click()
    about = page.locator("#own-body form", has=page.locator("button[value=tell]"))
    about.get_by_label("Title").fill("Mine <b>")
    about.get_by_label("Author").fill("Ann")
    about.get_by_role("button").click()
    expect(page.locator("#own-body .done")).to_contain_text("its address is the same")
    closed(reader)
    assert page.url == address
    expect(page.locator("#data-set")).to_have_value("Mine <b>")
    page.locator("#own").click()
    page.locator("#own-body summary", has_text="Delete this set").click()
    page.get_by_role("button", name="Delete it now").click()
    expect(page.locator("#own-body .done")).to_have_text(re.compile("Mine <b>.* is deleted"))
    page.locator("#own-body").get_by_role("button", name="Undo").click()
    expect(page.locator("#own-body .done")).to_have_text("It is back.")
    closed(reader)
    assert page.url == address
    assert reader.numbers()["ties"] >= 4
    reader.open("open")
    expect(page.locator(".recent a").first).to_have_text("Mine <b>")
