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
  dash_clientside.set_props('shown', { title: 'one' });
  dash_clientside.set_props('selection', { title: 'two' });
  await new Promise(done => setTimeout(done));
  end();
  return heard;
}"""

# How often a listener of Dash's store hears of a callback that begins, and whether it began.
OF_CALLBACKS = """async () => {
  const [store] = window.dash_stores;
  let heard = 0;
  const end = store.subscribe(() => { heard += 1; });
  store.dispatch({ type: 'ADD_CALLBACK_JOB', payload: { jobId: 'one' } });
  await new Promise(done => setTimeout(done));
  end();
  return [heard, 'one' in store.getState().callbackJobs];
}"""

# How often the land of a map is drawn while another selection is, and while it is turned.
LAND = """async chart => {
  const land = chart.querySelector('.layer.land path');
  let drawn = 0;
  new MutationObserver(() => { drawn += 1; })
    .observe(land, { attributes: true, attributeFilter: ['d'] });
  const draw = async change => {
    drawn = 0;
    const { data, layout } = JSON.parse(JSON.stringify({ data: chart.data, layout: chart.layout }));
    const line = data.findIndex(({ mode }) => mode === 'lines');
    change(layout);
    await Plotly.react(chart, data.filter((_, i) => i !== line), layout);
    await new Promise(done => setTimeout(done));
    return drawn;
  };
  return {
    same: await draw(() => {}),
    turned: await draw(layout => {
      layout.uirevision = 1;
      layout.geo.projection.rotation = { lon: 40 };
    }),
    coloured: await draw(layout => { layout.geo.landcolor = '#fff'; }),
    smaller: await draw(layout => { layout.margin.l = 80; }),
    zoomed: await (async () => {
      drawn = 0;
      await Plotly.relayout(chart, { 'geo.projection.scale': 2 });
      await new Promise(done => setTimeout(done));
      return drawn;
    })(),
  };
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


def test_what_dash_keeps_for_itself_is_not_told(network):
    assert network.page.evaluate(OF_CALLBACKS) == [0, True]


def test_the_ground_of_a_map_is_drawn_again_only_where_it_changes(visit):
    found = visit("?").page.evaluate(f"({LAND})({MAP})")
    assert found.pop("same") == 0
    assert all(found.values()), found


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
      const [left, top, right, bottom] = it.extent(chart);
      const { clientWidth: wide, clientHeight: high } = chart;
      const framed = left >= 0 && top >= -1 && right <= wide && bottom <= high + 1
        && (right - left) * (bottom - top) > 0.5 * wide * high;
      return [it.layers(chart).length, lines, framed, Boolean(it.frameOfMap(chart))];
    }"""
    layers, lines, framed, mapped = network.page.evaluate(f"({counts})({NETWORK})")
    assert layers >= 2
    assert (lines > 0, framed, mapped) == (True, True, False)
    assert network.page.evaluate(f"Boolean(entente.internals.frameOfAxes({NETWORK}))")
    network.follow("?")
    *_, framed, mapped = network.page.evaluate(f"({counts})({MAP})")
    assert framed
    assert mapped
    assert network.page.evaluate(f"entente.internals.located({MAP})")
