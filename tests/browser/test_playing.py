"""Playing through time draws one window after another, and leaves one trace in the history."""

import re

from playwright.sync_api import expect

from tests.browser.visit import query_of
from tests.counting import count

DATES = {"from": "2018-06", "to": "2020-02"}
QUERY = "?from=2018-06&to=2020-02"
BUSY = "?from=2008-01&to=2013-08"  # some relation holds in each of its months


SPANS = """times => new Promise(done => {
  const span = document.getElementById("dates-in-words");
  const spans = [span.textContent];
  new MutationObserver((_, watch) => {
    spans.push(span.textContent);
    if (spans.length > times) { watch.disconnect(); done(spans); }
  }).observe(span, { childList: true, characterData: true, subtree: true });
})"""


def seen(reader, times):
    """Return the spans that are shown one after another while the atlas plays."""
    return reader.page.evaluate(SPANS, times)


def test_growing_dates_end_where_they_were(visit):
    reader = visit(QUERY)
    entries = reader.entries()
    play = reader.page.locator("#play")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    spans = seen(reader, 4)
    assert len(set(spans)) == 5
    assert all(span.startswith("Jun") and "20" in span for span in spans)
    expect(play).to_have_attribute("aria-pressed", "false")
    reader.says(**DATES)
    reader.shows(**count(**DATES))
    assert reader.entries() <= entries + 1
    reader.quiet()


def test_a_moving_window_can_be_stopped(visit):
    reader = visit(f"{QUERY}&play=window")
    entries = reader.entries()
    play = reader.page.locator("#play")
    play.click()
    assert len(set(seen(reader, 3))) == 4
    play.click()
    expect(play).to_have_attribute("aria-pressed", "false")
    expect(reader.page.locator("#filter-from")).to_have_value(re.compile(r"^$|^200\d"))
    reader.quiet()
    parameters = query_of(reader.page.url)
    assert parameters != {**DATES, "play": "window"}
    reader.shows(**count(**parameters))
    assert reader.entries() <= entries + 1
    reader.page.go_back()
    reader.says(**DATES, play="window")
    reader.shows(**count(**DATES))
    reader.quiet()


def test_the_network_plays_too(visit):
    reader = visit(f"{BUSY}&view=network")
    expect(reader.page.locator("#network-graph .scatterlayer .trace").first).to_be_visible()
    play = reader.page.locator("#play")
    play.press("Space")
    assert len(set(seen(reader, 2))) == 3
    play.press("Space")
    expect(play).to_have_attribute("aria-pressed", "false")
    reader.quiet()


def test_a_view_or_a_filter_chosen_meanwhile_is_what_plays_on(visit):
    reader = visit(BUSY)
    reader.page.locator("#play").click()
    seen(reader, 1)
    reader.page.get_by_role("tab", name="Network").click()
    expect(reader.page.locator("#network-graph .scatterlayer .trace").first).to_be_visible()
    expect(reader.page.locator("#map-graph")).to_have_count(0)
    reader.tick("claimed").uncheck()
    expect(reader.page.locator("#chips .chip")).to_have_count(2)
    seen(reader, 1)
    expect(reader.page.locator("#chips .chip")).to_have_count(2)
    reader.page.locator("#play").press("Space")
    expect(reader.page.locator("#play")).to_have_attribute("aria-pressed", "false")
    parameters = query_of(reader.page.url)
    assert parameters["view"] == "network"
    assert parameters["status"] == "reported,interpreted"
    reader.shows(**count(**parameters))
    reader.quiet()


def test_a_window_that_has_moved_to_the_end_leaves_the_dates_as_they_were(visit):
    reader = visit("?from=2005&to=2018&play=window")
    before = query_of(reader.page.url)
    play = reader.page.locator("#play")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(play).to_have_attribute("aria-pressed", "false", timeout=60_000)
    assert query_of(reader.page.url) == before
    reader.shows(**count(**before))
    reader.quiet()
