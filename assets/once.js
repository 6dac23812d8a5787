/* What Dash does several times is done once. Should Dash change how it goes about it, everything
   works as before, only slower. */
(() => {
  /* One answer of the server changes dozens of properties, and Dash tells every component on the page
     of each of them. Here they are told once, when all are in: most of the time between an answer and
     its picture went into that. Dash lists its stores in `dash_stores` before React listens to them. */
  const gather = (store) => {
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
    added.forEach(gather);
    return Array.prototype.push.apply(stores, added);
  };
  window.dash_stores = stores;

  /* A new chart is told to fill its place 100 ms after it was drawn, and would be drawn again. */
  const fills = (chart) => {
    const { width, height } = getComputedStyle(chart);
    const drawn = chart._fullLayout;
    return drawn && Math.abs(parseFloat(width) - drawn.width) < 1
      && Math.abs(parseFloat(height) - drawn.height) < 1;
  };
  // Plotly is there with the page, or where its small bundle is missing, with the first chart.
  const watch = new MutationObserver(() => {
    if (!window.Plotly) return;
    watch.disconnect();
    const { Plots } = window.Plotly;
    const { resize } = Plots;
    Plots.resize = (chart) => (fills(chart) ? Promise.resolve(chart) : resize(chart));
  });
  watch.observe(document, { childList: true, subtree: true });
})();
