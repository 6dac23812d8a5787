"""On a phone: the picture first, filters and evidence as sheets, nothing beside the screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import VIEWS, overlaps, query_of
from tests.counting import count

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SMALL = {**PHONE, "viewport": {"width": 320, "height": 640}}
ASIDE = {**PHONE, "viewport": {"width": 844, "height": 390}}
SHEETS = ("filters", "evidence")

# What reaches beyond the right or left edge of the screen, unless its own frame scrolls or cuts it.
BESIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const framed = element => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== 'visible') return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll('*:not(#js-plotly-tester, #js-plotly-tester *)')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }) && !framed(element))
    .filter(element => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > wide + 1 || left < -1);
    })
    .map(element => `${element.tagName} #${element.id} .${element.getAttribute('class')}`);
}"""


def beside(reader):
    """Name what reaches beyond the sides of the screen, and the page if it scrolls sideways."""
    found = reader.page.evaluate(BESIDE)
    width, wide = reader.page.evaluate("[document.scrollingElement.scrollWidth, screen.width]")
    return [*found, f"{width} px of page on {wide} px of screen"] if width > wide else found


def button(reader, sheet):
    return reader.page.locator(f"#fold-{sheet}")


def test_the_picture_comes_first(visit):
    reader = visit(**PHONE)
    reader.shows(**count())
    picture = reader.page.locator("#map").bounding_box()
    assert picture["y"] + picture["height"] / 2 < PHONE["viewport"]["height"]
    assert picture["width"] > 340
    for sheet in SHEETS:
        expect(reader.page.locator(f"#{sheet}")).to_be_hidden()
        expect(button(reader, sheet)).to_be_in_viewport()


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_opens_and_closes(visit, sheet):
    reader = visit(**PHONE)
    panel, opener = reader.page.locator(f"#{sheet}"), button(reader, sheet)
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.tap()
    expect(panel).to_be_visible()
    expect(panel).to_be_in_viewport()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert reader.page.evaluate(
        "id => document.getElementById(id).contains(document.activeElement)", sheet
    )
    opener.tap()
    expect(panel).to_be_hidden()
    opener.tap()
    expect(panel).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_buttons_of_the_header_are_as_large_as_a_thumb(visit, language):
    reader = visit(f"?lang={language}", **SMALL)
    for target in reader.boxes("header button:not(#present)"):
        assert target["bottom"] - target["top"] >= 44, target
        assert target["right"] - target["left"] >= 44, target


@pytest.mark.parametrize("path", ["", "present"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_phone_on_its_side_has_picture_and_caption_side_by_side(visit, path, language):
    reader = visit(f"{path}?story=1&step=4&lang={language}", **ASIDE)
    picture, caption = (reader.page.locator(part).bounding_box() for part in ("#map", "#story"))
    assert picture["width"] > 300
    assert picture["height"] > 180
    assert overlaps(reader.boxes("header, #present-bar, #map, #story, .sheet")) == []
    assert caption["y"] + caption["height"] <= ASIDE["viewport"]["height"]
    assert beside(reader) == []


def test_one_sheet_makes_room_for_the_other(visit):
    reader = visit(**PHONE)
    button(reader, "filters").tap()
    button(reader, "evidence").tap()
    expect(reader.page.locator("#filters")).to_be_hidden()
    expect(reader.page.locator("#evidence")).to_be_visible()


def test_filtering_in_the_sheet(visit):
    reader = visit(**PHONE)
    button(reader, "filters").tap()
    reader.tick("claimed").uncheck()
    reader.says(status="reported,interpreted")
    reader.shows(**count(status="reported,interpreted"))
    expect(reader.page.locator("#filters")).to_be_visible()
    reader.quiet()


def test_a_tap_on_the_network_opens_the_evidence(visit):
    reader = visit("?view=network", **PHONE)
    spot = reader.spot("network", "VEN", "markers")
    reader.page.touchscreen.tap(spot["x"], spot["y"])
    reader.says(view="network", tie="VEN")
    expect(reader.page.locator("#evidence")).to_be_visible()
    expect(reader.page.locator("#evidence h3").first).to_contain_text("Venezuela")
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#evidence")).to_be_hidden()
    reader.quiet()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_nothing_lies_beside_the_smallest_screen(visit, language):
    reader = visit(f"?lang={language}", **SMALL)
    for data in ("article", "chronology"):
        for view in VIEWS:
            reader.follow(f"?data={data}&view={view}&lang={language}")
            assert beside(reader) == [], f"{data} {view}"
    for sheet in SHEETS:
        button(reader, sheet).tap()
        expect(reader.page.locator(f"#{sheet}")).to_be_visible()
        assert beside(reader) == [], sheet


def test_another_is_pinned_without_a_keyboard(visit):
    reader = visit("?view=network&tie=IRN~VEN", **PHONE)
    page = reader.page
    more = page.locator("#pins-more")
    more.tap()
    expect(more).to_have_attribute("aria-pressed", "true")
    spot = reader.spot("network", "USA~VEN")
    page.touchscreen.tap(spot["x"], spot["y"])
    asked = page.locator(".asked button")
    if asked.count():  # a finger may cover several
        asked.filter(has_text="United States").filter(has_text="Venezuela").first.tap()
    reader.says(view="network", tie="IRN~VEN,USA~VEN")
    expect(page.locator("#pins .pin")).to_have_count(2)
    expect(page.locator("#pins-more")).to_have_attribute("aria-pressed", "false")
    assert beside(reader) == []
    assert (
        overlaps(reader.boxes(".headline h2, #summary, .pins, #network, #evidence, header")) == []
    )
    # The next tap chooses one thing again.
    reader.page.keyboard.press("Escape")
    reader.quiet()
    spot = reader.spot("network", "VEN", "markers")
    page.touchscreen.tap(spot["x"], spot["y"])
    reader.says(view="network", tie="VEN")
    reader.quiet()


def test_a_sentence_of_the_evidence_is_pinned_too(visit):
    reader = visit("?tie=IRN~VEN", **PHONE)
    reader.page.locator("#pins-more").tap()
    button(reader, "evidence").tap()
    link = reader.page.locator("#ties a:not(.chosen)").first
    other = query_of(link.get_attribute("href"))["tie"]
    link.tap()
    reader.says(tie=",".join(sorted(["IRN~VEN", other])))
    reader.quiet()


def test_where_a_finger_covers_several_ties_a_list_asks(visit):
    reader = visit("?data=chronology", **PHONE)
    page = reader.page
    spot = reader.spot("map", "VEN", "markers")
    # Beside a dot from which many lines go out there are several within a finger's reach.
    page.touchscreen.tap(spot["x"], spot["y"] + 16)
    asked = page.locator(".asked button")
    expect(asked.nth(1)).to_be_visible()
    box = page.locator(".asked").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    for one in reader.boxes(".asked button"):
        assert one["bottom"] - one["top"] >= 44
    asked.nth(1).tap()
    expect(page.locator("#pins .pin")).to_have_count(1)
    reader.quiet()


@pytest.mark.parametrize("language", ["en", "es", "fa"])
def test_the_parts_of_a_map_are_one_list_that_is_whole(visit, language):
    reader = visit(f"?data=chronology&lang={language}", **PHONE)
    page = reader.page
    expect(page.locator("#map ~ .zoomer .fits button").first).to_be_hidden()
    fits = page.locator("#map ~ .zoomer .fits select")
    box = fits.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    before = page.url
    fits.select_option("world")
    page.wait_for_url(lambda url: url != before)
    expect(fits).to_have_value("world")
    reader.quiet()


def test_a_presentation_begins_and_ends_on_a_phone(visit):
    reader = visit("?data=chronology&story=1&step=4", **PHONE)
    page = reader.page
    page.locator("button[data-menu=more]").tap()
    page.locator("#present").tap()  # a hand sees the same picture, so that none has to be drawn
    expect(page.locator("html")).to_have_attribute("data-present", "")
    assert "/present" in page.url
    reader.quiet()
    assert overlaps(reader.boxes("#present-bar, #map .geolayer .bg, .legend, .told, .turns")) == []
    for target in reader.boxes("#present-bar button"):
        assert target["right"] <= 390
        assert target["bottom"] - target["top"] >= 44
    page.locator("#present-evidence").tap()
    expect(page.locator("#evidence")).to_be_visible()
    assert page.locator("#map").bounding_box()["y"] < page.locator("#evidence").bounding_box()["y"]
    page.locator("#present-evidence").tap()
    expect(page.locator("#evidence")).to_be_hidden()
    reader.after(page.locator("#story-on").tap)
    page.locator("#present-leave").tap()
    expect(page.locator("html")).not_to_have_attribute("data-present", "")
    assert "/present" not in page.url
    reader.quiet()


WHOLE = """selector => [...document.querySelectorAll(selector)].every(part => (
  part.scrollWidth <= part.clientWidth + 1 && part.scrollHeight <= part.clientHeight + 2))"""


@pytest.mark.parametrize("language", ["en", "es", "pt", "fa"])
def test_the_headline_and_what_plays_are_whole(visit, language):
    reader = visit(f"?data=chronology&lang={language}", **PHONE)
    assert reader.page.evaluate(WHOLE, "#headline, .strip-head .mantine-Select-input")
    assert overlaps(reader.boxes(".strip-head > *")) == []


def test_a_data_set_that_is_chosen_closes_the_menu(visit):
    reader = visit("?data=chronology", **PHONE)
    page = reader.page
    page.locator("[data-menu='more']").tap()
    page.locator("#data-set").tap()
    page.locator("#lists [role='option']").first.tap()
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("#headline")).to_be_in_viewport()
    assert "data=chronology" not in page.url
