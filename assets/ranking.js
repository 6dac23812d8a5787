/* What a reader looks for by name: nearest first, a state before its bank, whatever the accents, the
   letters of Arabic or Persian, or a slip of the hand. Texts are folded as data/finding.py does. */
(() => {
  const LETTERS = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th",
    "\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9", "\u0629": "\u0647",
    "\u06d5": "\u0647", "\u06c1": "\u0647", "\u06be": "\u0647",
    // A lengthened letter is no other one, and a half space or an apostrophe parts no words.
    "\u0640": "", "\u200c": "", "\u200d": "", "'": "", "\u2019": "", "\u02bc": "",
  };
  const letters = (text) => [...text].map((sign) => LETTERS[sign] ?? sign).join("");
  const digits = (text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => (
    String(sign.codePointAt(0) & 15)));
  const fold = (text) => letters(letters(digits(text).toLowerCase()).normalize("NFKD").replace(/\p{M}/gu, ""))
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  /* Return how many letters must be changed, added, left out or swapped until a word begins with
     another one; more than `most` are too many. */
  const slips = (asked, word, most) => {
    if (asked.length - word.length > most) return Infinity;
    let before = null;
    let row = Array.from({ length: word.length + 1 }, (_, i) => i);
    for (let i = 1; i <= asked.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= word.length; j += 1) {
        const same = asked[i - 1] === word[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        const swapped = before && j > 1 && asked[i - 1] === word[j - 2] && asked[i - 2] === word[j - 1];
        if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    const least = Math.min(...row);
    return least <= most ? least : Infinity;
  };
  const allowed = (word) => (/^\d+$/.test(word) ? 0 : word.length > 6 ? 2 : word.length > 3 ? 1 : 0); // a year is meant as it is

  const CODE = 3; // letters: what is no longer is meant whole, or two letters would begin too much

  /* How near a name is to what is asked for: 0 the same, 1 it begins so, 2 its words begin so, 3 it
     holds it. */
  const near = (asked, name) => {
    if (name === asked) return 0;
    if (name.startsWith(asked)) return 1;
    const words = name.split(" ");
    if (asked.split(" ").every((one) => words.some((word) => word.startsWith(one)))) return 2;
    if (asked.length > 2 && name.includes(asked)) return 3;
    // Where a half space is typed as a whole one, the words are parted that are one.
    const one = asked.replaceAll(" ", "");
    return one !== asked && one.length > CODE && name.replaceAll(" ", "").startsWith(one) ? 1 : Infinity;
  };
  /* The same with slips of the hand in each word: how many. */
  const meant = (asked, name) => {
    const words = name.split(" ");
    return asked.split(" ").reduce((sum, one) => (
      sum + Math.min(...words.map((word) => slips(one, word, allowed(one))))), 0);
  };

  const OTHER = 0.5; // a name in another language is further away
  const found = (asked, entries, measure) => entries.map((entry) => {
    entry.folded = entry.folded || entry.names.map(fold);
    const at = Math.min(...entry.folded.map((name, i) => {
      if (i && name.length <= CODE) return name === asked ? OTHER : Infinity;
      return measure(asked, name) + (i ? OTHER : 0);
    }));
    return { entry, at };
  }).filter(({ at }) => at < Infinity);

  /* Return entries in the order of how near they are: `entries` have `names`, an `order` among those
     that are as near, and a `weight`, of which more comes first. Slips count only where no name and
     no word of one begins with what is asked for. */
  const HOLDS = 3;
  const sorted = (some) => some.sort((one, other) => one.at - other.at
    || one.entry.order - other.entry.order || other.entry.weight - one.entry.weight
    || (one.entry.names[0] < other.entry.names[0] ? -1 : 1)).map(({ entry }) => entry);
  const rank = (query, entries) => {
    const asked = fold(query);
    if (!asked) return [];
    const exact = found(asked, entries, near);
    const begun = exact.some(({ at }) => at < HOLDS);
    const held = sorted(exact);
    if (begun) return held;
    const rest = entries.filter((entry) => !held.includes(entry));
    return [...held, ...sorted(found(asked, rest, meant))];
  };

  /* Return the ties that are asked for by both of their names, the nearest first, those with most
     relations before others that are as near: `ties` are their ids in that order, and `and` are words
     that may stand between two names. */
  const TIE = "~";
  const NAMED = 2; // a name is meant that is the same, or begins so
  const PARTS = 8; // words: what is longer names no two
  const rankTies = (query, entries, ties, and = []) => {
    const words = fold(query).split(" ");
    if (words.length < 2 || words.length > PARTS) return [];
    const joins = and.map(fold);
    const nearest = (some) => {
      const own = some.length > 1 && joins.includes(some[0]) ? some.slice(1) : some;
      return found(own.join(" "), entries, near).filter(({ at }) => at < NAMED);
    };
    const places = new Map(ties.map((id, i) => [id, i]));
    const best = new Map();
    for (let i = 1; i < words.length; i += 1) {
      const others = nearest(words.slice(i));
      for (const one of others.length ? nearest(words.slice(0, i)) : []) {
        for (const other of others) {
          const id = [one.entry.id, other.entry.id].sort().join(TIE);
          const at = one.at + other.at;
          if (places.has(id) && !(best.has(id) && best.get(id).at <= at)) best.set(id, { id, at, ends: [one.entry, other.entry] });
        }
      }
    }
    return [...best.values()].sort((one, other) => one.at - other.at || places.get(one.id) - places.get(other.id));
  };

  /* The same for a list that opens: its options in their groups, or what is found, nearest first. A
     body is called by its country and its own name; a state by its name alone. */
  const HOME = " \u203a ";
  const aliases = new Map(); // other names of actors by their ids, as far as they have been told
  const entryOf = (option, i) => {
    const [home, ...own] = option.label.split(HOME);
    const state = !own.length;
    const names = [state ? home : own.join(HOME), option.label, ...(aliases.get(option.value) || [])];
    return { option, names, order: state ? 0 : 1, weight: -i };
  };
  const learn = (actors) => actors.forEach(({ id, names }) => aliases.set(id, names));
  const findActors = ({ options, search }) => {
    if (!fold(search)) return options;
    return rank(search, options.flatMap((one) => one.items || [one]).map(entryOf)).map(({ option }) => option);
  };

  const ranking = { fold, rank, rankTies, slips, findActors, learn };
  if (typeof module === "object") module.exports = ranking;
  else {
    window.entente = Object.assign(window.entente || {}, { ranking });
    window.dashMantineFunctions = Object.assign(window.dashMantineFunctions || {}, { findActors });
  }
})();
