"""The first visit to the plain page: three things to know, once, over nothing else."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NO_WORKER, USUAL
from tests.browser.test_accessibility import violations
from tests.browser.visit import Visit, overlaps

SIZES = (
    {"width": 1366, "height": 768},
    {"width": 820, "height": 1180},
    {"width": 390, "height": 844},
)


@pytest.fixture
def newcomer(browser, address):
    """A page in a browser that has never been here."""
    room = browser.new_context(**USUAL)
    room.set_default_timeout(10_000)
    room.add_init_script(NO_WORKER)
    yield Visit(room.new_page(), address)
    room.close()


def test_three_hints_that_never_come_back(newcomer):
    page, card = newcomer.page, newcomer.page.locator("#hint")
    newcomer.open()
    about = []
    for _ in range(3):
        expect(card).to_be_visible()
        about.append(page.locator("html").get_attribute("data-hint"))
        assert violations(newcomer) == []
        expect(card.locator("[data-hint='skip']")).to_be_visible(visible=len(about) < 3)
        card.locator("[data-hint='next']").click()
    expect(card).to_be_hidden()
    assert about == ["evidence", "filters", "header"]
    page.reload()
    newcomer.drawn()
    expect(card).to_be_hidden()
    assert newcomer.complaints == []


def test_hints_lie_over_nothing_and_are_skipped_by_key(newcomer):
    page, card = newcomer.page, newcomer.page.locator("#hint")
    newcomer.open()
    for size in SIZES:
        newcomer.resize(**size)
        expect(card).to_be_visible()
        found = newcomer.boxes("header, #hint, .stage, #timeline, main > .sheet")
        assert overlaps([box for box in found if "fold" not in box["name"]]) == [], size
        lowest = max(box["bottom"] for box in found)
        assert lowest <= size["height"] + 1, size
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.reload()
    newcomer.drawn()
    expect(card).to_be_hidden()


@pytest.mark.parametrize("query", ["present", "?lang=fa", "?tie=IRN~VEN", "?story=1"])
def test_who_comes_by_a_link_is_not_stopped(newcomer, query):
    newcomer.open(query)
    expect(newcomer.page.locator("#hint")).to_be_hidden()
    assert newcomer.page.locator("html").get_attribute("data-hint") is None


OFFERS = {"es": "Leer en español", "pt": "Ler em português", "fa": "به فارسی بخوانید"}


@pytest.fixture
def foreigner(browser, address):
    """Return what opens a page in a browser of another language that has never been here."""
    rooms = []

    def come(locale):
        rooms.append(browser.new_context(**USUAL, locale=locale))
        rooms[-1].set_default_timeout(10_000)
        rooms[-1].add_init_script(NO_WORKER)
        return Visit(rooms[-1].new_page(), address)

    yield come
    for room in rooms:
        room.close()


@pytest.mark.parametrize(
    ("locale", "query"), [("es-MX", ""), ("pt-BR", "?view=network"), ("fa", "")]
)
def test_a_first_visit_is_offered_the_language_of_the_browser(foreigner, locale, query):
    reader, code = foreigner(locale), locale[:2]
    reader.open(query)
    offer = reader.page.get_by_role("link", name=OFFERS[code])
    for size in SIZES:
        reader.resize(**size)
        expect(offer).to_be_in_viewport(ratio=1)
        found = reader.boxes("header, #hint, .stage, #timeline, main > .sheet")
        assert overlaps([box for box in found if "fold" not in box["name"]]) == [], size
        assert overlaps(reader.boxes(".hint-buttons > :not([hidden])")) == [], size
    assert violations(reader) == []
    offer.click()
    expect(reader.page.locator("html")).to_have_attribute("lang", code)
    reader.drawn()
    assert reader.page.url.endswith(f"{query}&lang={code}" if query else f"?lang={code}")
    reader.open(query)
    expect(reader.page.locator("[data-offer]:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("locale", "query"), [("es", "?lang=en"), ("es", "?lang=pt"), ("en-GB", ""), ("de", "")]
)
def test_no_language_is_offered_where_one_is_named_or_none_is_known(foreigner, locale, query):
    reader = foreigner(locale)
    reader.open(query)
    expect(reader.page.locator("[data-offer]:visible")).to_have_count(0)


def test_the_introduction_goes_on_in_another_language(foreigner):
    reader = foreigner("es-MX")
    reader.open()
    page, card = reader.page, reader.page.locator("#hint")
    card.locator("[data-hint='next']").click()
    card.get_by_text(OFFERS["es"]).click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    reader.drawn()
    for about in ("filters", "header"):
        expect(page.locator("html")).to_have_attribute("data-hint", about)
        card.locator("[data-hint='next']").click()
    expect(card).to_be_hidden()
    page.reload()
    reader.drawn()
    expect(card).to_be_hidden()
