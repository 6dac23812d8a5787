/* The names of a picture: written over it where placement.js finds room for them, once it is drawn.

   Plotly draws the dots. Their names stand in its figure (`text` and `textfont` of the last trace),
   but it is the page that knows at which size and how near the picture is seen. */
(() => {
  const { internals } = window.entente;
  const SVG = "http://www.w3.org/2000/svg";
  const EDGE = 2; // pixels between a name and the edge of its picture
  const POINTED = 1.3; // a diamond reaches so much further than a circle of its size
  const LONG = 6; // letters' sizes: what is longer may be broken in two, and twice that is
  const [SMALLEST, USUAL] = [11, 13]; // pixels: the least size of a name, and the largest on a screen
  const LEAST = 0.3; // of a line: what is paler does not count as lying under a name

  const make = (name, attributes, ...children) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const each = (value, i) => (Array.isArray(value) ? value[i] : value);

  /* The names are escaped for Plotly, which reads markup, and isolated, for texts that run the other
     way: so is each line of them. */
  const LETTERS = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  const plain = (text) => text.replace(/&(lt|gt|amp);/g, (code) => LETTERS[code]).replace(/[\u2068\u2069]/g, "");
  const isolated = (line) => `\u2068${line}\u2069`;

  /* How much room a text takes, measured without the page. */
  const known = new Map();
  const brush = document.createElement("canvas").getContext("2d");
  const measured = (text, font) => {
    const key = `${font} ${text}`;
    if (!known.has(key)) {
      brush.font = font;
      const it = brush.measureText(text);
      const [up, down] = ["Ascent", "Descent"].map((way) => (
        Math.max(it[`fontBoundingBox${way}`], it[`actualBoundingBox${way}`])));
      known.set(key, { wide: it.width, up, down });
    }
    return known.get(key);
  };
  document.fonts.addEventListener("loadingdone", () => known.clear());

  const shapeOf = (lines, { size, weight }, family) => {
    const sizes = lines.map((line) => measured(line, `${weight} ${size}px ${family}`));
    const [wide, up, down] = ["wide", "up", "down"].map((key) => Math.max(...sizes.map((size) => size[key])));
    return { lines: lines.map(isolated), size, wide, high: lines.length * (up + down), up, step: up + down };
  };
  /* A name in one line and, where that is long, in two that are about as long as each other. */
  const inLines = (name, font, family) => {
    const whole = shapeOf([name], font, family);
    const words = name.split(" ");
    if (words.length < 2 || whole.wide < LONG * font.size) return [whole];
    const halves = words.slice(1).map((_, at) => (
      shapeOf([words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")], font, family)));
    const [half] = halves.sort((a, b) => a.wide - b.wide);
    return whole.wide > 2 * LONG * font.size ? [half, whole] : [whole, half];
  };
  /* The same in smaller letters, but not on a wall, nor in a file, which may be printed small. */
  const shapesOf = (chart, name, font, family) => {
    const shapes = inLines(name, font, family);
    if (font.size <= SMALLEST || font.size > USUAL || !chart.closest(".panel")) return shapes;
    return [...shapes, ...inLines(name, { ...font, size: SMALLEST }, family)];
  };
  /* Where a state has no room for its name, its code of three letters says which it is, but not to
     who reads another script. */
  const LATIN = /\p{Script=Latin}/u;
  const coded = (shapes, name, code, font, family) => {
    if (!LATIN.test(name)) return shapes;
    const brief = { ...shapeOf([code], font, family), brief: true };
    return brief.wide < Math.min(...shapes.map(({ wide }) => wide)) ? [...shapes, brief] : shapes;
  };

  /* ------------------------------------------------------------------ what is there */

  const named = (chart) => chart.data.at(-1);
  const reached = (trace, pixel, indices) => indices.map((i) => ({ i, at: pixel(i) })).filter(({ at }) => at);
  const all = (trace) => [...(trace.lon || trace.x).keys()];

  const signsOf = (chart) => chart.data.filter(({ mode }) => mode === "markers+text").flatMap((trace) => (
    reached(trace, internals.pixelsOf(chart, trace), all(trace)).map(({ i, at: [x, y] }) => {
      const reach = each(trace.marker.size, i) / 2 + 1;
      return [x - reach, y - reach, x + reach, y + reach];
    }).filter(([left, , right]) => right - left > 2)));

  const strokesOf = (chart) => chart.data
    .filter(({ mode, customdata, opacity = 1 }) => mode === "lines" && customdata && opacity >= LEAST)
    .flatMap((trace) => {
      const pixel = internals.pixelsOf(chart, trace);
      const strokes = [];
      let points = null;
      trace.customdata.forEach((tie, i) => {
        const at = tie && pixel(i);
        if (!at) points = null;
        else if (points) points.push(at);
        else strokes.push({ points: (points = [at]), weight: trace.opacity || 1 });
      });
      return strokes;
    });

  /* Buttons that lie over a picture, and the year that stands there while time plays. */
  const buttonsOf = (chart) => {
    const panel = chart.closest(".panel")?.parentElement;
    const found = panel ? [...panel.querySelectorAll(".over-map"), ...document.querySelectorAll("#moment")] : [];
    if (!found.length) return [];
    const { left, top } = chart.getBoundingClientRect();
    return found.map((one) => one.getBoundingClientRect()).filter(({ width }) => width)
      .map((box) => [box.left - left, box.top - top, box.right - left, box.bottom - top]);
  };

  /* What stands in the tray, and what ends there. */
  const trayOf = (chart) => {
    const { boxOf, shapes } = window.entente.tray;
    const all = shapes(chart);
    const marks = all.filter(({ at }) => at).map(({ at: [x, y], reach }) => (
      [x - reach - 1, y - reach - 1, x + reach + 1, y + reach + 1]));
    const lines = all.filter(({ line, opacity }) => line && opacity >= LEAST)
      .map(({ line, opacity }) => ({ points: line, weight: opacity }));
    return { lines, marks: boxOf(chart) ? [...marks, boxOf(chart)] : marks };
  };

  const read = (chart) => {
    const trace = named(chart);
    const frame = internals.extent(chart);
    const { family } = chart.layout.font;
    const { size, color, weight } = trace.textfont;
    const within = ([x, y]) => x >= frame[0] && x <= frame[2] && y >= frame[1] && y <= frame[3];
    const shown = reached(trace, internals.pixelsOf(chart, trace), all(trace)).filter(({ at }) => within(at));
    // What is chosen is named first, then what is lit; what stands back takes no room from them. Of
    // equals those that are asked for or told of come first, and then the busiest.
    const { rank: ranks, first = [] } = trace.meta || {};
    const rank = (i) => (ranks ? ranks[i] : 0);
    const later = (i) => 2 * rank(i) + Number(!first.includes(trace.customdata[i]));
    const texts = shown.filter(({ i }) => trace.text[i]).sort((a, b) => later(a.i) - later(b.i));
    const { size: across, symbol, line: { width } } = trace.marker;
    const dots = [...texts, ...shown.filter(({ i }) => !trace.text[i])].map(({ i, at: [x, y] }) => (
      [x, y, ((each(symbol, i) === "diamond" ? POINTED : 1) * each(across, i) + each(width, i)) / 2, rank(i),
        each(across, i) / 2]));
    const labels = texts.map(({ i }) => {
      const font = { size, weight: each(weight, i) || 400 };
      const name = plain(trace.text[i]);
      const [node, shapes] = [trace.customdata[i], shapesOf(chart, name, font, family)];
      // What is chosen among others is called by its whole name.
      const isCoded = each(symbol, i) === "circle" && (rank(i) > 0 || !ranks);
      return { node, name, hue: each(color, i), font, shapes: isCoded ? coded(shapes, name, node, font, family) : shapes };
    });
    const tray = trayOf(chart);
    const things = {
      dots,
      frame: [frame[0] + EDGE, frame[1] + EDGE, frame[2] - EDGE, frame[3] - EDGE],
      marks: [...signsOf(chart), ...buttonsOf(chart), ...tray.marks],
      lines: [...strokesOf(chart), ...tray.lines],
    };
    return { labels, things };
  };

  /* ------------------------------------------------------------------ what is written */

  const layerOf = (chart) => {
    const [sheet] = internals.layers(chart);
    const family = chart.layout.font.family;
    return sheet.querySelector(":scope > .node-names")
      || sheet.appendChild(make("g", { class: "node-names", "font-family": family }));
  };
  const rounded = (number) => number.toFixed(1);

  const written = ({ node, hue, font }, { box, shape, leader }) => {
    const middle = rounded((box[0] + box[2]) / 2);
    const words = shape.lines.map((line, i) => make(
      "tspan", { x: middle, y: rounded(box[1] + shape.up + i * shape.step) }, line,
    ));
    const text = make("text", {
      "text-anchor": "middle", "font-size": shape.size, "font-weight": font.weight, fill: hue, "data-node": node,
    }, ...words);
    if (!leader) return [text];
    const [x1, y1, x2, y2] = leader.map(rounded);
    return [make("line", { x1, y1, x2, y2, stroke: hue, "data-node": node }), text];
  };

  /* A name that the reader moved stands where it was put, with a line to its dot where it is far. */
  const AWAY = 10; // pixels between a dot and a name that needs one
  const moved = ({ shapes: [shape] }, dot, [right, down], [left, top, end, foot], high) => {
    const within = (at, half, low, most) => Math.min(Math.max(at, low + half), Math.max(most - half, low + half));
    const cx = within(dot[0] + (right * high) / 1000, shape.wide / 2, left, end);
    const cy = within(dot[1] + (down * high) / 1000, shape.high / 2, top, foot);
    const box = [cx - shape.wide / 2, cy - shape.high / 2, cx + shape.wide / 2, cy + shape.high / 2];
    const { placement: { leading }, boxes: { toBox } } = window.entente;
    const far = toBox(dot[0], dot[1], box) - dot[2] > AWAY;
    return { box, shape, leader: far ? leading(dot, box) : null };
  };

  /* Write the names of a chart; `own` is what the reader moved and hid, `taken` are boxes that must
     stay free. Return each name that is there, with its box and its dot. */
  const place = (chart, own = new Map(), taken = []) => {
    if (!internals.located(chart)) return [];
    const { labels, things } = read(chart);
    const { height } = internals.layoutOf(chart);
    const each = labels.map((label, i) => ({ label, dot: things.dots[i], by: own.get(label.node) }));
    const fixed = each.filter(({ by }) => by)
      .map((one) => ({ ...one, stands: moved(one.label, one.dot, one.by, things.frame, height) }));
    const free = each.filter(({ label }) => !own.has(label.node));
    const placed = window.entente.placement.place(free.map(({ label }) => label), {
      ...things,
      dots: [...free, ...each.filter(({ label }) => own.has(label.node))].map(({ dot }) => dot)
        .concat(things.dots.slice(labels.length)),
      marks: [...things.marks, ...taken, ...fixed.map(({ stands }) => stands.box)],
    });
    const all = [...free.map((one, i) => ({ ...one, stands: placed[i] })), ...fixed];
    const stood = all.filter(({ stands }) => stands);
    const marks = stood.flatMap(({ label, stands }) => written(label, stands));
    layerOf(chart).replaceChildren(...marks.filter(({ localName }) => localName === "line"),
      ...marks.filter(({ localName }) => localName === "text"));
    missing.set(chart, all.filter(({ stands }) => !stands).map(({ label }) => label.name));
    tell();
    return stood.map(({ label: { node, name }, dot, stands: { box, shape, leader } }) => (
      { node, name, dot, box, brief: Boolean(shape.brief), led: Boolean(leader) }));
  };

  /* Say how many names have no room, of all pictures on the page, and which when one points there. */
  const missing = new Map();
  const touched = window.matchMedia("(hover: none)"); // there nothing can be pointed at
  const tell = () => {
    const place = document.getElementById("unnamed");
    if (!place) return;
    for (const chart of missing.keys()) if (!chart.isConnected) missing.delete(chart);
    const names = [...missing].flatMap(([chart, own]) => (chart.offsetParent ? own : [])); // of those in sight
    const { lang } = document.documentElement;
    const form = new Intl.PluralRules(lang).select(names.length);
    const hand = touched.matches ? "Touch" : "";
    const text = place.dataset[form + hand] || place.dataset[`other${hand}`];
    const said = text.replace("{n}", new Intl.NumberFormat(lang).format(names.length));
    place.textContent = names.length ? said : "";
    place.title = new Intl.ListFormat(lang, { type: "unit" }).format(names);
  };
  /* The rows of a grid in sight whose heading has no room, by what zoom.js has made of its axes. */
  const unheaded = ({ meta, yaxis, annotations = [] }) => {
    const [high, low] = yaxis.range;
    const { tickvals = [], ticktext = [] } = yaxis;
    const headed = [...tickvals.filter((_, i) => ticktext[i]), ...annotations.map(({ y }) => y)]; // at either side
    return meta.names.filter((_, row) => row > low && row < high && !headed.includes(row));
  };
  document.addEventListener("entente:plotted", () => {
    const charts = [...document.querySelectorAll(`.panel ${internals.CHART}`)];
    const grids = charts.filter(({ layout }) => layout && layout.meta && layout.meta.ground === "grid");
    grids.forEach((chart) => missing.set(chart, unheaded(chart.layout)));
    const rowed = charts.filter(({ layout }) => layout && layout.meta && layout.meta.rows);
    rowed.forEach((chart) => missing.set(chart, window.entente.rows.unnamed(chart.layout)));
    if (grids.length || rowed.length) tell();
  });
  document.addEventListener("entente:drawn", () => requestAnimationFrame(tell)); // another view is there by then

  window.entente.names = { make, each, place, measured, plain, signsOf, strokesOf, buttonsOf };
})();
