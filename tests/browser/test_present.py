"""Presenting: nothing but the picture and its words, readable from afar, worked by single keys."""

import re

import pytest
from playwright.sync_api import expect

from components.panels.present import BUTTONS
from tests.browser.test_accessibility import violations
from tests.browser.test_phone import PHONE
from tests.browser.visit import overlaps, query_of

SMALL, LARGE = {"width": 1280, "height": 720}, {"width": 1920, "height": 1080}
SMALLEST = 24  # pixels of type
CHROME = "header button, .rail, #timeline, .tabs, .every-mark"

# Every text that is seen, with the size of its letters and whether any of it is cut off.
TEXTS = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { textContent, parentElement: parent } = walk.currentNode;
    const words = textContent.trim();
    if (!words || parent.closest("#present-bar, script, style, .visually-hidden")) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // What is there for the ear alone is a pixel large.
    const tiny = ({ offsetWidth, offsetHeight }) => offsetWidth <= 1 && offsetHeight <= 1;
    let around = parent;
    while (around && !tiny(around)) around = around.parentElement;
    if (around) continue;
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    if (right - left < 2 || bottom - top < 2) continue;
    // A table is scrolled: what is below its edge is not cut.
    const table = parent.closest(".ag-body-viewport");
    if (table && bottom > table.getBoundingClientRect().bottom) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize) * (parent.currentCSSZoom || 1);
    const cut = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    found.push({ words, size, cut });
  }
  return found;
}"""
PARTS = "#story, #map, #network, #matrix, #camps, #years, .legend"


def faults(reader):
    """Name every text that is too small or cut, and whatever lies on something else."""
    texts = reader.page.evaluate(TEXTS)
    assert texts
    found = [f"{one['words'][:30]}: {one['size']} px" for one in texts if one["size"] < SMALLEST]
    found += [f"{one['words'][:30]} is cut" for one in texts if one["cut"]]
    told = reader.page.locator(".told:not(.vote)")
    if told.count():
        room = told.evaluate("box => box.scrollHeight - box.clientHeight")
        found += [f"the caption is {room} px too long"] if room > 1 else []
    found += overlaps(reader.boxes(PARTS))
    labels = ".node-names text"
    return found + overlaps(reader.boxes(f":is(#map, #network, #camps) {labels}"), slack=3)


@pytest.mark.parametrize("language", ["es", "fa"])  # the longest words, and the other direction
@pytest.mark.parametrize(
    ("data", "story"), [("article", "1"), ("chronology", "1"), ("chronology", "2"), ("europe", "1")]
)
def test_every_step_is_read_from_the_back_row(visit, data, story, language):
    start = f"?data={data}&story={story}&lang={language}"
    reader = visit(f"present{start}", viewport=SMALL)
    known = reader.page.evaluate("window.entente.grammarNow().frames")
    frames = [frame for frame in known if frame["story"] == story]
    assert len(frames) > 6
    wrong = []
    for number, frame in enumerate(frames):
        answer = "&answer=1" if frame["answer"] else ""
        reader.follow(f"{start}&step={frame['step']}{answer}")
        # A larger wall has the same words in more room: a look at every third is enough.
        for screen in (SMALL,) if language != "es" or number % 3 else (LARGE, SMALL):
            reader.resize(**screen)
            wrong += [f"{frame['step']} at {screen['width']}: {one}" for one in faults(reader)]
    assert not wrong, "\n".join(wrong)


def test_p_begins_and_ends_a_presentation_of_the_same_selection(visit):
    reader = visit("?data=europe&view=network&from=1890")
    page = reader.page
    expect(page.locator("#export")).to_be_visible()
    reader.after(lambda: page.keyboard.press("p"))
    assert page.url == f"{reader.address}/present?data=europe&view=network&from=1890"
    for hidden in page.locator(CHROME).all():
        expect(hidden).to_be_hidden()
    expect(page.locator("#network")).to_be_visible()
    assert faults(reader) == []
    reader.after(lambda: page.keyboard.press("p"))
    assert page.url == f"{reader.address}/?data=europe&view=network&from=1890"
    expect(page.locator("#export")).to_be_visible()
    reader.after(page.locator("#present").click)
    assert "/present" in page.url
    reader.after(page.go_back)
    expect(page.locator("#export")).to_be_visible()


def test_single_keys_do_what_the_list_says(visit):
    reader = visit("present", viewport=SMALL)
    page, root = reader.page, reader.page.locator("html")
    reader.after(lambda: page.keyboard.press("ArrowRight"))
    expect(page.locator("#story")).to_be_visible()
    assert query_of(page.url)["story"] == "1"
    reader.after(lambda: page.keyboard.press("PageDown"))
    assert query_of(page.url)["step"] == "2"
    reader.after(lambda: page.keyboard.press("l"))
    expect(root).to_have_attribute("lang", "es")
    assert query_of(page.url) == {"story": "1", "step": "2", "lang": "es"}
    page.keyboard.press("t")
    expect(root).to_have_attribute("data-theme", "dark")
    page.keyboard.press("e")
    expect(page.locator("#evidence")).to_be_visible()
    expect(page.locator("#evidence")).to_be_focused()
    page.keyboard.press("b")
    expect(root).to_have_attribute("data-blank", "")
    page.keyboard.press("Escape")
    expect(root).not_to_have_attribute("data-blank", "")
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("#keys-dialog")).to_be_visible()
    assert faults(reader) == []
    page.keyboard.press("Escape")
    expect(page.locator("#keys-dialog")).to_be_hidden()
    reader.after(lambda: page.keyboard.press(" "))  # until then numbers are votes
    reader.after(lambda: page.keyboard.press("3"))
    expect(page.locator("#matrix .trace").first).to_be_attached()
    assert query_of(page.url)["view"] == "matrix"
    reader.after(lambda: page.keyboard.press("Escape"))
    expect(page.locator("#export")).to_be_visible()


@pytest.mark.parametrize("chosen", ["actors=IRN,VEN&side=between", "view=network", "tie=IRN~VEN"])
def test_what_was_put_together_to_be_presented_stays_on_the_wall(visit, chosen):
    asked = f"present?data=chronology&{chosen}&lang=es"
    reader = visit(asked, viewport=SMALL)
    for key in ("ArrowRight", "PageDown"):
        reader.page.keyboard.press(key)
    reader.quiet(milliseconds=300)
    assert query_of(reader.page.url) == query_of(f"?{asked.partition('?')[2]}")
    expect(reader.page.locator("#story")).to_be_hidden()


# What a keyboard in Persian says of a key.
PERSIAN = """([key, code]) => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))"""


def test_keys_of_a_persian_keyboard_do_what_the_list_says(visit):
    reader = visit("present?data=europe&lang=fa", viewport=SMALL)
    page, root = reader.page, reader.page.locator("html")
    page.evaluate(PERSIAN, ["ذ", "KeyB"])
    expect(root).to_have_attribute("data-blank", "")
    page.evaluate(PERSIAN, ["ذ", "KeyB"])
    page.evaluate(PERSIAN, ["ث", "KeyE"])
    expect(page.locator("#evidence")).to_be_visible()
    page.evaluate(PERSIAN, ["ث", "KeyE"])
    page.evaluate(PERSIAN, ["؟", "Slash"])
    expect(page.locator("#keys-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    reader.after(lambda: page.evaluate(PERSIAN, ["۳", "Digit3"]))
    assert query_of(page.url)["view"] == "matrix"
    reader.after(lambda: page.evaluate(PERSIAN, ["ح", "KeyP"]))
    expect(page.locator("#export")).to_be_visible()
    page.evaluate(PERSIAN, ["ج", "BracketLeft"])
    expect(page.locator("#fold-filters")).to_have_attribute("aria-expanded", "false")
    # Where a keyboard has the Latin letter elsewhere, the letter counts.
    page.evaluate(PERSIAN, ["p", "KeyR"])
    reader.drawn()
    assert "/present" in page.url


def test_a_step_taken_while_the_page_changes_its_language_moves_the_controls_too(visit):
    controls = "() => [...document.querySelectorAll('.rail input')].map(i => i.checked || i.value)"
    reader = visit("present?data=chronology&story=1&step=4", viewport=SMALL)
    page = reader.page
    before = page.evaluate(controls)
    page.keyboard.press("l")
    expect(page.locator("html")).to_have_attribute("lang", "es")  # the page itself comes later
    page.keyboard.press("ArrowRight")
    expect(page.locator(".told h2")).to_have_text("Una votación divide a la región")
    reader.quiet(milliseconds=300)
    asked = "?data=chronology&story=1&step=4&answer=1&lang=es"
    assert query_of(page.url) == query_of(asked)
    found = page.evaluate(controls)
    page.reload()
    reader.drawn()
    assert found == page.evaluate(controls) != before


def test_keys_pressed_while_the_page_changes_its_language_all_count(visit):
    reader = visit("present?data=europe&story=1&step=3", viewport=SMALL)
    for key in ("l", "l", "t", "l", "ArrowLeft"):
        pressed = reader.page.url
        reader.page.keyboard.press(key)
        reader.page.wait_for_url(lambda url, before=pressed: url != before)
    reader.says(data="europe", story="1", step="4", lang="fa", theme="dark")
    expect(reader.page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(reader.page.locator("#story .place")).to_have_text("گام ۴ از ۸")
    reader.drawn()


@pytest.mark.parametrize("page_of", ["present", ""], ids=["presented", "on the page"])
def test_an_arrow_means_what_the_address_says_before_the_page_has_turned(visit, page_of):
    reader = visit(f"{page_of}?data=europe&story=1&step=3&lang=fa", viewport=SMALL)
    # For some frames after a change of language the page still stands as it stood before.
    reader.page.evaluate("document.documentElement.dir = 'ltr'")
    reader.page.keyboard.press("ArrowLeft")
    reader.says(data="europe", story="1", step="4", lang="fa")


@pytest.mark.parametrize("language", ["es", "fa"])
def test_what_is_presented_is_read_on_a_phone_too(visit, language):
    reader = visit(f"present?story=1&step=4&lang={language}", **PHONE)
    heading = reader.page.locator(".told h2").bounding_box()
    assert heading["width"] > 300
    assert heading["height"] < 100
    parts = "#present-bar, #map .geolayer .bg, .told, .turns"
    assert overlaps(reader.boxes(parts)) == []
    assert overlaps(reader.boxes("#map .node-names text"), slack=2) == []
    # One screen holds it all, and nothing of it lies beside.
    reader.follow(f"present?view=network&lang={language}")
    page = reader.page.evaluate("[document.body.scrollWidth, document.body.scrollHeight]")
    assert page == [390, 844]
    assert overlaps(reader.boxes("#present-bar, #network, #headline, #summary")) == []


@pytest.mark.parametrize("query", ["?data=chronology&tie=IRN~VEN", "?story=1&step=3"])
def test_escape_ends_a_presentation_and_keeps_what_is_chosen(visit, query):
    reader = visit(f"present{query}", viewport=SMALL)
    reader.after(lambda: reader.page.keyboard.press("Escape"))
    expect(reader.page.locator("#export")).to_be_visible()
    assert "/present" not in reader.page.url
    reader.says(**query_of(query))


def test_single_keys_can_be_turned_off(visit):
    reader = visit("?data=europe")
    page = reader.page
    page.keyboard.press("?")
    page.locator("#keys-off").click()
    expect(page.locator("#keys-off")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    reader.quiet()
    assert "/present" not in page.url
    page.keyboard.press("?")
    page.locator("#keys-off").click()
    page.keyboard.press("Escape")
    reader.after(lambda: page.keyboard.press("p"))
    assert "/present" in page.url


def test_a_letter_that_is_typed_is_no_command(visit):
    reader = visit()
    page = reader.page
    page.locator("#filter-actors").click()
    page.keyboard.type("p")
    reader.quiet()
    assert "/present" not in page.url


def test_the_notes_stay_in_step_and_turn_the_pages(visit):
    reader = visit("present?data=europe&story=1&step=2")
    other = visit("?data=europe")  # in another tab: no business of a presentation
    notes = reader.page.context.new_page()
    notes.goto(f"{reader.address}/assets/pages/notes.html")
    expect(notes.locator("#count")).to_have_text(re.compile(r"^2 / \d+$"))
    expect(notes.locator("#title")).to_have_text(
        str(reader.page.evaluate("window.entente.story.at().title"))
    )
    expect(notes.locator("#notes")).not_to_be_empty()
    notes.keyboard.press("ArrowRight")
    expect(notes.locator("#count")).to_have_text(re.compile(r"^3 / "))
    reader.says(data="europe", story="1", step="3")
    reader.page.keyboard.press("l")
    expect(notes.locator("html")).to_have_attribute("lang", "es")
    expect(notes.locator("#heading")).to_have_text("Notas del orador")
    notes.close()
    other.says(data="europe")
    reader.quiet()


def test_a_spot_of_light_follows_the_hand(visit):
    reader = visit("present", viewport=SMALL)
    spot = reader.page.locator("#spotlight")
    expect(spot).to_be_hidden()
    reader.page.mouse.move(300, 200)
    reader.page.mouse.move(400, 250)
    expect(spot).to_be_visible()
    box = spot.bounding_box()
    assert (round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)) == (400, 250)
    expect(spot).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_presentation_is_accessible(visit, language):
    reader = visit(f"present?story=1&step=3&lang={language}&theme=dark", viewport=SMALL)
    found = {"step": violations(reader)}
    reader.page.keyboard.press("e")
    reader.quiet()
    found["evidence"] = violations(reader)
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("?")
    found["keys"] = violations(reader)
    assert not any(found.values()), found


SCREENS = [SMALL, {"width": 1440, "height": 900}, {"width": 910, "height": 512}]


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size['width']}")
@pytest.mark.parametrize("query", ["?data=chronology&story=1&step=4&answer=1", "?data=chronology"])
def test_the_evidence_stands_beside_the_picture(visit, size, query):
    reader = visit(f"present{query}", viewport=size)
    page = reader.page
    words = "#story" if "story" in query else "#headline"
    before = page.locator(words).bounding_box()
    page.keyboard.press("e")
    reader.quiet(milliseconds=300)
    assert overlaps(reader.boxes("#map, .legend, #evidence, #story")) == []
    assert page.locator(words).bounding_box() == before
    picture = page.locator("#map").bounding_box()
    assert picture["width"] >= 0.55 * size["width"]
    assert overlaps(reader.boxes("#map .node-names text"), slack=3) == []
    page.keyboard.press("Escape")
    reader.quiet(milliseconds=300)
    assert page.locator("#map").bounding_box()["width"] > 0.95 * size["width"]


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("query", ["?story=1&step=2&answer=1", "?story=1&step=7&answer=1", "?"])
def test_on_an_upright_tablet_the_evidence_lies_below_the_whole_picture(visit, query, language):
    reader = visit(f"present{query}&lang={language}", viewport={"width": 820, "height": 1180})
    page = reader.page
    dots = page.locator(".panel .node-names text").count()
    page.keyboard.press("e")
    reader.quiet(milliseconds=300)
    parts = reader.boxes(":is(#map, #camps):not(:empty), .legend, #evidence, #story, #headline")
    assert overlaps([one for one in parts if one["right"] - one["left"] > 2]) == []
    box = page.locator("#evidence").bounding_box()
    assert box["x"] == 0
    assert box["width"] == pytest.approx(820, abs=1)
    assert box["height"] > 400
    names = reader.boxes(".panel .node-names text")
    assert names
    assert len(names) >= dots - 3  # less room may have codes where names stood
    assert all(one["left"] >= 0 and one["right"] <= 820 for one in names)
    assert all(one["bottom"] <= box["y"] for one in names)


@pytest.mark.parametrize("language", ["en", "es", "pt", "fa"])
@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size['width']}")
def test_the_buttons_of_the_bar_have_words_and_all_of_them_room(visit, size, language):
    reader = visit(f"present?lang={language}", viewport=size)
    reader.page.mouse.move(300, 200)
    reader.page.mouse.move(310, 210)
    bar = reader.page.locator("#present-bar")
    expect(bar).to_have_css("opacity", "1")
    buttons = reader.boxes("#present-bar button")
    assert len(buttons) == len(BUTTONS)
    assert all(one["left"] >= 0 and one["right"] <= size["width"] for one in buttons)
    for word in reader.page.locator("#present-bar button > span").all_inner_texts():
        assert len(word) > 2


@pytest.mark.parametrize(("language", "data"), [("en", "article"), ("es", "chronology")])
def test_the_key_to_the_lines_is_read_from_the_back_row(visit, language, data):
    reader = visit(f"?data={data}&lang={language}")
    marks = reader.page.locator(".legend .in-use li").evaluate_all(
        "all => all.map(one => one.className).filter(name => !/many|larger|other/.test(name))"
    )
    reader.after(lambda: reader.page.keyboard.press("p"))
    reader.resize(**SMALL)
    assert len(marks) > 3
    for mark in marks:
        expect(reader.page.locator(f".legend .in-use .{mark}")).to_be_in_viewport(ratio=0.99)
    assert faults(reader) == []


# By how much signs in the tray lie on its diamonds, where they are told as large as on a wall.
COVERED = """() => {
  const shapes = entente.tray.shapes(document.querySelector('#map-graph .js-plotly-plot'));
  const [signs, dots] = [true, false].map(one => shapes.filter(({ sign }) => sign === one));
  const over = signs.flatMap(({ at: [x, y], reach }) => dots.map(dot => (
    reach + dot.reach - Math.hypot(dot.at[0] - x, dot.at[1] - y))));
  return [signs.length, dots.length, Math.max(...over)];
}"""


def test_signs_of_ties_within_the_tray_lie_on_no_diamond(visit):
    reader = visit("present?data=chronology&story=1&step=4", viewport=SMALL)
    signs, diamonds, covered = reader.page.evaluate(COVERED)
    assert (signs, diamonds) == (4, 3)
    assert covered < 0
