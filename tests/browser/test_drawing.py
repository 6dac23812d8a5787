"""How an answer gets onto the page: what changed and nothing else, once, if it is awaited."""

from playwright.sync_api import expect

from tests.browser.visit import ANSWERS, CALLBACK

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
# How often the map is drawn from now on.
COUNT = """() => {
  window.drawings = 0;
  document.querySelector("#map .js-plotly-plot").on("plotly_afterplot", () => { drawings += 1; });
}"""
# What a selection changed while it was not there, in the order in which it was: map or words.
ORDER = """() => {
  window.order = [];
  document.querySelector("#map .js-plotly-plot").on("plotly_afterplot", () => order.push("map"));
  new MutationObserver(() => order.push("words")).observe(document.getElementById("headline"),
    { childList: true, characterData: true, subtree: true });
}"""


def test_only_what_changed_is_told(visit):
    reader = visit("?data=europe")
    reader.follow("?data=europe&to=1890")  # what the page itself was built with is not known
    reader.page.evaluate(NOTE)
    reader.page.evaluate(COUNT)
    reader.follow("?data=europe&to=1890&tie=DEU~FRA")
    told = reader.page.evaluate("told")
    assert {"evidence", "chips", "selection"} <= {*told}
    assert not {"timeline-graph", "dates-in-words", "count-support"} & {*told}
    assert told.count("evidence") == 1
    assert reader.page.evaluate("drawings") == 1


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


def test_the_picture_is_drawn_before_the_words_but_in_a_story_with_them(visit):
    reader = visit("?data=europe")
    reader.page.evaluate(ORDER)
    reader.follow("?data=europe&to=1890")
    assert reader.page.evaluate("order") == ["map", "words"]
    reader.follow("?data=europe&story=1&step=2")
    reader.page.evaluate("order.length = 0")
    reader.page.evaluate("requestAnimationFrame(() => { window.order.push('frame'); })")
    reader.follow("?data=europe&story=1&step=3")
    assert {*reader.page.evaluate("order.slice(0, order.indexOf('frame'))")} != {"map"}


def test_what_was_seen_before_needs_no_server(visit):
    reader = visit("?data=europe")
    reader.follow("?data=europe&to=1890")
    reader.follow("?data=europe&to=1900")
    seen = reader.numbers()
    reader.follow("?data=europe&to=1890")
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.follow("?data=europe&to=1900")
    assert reader.numbers() == seen
    assert not [url for url in asked if ANSWERS in url or CALLBACK in url]


def test_what_was_answered_from_other_data_is_not_shown_again(visit):
    reader = visit("?data=europe")
    reader.follow("?data=europe&to=1890")

    def renew(route):
        answer = route.fetch()
        headers = {**answer.headers, "entente-edition": "another"}
        route.fulfill(response=answer, headers=headers)

    reader.page.route("**/answers/**", renew)
    reader.follow("?data=europe&to=1900")
    with reader.page.expect_request("**/answers/**"):
        reader.follow("?data=europe&to=1890")


def test_an_answer_that_comes_after_its_page_is_gone_changes_nothing(visit):
    reader = visit("?data=europe")
    held = []

    def hold(route):
        held.append(route)

    reader.page.route("**/answers/**", hold)
    reader.follow("?data=europe&to=1890", settle=False)
    reader.follow("?data=article")
    before = reader.numbers()
    (late,) = held
    late.continue_()
    reader.quiet()
    assert reader.numbers() == before
