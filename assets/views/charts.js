/* Charts on the page: which of their names are shown, and what a click on one chooses. */
(() => {
  const { internals, grammarNow, go, address: { change, clamp } } = window.entente;
  const asIs = () => window.dash_clientside.no_update;

  /* Names that would lie on a more important name step back; hovering still shows them. */
  const hideCrowdedNames = (chart) => {
    const shown = [];
    const frame = (internals.frameOfMap(chart) || chart).getBoundingClientRect();
    for (const text of internals.names(chart)) {
      text.classList.remove("crowded");
      const box = text.getBoundingClientRect();
      const clash = shown.some((other) => box.left < other.right && other.left < box.right
        && box.top + 2 < other.bottom && other.top + 2 < box.bottom);
      const cut = box.left < frame.left || box.right > frame.right;
      if (clash || cut) text.classList.add("crowded");
      else shown.push(box);
    }
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
      if (named) hideCrowdedNames(chart);
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
    if (typeof id === "string") go({ tie: id });
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

  window.entente.hideCrowdedNames = hideCrowdedNames;
  Object.assign(window.dash_clientside.entente, { choose, brush });
})();
