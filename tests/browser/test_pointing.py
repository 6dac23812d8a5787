"""What is said beside the pointer: in sight, beside its line, and gone with a click."""

import pytest
from playwright.sync_api import expect

from tests.browser.visit import CHARTS, query_of

# The middle of every line of a chart in pixels of the page, and all points of it.
LINES = """selector => {
  const chart = document.querySelector(`${selector} .js-plotly-plot`);
  const { left, top, right, bottom } = chart.getBoundingClientRect();
  return window.entente.marks.shapes(chart).filter(({ line }) => line && line.length > 6)
    .map(({ id, line }) => {
      const points = line.map(([x, y]) => [left + x, top + y]);
      const [x, y] = points[Math.floor(points.length / 2)];
      return { id, x, y, points };
    }).filter(({ x, y }) => x > left + 4 && x < right - 4 && y > top + 4 && y < bottom - 60
      && document.elementFromPoint(x, y).closest('.js-plotly-plot') === chart);
}"""
MOST = 0.1  # of a line's points may lie under what is said of it


@pytest.mark.parametrize("size", [{"width": 1366, "height": 768}, {"width": 910, "height": 512}])
@pytest.mark.parametrize("view", ["map", "network"])
def test_what_is_said_of_a_line_is_in_sight_and_beside_it(visit, view, size):
    reader = visit(f"?data=chronology&view={view}", viewport=size)
    page, tip = reader.page, reader.page.locator(".tip")
    lines = page.evaluate(LINES, CHARTS[view])
    known = {line["id"]: line["points"] for line in lines}
    assert len(known) > 10
    edges = [sorted(lines, key=lambda line: line[way])[end] for way in "xy" for end in (0, -1)]
    for line in (*edges, *lines[:: max(1, len(lines) // 8)]):
        page.mouse.move(line["x"] + 1, line["y"])
        page.mouse.move(line["x"], line["y"])
        expect(tip).to_be_visible()
        expect(page.locator(f"#{view} .pointed")).to_have_count(1)
        box = tip.bounding_box()
        right, bottom = box["x"] + box["width"], box["y"] + box["height"]
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert right <= size["width"]
        assert bottom <= size["height"]

        def under(x, y, box=box, right=right, bottom=bottom):
            return box["x"] <= x <= right and box["y"] <= y <= bottom

        assert not under(line["x"], line["y"])
        marked = page.locator(f"#{view} .pointed").get_attribute("data-tie")
        points = known.get(marked, [])
        assert sum(under(*point) for point in points) <= MOST * max(len(points), 1), marked


def test_with_a_click_what_was_said_is_gone_and_the_line_is_chosen(visit):
    reader = visit("?data=chronology&view=network&actors=IRN,VEN&side=between")
    (line, *_) = reader.page.evaluate(LINES, CHARTS["network"])
    third = line["points"][len(line["points"]) // 3]
    reader.page.mouse.move(*third)
    expect(reader.page.locator(".tip")).to_be_visible()
    reader.page.mouse.click(*third)
    reader.page.wait_for_url(lambda url: query_of(url).get("tie") == line["id"])
    reader.quiet()
    expect(reader.page.locator(".tip")).to_be_hidden()
