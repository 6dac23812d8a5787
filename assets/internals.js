/* Private parts of Dash and Plotly: all that the scripts of this folder use of them stands here.

   Neither library promises any of it, so any release may take it away: tests/browser/
   test_internals.py fails on that day. The drawing that Plotly leaves on the page is named by its
   classes, which it does not promise either. */
(() => {
  /* ------------------------------------------------------------------ Dash */

  /* `window.dash_stores`: Dash lists its Redux stores there, before React subscribes to them. One
     answer of the server changes dozens of properties, and Dash notifies every component on the
     page of each of them. Here they are notified once, when all have changed: most of the time
     between an answer and its picture went into that. Without it all works as before, but slower. */
  const batch = (store) => {
    const { subscribe } = store;
    store.subscribe = (listener) => {
      let waiting = false;
      return subscribe(() => {
        if (waiting) return;
        waiting = true;
        queueMicrotask(() => {
          waiting = false;
          listener();
        });
      });
    };
  };
  const stores = window.dash_stores || [];
  stores.push = (...added) => {
    added.forEach(batch);
    return Array.prototype.push.apply(stores, added);
  };
  window.dash_stores = stores;

  /* ------------------------------------------------------------------ Plotly: a chart and its size */

  /* `chart._fullLayout`: the layout with every default filled in, as it was drawn last. */
  const layoutOf = (chart) => chart && chart._fullLayout;

  /* `Plotly.Plots.resize`: dcc.Graph calls it 100 ms after a chart was drawn, which would draw every
     new chart twice. It is left out where the chart already has the size of its container. */
  const fits = (chart) => {
    const { width, height } = getComputedStyle(chart);
    const drawn = layoutOf(chart);
    return drawn && Math.abs(parseFloat(width) - drawn.width) < 1
      && Math.abs(parseFloat(height) - drawn.height) < 1;
  };
  // Plotly is there with the page, or where its small bundle is missing, with the first chart.
  const watch = new MutationObserver(() => {
    if (!window.Plotly) return;
    watch.disconnect();
    const { Plots } = window.Plotly;
    const { resize } = Plots;
    Plots.resize = (chart) => (fits(chart) ? Promise.resolve(chart) : resize(chart));
  });
  watch.observe(document, { childList: true, subtree: true });

  /* ------------------------------------------------------------------ Plotly: data and pixels */

  /* `geo._subplot.projection` (d3) and `axis._offset`, `axis.d2p`: return a function that gives the
     pixel of a trace's point within its chart, by its number; null behind the globe. */
  const pixelsOf = (chart, trace) => {
    const { geo, xaxis, yaxis } = layoutOf(chart);
    if (trace.lon) {
      const { projection } = geo._subplot;
      return (i) => {
        const place = [trace.lon[i], trace.lat[i]];
        return projection.isLonLatOverEdges(place) ? null : projection(place);
      };
    }
    return (i) => [xaxis._offset + xaxis.d2p(trace.x[i]), yaxis._offset + yaxis.d2p(trace.y[i])];
  };

  /* `element.__data__`: d3 keeps there what an element was drawn from: the trace of a group, and the
     number of a point. */
  const traceOf = (group) => group.__data__[0].trace;
  const numberOf = (point) => point.__data__.i;

  /* ------------------------------------------------------------------ Plotly: its elements */

  const CHART = ".js-plotly-plot";
  const NAMES = ".scatterlayer .trace:last-child text"; // the last trace holds the names of the nodes
  const traces = (chart) => [...chart.querySelectorAll(".scatterlayer .trace")];
  const points = (group) => [...group.querySelectorAll("path.point")];
  const lines = (group) => [...group.querySelectorAll("path.js-line")];
  const names = (chart) => [...chart.querySelectorAll(NAMES)];
  const frameOfMap = (chart) => chart.querySelector(".geolayer .bg rect");
  const frameOfAxes = (chart) => chart.querySelector(".bglayer .bg, .nsewdrag");
  /* What a chart consists of, and what of it only serves a mouse. */
  const layers = (chart) => [...chart.querySelectorAll(".main-svg")];
  const POINTING = ".hoverlayer, .draglayer, .selectionlayer, .zoomlayer, .outline-controllers";

  window.entente.internals = {
    fits, layoutOf, pixelsOf, traceOf, numberOf, CHART, traces, points, lines, names,
    frameOfMap, frameOfAxes, layers, POINTING,
  };
})();
