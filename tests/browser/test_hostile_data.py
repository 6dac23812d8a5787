"""Whatever stands in the data is shown as text, and nothing of it ever runs."""

import pytest
from playwright.sync_api import expect

from tests.browser.hostile_app import MARK
from tests.browser.visit import CHARTS, VIEWS

POINTED = ("map", "network", "matrix", "camps")  # their words are our own
# What a hostile text would have made of itself: elements that no part of the page draws.
SMUGGLED = """() => [...document.querySelectorAll(
  `img[src='x'], body script:not([src]):not([id]):not([type]), a[href^='javascript' i],
   svg[onload], [onerror], [onmouseover]`)]
  .map(element => element.outerHTML.slice(0, 120))"""


def is_harmless(reader):
    """Expect that no text became an element, and that nothing ran."""
    assert reader.page.evaluate(SMUGGLED) == []
    assert reader.page.title() != MARK


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_texts_are_shown_as_text(hostile_visit, view):
    reader = hostile_visit(f"?view={view}")
    if view != "per-year":  # its bars stand for the timeline
        hover_marks(reader, "timeline")
    for address in (f"?view={view}", f"?view={view}&level=actors"):
        reader.follow(address)
        is_harmless(reader)
        if view != "table":
            hover_marks(reader, view)
    for tie in ("IRN~VEN", "VEN", "hezbollah"):
        reader.follow(f"?view={view}&tie={tie}")
        is_harmless(reader)
    expect(reader.page.locator("#evidence .statement").first).to_be_visible()


def hover_marks(reader, view):
    """Move over marks of a chart and read what it says of them."""
    marks = reader.page.evaluate(
        """selector => [...new Set(document.querySelector(`${selector} .js-plotly-plot`
          + `, ${selector}.js-plotly-plot`)._fullData
          .filter(trace => trace.type !== 'choropleth' && Array.isArray(trace.customdata))
          .flatMap(trace => trace.customdata.filter(Boolean)))].slice(-6)""",
        CHARTS[view],
    )
    assert marks, f"nothing to hover in the {view}"
    said = reader.page.locator(".tip" if view in POINTED else f"{CHARTS[view]} .hovertext").first
    for mark in marks:
        reader.page.mouse.move(0, 0)
        expect(said).to_be_hidden()
        spot = reader.spot(view, mark)
        reader.page.mouse.move(spot["x"], spot["y"])
        expect(said).to_be_visible()
        is_harmless(reader)


def test_hostile_names_stay_in_lists_and_boxes(hostile_visit):
    reader = hostile_visit()
    reader.page.locator("#filter-actors").click()
    expect(reader.page.locator("#lists").get_by_role("option").first).to_be_visible()
    is_harmless(reader)
    reader.page.locator("#lists").get_by_role("option").last.click()
    expect(reader.page.locator("#chips .chip")).to_have_count(1)
    is_harmless(reader)
    reader.page.locator("#data-set").click()
    expect(reader.page.locator("#lists").get_by_role("option").first).to_be_visible()
    is_harmless(reader)
    reader.quiet()


def test_no_link_leads_to_a_script(hostile_visit):
    reader = hostile_visit("?tie=IRN~VEN")
    links = reader.page.locator("#evidence .said a").evaluate_all("all => all.map(one => one.href)")
    assert all(link.startswith(("https://", "http://")) for link in links), links
