/* A sheet of bars: its bars grow with the room that there is, what stands around them keeps its
   size. The server draws it for a low window; which one there is, only the browser knows. */
(() => {
  const { internals } = window.entente;
  const sent = new WeakMap(); // heights as the server sent them, by those that are drawn

  /* Tell where a height of the server's sheet is on one that is so many pixels higher. */
  const grower = ([low, high], more) => (y) => {
    if (y === null || y <= low) return y;
    return y >= high ? y + more : low + ((y - low) * (high - low + more)) / (high - low);
  };

  /* Fit a figure into a height. `grows` of its layout tells where its bars begin and end, in pixels,
     and `over` of a trace how far its points are from what they stand over, whatever grows. */
  const grown = (layout, data, height) => {
    const { grows, nominal } = (layout && layout.meta) || {};
    if (!grows || grows[1] <= grows[0]) return false;
    const { t, b } = layout.margin;
    const more = Math.max(0, height - t - b - nominal);
    const at = grower(grows, more);
    layout.yaxis.range = [0, nominal + more];
    for (const trace of data) {
      const own = sent.get(trace.y) || trace.y;
      const over = (trace.meta && trace.meta.over) || [];
      trace.y = own.map((y, i) => (over[i] ? at(y - over[i]) + over[i] : at(y)));
      sent.set(trace.y, own);
    }
    return true;
  };

  internals.beforeDrawing((chart, { layout, data }) => grown(layout, data, parseFloat(getComputedStyle(chart).height)));

  window.entente.sheet = { grown };
})();
