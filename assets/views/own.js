/* The reader's own hand on a picture: notes, and names that were moved or hidden, as the address has
   them (data/address/values.py). Notes are drawn here, in any chart, as text and nothing else. */
(() => {
  const HIDDEN = "none";
  const APART = "|";
  const MOST = { notes: 5, letters: 60, names: 12, title: 120, subtitle: 160 }; // as data/parameters.py has it
  const SIZE = 1.15; // of the type of the picture
  const WIDEST = 0.34; // of the width of the picture
  const LEADING = 1.25;

  /* ------------------------------------------------------------------ in the address */

  const whole = (number, least, most) => Math.round(Math.min(Math.max(number, least), most));
  const place = (number) => whole(number, 0, 1000);
  const way = (number) => whole(number, -1000, 1000);
  const line = (words) => words.replaceAll(APART, "/").split(/\s+/).filter(Boolean).join(" ");

  /* Return the notes, each with its place in thousandths, and the names by their nodes: how far they
     were moved, in thousandths of the height, or null for one that is hidden. */
  const read = ({ note = "", names = "" }) => {
    const notes = note.split(APART).flatMap((part) => {
      const [, x, y, text] = part.match(/^(\d+),(\d+),(.+)$/s) || [];
      return text ? [{ x: place(x), y: place(y), text }] : [];
    });
    const moved = names.split(",").flatMap((part) => {
      const [, node, hidden, x, y] = part.match(/^(.+?)\.(?:(none)|(-?\d+)\.(-?\d+))$/) || [];
      return node ? [[node, hidden ? null : [way(x), way(y)]]] : [];
    });
    return { notes: notes.slice(0, MOST.notes), names: new Map(moved.slice(0, MOST.names)) };
  };

  const write = ({ notes, names }) => ({
    note: notes.map(({ x, y, text }) => ({ x: place(x), y: place(y), text: line(text).slice(0, MOST.letters).trim() }))
      .filter(({ text }) => text).slice(0, MOST.notes)
      .map(({ x, y, text }) => `${x},${y},${text}`).join(APART),
    names: [...names].slice(0, MOST.names).sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([node, moved]) => `${node}.${moved ? moved.map(way).join(".") : HIDDEN}`).join(","),
  });

  /* ------------------------------------------------------------------ in a picture */

  const make = (name, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const wrapped = (text, font, most) => {
    const brush = document.createElement("canvas").getContext("2d");
    brush.font = font;
    const wide = (words) => brush.measureText(words).width;
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && wide(longer) <= most) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return { lines, wide: Math.max(...lines.map(wide)) };
  };

  /* Where a note stands in a picture of a size: wholly within it. */
  const standing = ({ x, y, text }, { family, size }, [across, down]) => {
    const letters = size * SIZE;
    const { lines, wide } = wrapped(text, `600 ${letters}px ${family}`, across * WIDEST);
    const high = lines.length * letters * LEADING;
    const within = (at, half, length) => Math.min(Math.max(at, half), Math.max(length - half, half));
    const [cx, cy] = [within((x / 1000) * across, wide / 2, across), within((y / 1000) * down, high / 2, down)];
    return { lines, letters, cx, box: [cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2] };
  };

  /* Draw the notes over a chart, and return the box of each. */
  const draw = (chart, { notes }) => {
    const { internals } = window.entente;
    if (!internals.located(chart)) return [];
    const { width, height, font } = internals.layoutOf(chart);
    const sheet = internals.layers(chart).at(-1);
    sheet.querySelector(":scope > .own-notes")?.remove();
    const stood = notes.map((note) => standing(note, font, [width, height]));
    const texts = stood.map(({ lines, letters, cx, box }) => make("text", {
      "text-anchor": "middle", "font-size": letters, "font-weight": 600, fill: font.color,
    }, ...lines.map((words, i) => make("tspan", {
      x: cx.toFixed(1), y: (box[1] + (i + 0.95) * letters).toFixed(1),
    }, words))));
    if (texts.length) sheet.append(make("g", { class: "own-notes", "font-family": font.family }, ...texts));
    return stood.map(({ box }) => box);
  };

  const own = { MOST, read, write, draw };
  if (typeof module === "object") module.exports = own;
  else window.entente = { ...window.entente, own };
})();
