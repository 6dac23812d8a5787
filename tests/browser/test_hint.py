"""The first visit: three things to know, once."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NO_WORKER, USUAL
from tests.browser.test_accessibility import violations
from tests.browser.visit import Visit


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
    assert about == ["stage", "filters", "data-set"]
    page.reload()
    newcomer.drawn()
    expect(card).to_be_hidden()
    assert newcomer.complaints == []


def test_hints_can_be_skipped_and_do_not_stand_in_the_way_of_a_story(newcomer):
    page, card = newcomer.page, newcomer.page.locator("#hint")
    newcomer.open("present")
    expect(card).to_be_hidden()
    newcomer.open("?lang=fa")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.reload()
    newcomer.drawn()
    expect(card).to_be_hidden()
