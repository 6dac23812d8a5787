/* A picture that explains itself: chart, title, key, filters, source and date in one SVG.

   Everything is drawn once, as SVG with its fonts inside; the PNG and the printed page are copies
   of that. Lengths are pixels of the drawing, of which a large picture has several to each. */
(() => {
  const NOTES = 8; // pixels between the key and the notes
  const CHART = 12; // pixels between the chart and what stands below it
  const LATIN = /[0-9A-Za-z\u00c0-\u024f]/;
  const ARABIC = /[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]/;
  const FONTS = [
    { family: "Inter", file: "inter.woff2", needed: ({ plain }) => LATIN.test(plain) },
    { family: "Entente Serif", file: "source-serif.woff2", needed: ({ title }) => LATIN.test(title) },
    { family: "Vazirmatn", file: "vazirmatn.woff2", needed: ({ plain }) => ARABIC.test(plain) },
  ];

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
    const words = { plain: svg.textContent, title };
    const faces = FONTS.filter(({ needed }) => needed(words)).map(async ({ family, file }) => {
      files[file] = files[file] || base64(new URL(`${spec.outlines}../fonts/${file}`, document.baseURI));
      return `@font-face{font-family:"${family}";font-weight:400 700;`
        + `src:url(data:font/woff2;base64,${await files[file]}) format("woff2")}`;
    });
    return (await Promise.all(faces)).join("");
  };

  /* ------------------------------------------------------------------ the whole */

  const { base } = document.documentElement.dataset; // the path that all addresses begin with
  const address = (spec) => `${window.location.host}${base}${spec.query === "?" ? "" : spec.query}`;

  /* Return every line of the picture, its types, and how high all that stands below the chart is. */
  const worded = (spec, { title, subtitle, parts }, length, side) => {
    const { typeIn, fill, fitted, wrap, height } = window.entente.type;
    const usual = typeIn(length);
    const TYPE = { ...usual, title: fitted(title, usual.title, length) };
    const { key, lines: { PARTS } } = window.entente;
    const [legend, footer] = ["legend", "footer"].map((part) => parts.includes(part));
    const lines = {
      title: fill(title, TYPE.title, length),
      subtitle: fill(subtitle, TYPE.subtitle, length),
      key: legend ? key.rows(spec, length) : [],
      notes: footer ? packed(spec.notes, length - side, TYPE.note) : [],
      link: footer && !spec.alone ? wrap(address(spec), TYPE.note, length - side, PARTS) : [],
    };
    const foot = Math.max(footer ? height([...lines.notes, ...lines.link], TYPE.note) : 0, side && side - NOTES);
    const below = lines.key.length * key.HEIGHT + (foot && NOTES + foot);
    return { ...lines, TYPE, below: below && below + CHART };
  };

  /* Compose a picture.

     `spec` is what components/takeaway/export.py sends; `options` are title, subtitle, parts ("legend",
     "footer"), look, size, and `own`, the reader's hand on it (views/own.js). Returns the SVG element, with its size in pixels of the file. */
  const compose = async (spec, options) => {
    const first = await composed(spec, options);
    if (!options.parts.includes("footer")) return first;
    // What the codes mean takes a line, and with less room there may be more of them.
    const known = new Map();
    for (let picture = first; ; picture = await composed({ ...spec, notes: [...spec.notes, meaning(known)] }, options)) {
      const codes = picture.names.filter(({ brief, node }) => brief && !known.has(node));
      if (!codes.length) return picture;
      for (const { node, name } of codes) known.set(node, name);
    }
  };
  const meaning = (codes) => [...codes].map(([code, name]) => `${code} ${name}`).join(" · ");

  /* Why the code that was asked for is not there, or why what is printed names no address: one that
     only this computer can open is of no use to whoever reads it. */
  const doubtOf = (square, side, { alone }, { parts }) => {
    const [coded, printed] = ["qr", "footer"].map((part) => parts.includes(part));
    if (coded && !square) return "unasked";
    if (coded && !side) return "too_long";
    if (alone && coded) return "alone";
    return alone && printed ? "unnamed" : "";
  };

  const composed = async (spec, options) => {
    const { MARGIN, round, make, paragraph, height } = window.entente.type;
    const { key, chart } = window.entente;
    const { across, down, scale, zoom, narrow } = spec.sizes[options.size];
    const [wide, high] = [across / scale, down / scale];
    const length = wide - 2 * MARGIN;
    await document.fonts.ready;
    const square = options.parts.includes("qr") ? await window.entente.qr.asked(spec.query) : undefined;
    const side = square && square.squares ? Math.max(square.squares * SQUARE, SMALLEST) : 0;
    const lines = worded(spec, options, length, side && side + NOTES);
    const { TYPE } = lines;
    const [first, last] = [MARGIN - 8, high - MARGIN + 12];
    const second = first + height(lines.title, TYPE.title);
    const [top, bottom] = [second + height(lines.subtitle, TYPE.subtitle) + 10, last - lines.below];
    const [chartWide, chartHigh] = [length, bottom - top].map((size) => Math.round(size / zoom));
    const { drawing, names, notes } = await chart.drawn(
      narrow && spec.narrow ? { ...spec, figure: spec.narrow } : spec, chartWide, chartHigh, options.own,
    );
    for (const [name, value] of Object.entries({
      x: MARGIN, y: round(top), width: round(chartWide * zoom), height: round(chartHigh * zoom),
      viewBox: `0 0 ${chartWide} ${chartHigh}`,
    })) drawing.setAttribute(name, value);
    const ground = make("rect", { width: round(wide), height: round(high), fill: spec.theme.paper });
    const svg = make(
      "svg", { width: across, height: down, viewBox: `0 0 ${round(wide)} ${round(high)}`, role: "img" },
      make("title", {}, options.title),
      ...(options.look === "transparent" ? [] : [ground]),
      ...paragraph(lines.title, first, TYPE.title, spec, wide),
      ...paragraph(lines.subtitle, second, TYPE.subtitle, spec, wide),
      drawing,
      ...key.draw(lines.key, bottom + CHART, spec, wide),
      ...footer(lines, last, spec, wide),
      ...(side ? [code(square, side, last, spec, wide)] : []),
    );
    if (!options.linked) svg.querySelectorAll("[data-tie]").forEach(plain);
    svg.prepend(make("style", {}, await embedded(svg, spec, options.title)));
    // Where the chart stands in the picture, and in it what the reader may move.
    const stands = { x: MARGIN, y: top, zoom, wide: chartWide, high: chartHigh, whole: [wide, high] };
    return { svg, across, down, doubt: doubtOf(square, side, spec, options), paper: spec.sizes[options.size].paper, stands, names, notes };
  };

  /* The address as squares, at the end of the notes: dark on light whatever stands around it. */
  const SQUARE = 2.6; // pixels of a square
  const SMALLEST = 110; // of all of them
  const code = ({ squares, path }, side, bottom, { theme, direction }, wide) => {
    const { MARGIN, round, make } = window.entente.type;
    const [dark, light] = [theme.ink, theme.panel].sort((one, other) => lightness(one) - lightness(other));
    return make(
      "svg", {
        x: round(direction === "rtl" ? MARGIN : wide - MARGIN - side), y: round(bottom - side),
        width: round(side), height: round(side), viewBox: `0 0 ${squares} ${squares}`,
      },
      make("rect", { width: squares, height: squares, fill: light }),
      make("path", { d: path, fill: dark, "shape-rendering": "crispEdges" }),
    );
  };
  const lightness = (hex) => [1, 3, 5].reduce((sum, at) => sum + parseInt(hex.slice(at, at + 2), 16), 0);

  /* Put as many notes on a line as there is room for. */
  const packed = (notes, length, type) => {
    const { fits, wrap } = window.entente.type;
    const lines = [];
    for (const note of notes) {
      const longer = `${lines.at(-1)} · ${note}`;
      if (lines.length && fits(longer, type, length)) lines[lines.length - 1] = longer;
      else lines.push(...wrap(note, type, length));
    }
    return lines;
  };

  /* Notes and address stand on the lower edge; an address is read from the left everywhere. */
  const footer = ({ notes, link }, bottom, spec, wide) => {
    const { TYPE, height, paragraph } = window.entente.type;
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
    const made = await new Promise((done) => { canvas.toBlob(done, "image/png"); });
    if (!picture.paper || !made) return made; // of a screen nobody knows how large it is
    const bytes = new Uint8Array(await made.arrayBuffer());
    return new Blob([window.entente.resolved(bytes, scale)], { type: made.type });
  };

  Object.assign(window.entente, { compose, raster, source });
})();
