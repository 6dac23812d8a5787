/* Private parts of Dash and Plotly: all that the scripts of this folder use of them stands here.

   Neither library promises any of it, so any release may take it away: tests/browser/
   test_internals.py fails on that day. The drawing that Plotly leaves on the page is named by its
   classes, which it does not promise either. */
(() => {
  /* ------------------------------------------------------------------ Dash */

  /* `window.dash_stores`: Dash lists its Redux stores there, before React subscribes to them. One
     answer of the server changes dozens of properties, and Dash notifies every component on the
     page of each of them. Here they are notified once, when all have changed: most of the time
     between an answer and its picture went into that. Of what Dash keeps for itself alone, while it
     runs callbacks, they are not notified. Without it all works as before, but slower. */
  const OWN = ["callbacks", "callbackJobs", "paths", "changed"];
  const batch = (store) => {
    const { subscribe, getState } = store;
    store.subscribe = (listener) => {
      let waiting = false;
      let before = getState();
      return subscribe(() => {
        if (waiting) return;
        waiting = true;
        queueMicrotask(() => {
          waiting = false;
          const [old, now] = [before, getState()];
          before = now;
          if (Object.keys(now).some((part) => now[part] !== old[part] && !OWN.includes(part))) listener();
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
  /* `Plotly.react(chart, figure)`: dcc.Graph draws with it. Where a picture stands depends on the
     size of its stage, which only the browser knows: those who frame it are told before each
     drawing, and say whether they moved what is drawn, which is then worked out anew. */
  const framers = [];
  const beforeDrawing = (told) => { framers.push(told); };
  const framing = (chart, figure) => framers.map((told) => told(chart, figure)).some(Boolean);
  // Plotly is there with the page, or where its small bundle is missing, with the first chart.
  const watch = new MutationObserver(() => {
    if (!window.Plotly) return;
    watch.disconnect();
    const { Plots, react } = window.Plotly;
    const { resize } = Plots;
    window.Plotly.react = async (chart, figure, ...more) => {
      framing(chart, figure);
      const drawing = react(chart, figure, ...more);
      wrapMap(mapOf(chart)); // before its outlines have come
      const drawn = await drawing;
      keepGround(chart);
      return drawn;
    };
    Plots.resize = (chart) => {
      if (fits(chart)) return Promise.resolve(chart);
      const moved = chart.layout && framing(chart, chart);
      // By then another picture may stand there, or none.
      return resize(chart).then(() => (moved && layoutOf(chart) ? window.Plotly.redraw(chart) : chart));
    };
  });
  watch.observe(document, { childList: true, subtree: true });

  /* ------------------------------------------------------------------ Plotly: the ground of a map */

  /* `PlotlyGeoAssets.topojson`: there Plotly looks for the outlines of a map before it asks for them.
     The HTML has had them fetched, so that the first map is drawn in one go with its chart. Without
     them there Plotly asks, and draws the map a sixth of a second later. */
  const preloaded = document.querySelector("link[rel='preload'][as='fetch'][href*='/topojson/']");
  const keepOutlines = (found) => {
    if (!found) return;
    window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };
    const [, name] = /([^/]+)\.json/.exec(preloaded.href);
    window.PlotlyGeoAssets.topojson[name] = window.PlotlyGeoAssets.topojson[name] || found;
  };
  if (preloaded) {
    fetch(preloaded.href).then((reply) => (reply.ok ? reply.json() : null)).then(keepOutlines)
      .catch(() => {}); // Plotly asks for itself, and says so
  }

  /* `geo._subplot` and, of its prototype, `update(calcData, fullLayout)`, which comes a moment after its
     chart was asked for, though that be gone by then; `updateBaseLayers(fullLayout, geoLayout)`, which
     unpacks the outlines and colours them; and `_render()`, which sets the outlines of `basePaths` as the
     projection has them. Both are done for each change of a selection, though land and sea stay; here
     only where the ground looks otherwise, or is seen from elsewhere. */
  const SEEN_FROM = ["scale", "translate", "rotate", "center", "parallels", "clipAngle", "clipExtent", "tilt", "distance"];
  const lookOf = ({ hasChoropleth, topojsonName }, { width, height }, layout) => JSON.stringify(
    [hasChoropleth, topojsonName, width, height, layout],
    (name, value) => (name.startsWith("_") || ["projection", "center"].includes(name) ? undefined : value));
  const viewOf = ({ projection, id, graphDiv }) => JSON.stringify([
    layoutOf(graphDiv)[id].projection.type,
    ...SEEN_FROM.map((name) => (typeof projection[name] === "function" ? projection[name]() : null)),
  ]);
  const grounds = new WeakMap(); // how the ground of a map looks, and from where it is seen
  const wrapped = new WeakSet();
  const wrap = (prototype) => {
    const { update, updateBaseLayers, _render } = prototype;
    wrapped.add(prototype);
    Object.assign(prototype, {
      update(...drawn) {
        if (layoutOf(this.graphDiv)) update.apply(this, drawn);
      },
      updateBaseLayers(full, layout) {
        const look = lookOf(this, full, layout);
        if ((grounds.get(this) || {}).look === look) return;
        grounds.set(this, { look });
        updateBaseLayers.call(this, full, layout);
      },
      _render() {
        const { basePaths } = this;
        const ground = grounds.get(this) || {};
        const view = viewOf(this);
        if (ground.view === view) this.basePaths = {};
        ground.view = view;
        _render.call(this);
        this.basePaths = basePaths;
      },
    });
  };
  const mapOf = (chart) => {
    const { geo } = layoutOf(chart) || {};
    return geo && geo._subplot;
  };
  const wrapMap = (map) => {
    if (map && !wrapped.has(Object.getPrototypeOf(map))) wrap(Object.getPrototypeOf(map));
  };
  const keepGround = (chart) => {
    const [full, map] = [layoutOf(chart), mapOf(chart)];
    if (!map || grounds.has(map)) return;
    wrapMap(map);
    grounds.set(map, { look: lookOf(map, full, full.geo), view: viewOf(map) });
  };

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
  /* `_plots.xy.clipId`: what lies under all marks between axes, where it begins, and how it is cut off;
     and the pixel of a trace's point from there. */
  const beneath = (chart) => {
    const { xaxis, yaxis, _plots: { xy } = {} } = layoutOf(chart) || {};
    const layer = chart.querySelector(".cartesianlayer .layer-between");
    const attributes = xy && { "clip-path": `url(#${xy.clipId})`, transform: `translate(${xaxis._offset},${yaxis._offset})` };
    return layer && attributes && { layer, attributes, pixelsOf: ({ x, y }) => (i) => [xaxis.d2p(x[i]), yaxis.d2p(y[i])] };
  };
  /* Half of the lesser of a row and a column of a grid, in pixels. */
  const cell = (chart) => {
    const { xaxis, yaxis } = layoutOf(chart);
    return xaxis ? Math.min(...[xaxis, yaxis].map((axis) => Math.abs(axis.d2p(1) - axis.d2p(0)))) / 2 : 0;
  };

  /* A map is there before its outlines, and without them it has no projection. */
  const located = (chart) => {
    const layout = layoutOf(chart);
    return Boolean(layout && (!layout.geo || layout.geo._subplot.projection));
  };

  /* `element.__data__`: d3 keeps there what an element was drawn from: the trace of a group, and the
     number of a point. */
  const traceOf = (group) => group.__data__[0].trace;
  const numberOf = (point) => point.__data__.i;

  /* ------------------------------------------------------------------ Plotly: moving a map */

  /* `geo._subplot.projection` (d3), `_render`, `clipRect`, `bgRect`: turn a map to a place and draw
     its paths anew, without all else that a drawing costs. `scale` is pixels of a radius. */
  const turn = (chart, { rotation, center, scale }) => {
    const { width, height, geo: { _subplot: geo } } = layoutOf(chart);
    geo.projection.rotate([-rotation[0], -rotation[1], 0]).center(center).scale(scale)
      .translate([width / 2, height / 2]).clipExtent([[0, 0], [width, height]]);
    for (const rect of [geo.clipRect, geo.bgRect]) rect.attr({ x: 0, y: 0, width, height });
    geo._render();
    aim(chart);
  };

  /* The heads of a map's lines are drawn upright: turn each by the way that its line comes, and stand
     it off. Plotly turns heads itself, but only in the first trace of a map, and not as they lie on
     the screen (4.1.1). */
  const aim = (chart) => {
    for (const group of traces(chart)) {
      const trace = traceOf(group);
      if (!trace.meta || !trace.meta.before) continue;
      const [lon, lat] = [0, 1].map((k) => trace.meta.before.map((place) => place[k]));
      const [before, at] = [pixelsOf(chart, { lon, lat }), pixelsOf(chart, trace)];
      for (const point of points(group)) {
        const i = numberOf(point);
        const [from, to] = [before(i), at(i)];
        if (!from || !to) continue;
        const angle = (Math.atan2(to[0] - from[0], from[1] - to[1]) * 180) / Math.PI;
        point.setAttribute("transform", `translate(${to})rotate(${angle})translate(0,${trace.meta.standoff[i]})`);
      }
    }
  };

  /* ------------------------------------------------------------------ Plotly: its elements */

  const CHART = ".js-plotly-plot";
  const traces = (chart) => [...chart.querySelectorAll(".scatterlayer .trace")];
  const points = (group) => [...group.querySelectorAll("path.point")];
  const lines = (group) => [...group.querySelectorAll("path.js-line")];
  const frameOfMap = (chart) => chart.querySelector(".geolayer .bg rect");
  const frameOfAxes = (chart) => chart.querySelector(".bglayer .bg, .nsewdrag");
  /* The part of a chart in which things may stand, in pixels: left, top, right, bottom. Around a
     globe there is room, too. */
  const extent = (chart) => {
    const { width, height, geo } = layoutOf(chart);
    const frame = frameOfMap(chart);
    if (!frame || geo.projection.type === "orthographic") return [0, 0, width, height];
    const [x, y, wide, high] = ["x", "y", "width", "height"].map((name) => Number(frame.getAttribute(name)));
    return [x, y, x + wide, y + high];
  };
  /* The states of a map that have a colour, in the order of their trace. */
  const lands = (chart) => {
    const { locations = [], text } = chart.data.find(({ type }) => type === "choropleth") || {};
    return [...chart.querySelectorAll(".choroplethlocation")].map((path, i) => ({ id: locations[i], text: text[i], path }));
  };
  /* What a chart consists of, and what of it only serves a mouse. */
  const layers = (chart) => [...chart.querySelectorAll(".main-svg")];
  const POINTING = ".hoverlayer, .draglayer, .selectionlayer, .zoomlayer, .outline-controllers";

  window.entente.internals = {
    fits, layoutOf, beforeDrawing, turn, aim, pixelsOf, beneath, cell, located, traceOf, numberOf, CHART, traces, points, lines,
    frameOfMap, frameOfAxes, extent, lands, layers, POINTING,
  };
})();
