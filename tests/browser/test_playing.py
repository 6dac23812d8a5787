"""Playing through time draws one window after another, and leaves one trace in the history."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import overlaps, query_of
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


# What is seen at each window that is played: the thumbs, the dates, the moment, the room of the
# picture and of the strip, and the ends of its axis.
WINDOWS = """times => new Promise(done => {
  const moment = document.getElementById("moment");
  const box = selector => {
    const { left, top, width, height } = document.querySelector(selector).getBoundingClientRect();
    return [left, top, width, height].map(Math.round).join();
  };
  const look = () => ({
    moment: moment.textContent,
    thumbs: [...document.querySelectorAll("#filter-dates [role='slider']")]
      .map(thumb => Number(thumb.getAttribute("aria-valuenow"))),
    typed: ["from", "to"].map(end => document.getElementById(`filter-${end}`).value),
    room: [box("#map"), box("#timeline"), box(".headline")].join(" "),
    axis: document.querySelector("#timeline-graph .js-plotly-plot").layout.xaxis.range.join(),
    at: box("#moment"),
  });
  const found = [];
  const next = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    found.push(look());
    if (found.length === times) { watch.disconnect(); done(found); }
  }));
  const watch = new MutationObserver(next);
  watch.observe(moment, { childList: true, characterData: true, subtree: true });
})"""


def played(reader, times):
    """Return what is seen at some windows that are played, one after another."""
    reader.page.locator("#moment").wait_for()
    return reader.page.evaluate(WINDOWS, times)


@pytest.mark.parametrize("mode", ["grow", "window"])
def test_thumbs_dates_and_a_large_year_move_and_nothing_else_does(visit, mode):
    reader = visit(f"?data=chronology&from=1980&to=2020&play={mode}")
    reader.page.locator("#play").click()
    found = played(reader, 4)
    for part in ("moment", "thumbs", "typed"):
        assert len({str(one[part]) for one in found}) > 2, part
    for part in ("room", "axis", "at"):
        assert len({one[part] for one in found}) == 1, part
    for one in found:
        first, last = (month // 12 for month in one["thumbs"])
        shown = [str(last)] if mode == "grow" else [str(first), str(last)]
        assert one["moment"].split("\u2013") == shown
    reader.page.keyboard.press("Escape")
    reader.quiet()


def test_the_moment_covers_no_dot_no_name_and_no_button(visit):
    reader = visit("?data=chronology")
    reader.page.locator("#play").click()
    played(reader, 6)
    moment = reader.boxes("#moment")
    reader.page.keyboard.press("Escape")
    assert len(moment) == 1
    assert moment[0]["bottom"] - moment[0]["top"] > 36
    for other in reader.boxes("#map .node-names text, .fits, .scales, #summary, .headline h2"):
        assert overlaps([moment[0], other]) == []


def test_escape_stops_where_it_is_and_lets_go_of_nothing(visit):
    reader = visit("?data=chronology&tie=IRN~VEN")
    reader.page.locator("#play").click()
    played(reader, 3)
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator("#play")).to_have_attribute("aria-pressed", "false")
    expect(reader.page.locator("#moment")).to_have_count(0)
    reader.quiet()
    there = query_of(reader.page.url)
    assert there["tie"] == "IRN~VEN"
    assert "to" in there
    expect(reader.page.locator("#filter-to")).to_have_value(there["to"])
    reader.shows(**count(**there))


def test_a_hand_on_the_dates_takes_over_where_they_are(visit):
    reader = visit("?data=chronology")
    reader.page.locator("#play").click()
    played(reader, 3)
    thumb = reader.page.locator("#filter-dates [role='slider']").last
    thumb.focus()
    reader.page.keyboard.press("ArrowLeft")
    expect(reader.page.locator("#play")).to_have_attribute("aria-pressed", "false")
    reader.quiet()
    there = query_of(reader.page.url)
    expect(reader.page.locator("#filter-to")).to_have_value(there["to"])
    reader.shows(**count(**there))


def test_the_speed_is_chosen_by_keyboard_and_remembered(visit):
    reader = visit("?data=chronology")
    pace = reader.page.locator("#play-pace")
    expect(pace).to_have_value("normal")
    pace.focus()
    reader.page.keyboard.press("ArrowDown")
    expect(pace).to_have_value("fast")
    reader.open("?data=europe&lang=es")
    expect(pace).to_have_value("fast")
    expect(pace.locator("option:checked")).to_have_text("Rápido")
    reader.page.evaluate("localStorage.removeItem('entente-pace')")
