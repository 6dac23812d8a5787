/* The chart of a picture: drawn by Plotly where nobody sees it, and rid of what only a page needs. */
(() => {
  const { internals } = window.entente;
  const make = (...element) => window.entente.type.make(...element);

  /* Names that are not wanted in a file, and style that only repeats what is so anyway. */
  const USUAL = new Set([
    "opacity: 1", "fill-opacity: 1", "stroke-opacity: 1", "vector-effect: none", "white-space: pre",
    "font-style: normal", "font-variant: normal", "font-weight: normal",
    "pointer-events: none", "pointer-events: all", "cursor: default", "stroke: none",
  ]);
  const GONE = internals.POINTING;
  const rounded = (value) => value.replace(/-?\d+\.\d{2,}(e-?\d+)?/g, (digits) => String(Math.round(Number(digits) * 10) / 10));

  const clean = (element) => {
    for (const { name, value } of [...element.attributes]) {
      if (name === "class" || (name.startsWith("data-") && name !== "data-tie") || name === "pointer-events") {
        element.removeAttribute(name);
      } else if (["d", "transform", "x", "y", "points"].includes(name)) {
        element.setAttribute(name, rounded(value));
      }
    }
    const style = (element.getAttribute("style") || "").split(/;\s*/)
      .filter((rule) => rule && !USUAL.has(rule) && !rule.startsWith("font-family"))
      .map(rounded);
    if (style.length) element.setAttribute("style", style.join(";"));
    else element.removeAttribute("style");
    for (const child of [...element.children]) clean(child);
    if (element.localName === "g" && !element.childNodes.length) element.remove();
  };

  /* Tell what each mark stands for, as Plotly knows it while the chart is on the page. */
  const annotate = (stage) => {
    const mark = (element, tie, words) => {
      if (!tie) return;
      element.dataset.tie = tie;
      element.append(make("title", {}, words.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")));
    };
    for (const group of internals.traces(stage)) {
      const { customdata, hovertext, text } = internals.traceOf(group);
      const words = hovertext || text;
      if (!customdata || !Array.isArray(words)) continue;
      for (const point of internals.points(group)) {
        const i = internals.numberOf(point);
        mark(point, customdata[i], words[i]);
      }
      // A line is one path for each stretch between two gaps.
      const starts = customdata.flatMap((tie, i) => (tie && !customdata[i - 1] ? [i] : []));
      const paths = internals.lines(group).flatMap(splitPath);
      if (paths.length === starts.length) starts.forEach((at, i) => mark(paths[i], customdata[at], words[at]));
    }
    for (const { element, id, text } of window.entente.crowd.draw(stage, true)) mark(element, id, text);
    annotateTray(stage, mark);
  };

  /* The same for what stands in the tray, or ends there. */
  const annotateTray = (stage, mark) => {
    const words = new Map(window.entente.tray.shapes(stage).map(({ id, text }) => [id, text]));
    for (const element of stage.querySelectorAll(".tray [data-of]")) {
      if (element.localName !== "text") mark(element, element.dataset.of, words.get(element.dataset.of));
    }
  };

  /* Plotly draws all lines of one look on a map as one path: take it apart. */
  const splitPath = (path) => {
    const pieces = path.getAttribute("d").split(/(?=M)/);
    const parts = pieces.map((d) => {
      const part = path.cloneNode();
      part.setAttribute("d", d);
      return part;
    });
    path.replaceWith(...parts);
    return parts;
  };

  /* Leave out of the names along an axis those without room: so many of the rows go unnamed, but
     no name stands on another. */
  const AIR = 1.1; // of a size of type, from one name to the next
  const thinned = (axis, length) => {
    const { tickvals, ticktext, tickfont, range } = axis || {};
    if (!tickvals || !ticktext || !tickfont || tickvals.length < 2) return;
    const pitch = (length * Math.abs(tickvals[1] - tickvals[0])) / Math.abs(range[1] - range[0]);
    const every = Math.ceil((AIR * tickfont.size) / pitch);
    const kept = (_, i) => i % every === 0;
    Object.assign(axis, { tickvals: tickvals.filter(kept), ticktext: ticktext.filter(kept) });
  };

  /* Rows come by importance, from above: leave out the last ones, where all have no room. */
  const first = ({ yaxis }, length) => {
    const { tickvals, tickfont, domain: [low, high] } = yaxis;
    const most = Math.floor(((high - low) * length) / (AIR * tickfont.size));
    if (tickvals.length > most) yaxis.range[0] += tickvals.length - most;
  };

  /* Draw a figure where nobody sees it, and return the drawing, without its classes. */
  const chart = async ({ figure, labelled, rows, ranked, theme, direction, outlines, query }, wide, high, own) => {
    const stage = document.createElement("div");
    stage.className = "offstage";
    stage.style.cssText = `width:${wide}px;height:${high}px`;
    document.body.append(stage);
    const { data, layout } = structuredClone(figure);
    const { l = 0, r = 0, t = 0, b = 0 } = layout.margin;
    if (ranked) first(layout, high - t - b);
    if (rows) {
      thinned(layout.xaxis, wide - l - r);
      thinned(layout.yaxis, high - t - b);
    }
    window.entente.sheet.grown(layout, data, high);
    const at = new URLSearchParams(query).get("at");
    const hand = own || window.entente.own.read({});
    const framed = window.entente.zoom.framed(layout, at, { wide, high });
    await window.Plotly.newPlot(stage, data, { ...framed, width: wide, height: high }, {
      staticPlot: true, topojsonURL: outlines,
    });
    await window.entente.zoom.fillAs(stage, at, { wide, high });
    internals.aim(stage);
    window.entente.tray.place(stage);
    const notes = window.entente.own.draw(stage, hand);
    const names = labelled ? window.entente.names.place(stage, hand.names, notes) : [];
    annotate(stage);
    const drawing = make("svg", {
      overflow: "visible", // a name that other fonts make wider may use the margin
      width: wide, height: high, direction: "ltr", "font-family": window.entente.type.fonts("sans"),
    });
    for (const part of internals.layers(stage)) {
      const copy = part.cloneNode(true);
      copy.querySelectorAll(GONE).forEach((element) => element.remove());
      for (const words of copy.querySelectorAll(".node-names text, .own-notes text")) {
        words.style.cssText += `;paint-order:stroke;stroke:${theme.paper};stroke-width:3px;stroke-linejoin:round`;
      }
      drawing.append(...copy.children);
    }
    window.Plotly.purge(stage);
    stage.remove();
    clean(drawing);
    if (direction === "ltr") {
      for (const node of drawing.querySelectorAll("text, tspan")) {
        // Some programs draw the invisible marks of direction as boxes.
        for (const words of node.childNodes) {
          if (words.nodeType === 3) words.data = words.data.replace(/[\u2066-\u2069]/g, "");
        }
      }
    }
    return { drawing, names, notes };
  };

  /* Return the drawing, with where its names and notes stand. */
  let last = { key: "", found: null };
  const drawn = async (spec, wide, high, own) => {
    const hand = own ? window.entente.own.write(own) : null;
    const key = JSON.stringify([spec.query, spec.picture, spec.theme, wide, high, hand]);
    if (last.key !== key) last = { key, found: await chart(spec, wide, high, own) };
    return { ...last.found, drawing: last.found.drawing.cloneNode(true) };
  };

  window.entente.chart = { drawn };
})();
