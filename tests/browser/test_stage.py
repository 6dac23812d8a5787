"""The stage: the picture has the room, and what stands around it folds, ticks and opens."""

import pytest
from playwright.sync_api import expect

from data.model import relation_types
from tests.browser.test_phone import PHONE
from tests.browser.visit import overlaps
from tests.counting import count

LAPTOP, PROJECTOR = {"width": 1366, "height": 768}, {"width": 1280, "height": 720}
TABLET = {"width": 820, "height": 1180}
PANELS = ("filters", "evidence")


def size(reader, part):
    box = reader.page.locator(part).bounding_box()
    return box["width"], box["height"]


def panel(reader, name):
    return reader.page.locator(f"#{name}"), reader.page.locator(f"#fold-{name}")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_picture_fills_the_stage(visit, language):
    reader = visit(f"?lang={language}", viewport=LAPTOP)
    wide, high = size(reader, "#map")
    assert wide >= 700
    assert high >= 380
    for part, expected in (
        ("header", 52),
        ("#filters", 232),
        ("#evidence", 332),
        ("#timeline", 145),
    ):
        assert expected in size(reader, part), part
    reader.resize(**PROJECTOR)
    reader.follow(f"?story=1&lang={language}")
    wide, high = size(reader, "#map")
    assert wide >= 800
    assert high >= 450


@pytest.mark.parametrize(
    ("width", "height", "folded"),
    [
        (1366, 768, ()),
        (1263, 768, ("filters",)),
        (1099, 768, PANELS),
        (1366, 616, PANELS),
        (910, 512, PANELS),
    ],
)
def test_panels_fold_where_the_picture_needs_the_room(visit, width, height, folded):
    reader = visit(viewport=LAPTOP)
    reader.resize(width, height)
    for name in PANELS:
        part, button = panel(reader, name)
        expect(part).to_be_visible(visible=name not in folded)
        expect(button).to_have_attribute("aria-expanded", str(name not in folded).lower())
    wide, _ = size(reader, "#map")
    assert wide >= min(668, width - 100)


def test_a_panel_folds_by_key_and_button_and_stays_as_it_was_left(visit):
    reader = visit("?status=claimed", viewport=LAPTOP)
    page, (filters, button) = reader.page, panel(reader, "filters")
    before, _ = size(reader, "#map")
    page.locator("#filter-from").focus()
    page.keyboard.press("[")  # within a field it is a letter
    expect(filters).to_be_visible()
    page.locator("#filter-from").fill("")
    reader.tick("claimed").focus()
    page.locator("#stage").focus()
    page.keyboard.press("[")
    expect(filters).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_contain_text("Claimed by someone")
    reader.quiet(milliseconds=300)
    assert size(reader, "#map")[0] > before + 150
    page.reload()
    reader.drawn()
    expect(filters).to_be_hidden()
    reader.says(status="claimed")  # the address does not know
    button.press("Enter")
    expect(filters).to_be_visible()
    expect(button).to_be_focused()
    evidence, handle = panel(reader, "evidence")
    handle.click()
    expect(evidence).to_be_hidden()
    reader.follow("?status=claimed&tie=CUB~USA")  # who folded it wants the picture alone
    expect(evidence).to_be_hidden()
    expect(handle).to_contain_text("Cuba")
    page.keyboard.press("]")
    expect(evidence).to_be_visible()
    reader.quiet()


def test_a_choice_opens_the_evidence_in_a_small_window(visit):
    reader = visit(viewport={"width": 910, "height": 512})
    evidence, _ = panel(reader, "evidence")
    filters, button = panel(reader, "filters")
    expect(evidence).to_be_hidden()
    reader.follow("?tie=IRN~VEN")
    expect(evidence).to_be_visible()
    button.click()  # and one makes room for the other
    expect(filters).to_be_visible()
    expect(evidence).to_be_hidden()
    reader.quiet()


def test_a_story_folds_both_and_shows_what_a_step_rests_on(visit):
    reader = visit(viewport=LAPTOP)
    page = reader.page
    reader.after(page.locator("#story-open").click)
    for name in PANELS:
        expect(panel(reader, name)[0]).to_be_hidden()
    page.locator("#story-rests").click()
    expect(page.locator("#evidence")).to_be_visible()
    expect(page.locator("#evidence .cards li").first).to_be_visible()
    reader.after(page.locator("#story-leave").click)
    for name in PANELS:
        expect(panel(reader, name)[0]).to_be_visible()


def test_only_this_all_and_none(visit):
    reader = visit(viewport=LAPTOP)
    page = reader.page

    def only(name):
        return page.get_by_role("button", name=f"Only this: {name}", exact=True)

    reader.tick("claimed").focus()
    page.keyboard.press("Tab")
    expect(only("Claimed by someone")).to_be_focused()
    reader.after(lambda: page.keyboard.press("Enter"))
    reader.says(status="claimed")
    reader.shows(**count(status="claimed"))
    expect(reader.tick("reported")).not_to_be_checked()
    page.get_by_role("link", name="Clear all filters").click()
    reader.says()
    hostile = page.get_by_role("checkbox", name="Conflict, deeds")
    deeds = "sanction,mobilize,coerce,assault"
    rest = ",".join(code for code in relation_types() if code not in deeds.split(","))
    reader.after(hostile.click)
    reader.says(types=rest)
    expect(hostile).to_have_attribute("aria-checked", "false")
    reader.after(hostile.click)
    reader.says()
    hostile.hover()
    reader.after(only("Conflict, deeds").click)
    reader.says(types=deeds)
    reader.after(reader.tick("coerce").uncheck)
    expect(hostile).to_have_attribute("aria-checked", "mixed")
    reader.after(page.get_by_role("button", name="none", exact=True).click)
    reader.says(types="none")
    reader.after(page.get_by_role("button", name="all", exact=True).click)
    reader.says()
    expect(hostile).to_have_attribute("aria-checked", "true")
    page.go_back()
    reader.says(types="none")
    expect(hostile).to_have_attribute("aria-checked", "false")
    reader.quiet()


def test_a_sheet_has_three_stops(visit):
    reader = visit(**PHONE)
    page, (evidence, button) = reader.page, panel(reader, "evidence")
    grip, high = page.locator("#grip"), PHONE["viewport"]["height"]
    expect(grip).to_be_hidden()
    button.tap()
    expect(evidence).to_be_in_viewport()
    reader.quiet(milliseconds=300)
    assert overlaps(reader.boxes("header, .headline, #map, #evidence, main > .sheet")) == []
    assert 0.4 * high < size(reader, "#evidence")[1] < 0.5 * high
    grip.tap()
    assert size(reader, "#evidence")[1] > 0.85 * high
    grip.press("ArrowDown")
    assert size(reader, "#evidence")[1] < 0.5 * high
    box = grip.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 60, steps=3)
    page.mouse.move(x, y + 120, steps=3)
    page.mouse.up()
    expect(evidence).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_phone_has_its_views_and_the_rest_in_menus(visit):
    reader = visit(**PHONE)
    page = reader.page
    views, more = (page.locator(f"header [data-menu={name}]") for name in ("views", "more"))
    expect(page.get_by_role("tab").first).to_be_hidden()
    views.tap()
    expect(views).to_have_attribute("aria-expanded", "true")
    reader.after(page.get_by_role("tab", name="Network").tap)
    reader.says(view="network")
    expect(page.get_by_role("tab").first).to_be_hidden()
    expect(page.get_by_role("button", name="View: Network")).to_be_visible()
    more.tap()
    expect(page.locator("#export")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#export")).to_be_hidden()
    expect(more).to_be_focused()
    more.tap()
    reader.choose("language", "فارسی")
    reader.says(view="network", lang="fa")
    reader.quiet()


def test_a_tablet_has_its_evidence_below_the_picture(visit):
    reader = visit(viewport=TABLET)
    parts = "header, .tabs, .headline, #map, .legend, #timeline, #evidence, main > .sheet"
    assert len(reader.boxes(parts)) == 9
    assert overlaps(reader.boxes(parts)) == []
    before = size(reader, "#map")
    filters, button = panel(reader, "filters")
    button.click()
    expect(filters).to_be_visible()
    expect(reader.page.locator("#evidence")).to_be_hidden()
    assert size(reader, "#map") == before
    button.click()
    reader.quiet(milliseconds=300)
    assert size(reader, "#map")[1] > before[1] + 200


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (910, 512)])
def test_a_long_heading_takes_a_second_line_and_is_read_whole(visit, width, height):
    long = "?data=chronology&lang=es&actors=BRA,CUB,VEN&status=reported"
    compared = "?data=chronology&lang=fa&from=1990&to=1999&versus=from%3D2000%26to%3D2009"
    reader = visit("?data=chronology", viewport={"width": width, "height": height})
    heading = reader.page.locator("#headline")
    one = heading.bounding_box()["height"]
    for query in (compared, long):
        reader.follow(query)
        room = heading.evaluate(
            "one => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
        )
        assert max(room) <= 1, query
    assert heading.bounding_box()["height"] > one
