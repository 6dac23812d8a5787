/* A picture that explains itself: chart, title, key, filters, source and date in one SVG.

   Everything is drawn once, as SVG with its fonts inside; the PNG and the printed page are copies
   of that. Lengths are pixels of the drawing, of which a large picture has several to each. */
(() => {
  const { internals } = window.entente;
  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 36;
  const NOTES = 8; // between the key and the notes
  const LATIN = /[0-9A-Za-z\u00c0-\u024f]/;
  const ARABIC = /[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]/;
  const FONTS = [
    { family: "Inter", file: "inter.woff2", needed: ({ plain }) => LATIN.test(plain) },
    { family: "Entente Serif", file: "source-serif.woff2", needed: ({ title }) => LATIN.test(title) },
    { family: "Vazirmatn", file: "vazirmatn.woff2", needed: ({ plain }) => ARABIC.test(plain) },
  ];
  const SANS = "Inter, Vazirmatn, sans-serif";
  const SERIF = "'Entente Serif', Vazirmatn, serif";
  const TYPE = {
    title: { size: 27, weight: 600, family: SERIF, hue: "ink", lines: 2, leading: 1.22 },
    subtitle: { size: 16, weight: 400, family: SANS, hue: "muted", lines: 2, leading: 1.35 },
    key: { size: 14, weight: 400, family: SANS, hue: "ink", lines: 1, leading: 1.5 },
    note: { size: 12.5, weight: 400, family: SANS, hue: "muted", lines: 3, leading: 1.36 },
  };

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* ------------------------------------------------------------------ text */

  const ruler = document.createElement("canvas").getContext("2d");
  const width = (text, { size, weight, family }) => {
    ruler.font = `${weight} ${size}px ${family}`;
    return ruler.measureText(text).width;
  };

  /* Break a text into lines of a length; what does not fit in the last is cut with an ellipsis. */
  const wrap = (text, type, length) => {
    const lines = [""];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (width(longer, type) <= length || !lines.at(-1)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    if (lines.length <= type.lines) return lines.filter(Boolean);
    const kept = lines.slice(0, type.lines);
    let last = kept.pop();
    while (last && width(`${last}…`, type) > length) last = last.slice(0, -1).trimEnd();
    return [...kept, `${last}…`];
  };

  const text = (words, x, y, type, { theme, direction }, more = {}) => make("text", {
    x, y, "font-size": type.size, "font-weight": type.weight, "font-family": type.family,
    fill: theme[type.hue], direction, "text-anchor": "start", ...more,
  }, words);

  /* Text begins at the left, or at the right in a language written from there. */
  const start = ({ direction }, wide) => (direction === "rtl" ? wide - MARGIN : MARGIN);

  const paragraph = (lines, top, type, spec, wide) => lines.map((line, i) => (
    text(line, start(spec, wide), round(top + (i + 0.8) * type.size * type.leading), type, spec)
  ));
  const height = (lines, type) => lines.length * type.size * type.leading;
  const round = (number) => Math.round(number * 10) / 10;

  /* ------------------------------------------------------------------ the key */

  const samples = {
    badge: (x, y, { hue, glyph }, { theme }) => [
      make("circle", { cx: x + 9, cy: y, r: 7.5, fill: hue }),
      make("text", {
        x: x + 9, y: y + 4.6, fill: theme.paper, "font-size": 13, "font-weight": 700,
        "font-family": SANS, "text-anchor": "middle",
      }, glyph),
    ],
    line: (x, y, { hue }) => [stroke(x, y, hue, 2.5)],
    dots: (x, y, { hue }) => [stroke(x, y, hue, 2.5, "4,3.5")],
    dashed: (x, y, { hue }) => [stroke(x, y, hue, 1.8, "7,4")],
    thin: (x, y, { hue }) => [stroke(x, y, hue, 1.2)],
    thick: (x, y, { hue }) => [stroke(x, y, hue, 5.5)],
    band: (x, y, { hue }) => [
      make("line", {
        x1: x, x2: x + 26, y1: y, y2: y, stroke: hue, "stroke-width": 11, "stroke-opacity": 0.3,
      }),
    ],
    dashes: (x, y, { hue }) => [
      make("line", {
        x1: x, x2: x + 26, y1: y, y2: y, stroke: hue, "stroke-width": 11, "stroke-opacity": 0.4,
        "stroke-dasharray": "2,4",
      }),
    ],
    hollow: (x, y, { hue }) => [
      make("circle", { cx: x + 9, cy: y, r: 6.5, fill: "none", stroke: hue, "stroke-width": 1.6 }),
    ],
    square: (x, y, { hue }) => [make("rect", { x: x + 2, y: y - 7, width: 14, height: 14, fill: hue })],
    diamond: (x, y, { hue }) => [make("path", {
      d: `M${x + 9},${y - 8}l8,8l-8,8l-8,-8Z`, fill: "none", stroke: hue, "stroke-width": 1.6,
    })],
    disc: (x, y, { hue }) => [make("circle", { cx: x + 9, cy: y, r: 6.5, fill: hue })],
    large: (x, y, { hue }) => [
      make("rect", { x, y: y - 3, width: 6, height: 6, fill: hue }),
      make("rect", { x: x + 9, y: y - 8, width: 16, height: 16, fill: hue }),
    ],
    bar: (x, y, { hue }) => [make("rect", { x, y: y - 4, width: 26, height: 8, fill: hue })],
    outline: (x, y, { hue }) => [
      make("rect", { x, y: y - 4, width: 26, height: 8, fill: "none", stroke: hue, "stroke-width": 1.8 }),
    ],
    pale: (x, y, { hue }) => [
      make("rect", { x, y: y - 4, width: 26, height: 8, fill: hue, "fill-opacity": 0.5 }),
    ],
    fading: (x, y, { hue }) => [0.25, 0.5, 1].map((opacity, i) => (
      make("rect", { x: x + i * 9, y: y - 4, width: 9, height: 8, fill: hue, "fill-opacity": opacity })
    )),
    shades: (x, y, _mark, { theme }) => ["conflict", "land", "cooperation"].map((name, i) => (
      make("rect", { x: x + i * 9, y: y - 7, width: 9, height: 14, fill: theme[name] })
    )),
  };
  const stroke = (x, y, hue, wide, dash = "none") => make("line", {
    x1: x, x2: x + 26, y1: y, y2: y, stroke: hue, "stroke-width": wide, "stroke-dasharray": dash,
  });
  const ROOM = { badge: 24, hollow: 24, square: 24, disc: 24, diamond: 24 };

  /* Return the rows of the key: each mark with the place where it begins. */
  const rows = (spec, length) => {
    const found = [[]];
    let at = 0;
    for (const mark of spec.key) {
      const room = ROOM[mark.shape] || 33;
      const whole = room + width(mark.label, TYPE.key);
      if (at && at + whole > length) {
        found.push([]);
        at = 0;
      }
      found.at(-1).push({ mark, at, room });
      at += whole + 20;
    }
    return found;
  };

  const legend = (lines, top, spec, wide) => lines.flatMap((line, i) => line.flatMap((item) => {
    const y = round(top + (i + 0.55) * TYPE.key.size * TYPE.key.leading);
    const turned = spec.direction === "rtl";
    const x = round(turned ? wide - MARGIN - item.at - item.room : MARGIN + item.at);
    const label = turned ? x - 1 : x + item.room;
    const sample = turned ? x + 8 : x;
    return [
      ...samples[item.mark.shape](sample, y, item.mark, spec),
      text(item.mark.label, label, y + 5, TYPE.key, spec),
    ];
  }));

  /* ------------------------------------------------------------------ the chart */

  /* Names that are not wanted in a file, and style that only repeats what is so anyway. */
  const USUAL = new Set([
    "opacity: 1", "fill-opacity: 1", "stroke-opacity: 1", "vector-effect: none", "white-space: pre",
    "font-style: normal", "font-variant: normal", "font-weight: normal", "stroke-width: 0px",
    "pointer-events: none", "pointer-events: all", "cursor: default", "stroke: none",
  ]);
  const GONE = `${internals.POINTING}, .crowded`;
  const rounded = (value) => value.replace(/-?\d+\.\d{2,}(e-?\d+)?/g, (digits) => String(round(Number(digits))));

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
      const paths = internals.lines(group).flatMap(apart);
      if (paths.length === starts.length) starts.forEach((at, i) => mark(paths[i], customdata[at], words[at]));
    }
  };

  /* Plotly draws all lines of one look on a map as one path: take it apart. */
  const apart = (path) => {
    const pieces = path.getAttribute("d").split(/(?=M)/);
    const parts = pieces.map((d) => {
      const part = path.cloneNode();
      part.setAttribute("d", d);
      return part;
    });
    path.replaceWith(...parts);
    return parts;
  };

  /* Draw a figure where nobody sees it, and return the drawing, without its classes. */
  const chart = async ({ figure, picture, theme, direction, outlines }, wide, high) => {
    const stage = document.createElement("div");
    stage.className = "offstage";
    stage.style.cssText = `width:${wide}px;height:${high}px`;
    document.body.append(stage);
    const { data, layout } = structuredClone(figure);
    await window.Plotly.newPlot(stage, data, { ...layout, width: wide, height: high }, {
      staticPlot: true, topojsonURL: outlines,
    });
    const named = ["map", "network", "camps"].includes(picture);
    if (named) window.entente.tidy(stage);
    annotate(stage);
    const drawing = make("svg", {
      width: wide, height: high, direction: "ltr", "font-family": SANS,
    });
    for (const part of internals.layers(stage)) {
      const copy = part.cloneNode(true);
      copy.querySelectorAll(GONE).forEach((element) => element.remove());
      if (named) {
        for (const name of internals.names(copy)) {
          name.style.cssText += `;paint-order:stroke;stroke:${theme.paper};stroke-width:3px;stroke-linejoin:round`;
        }
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
    return drawing;
  };

  let last = { key: "", drawing: null };
  const drawn = async (spec, wide, high) => {
    const key = JSON.stringify([spec.query, spec.picture, spec.theme, wide, high]);
    if (last.key !== key) last = { key, drawing: await chart(spec, wide, high) };
    return last.drawing.cloneNode(true);
  };

  /* ------------------------------------------------------------------ fonts */

  const files = {};
  const base64 = async (address) => {
    const answer = await fetch(address);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    let binary = "";
    for (let at = 0; at < bytes.length; at += 8192) {
      binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(binary);
  };
  const embedded = async (svg, spec, title) => {
    const said = { plain: svg.textContent, title };
    const faces = FONTS.filter(({ needed }) => needed(said)).map(async ({ family, file }) => {
      files[file] = files[file] || base64(new URL(`${spec.outlines}../fonts/${file}`, document.baseURI));
      return `@font-face{font-family:"${family}";font-weight:400 700;`
        + `src:url(data:font/woff2;base64,${await files[file]}) format("woff2")}`;
    });
    return (await Promise.all(faces)).join("");
  };

  /* ------------------------------------------------------------------ the whole */

  const address = (spec) => `${window.location.host}/${spec.query === "?" ? "" : spec.query}`;

  /* Compose a picture.

     `spec` is what components/takeaway/export.py sends; `options` are title, subtitle, parts ("legend",
     "footer"), look and size. Returns the SVG element, with its size in pixels of the file. */
  const compose = async (spec, options) => {
    const [across, down, scale] = spec.sizes[options.size];
    const [wide, high] = [across / scale, down / scale];
    const length = wide - 2 * MARGIN;
    const svg = make("svg", {
      xmlns: SVG, width: across, height: down, viewBox: `0 0 ${round(wide)} ${round(high)}`, role: "img",
    });
    await document.fonts.ready;
    const title = wrap(options.title, TYPE.title, length);
    const subtitle = wrap(options.subtitle, TYPE.subtitle, length);
    const key = options.parts.includes("legend") ? rows(spec, length) : [];
    const notes = options.parts.includes("footer") ? packed(spec.notes, length) : [];
    const link = options.parts.includes("footer") ? wrap(address(spec), TYPE.note, length) : [];
    const below = key.length * TYPE.key.size * TYPE.key.leading
      + (notes.length ? NOTES : 0) + height([...notes, ...link], TYPE.note);
    const top = MARGIN - 8 + height(title, TYPE.title) + height(subtitle, TYPE.subtitle) + 10;
    const bottom = high - MARGIN + 12 - below - (below ? 12 : 0);
    const drawing = await drawn(spec, Math.round(length), Math.round(bottom - top));
    drawing.setAttribute("x", MARGIN);
    drawing.setAttribute("y", round(top));
    if (options.look !== "transparent") {
      svg.append(make("rect", { width: round(wide), height: round(high), fill: spec.theme.paper }));
    }
    svg.append(
      make("title", {}, options.title),
      ...paragraph(title, MARGIN - 8, TYPE.title, spec, wide),
      ...paragraph(subtitle, MARGIN - 8 + height(title, TYPE.title), TYPE.subtitle, spec, wide),
      drawing,
      ...legend(key, bottom + 12, spec, wide),
      ...footer(notes, link, high - MARGIN + 12, spec, wide),
    );
    if (!options.linked) svg.querySelectorAll("[data-tie]").forEach(plain);
    svg.prepend(make("style", {}, await embedded(svg, spec, options.title)));
    return { svg, across, down };
  };

  /* Put as many notes on a line as there is room for. */
  const packed = (notes, length) => {
    const lines = [];
    for (const note of notes) {
      const longer = lines.length ? `${lines.at(-1)} · ${note}` : note;
      if (lines.length && width(longer, TYPE.note) <= length) lines[lines.length - 1] = longer;
      else lines.push(...wrap(note, TYPE.note, length));
    }
    return lines;
  };

  /* Notes and address stand on the lower edge; an address is read from the left everywhere. */
  const footer = (notes, link, bottom, spec, wide) => {
    const top = bottom - height([...notes, ...link], TYPE.note);
    const below = paragraph(link, bottom - height(link, TYPE.note), TYPE.note, spec, wide);
    if (spec.direction === "rtl") {
      for (const line of below) {
        line.setAttribute("direction", "ltr");
        line.setAttribute("text-anchor", "end");
      }
    }
    return [...paragraph(notes, top, TYPE.note, spec, wide), ...below];
  };

  const plain = (element) => {
    element.removeAttribute("data-tie");
    element.querySelector("title").remove();
  };

  const source = ({ svg }) => new XMLSerializer().serializeToString(svg);
  const MOST = 120e6; // pixels that a browser can hold in one picture

  /* Copy a picture onto a canvas and return it as a PNG, `times` as large in each direction. */
  const raster = async (picture, times) => {
    const { across, down } = picture;
    const scale = Math.min(times, Math.max(1, Math.floor(Math.sqrt(MOST / (across * down)))));
    const link = URL.createObjectURL(new Blob([source(picture)], { type: "image/svg+xml" }));
    const image = new Image();
    image.src = link;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {
      width: across * scale, height: down * scale,
    });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(link);
    return new Promise((done) => { canvas.toBlob(done, "image/png"); });
  };

  window.entente = { ...window.entente, compose, make, raster, source, SANS };
})();
