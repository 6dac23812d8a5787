"""How an answer gets onto the page: what changed and nothing else, once, if it is awaited."""

import pytest
from playwright.sync_api import expect

# Note of which parts are told something, and which charts are drawn.
NOTE = """() => {
  window.told = [];
  const tell = dash_clientside.set_props;
  dash_clientside.set_props = (id, props) => { told.push(id); tell(id, props); };
}"""
DRAWINGS = """() => {
  window.drawings = 0;
  new MutationObserver(() => {
    const chart = document.querySelector("#network .js-plotly-plot");
    if (!chart || !chart.on || chart.counted) return;
    chart.counted = true;
    chart.on("plotly_afterplot", () => { window.drawings += 1; });
  }).observe(document, { subtree: true, childList: true });
}"""
ANSWER = "answer => { dash_clientside.entente.answered(answer); }"


def test_only_what_changed_is_told(visit):
    reader = visit("?data=europe")
    reader.follow("?data=europe&to=1890")  # what the page itself was built with is not known
    reader.page.evaluate(NOTE)
    reader.follow("?data=europe&to=1890&tie=DEU~FRA")
    told = reader.page.evaluate("told")
    assert {"evidence", "map-graph", "chips", "shown", "selection"} <= {*told}
    assert not {"timeline-graph", "dates-in-words", "count-support"} & {*told}
    assert told.count("map-graph") == 1


def test_a_picture_that_comes_back_is_told_though_it_is_the_same(visit):
    reader = visit("?data=europe&view=network")
    reader.follow("?data=europe&view=network&to=1890")
    reader.follow("?data=europe&to=1890")
    reader.follow("?data=europe&view=network&to=1906")
    reader.follow("?data=europe&view=network&to=1890")
    lines = "document.querySelector('#network .js-plotly-plot').data.length"
    before = reader.page.evaluate(lines)
    reader.page.reload()
    reader.drawn()
    assert reader.page.evaluate(lines) == before


def test_a_new_chart_is_not_drawn_again_to_fill_the_place_it_fills(visit):
    reader = visit("?data=europe")
    reader.page.evaluate(DRAWINGS)
    reader.follow("?data=europe&view=network")
    expect(reader.page.locator("#network .main-svg").first).to_be_visible()
    reader.quiet(milliseconds=500)
    drawn = reader.page.evaluate("drawings")
    reader.page.set_viewport_size({"width": 1300, "height": 800})
    reader.quiet(milliseconds=500)
    assert drawn <= 1
    assert reader.page.evaluate("drawings") > drawn  # a place that grew is filled


@pytest.mark.parametrize(
    ("after", "query"),
    [
        pytest.param("map", "?data=europe&to=1880", id="no longer wanted"),
        pytest.param("table", "?data=europe", id="of a picture that is gone"),
    ],
)
def test_an_answer_that_comes_too_late_changes_nothing(visit, after, query):
    reader = visit("?data=europe")
    reader.follow("?data=europe&to=1890")
    reader.follow("?data=europe")
    before = reader.page.locator("#headline").inner_text()
    parts = {"headline": {"children": "too late"}, "table-grid": {"rowData": []}}
    reader.page.evaluate(ANSWER, {"after": after, "shown": f"map{query}", "parts": parts})
    reader.quiet()
    assert reader.page.locator("#headline").inner_text() == before
    parts.pop("table-grid")
    answer = {"after": "map", "shown": "map?data=europe", "parts": parts}
    reader.page.evaluate(ANSWER, answer)  # in time it would have been believed
    expect(reader.page.locator("#headline")).to_have_text("too late")
