"""The documents as a reader sees them: accessible, whole on any screen, without a script."""

import pytest
from playwright.sync_api import expect

from data.pages import PAGES
from tests.browser.test_accessibility import violations
from tests.browser.visit import query_of

WIDTHS = (320, 390, 1024)  # pixels
BESIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Formulas in which something that has a size is not drawn, or lies outside its box.
BROKEN = """() => [...document.querySelectorAll('math')].filter(math => {
  const { width, height } = math.getBoundingClientRect();
  return width < 20 || height < 12 || getComputedStyle(math).direction !== 'ltr';
}).length"""


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("name", PAGES)
def test_a_document_is_accessible_and_fits_every_screen(visit, name, language):
    theme = "dark" if language == "fa" else "light"
    reader = visit(f"{name}?data=chronology&lang={language}&theme={theme}")
    page = reader.page
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    assert violations(reader) == []
    assert page.evaluate(BROKEN) == 0
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(BESIDE) == 0, width
    page.set_viewport_size({"width": 320, "height": 640})
    assert violations(reader) == []


def test_from_the_atlas_to_a_formula_and_back_by_keyboard(visit):
    reader = visit("?data=europe&lang=es&theme=dark")
    link = reader.page.locator("#documents").get_by_role("link", name="Métodos")
    link.focus()
    reader.page.keyboard.press("Enter")
    heading = reader.page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Métodos")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(".skip")).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main")).to_be_focused()
    reader.page.get_by_role("link", name="Equilibrio débil").press("Enter")
    assert reader.page.url.endswith("#weak-balance")
    expect(reader.page.locator("#weak-balance")).to_be_in_viewport()
    reader.page.get_by_role("link", name="Ir al atlas").press("Enter")
    reader.drawn()
    assert query_of(reader.page.url) == {"data": "europe", "lang": "es", "theme": "dark"}


def test_the_links_in_the_rail_follow_the_theme_without_a_new_page(visit):
    reader = visit("?data=chronology")
    reader.after(lambda: reader.page.locator("#theme").click())
    links = reader.page.locator("#documents a")
    expect(links.first).to_have_attribute("href", "/about?data=chronology&theme=dark")


def test_a_document_is_read_and_printed_without_scripts(visit):
    page = visit("about?data=chronology", java_script_enabled=False).page
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("summary", has_text="Iran and Latin America, May 2020").click()
    expect(page.get_by_text("One news article dated 28 May 2020")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator(".contents")).to_be_hidden()
    expect(page.locator("main")).to_be_visible()
