/* What a single key means: on a keyboard whose letters are of another script, the Latin letter that
   stands in the same place. A Latin letter is meant as it is, wherever a layout has it. */
(() => {
  const { latin } = typeof module === "object" ? require("./dates.js") : window.entente.dates;
  const MARKS = { "؟": "?", "−": "-" };
  const PLACES = { BracketLeft: "[", BracketRight: "]", Slash: "/" };
  const NAMED = /^\w{2,}$/; // as Escape is; some letters of other scripts are two signs, too
  const OTHER = /^[\p{L}\p{M}]+$/u;
  const LATIN = /^\p{Script=Latin}$/u;

  /* Return a letter in small, a digit, a sign, or the name of a key. */
  const meant = ({ key, code }) => {
    if (NAMED.test(key)) return key;
    const sign = MARKS[key] || latin(key);
    if (!OTHER.test(sign) || LATIN.test(sign)) return sign.toLowerCase();
    const [, letter] = /^Key([A-Z])$/.exec(code) || [];
    return letter ? letter.toLowerCase() : PLACES[code] || sign;
  };

  const keyboard = { meant };
  if (typeof module === "object") module.exports = keyboard;
  else window.entente = { ...window.entente, keyboard };
})();
