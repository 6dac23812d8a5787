/* The key of a picture: each mark with a sample of it, in rows. */
(() => {
  const type = () => window.entente.type;
  const make = (...element) => type().make(...element);

  const samples = {
    badge: (x, y, { hue, glyph }, { theme }) => [
      make("circle", { cx: x + 9, cy: y, r: 7.5, fill: hue }),
      make("text", {
        x: x + 9, y: y + 4.6, fill: theme.paper, "font-size": 13, "font-weight": 700,
        "font-family": type().fonts("sans"), "text-anchor": "middle",
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
    cross: (x, y, { hue }) => [make("path", {
      d: `M${x + 3},${y - 6}l12,12m0,-12l-12,12`, fill: "none", stroke: hue, "stroke-width": 3.5,
    })],
    fuller: (x, y, { hue }) => [0.4, 1].map((opacity, i) => (
      make("rect", { x: x + 13 * i, y: y - 6, width: 12, height: 12, fill: hue, "fill-opacity": opacity }))),
    disc: (x, y, { hue }) => [make("circle", { cx: x + 9, cy: y, r: 6.5, fill: hue })],
    large: (x, y, { hue }) => [
      make("rect", { x, y: y - 3, width: 6, height: 6, fill: hue }),
      make("rect", { x: x + 9, y: y - 8, width: 16, height: 16, fill: hue }),
    ],
    bar: (x, y, { hue }) => [make("rect", { x, y: y - 4, width: 26, height: 8, fill: hue })],
    outline: (x, y, { hue }) => [
      make("rect", { x, y: y - 4, width: 26, height: 8, fill: "none", stroke: hue, "stroke-width": 1.8 }),
    ],
    hatched: (x, y, { hue }) => [box(x, y, hue), ...five((i) => make("path", {
      d: `M${x + 2 + i * 5},${y + 4}l4,-8`, stroke: hue, "stroke-width": 1.4,
    }))],
    dotted: (x, y, { hue }) => [box(x, y, hue), ...five((i) => make("circle", {
      cx: x + 3 + i * 5, cy: y, r: 1.3, fill: hue,
    }))],
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
  const five = (mark) => [0, 1, 2, 3, 4].map(mark);
  const box = (x, y, hue) => make("rect", {
    x, y: y - 4, width: 26, height: 8, fill: "none", stroke: hue, "stroke-width": 1.4,
  });
  const stroke = (x, y, hue, wide, dash = "none") => make("line", {
    x1: x, x2: x + 26, y1: y, y2: y, stroke: hue, "stroke-width": wide, "stroke-dasharray": dash,
  });
  const GAP = 10; // pixels between two marks, where the labels are as wide as they may become
  const SAMPLE_WIDTHS = { badge: 24, hollow: 24, square: 24, cross: 24, disc: 24, diamond: 24 };

  /* Return the rows of the key: each mark with the place where it begins. */
  const rows = (spec, length) => {
    const { width, TYPE } = type();
    const found = [[]];
    let at = 0;
    for (const mark of spec.key) {
      const sampleWidth = SAMPLE_WIDTHS[mark.shape] || 33;
      const whole = sampleWidth + width(mark.label, TYPE.key);
      if (at && at + whole > length) {
        found.push([]);
        at = 0;
      }
      found.at(-1).push({ mark, at, sampleWidth });
      at += whole + GAP;
    }
    return found;
  };

  const HEIGHT = 21; // pixels of a row
  const draw = (lines, top, spec, wide) => lines.flatMap((line, i) => line.flatMap((item) => {
    const { round, text, TYPE, MARGIN } = type();
    const y = round(top + (i + 0.55) * HEIGHT);
    const turned = spec.direction === "rtl";
    const x = round(turned ? wide - MARGIN - item.at - item.sampleWidth : MARGIN + item.at);
    const label = turned ? x - 1 : x + item.sampleWidth;
    const sample = turned ? x + 8 : x;
    return [
      ...samples[item.mark.shape](sample, y, item.mark, spec),
      text(item.mark.label, label, y + 5, TYPE.key, spec),
    ];
  }));

  window.entente.key = { rows, draw, HEIGHT };
})();
