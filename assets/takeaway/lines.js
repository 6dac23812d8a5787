/* The lines that a text is broken into: they use the room that there is, and keep dates whole. */
(() => {
  /* A line may end at a space: not before a dash, behind a number, which counts what follows, between
     the month and its year, or between the two ends of a span. \p{Nd} are the digits of any script,
     about which there may be marks of direction. */
  const SPACES = {
    at: /(?<!\p{Nd}[\u2066-\u2069]?(?:\s+(?:[–—]|de|تا))?)\s+(?![–—·])(?:(?<=[:;,،؛]\s+)|(?!(?:de\s+)?[\u2066-\u2069]?\p{Nd}{4}(?!\p{Nd})))/u,
    joint: " ",
  };
  /* An address is broken behind one of its parts. */
  const PARTS = { at: /(?<=[&,])/, joint: "" };
  const LAST = 0.2; // of the longest line: a last one that is shorter looks forgotten

  /* Return what is kept together; of what does not fit in a line of its own, its words. */
  const pieces = (text, { at }, fits) => text.split(at).filter(Boolean)
    .flatMap((piece) => (fits(piece, 1) ? [piece] : piece.split(/\s+/)));

  /* Fill one line after the other, each up to a share of its room. */
  const filled = (parts, { joint }, fits, share) => {
    const lines = [""];
    for (const part of parts) {
      const last = lines.at(-1);
      const longer = last ? last + joint + part : part;
      if (!last || fits(longer, share)) lines[lines.length - 1] = longer;
      else lines.push(part);
    }
    return lines.filter(Boolean);
  };

  /* Break a text; `fits` tells whether a line does in a share of the room. */
  const broken = (text, way, fits) => filled(pieces(text, way, fits), way, fits, 1);

  /* Break a text into as few lines as may be, full ones: they are narrowed only as long as the last
     is much shorter than the others; `width` measures a line. */
  const full = (text, fits, width) => {
    const parts = pieces(text, SPACES, fits);
    let found = filled(parts, SPACES, fits, 1);
    const { length } = found;
    for (let share = 1; share > 1 / length; share -= 0.02) {
      const lines = filled(parts, SPACES, fits, share);
      if (lines.length > length) break;
      found = lines;
      if (width(found.at(-1)) >= LAST * Math.max(...found.map(width))) break;
    }
    return found;
  };

  const lines = { SPACES, PARTS, broken, full };
  if (typeof module === "object") module.exports = lines;
  else window.entente.lines = lines;
})();
