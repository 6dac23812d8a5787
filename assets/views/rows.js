/* Rows of a chart that is lower than their names need: of those every second or third stands then, the
   rows all stay. The server draws it for a high window; which one there is, only the browser knows. */
(() => {
  const { internals } = window.entente;
  const AIR = 1.1; // of a size of type, from one name to the next

  /* Name the rows of a figure of this height, and tell whether others are named than before. `rows` of
     its layout has all names, the first row's first. */
  const named = (layout, height) => {
    const { rows } = (layout && layout.meta) || {};
    if (!rows) return false;
    const { yaxis, margin: { t, b } } = layout;
    const { domain: [low, high], range: [bottom, top], tickfont: { size }, ticktext: before } = yaxis;
    const pitch = ((height - t - b) * (high - low)) / Math.abs(top - bottom);
    const every = Math.max(1, Math.ceil((AIR * size) / pitch));
    yaxis.ticktext = rows.map((name, i) => (i % every ? "" : name));
    return yaxis.ticktext.some((name, i) => name !== before[i]);
  };
  const unnamed = ({ meta: { rows }, yaxis: { ticktext } }) => rows.filter((_, i) => !ticktext[i]);

  const heightOf = (chart) => parseFloat(getComputedStyle(chart).height);
  internals.beforeDrawing((chart, { layout }) => named(layout, heightOf(chart)));
  // Plotly, too, draws a chart anew where its window is another, and asks nobody.
  document.addEventListener("entente:plotted", () => {
    for (const chart of document.querySelectorAll(`.panel ${internals.CHART}`)) {
      if (internals.layoutOf(chart) && named(chart.layout, heightOf(chart))) window.Plotly.redraw(chart);
    }
  });

  window.entente.rows = { unnamed };
})();
