/* Charts on the page: when their names are written, and what a click on one chooses. */
(() => {
  const { internals, grammarNow, go, address: { change, clamp } } = window.entente;
  const asIs = () => window.dash_clientside.no_update;

  /* Names are written, and in an embed as whoever embeds the picture has put them, with the notes. */
  const dress = (chart, named) => {
    const { own, names, embedded, query, address } = window.entente;
    const hand = own.read(embedded ? address.read(query()) : {});
    const taken = embedded ? own.draw(chart, hand) : [];
    if (named) names.place(chart, hand.names, taken);
  };

  /* Plotly makes a chart of a graph some frames after the graph is on the page. */
  const adopt = (graph) => {
    if (!graph.isConnected) return;
    const chart = graph.querySelector(internals.CHART);
    if (!chart || !chart.on) {
      requestAnimationFrame(() => adopt(graph));
      return;
    }
    const named = chart.closest(".labelled");
    const after = () => {
      if (internals.located(chart)) internals.aim(chart);
      window.entente.zoom.widen(chart);
      window.entente.zoom.fill(chart);
      window.entente.crowd.draw(chart);
      window.entente.tray.place(chart);
      dress(chart, named);
      document.dispatchEvent(new CustomEvent("entente:plotted"));
    };
    chart.on("plotly_afterplot", after);
    document.fonts.ready.then(after);
    after();
  };
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter(({ nodeType }) => nodeType === 1);
    for (const node of added) {
      const graphs = node.matches(".dash-graph") ? [node] : node.querySelectorAll(".dash-graph");
      graphs.forEach(adopt);
    }
  }).observe(document, { childList: true, subtree: true });

  /* A click on a line, a place, a cell or a bar chooses what it stands for. */
  const choose = (click) => {
    const id = click && click.points && click.points[0] && click.points[0].customdata;
    if (typeof id === "string") window.entente.choose(id);
    return asIs();
  };

  /* Dragging across the timeline chooses its months. */
  const brush = (selected) => {
    const range = selected && selected.range && selected.range.x;
    if (range) {
      const { months } = grammarNow();
      const [first, last] = range.map((year) => clamp(Math.floor(year * 12), months)).sort((a, b) => a - b);
      go(change("dates", [first, last], {}, grammarNow()));
    }
    return asIs();
  };

  /* On paper the picture is as wide as the page. */
  const PAPER = 680; // pixels between the margins of A4
  window.addEventListener("beforeprint", () => {
    const { offsetWidth } = document.querySelector(".panel > *") || {};
    document.documentElement.style.setProperty("--shrink", Math.min(1, PAPER / (offsetWidth || PAPER)));
  });

  Object.assign(window.dash_clientside.entente, { choose, brush });
})();
