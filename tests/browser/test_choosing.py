"""A click on anything drawn leads to its evidence, and Escape leads back."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import query_of, written
from tests.counting import count, rows

# A point inside a country's shape, away from every mark that lies on it.
INSIDE = """code => {
  const chart = document.querySelector('#map .js-plotly-plot');
  const at = chart.data.find(trace => trace.type === 'choropleth').locations.indexOf(code);
  const shape = chart.querySelectorAll('.choroplethlocation')[at];
  const marks = [...chart.querySelectorAll('.scatterlayer path.point, .scatterlayer text')]
    .map(mark => mark.getBoundingClientRect());
  const lines = [...chart.querySelectorAll('.scatterlayer .js-line')].flatMap(line => {
    const length = line.getTotalLength();
    return Array.from({ length: Math.ceil(length / 8) }, (_, i) =>
      line.getPointAtLength(i * 8).matrixTransform(line.getScreenCTM()));
  });
  const box = shape.getBoundingClientRect();
  const far = (x, y) => Math.min(
    ...marks.map(m => Math.hypot(x - (m.left + m.right) / 2, y - (m.top + m.bottom) / 2)),
    ...lines.map(point => Math.hypot(x - point.x, y - point.y)));
  let best = null;
  for (let x = box.left; x < box.right; x += 4) {
    for (let y = box.top; y < box.bottom; y += 4) {
      const within = ([dx, dy]) => shape.isPointInFill(
        new DOMPoint(x + dx, y + dy).matrixTransform(shape.getScreenCTM().inverse()));
      if (![[-3, -3], [3, -3], [-3, 3], [3, 3]].every(within)) continue; // not at its border
      const room = far(x, y);
      if (!best || room > best.room) best = { x, y, room };
    }
  }
  return best;
}"""


def is_shown(reader, choice, names):
    """Expect a choice in the address and its evidence beside the picture."""
    assert query_of(reader.page.url)["tie"] == choice
    heading = reader.page.locator("#evidence h3").first
    for name in names:
        expect(heading).to_contain_text(name)
    assert reader.page.locator("#evidence .cards li").count() > 0


@pytest.mark.parametrize(
    ("view", "where", "mark", "mode", "names"),
    [
        pytest.param("map", "map", "IRN~VEN", "lines", ("Iran", "Venezuela"), id="arc of the map"),
        pytest.param(
            "map", "map", "IRN~USA", "markers", ("Iran", "United States"), id="glyph of the map"
        ),
        pytest.param("map", "map", "BRA", "markers", ("Brazil",), id="place on the map"),
        pytest.param(
            "network", "network", "USA~VEN", "lines", ("United States", "Venezuela"), id="line"
        ),
        pytest.param("network", "network", "IRN~NIC", "markers", ("Iran", "Nicaragua"), id="glyph"),
        pytest.param("network", "network", "VEN", "markers", ("Venezuela",), id="node"),
        pytest.param("matrix", "matrix", "IRN~VEN", "", ("Iran", "Venezuela"), id="cell"),
        pytest.param("table", "timeline", "IRN~VEN", "", ("Iran", "Venezuela"), id="bar"),
    ],
)
def test_a_click_leads_to_the_evidence_and_escape_leads_back(visit, view, where, mark, mode, names):
    at = {} if view == "map" else {"view": view}
    reader = visit(written(at))
    reader.click(reader.spot(where, mark, mode))
    reader.says(**at, tie=mark)
    is_shown(reader, mark, names)
    reader.shows(**count(tie=mark))
    reader.quiet()
    reader.page.keyboard.press("Escape")
    reader.says(**at)
    reader.shows(**count())
    expect(reader.page.locator("#evidence .cards")).to_have_count(0)
    reader.quiet()


def test_escape_closes_the_key_over_the_picture_before_it_lets_go(visit):
    reader = visit("?data=chronology&tie=COL,VEN")
    over = reader.page.locator(".every-mark summary")
    over.click()
    is_open = reader.page.locator(".every-mark[open]")
    expect(is_open).to_have_count(1)
    reader.page.locator("body").press("Escape")
    expect(is_open).to_have_count(0)
    expect(over).to_be_focused()
    assert "COL" in query_of(reader.page.url)["tie"]
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_url(lambda url: "tie" not in query_of(url))
    reader.quiet()


def test_a_click_on_a_country_shows_what_is_said_of_it(visit):
    reader = visit()
    reader.click(reader.page.evaluate(INSIDE, "BRA"))
    reader.says(tie="BRA")
    is_shown(reader, "BRA", ("Brazil",))
    reader.quiet()


def test_a_row_of_the_table_leads_to_its_evidence(visit):
    reader = visit("?view=table")
    row = reader.page.locator("#table .ag-row").first
    known = {line["statement"]: line for line in rows("article", "relations")}
    statement = row.locator("[col-id=statement]").inner_text()
    line = known[statement]
    row.locator("[col-id=statement]").click()
    expect(reader.page.locator(f"#relation-{line['relation_id']} .statement")).to_have_text(
        statement
    )
    reader.page.wait_for_url(lambda url: "tie" in query_of(url))
    card = reader.page.locator(f"#relation-{line['relation_id']}")
    expect(card).to_have_attribute("aria-current", "true")
    expect(card).to_be_in_viewport()
    reader.page.keyboard.press("Escape")
    reader.says(view="table")
    reader.quiet()


def test_the_frame_of_a_cell_goes_with_its_row(visit):
    reader = visit("?data=chronology&view=table")
    cell = reader.page.locator("#table .ag-row[row-index='2'] [col-id='statement']")
    words = cell.inner_text()
    reader.after(cell.click)
    framed = reader.page.locator("#table .ag-cell-focus")
    expect(framed).to_have_text(words)
    expect(reader.page.locator("#evidence .cards [aria-current]")).to_contain_text(words)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_on_a_laptop_the_table_shows_statement_speaker_and_source(visit, language):
    reader = visit(
        f"?view=table&data=chronology&lang={language}", viewport={"width": 1366, "height": 768}
    )
    table = reader.page.locator("#table .ag-center-cols-viewport").bounding_box()
    row = reader.page.locator("#table .ag-row").first
    for name in ("statement", "said_by", "source"):
        cell = row.locator(f"[col-id={name}]")
        box = cell.bounding_box()
        assert table["x"] - 1 <= box["x"], name
        assert box["x"] + box["width"] <= table["x"] + table["width"] + 1, name
        assert cell.evaluate("cell => cell.scrollWidth <= cell.clientWidth + 1"), name
        assert cell.evaluate("cell => cell.scrollHeight <= cell.clientHeight + 1"), name


def test_the_evidence_of_a_tie_is_every_statement_between_the_two(visit):
    reader = visit("?tie=IRN~VEN")
    stands_for = {line["actor_id"]: line["stands_for"] for line in rows("article", "actors")}
    told = [
        line
        for line in rows("article", "relations")
        if {stands_for[line["actor"]], stands_for[line["target"]]} == {"IRN", "VEN"}
    ]
    expect(reader.page.locator("#evidence .cards li")).to_have_count(len(told))
    for line in told:
        card = reader.page.locator(f"#relation-{line['relation_id']}")
        expect(card.locator(".statement")).to_have_text(line["statement"])
        if line["status"] == "claimed" and line["attributed_to"] != "the article's author":
            expect(card.locator(".said")).to_contain_text(line["attributed_to"])
    expect(reader.page.locator("#ties .chosen")).to_have_count(1)


def test_a_click_with_shift_pins_another_and_lets_it_go(visit):
    reader = visit("?view=network&tie=IRN~VEN")
    pins = reader.page.locator("#pins .pin")
    reader.page.keyboard.down("Shift")
    reader.click(reader.spot("network", "HND~USA"))
    reader.page.keyboard.up("Shift")
    reader.says(view="network", tie="HND~USA,IRN~VEN")
    reader.shows(**count(tie="HND~USA,IRN~VEN"))
    expect(pins).to_have_count(2)
    reader.page.locator("#pins-only").click()
    reader.says(view="network", tie="HND~USA,IRN~VEN", only="1")
    expect(reader.page.locator("#ties a")).to_have_count(2)
    pins.first.click()
    reader.says(view="network", tie="IRN~VEN", only="1")
    reader.page.locator("#network-ties").focus()
    reader.page.keyboard.press("Shift+Enter")  # the one that is chosen is where the list begins
    reader.says(view="network")
    reader.quiet()


def test_choosing_again_and_again_then_back(visit):
    reader = visit("?view=network")
    for mark in ("VEN", "USA~VEN"):
        reader.click(reader.spot("network", mark))
        reader.says(view="network", tie=mark)
        reader.quiet()
    reader.page.go_back()
    reader.says(view="network", tie="VEN")
    reader.page.go_back()
    reader.says(view="network")
    reader.quiet()


def test_the_same_mark_can_be_chosen_again_after_escape(visit):
    reader = visit("?view=network")
    for _ in range(2):
        reader.click(reader.spot("network", "VEN"))
        reader.says(view="network", tie="VEN")
        reader.quiet()
        reader.page.keyboard.press("Escape")
        reader.says(view="network")
        reader.quiet()


def test_brushing_the_timeline_sets_the_dates(visit):
    reader = visit()
    entries = reader.entries()
    box = reader.page.locator("#timeline .nsewdrag").bounding_box()
    y = box["y"] + box["height"] / 2
    reader.page.mouse.move(box["x"] + box["width"] * 0.72, y)
    reader.page.mouse.down()
    for share in (0.75, 0.8, 0.85, 0.9):
        reader.page.mouse.move(box["x"] + box["width"] * share, y)
    reader.after(reader.page.mouse.up)
    dates = query_of(reader.page.url)
    assert set(dates) == {"from", "to"}
    assert "2014" < dates["from"] < dates["to"] < "2020-05"
    reader.shows(**count(**dates))
    assert reader.entries() == entries + 1
    expect(reader.page.locator("#filter-from")).to_have_value(dates["from"])
