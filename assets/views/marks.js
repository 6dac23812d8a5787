/* What is drawn of a tie or a node in a chart, in pixels, and the mark that is laid over it. */
(() => {
  const { internals } = window.entente;
  const SVG = "http://www.w3.org/2000/svg";
  const PAD = 5; // pixels between a mark and the ring around it
  const each = (value, i) => (Array.isArray(value) ? value[i] : value);

  /* Every line and every marker of a chart: { id, text, line: [[x, y], …], hue, width } and
     { id, text, at: [x, y], reach, sign, cell }. A line that leaves the map at one edge and comes in at
     the other is two. `own` asks for what a chart says of its own marks, and not for its ties. A map
     that waits for its outlines has nothing in pixels yet. */
  const LETTERS = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  const plain = (text) => String(text || "").replace(/&(lt|gt|amp);/g, (code) => LETTERS[code]);
  const linesIn = (trace, pixel, jump) => {
    const found = [];
    let [line, last] = [null, null];
    trace.customdata.forEach((id, i) => {
      const at = id && pixel(i);
      if (!at || (last && Math.abs(at[0] - last[0]) > jump)) line = null;
      last = at || null;
      if (!at) return;
      if (line && line.id !== id) line = null;
      if (!line) {
        const { color, width } = trace.line;
        found.push(line = { id, text: plain(each(trace.text, i)), line: [], hue: color, width });
      }
      line.line.push(at);
    });
    return found.filter(({ line: points }) => points.length > 1);
  };
  const markersIn = (trace, pixel, cell) => {
    const sign = trace.mode === "markers+text";
    const crowd = window.entente.crowd.isCrowd(trace);
    const reach = (i) => (crowd ? cell : each(trace.marker.size, i) / 2);
    return trace.customdata.flatMap((id, i) => {
      const at = id && pixel(i);
      const text = plain(each(trace.hovertext, i));
      return at ? [{ id, text, at, reach: reach(i), sign, cell: crowd }] : [];
    });
  };
  const shapes = (chart, own) => {
    if (!internals.located(chart)) return [];
    const jump = internals.layoutOf(chart).width / 2;
    const shown = chart.data.filter(({ customdata, hoverinfo, type, meta }) => (
      customdata && type !== "choropleth" && (own ? meta === "walked" : hoverinfo !== "skip")));
    const drawn = shown.flatMap((trace) => {
      const pixel = internals.pixelsOf(chart, trace);
      return trace.mode === "lines" ? linesIn(trace, pixel, jump) : markersIn(trace, pixel, internals.cell(chart));
    });
    return own ? drawn : [...drawn, ...window.entente.tray.shapes(chart)];
  };

  /* ------------------------------------------------------------------ the mark */

  const drawn = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const number = (n) => n.toFixed(1);
  const unmark = (chart, kind) => chart.querySelectorAll(`:scope > .${kind}`).forEach((mark) => mark.remove());

  /* Lay the mark of a thing over its chart: a cased line, which leaves free its signs, and a ring
     around each of these. `kind` is the class of the mark; there is one of each kind. */
  let marks = 0;
  const mark = (chart, id, kind, own) => {
    unmark(chart, kind);
    const svg = drawn("svg", { class: kind, "aria-hidden": "true", "data-tie": id });
    const all = shapes(chart, own).filter((shape) => shape.id === id);
    const signs = all.filter(({ at }) => at)
      .map(({ at: [cx, cy], reach }) => ({ cx, cy, r: reach + PAD }));
    const clip = `beside-${kind}-${marks += 1}`;
    const lines = drawn("g", { "clip-path": `url(#${clip})` });
    for (const layer of ["case", "gap", "core"]) {
      for (const { line, hue } of all.filter((shape) => shape.line)) {
        const path = `M${line.map((point) => point.map(number)).join("L")}`;
        lines.append(drawn("path", { d: path, class: layer, stroke: hue }));
      }
    }
    const circles = signs.map(({ cx, cy, r }) => (
      `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`));
    const beside = drawn("clipPath", { id: clip });
    const around = `M-99 -99H9999V9999H-99Z${circles.join("")}`;
    beside.append(drawn("path", { d: around, "clip-rule": "evenodd" }));
    svg.append(beside, lines);
    for (const layer of ["gap", "ring"]) {
      signs.forEach((sign) => svg.append(drawn("circle", { ...sign, class: layer })));
    }
    chart.append(svg);
    return svg;
  };

  window.entente.marks = { shapes, mark, unmark };
})();
