"""Two selections at once: begun with one link, varied, typed over, looked at, and left again."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_languages import WORDS, foreign
from tests.browser.test_phone import beside
from tests.browser.visit import LANGUAGES, overlaps, query_of
from tests.counting import count

HALVES = "?data=chronology&to=2009&versus=from%3D2010"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SCREENS = ({"width": 1440, "height": 900}, {"width": 1920, "height": 1080})
PARTS = ".headline, .compare-bar, .caption, #map-graph, #network-graph, [id$='-second'], #timeline"


def told(reader):
    """Return how many ties each list of the evidence tells."""
    return reader.page.evaluate(
        """() => Object.fromEntries(["gained", "lost", "changed", "kept"].map(fate => (
          [fate, document.querySelectorAll(`#ties #${fate} a`).length])))"""
    )


def fates(reader):
    """Return what the summary says became of the ties."""
    numbers = reader.numbers()
    return {fate: numbers[fate] for fate in ("gained", "lost", "changed", "kept")}


def test_then_and_now_are_one_click_away_and_one_click_back(visit):
    reader = visit("?data=chronology")
    before = reader.numbers()
    reader.after(reader.page.locator("#compare").click)
    asked = query_of(reader.page.url)
    assert asked.keys() == {"data", "to", "versus"}
    expect(reader.page.locator(".pair .caption h3")).to_have_count(2)
    expect(reader.page.locator("#map-graph-second .scatterlayer .trace").first).to_be_attached()
    reader.shows(**count(data="chronology", to=asked["to"]))
    assert fates(reader) == told(reader)
    assert sum(told(reader).values()) > 0
    reader.after(reader.page.locator("#compare-leave").click)
    reader.says(data="chronology")
    expect(reader.page.locator("#map-graph-second")).to_have_count(0)
    assert reader.numbers() == before
    reader.page.go_back()
    reader.says(**asked)
    expect(reader.page.locator("#map-graph-second")).to_be_visible()
    reader.quiet()


def test_who_leaves_has_again_the_dates_of_before_whatever_was_typed(visit):
    reader = visit("?data=chronology")
    reader.after(reader.page.locator("#compare").click)
    reader.page.locator("#compare-first-from").fill("1979-12-10")
    reader.after(lambda: reader.page.keyboard.press("Tab"))
    field = reader.page.locator("#compare-first-from")
    assert field.evaluate("one => one.scrollWidth <= one.clientWidth"), "the whole date is seen"
    reader.after(reader.page.locator("#compare-leave").click)
    reader.says(data="chronology")
    reader.quiet()


def test_buttons_and_tray_lie_on_no_dates_and_leave_the_maps_free(visit):
    reader = visit("?data=chronology&to=1989&versus=from%3D1990")
    for screen in ({"width": 1366, "height": 768}, {"width": 1440, "height": 900}):
        reader.resize(**screen)
        buttons = reader.boxes(".scales, .fits")
        assert len(buttons) == 2
        for button in buttons:
            for date in reader.boxes(".dates-of input"):
                assert not overlaps([button, date])
        (second,) = reader.boxes("#map-graph-second")
        high = second["bottom"] - second["top"]
        for tray in reader.boxes(".tray rect"):
            assert tray["bottom"] - tray["top"] < high / 3
        expect(reader.page.locator("#map-graph-second .tray text")).to_have_count(5)  # are named


def test_what_is_chosen_and_filtered_is_said_without_overlap(visit):
    query = "?data=chronology&tie=IRN~VEN&from=2005&to=2013&types=cooperate,aid,retreat"
    for language in LANGUAGES:
        viewport = {"width": 1366, "height": 768}
        reader = visit(f"{query}&lang={language}", viewport=viewport)
        parts = reader.boxes(".pin, .pins .opens, #chips, #summary")
        assert not overlaps(parts)
        ((listed, pin),) = zip(reader.boxes(".pins ul"), reader.boxes(".pin"), strict=True)
        assert listed["left"] - 1 <= pin["left"]
        assert pin["right"] <= listed["right"] + 1


def test_both_pictures_show_the_same_piece_of_the_world(visit):
    reader = visit(HALVES)
    ranges = """id => {
      const { geo } = document.querySelector(`#${id} .js-plotly-plot`)._fullLayout;
      return [geo.lonaxis.range, geo.lataxis.range, geo.projection.type];
    }"""
    assert reader.page.evaluate(ranges, "map-graph") == reader.page.evaluate(
        ranges, "map-graph-second"
    )
    sizes = [
        reader.page.locator(f"#{one}").bounding_box() for one in ("map-graph", "map-graph-second")
    ]
    assert sizes[0]["width"] == pytest.approx(sizes[1]["width"], abs=1)
    assert sizes[0]["height"] == pytest.approx(sizes[1]["height"], abs=1)


def test_dates_typed_over_a_picture_change_that_side_alone(visit):
    reader = visit(HALVES)
    first, second = (reader.page.locator(f"#compare-{side}-to") for side in ("first", "second"))
    second.fill("2015")
    reader.after(lambda: second.press("Enter"))
    reader.says(data="chronology", to="2009", versus="from=2010&to=2015")
    assert fates(reader) == told(reader)
    first.fill("۱۹۹۹")
    reader.after(lambda: first.press("Enter"))
    reader.says(data="chronology", to="1999", versus="from=2010&to=2015")
    reader.shows(**count(data="chronology", to="1999"))
    assert fates(reader) == told(reader)
    for field in (first, second):
        said = field.locator("xpath=ancestor::*[@data-unreadable]").get_by_role("alert")
        for typed in ("soon", "XXXX", "2007abc", "2007-02-31"):
            field.fill(typed)
            field.press("Enter")
            expect(field).to_have_attribute("aria-invalid", "true")
            expect(said).to_contain_text(typed)
            reader.says(data="chronology", to="1999", versus="from=2010&to=2015")
    second.fill("1995")
    second.press("Enter")
    expect(said).to_contain_text("2010")
    reader.says(data="chronology", to="1999", versus="from=2010&to=2015")
    second.fill("")
    reader.after(lambda: second.press("Enter"))
    expect(said).to_be_hidden()
    reader.says(data="chronology", to="1999", versus="from=2010")


def test_the_sides_change_places_and_something_else_is_varied(visit):
    reader = visit(HALVES)
    was = fates(reader)
    reader.after(reader.page.get_by_role("link", name="Swap").click)
    reader.says(data="chronology", versus="to=2009", **{"from": "2010"})
    now = fates(reader)
    assert (now["gained"], now["lost"]) == (was["lost"], was["gained"])
    assert now["changed"] == was["changed"]
    reader.after(reader.page.get_by_role("link", name="Status").click)
    reader.says(data="chronology", status="reported", versus="status=")
    reader.shows(**count(data="chronology", status="reported"))
    assert fates(reader)["lost"] == 0


def test_the_difference_is_one_picture_with_a_key_of_its_own(visit):
    reader = visit(HALVES)
    reader.after(reader.page.get_by_role("link", name="Difference").click)
    reader.says(data="chronology", to="2009", versus="from=2010", compare="difference")
    expect(reader.page.locator("#map-graph-second")).to_have_count(0)
    expect(reader.page.locator(".difference #map-graph")).to_be_visible()
    key = reader.page.locator(".legend .in-use")
    expect(key.locator(".mark-gained")).to_be_visible()
    expect(key.locator(".mark-deeds")).to_have_count(0)
    reader.after(reader.page.get_by_role("tab", name="Network").click)
    expect(reader.page.locator(".difference #network-graph")).to_be_visible()
    reader.after(reader.page.get_by_role("tab", name="Matrix").click)
    expect(reader.page.locator(".alone")).to_be_visible()


SEEN_SIZES = """parts => parts.map(part =>
  parseFloat(getComputedStyle(part).fontSize) * (part.currentCSSZoom || 1))"""


@pytest.mark.parametrize("language", ["es", "fa"])
def test_on_the_wall_the_key_of_a_difference_is_read_from_the_back_row(visit, language):
    size = {"viewport": {"width": 1280, "height": 720}}
    reader = visit(f"present{HALVES}&compare=difference&lang={language}", **size)
    key = reader.page.locator(".legend li:visible")
    expect(key).to_have_count(6)
    sizes = key.evaluate_all(SEEN_SIZES)
    assert min(sizes) > 23.9
    assert overlaps(reader.boxes(".caption, .difference #map-graph, .legend, .headline")) == []
    assert max(box["bottom"] for box in reader.boxes(".legend, .headline")) <= 720
    reader.follow(f"present{HALVES}&lang={language}")  # two pictures have the key of any other
    assert min(key.evaluate_all(SEEN_SIZES)) > 23.9


def test_a_sentence_opens_the_evidence_of_both_sides(visit):
    reader = visit(HALVES)
    reader.after(reader.page.locator("#changed a").first.click)
    assert query_of(reader.page.url).keys() == {"data", "to", "versus", "tie"}
    expect(reader.page.locator("#evidence .listing")).to_have_count(2)
    for chart in ("map-graph", "map-graph-second"):
        expect(reader.page.locator(f"#{chart} .scatterlayer .trace").first).to_be_attached()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("compare", ["side", "difference"])
def test_a_comparison_is_whole_on_every_screen(visit, language, compare):
    address = f"{HALVES}&compare={compare}&lang={language}"
    reader, strangers = visit(address), foreign(language)
    for view in ("map", "network"):
        reader.follow(f"{address}&view={view}")
        said = reader.page.evaluate(WORDS)
        assert not {text for text in said if text in strangers}
        for screen in SCREENS if language in ("en", "fa") else SCREENS[:1]:
            reader.resize(**screen)
            assert overlaps(reader.boxes(PARTS)) == [], (view, screen)
            assert beside(reader) == [], (view, screen)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_comparison_fits_a_phone(visit, language):
    reader = visit(f"{HALVES}&lang={language}", **PHONE)
    for address in (HALVES, f"{HALVES}&compare=difference", f"{HALVES}&view=network"):
        reader.follow(f"{address}&lang={language}")
        assert beside(reader) == []
        assert overlaps(reader.boxes(PARTS)) == []
        for target in reader.boxes(".compare-bar a, .caption input"):
            assert target["bottom"] - target["top"] >= 44, target
