"""Arrowheads point along their arcs.

Those of the map are turned by `aim` in assets/internals.js. When this fails after an update of
plotly.js, mend it there.
"""

import pytest

from tests.browser.visit import CHARTS

OFF = 20  # degrees that a head may be off its line: the shortest lines bend much beneath it
NEAR = 1.0  # pixels between where the data of a line end and where the line does

# For each head: its tie, and by how many degrees its point is off the line that is drawn to it.
# The line is found by where its data end; how it is drawn there is read from the page.
HEADS = """([selector, near]) => {
  const chart = document.querySelector(`${selector} .js-plotly-plot`);
  const project = chart._fullLayout.geo._subplot.projection;
  const data = chart.data.filter(trace => trace.type === 'scattergeo');
  const at = data.findIndex(trace => trace.marker && trace.marker.symbol === 'arrow');
  const traces = [...chart.querySelectorAll('.geolayer .scatterlayer .trace')];
  const numbers = text => text.match(/-?[\\d.]+(e-?\\d+)?/g).map(Number);
  const pairs = all => all.reduce((found, x, i) => i % 2 ? found : [...found, [x, all[i + 1]]], []);
  const apart = ([x0, y0], [x1, y1]) => Math.hypot(x1 - x0, y1 - y0);
  const degrees = ([x0, y0], [x1, y1]) => Math.atan2(y1 - y0, x1 - x0) * 180 / Math.PI;
  const lines = traces.flatMap(trace => [...trace.querySelectorAll('.js-line')])
    .flatMap(line => line.getAttribute('d').split('M').filter(Boolean))
    .map(part => pairs(numbers(part)))
    .flatMap(line => [line, [...line].reverse()]);
  const ends = tie => chart.data.filter(trace => trace.mode === 'lines').flatMap(trace => {
    const own = trace.customdata.map((id, i) => (id === tie ? i : -1)).filter(i => i >= 0);
    return [own[0], own.at(-1)].filter(i => i !== undefined)
      .map(i => project([trace.lon[i], trace.lat[i]]));
  });
  const off = (head, tie) => {
    const [x, y, angle] = numbers(head.getAttribute('transform'));
    const points = angle - 90;
    const spot = [x, y];
    const [end, start] = ends(tie).sort((a, b) => apart(a, spot) - apart(b, spot));
    const there = lines.filter(line => line.length > 1 && apart(line.at(-1), end) < near);
    const whole = there.filter(line => apart(line[0], start) < near);
    const turned = (whole.length ? whole : there).map(line => {  // the globe hides where some begin
      const before = line.findLast(point => apart(point, line.at(-1)) > 4) || line[0];
      return Math.abs(((points - degrees(before, line.at(-1)) + 900) % 360) - 180);
    });
    return turned.length ? Math.min(...turned) : null;
  };
  const heads = [...traces[at].querySelectorAll('path.point')];
  return heads.map((head, i) => {
    const tie = data[at].customdata[head.__data__.index ?? i];
    return { tie, off: off(head, tie) };
  });
}"""


@pytest.mark.parametrize("data", ["article", "chronology"])
@pytest.mark.parametrize("projection", ["flat", "globe"])
def test_the_heads_of_arcs_point_along_them(visit, data, projection):
    reader = visit(f"?data={data}&projection={projection}")
    heads = reader.page.evaluate(HEADS, [CHARTS["map"], NEAR])
    assert len(heads) > 5
    # No line leads to what the globe hides.
    seen = [head for head in heads if head["off"] is not None]
    assert len(seen) > len(heads) / 2
    wrong = [f"{head['tie']}: {head['off']:.0f}°" for head in seen if head["off"] > OFF]
    assert not wrong, f"{len(wrong)} of {len(heads)} heads: {wrong}"


def test_the_head_of_a_one_sided_tie_stands_at_the_one_acted_upon(visit):
    reader = visit("?types=request")
    chart = reader.page.locator(f"{CHARTS['map']} .js-plotly-plot")
    at = "chart => chart.data.find(trace => trace.marker && trace.marker.symbol === 'arrow')"
    heads = chart.evaluate(at)
    assert heads["customdata"]
    assert all("USA" in tie for tie in heads["customdata"]), "Washington asks"
    assert all(lat < 25 for lat in heads["lat"]), "the one who is asked lies south of it"
