/* The words of a picture, on lines that do not leave it.

   A picture is drawn with its own fonts, but not every program uses those that stand in the file:
   librsvg, with which Wikipedia and many tools draw SVG, never does, and draws wider letters, bold
   ones for a headline. Each line has so much room to spare that it fits all the same. */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 36; // pixels between text and edge
  /* `slack` is how much wider a line may become. DejaVu, the widest of the fonts that are commonly
     there, makes headlines 1.27 to 1.30 times as wide, in Persian most, and all else at most 1.09. */
  const TYPE = {
    title: { size: 27, weight: 600, stack: "serif", hue: "ink", lines: 3, leading: 1.22, slack: 1.32 },
    subtitle: { size: 16, weight: 400, stack: "sans", hue: "muted", lines: 4, leading: 1.35, slack: 1.17 },
    key: { size: 14, weight: 400, stack: "sans", hue: "ink", lines: 1, leading: 1.5, slack: 1.17 },
    note: { size: 12.5, weight: 400, stack: "sans", hue: "muted", lines: 3, leading: 1.36, slack: 1.17 },
  };
  /* Lines of a column are short: more of them, below a smaller headline, say as much. */
  const COLUMN = 500; // pixels
  const more = { title: { size: 22, lines: 6 }, subtitle: { lines: 9 }, note: { lines: 8 } };
  const typeIn = (length) => (length >= COLUMN ? TYPE : Object.fromEntries(
    Object.entries(TYPE).map(([name, type]) => [name, { ...type, ...more[name] }]),
  ));
  const EDGE = 8; // pixels that a line that has become wider keeps from the edge

  const round = (number) => Math.round(number * 10) / 10;
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* The stacks of fonts are those of the page. */
  const fonts = (stack) => getComputedStyle(document.documentElement).getPropertyValue(`--${stack}`).trim();

  const ruler = document.createElement("canvas").getContext("2d");
  /* Return how wide a text may become, in pixels. */
  const width = (words, { size, weight, stack, slack }) => {
    ruler.font = `${weight} ${size}px ${fonts(stack)}`;
    return ruler.measureText(words).width * slack;
  };

  /* A line that has become wider may use the margin. */
  const fits = (words, type, length) => width(words, type) <= length + MARGIN - EDGE;

  /* A line in a share of the room; its letters are those of a type. */
  const fitting = (type, length) => (line, share) => fits(line, type, length * share);

  /* Break a text into lines of a length; what does not fit in the last is cut with an ellipsis. */
  const wrap = (words, type, length, way = window.entente.lines.SPACES) => (
    cutAfter(window.entente.lines.broken(words, way, fitting(type, length)), type, length)
  );
  const cutAfter = (lines, type, length) => {
    if (lines.length <= type.lines) return lines.map((line) => cut(line, type, length));
    const kept = lines.slice(0, type.lines);
    return [...kept.slice(0, -1), cut(`${kept.at(-1)}…`, type, length)];
  };
  /* The end of a single word that is too long is cut. */
  const cut = (line, type, length) => {
    let letters = [...line];
    while (letters.length > 1 && !fits(letters.join(""), type, length)) {
      letters = [...letters.slice(0, -2).join("").trimEnd(), "…"];
    }
    return letters.join("");
  };

  /* Break a text into as few lines as may be, which use their length. */
  const fill = (words, type, length) => (
    cutAfter(window.entente.lines.full(words, fitting(type, length), (line) => width(line, type)), type, length)
  );

  /* Return a type in which a text that is a little too long keeps to one line. */
  const LEAST = 0.85; // of its size
  const fitted = (words, type, length) => {
    const share = (length + MARGIN - EDGE) / width(words, type);
    return share < 1 && share >= LEAST ? { ...type, size: Math.floor(type.size * share * 10) / 10 } : type;
  };

  const text = (words, x, y, type, { theme, direction }, more = {}) => make("text", {
    x, y, "font-size": type.size, "font-weight": type.weight, "font-family": fonts(type.stack),
    fill: theme[type.hue], direction, "text-anchor": "start", ...more,
  }, words);

  /* Text begins at the left, or at the right in a language written from there. */
  const start = ({ direction }, wide) => (direction === "rtl" ? wide - MARGIN : MARGIN);
  const paragraph = (lines, top, type, spec, wide) => lines.map((line, i) => (
    text(line, start(spec, wide), round(top + (i + 0.8) * type.size * type.leading), type, spec)
  ));
  const height = (lines, type) => lines.length * type.size * type.leading;

  window.entente.type = {
    MARGIN, TYPE, typeIn, round, make, fonts, width, fits, wrap, fill, fitted, text, paragraph, height,
  };
})();
