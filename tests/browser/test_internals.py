"""What the scripts use of Dash's and Plotly's private parts (assets/internals.js) is still there.

A test that fails here says that a release of a library has moved something: mend internals.js.
"""

import pytest

NETWORK = "document.querySelector('#network .js-plotly-plot')"
MAP = "document.querySelector('#map .js-plotly-plot')"

# How often a listener of Dash's store hears of two changes in one go, and whether it then knows.
NOTIFIED = """async () => {
  const [store] = window.dash_stores;
  let heard = 0;
  const end = store.subscribe(() => { heard += 1; });
  dash_clientside.set_props('asked', { title: 'one' });
  dash_clientside.set_props('answer', { title: 'two' });
  await new Promise(done => setTimeout(done));
  end();
  return heard;
}"""

# How often a chart is drawn when it is told to fill its place: as it is, and with another height.
DRAWN = """async chart => {
  let drawn = 0;
  chart.on('plotly_afterplot', () => { drawn += 1; });
  await Plotly.Plots.resize(chart);
  const asItIs = drawn;
  chart.style.height = `${chart.offsetHeight - 40}px`;
  await Plotly.Plots.resize(chart);
  return [asItIs, drawn];
}"""

# The largest distance between where a marker is and where it is said to be, and how many there are.
DISTANCES = """chart => {
  const { traces, traceOf, points, numberOf, pixelsOf } = entente.internals;
  const { left, top } = chart.getBoundingClientRect();
  const found = traces(chart).flatMap(group => points(group).map(point => {
    const trace = traceOf(group);
    const pixel = pixelsOf(chart, trace)(numberOf(point));
    const box = point.getBoundingClientRect();
    const centre = [(box.left + box.right) / 2 - left, (box.top + box.bottom) / 2 - top];
    const round = !trace.marker.symbol || String(trace.marker.symbol).startsWith('circle');
    return pixel && round ? Math.hypot(pixel[0] - centre[0], pixel[1] - centre[1]) : 0;
  }));
  return [Math.max(...found), found.length];
}"""


@pytest.fixture
def network(visit):
    return visit("?view=network")


def test_dash_lists_its_store_and_many_changes_are_told_once(network):
    assert network.page.evaluate("dash_stores.length") == 1
    assert network.page.evaluate(NOTIFIED) == 1


def test_a_chart_that_fills_its_place_is_not_drawn_again(network):
    as_it_is, resized = network.page.evaluate(f"({DRAWN})({NETWORK})")
    assert (as_it_is, resized) == (0, 1)


def test_elements_know_what_they_were_drawn_from_and_where_it_lies(network):
    far, number = network.page.evaluate(f"({DISTANCES})({NETWORK})")
    assert number > 20
    assert far < 1.5
    network.follow("?view=map&projection=globe")
    far, number = network.page.evaluate(f"({DISTANCES})({MAP})")
    assert number > 20
    assert far < 1.5


def test_the_elements_of_a_drawing_have_their_names(network):
    counts = """chart => {
      const it = entente.internals;
      const lines = it.traces(chart).flatMap(it.lines).length;
      const named = it.names(chart).length === chart.data.at(-1).text.length;
      return [it.layers(chart).length, lines, named, Boolean(it.frameOfMap(chart))];
    }"""
    layers, lines, named, mapped = network.page.evaluate(f"({counts})({NETWORK})")
    assert layers >= 2
    assert (lines > 0, named, mapped) == (True, True, False)
    assert network.page.evaluate(f"Boolean(entente.internals.frameOfAxes({NETWORK}))")
    network.follow("?")
    *_, mapped = network.page.evaluate(f"({counts})({MAP})")
    assert mapped
