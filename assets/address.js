/* The address as a map of its parts: read, written and changed by the table of data/parameters.py,
   which the page holds as JSON. Nothing here touches the page, so that the same cases are run by
   node and by pytest. */
(() => {
  const dates = typeof module === "object" ? require("./dates.js") : window.entente.dates;
  const { cover, latin, wrong } = dates;
  const none = "none";
  const PLACE = ["story", "step", "answer"];

  const parameter = (name, grammar) => grammar.parameters.find((one) => one.name === name);
  const valuesOf = (name, grammar) => parameter(name, grammar).values;
  const defaultOf = (name, grammar) => parameter(name, grammar).default || "";
  /* Whether a part may stand beside a place in a story; what is no part of any address does no harm. */
  const staysInStory = (name, grammar) => Boolean((parameter(name, grammar) || {}).inStories);
  const leavesStory = (name, grammar) => Boolean(parameter(name, grammar)) && !staysInStory(name, grammar);

  /* Longer addresses are not read by the server, nor could they be sent to it. */
  const LONGEST = 4090; // letters
  const [MOST, PART] = [12, 300]; // parts that are left of one, and letters of each
  const letters = (search) => {
    try {
      return decodeURIComponent(search).length; // however they are encoded
    } catch {
      return search.length; // not encoded as it should be
    }
  };
  const cut = (search) => {
    if (letters(search) <= LONGEST) return search;
    const parts = search.slice(1).split("&").slice(0, MOST);
    return `?${parts.map((part) => part.slice(0, PART)).join("&")}`;
  };

  const read = (search) => {
    const found = {};
    for (const [name, value] of new URLSearchParams(search || "")) found[name] = value;
    return found;
  };

  /* In the address of a step stands only its place in the story; what it shows is in the story.
     Anything else beside it is a change, and leaves the story. */
  const framesOf = (story, { frames }) => frames.filter((one) => one.story === story);
  const frameOf = ({ story, step, answer }, grammar) => {
    const frames = framesOf(latin(story), grammar);
    const at = (wanted, answered) => frames.find((one) => one.step === wanted && one.answer === answered);
    return at(latin(step) || "1", latin(answer)) || at(latin(step), "") || frames[0] || null;
  };
  const leave = (parts) => {
    for (const name of PLACE) delete parts[name];
    return parts;
  };
  const withLatinDates = (parts, { parameters }) => {
    for (const { name, kind } of parameters) {
      if (kind === "date" && parts[name]) parts[name] = latin(parts[name]);
    }
    return parts;
  };
  const unfold = (parts, grammar) => {
    const frame = frameOf(parts, grammar);
    const left = !frame || Object.keys(parts).some((name) => leavesStory(name, grammar));
    const found = leave({ ...(frame ? read(frame.query) : {}), ...parts });
    withLatinDates(found, grammar);
    return left ? found : { ...found, story: frame.story, step: frame.step, answer: frame.answer };
  };

  /* Fixed order, defaults left out, so that equal selections have equal addresses. */
  const encode = (text) => encodeURIComponent(text).replace(/%2C/g, ",").replace(/%2F/g, "/")
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  const write = (parts, grammar) => {
    const kept = grammar.parameters.filter((one) => parts[one.name] && parts[one.name] !== one.default
      && (!parts.story || one.inStories));
    return "?" + kept.map(({ name }) => `${name}=${encode(parts[name])}`).join("&");
  };

  /* The filters of a second selection: nothing is left out that one has in place of the other. */
  const writeFilters = (parts, { parameters }) => {
    const filters = parameters.filter((one) => one.filter);
    const named = filters.filter(({ name, kind }) => (kind === "date" ? parts[name] : name in parts));
    const written = named.map(({ name }) => `${name}=${encode(parts[name])}`);
    // Both dates left open are a choice, too.
    const open = ("from" in parts || "to" in parts) && !parts.from && !parts.to ? ["from="] : [];
    return [...open, ...written].join("&");
  };

  /* Months are counted from year 0. */
  const month = ([year, number]) => year * 12 + number - 1;
  const pad = (number, size) => String(number).padStart(size, "0");
  const fromMonth = (count) => `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`;
  const clamp = (value, [low, high]) => Math.min(Math.max(value, low), high);

  const thumbs = ({ from, to }, { months }) => {
    const found = wrong(from, to);
    const [start, end] = [found.from ? null : cover(from), found.to ? null : cover(to)];
    const low = start ? clamp(month(start.first), months) : months[0];
    return [low, end ? Math.max(low, clamp(month(end.last), months)) : months[1]];
  };

  const native = (text, { digits }) => text.replace(/[0-9]/g, (digit) => digits[digit]);

  /* A list that cannot be read in part is not read at all. */
  const list = (text, { kind, values = [], most }) => {
    const without = kind === "subset" ? values : [];
    const asked = [...new Set(text ? text.split(",") : [])];
    if (kind === "subset" && asked.length === 1 && asked[0] === none) return [];
    const known = asked.every((item) => values.includes(item));
    return asked.length && known && (kind === "subset" || asked.length <= most) ? asked : without;
  };

  /* Return what a control shows for an address. */
  const shown = (name, parts, grammar) => {
    if (name === "dates") return thumbs(parts, grammar);
    const rule = parameter(name, grammar);
    if (rule.kind === "date") return native(parts[name] || "", grammar);
    if (rule.kind === "subset" || rule.kind === "several") return list(parts[name], rule);
    const usual = rule.default || "";
    const value = parts[name] || usual;
    return !rule.values || rule.values.includes(value) ? value : usual;
  };

  /* A date that was typed to the day stays as it is until its own thumb is moved. */
  const slide = ([from, to], parts, grammar) => {
    const [low, high] = grammar.months;
    const [first, last] = thumbs(parts, grammar);
    if (!parts.from || from !== first) parts.from = from > low ? fromMonth(from) : "";
    if (!parts.to || to !== last) parts.to = to < high ? fromMonth(to) : "";
  };
  const choose = (chosen, { kind, values = [] }) => {
    const sorted = values.filter((item) => chosen.includes(item));
    if (kind === "several") return sorted.join(",");
    return sorted.length === values.length ? "" : sorted.join(",") || none;
  };

  /* What is chosen with one thing more, or without it where it is chosen already: in alphabetical
     order, as the server writes it, and not more of them than it would read. */
  const toggle = (tie, thing, grammar) => {
    const named = thing.split("~").sort().join("~");
    const chosen = new Set(tie ? tie.split(",") : []);
    if (!chosen.delete(named)) chosen.add(named);
    return chosen.size > parameter("tie", grammar).most ? tie : [...chosen].sort().join(",");
  };

  /* Forget what means nothing once something else has changed. */
  const reset = (names, parts, { parameters }) => {
    for (const { name, within = [] } of parameters) {
      if (within.some((other) => names.includes(other))) delete parts[name];
    }
    return parts;
  };

  /* Change the address as one control asks. */
  const change = (name, value, parts, grammar) => {
    if (!staysInStory(name, grammar)) leave(parts);
    if (name === "dates") {
      slide(value, parts, grammar);
      return reset(["from", "to"], parts, grammar);
    }
    reset([name], parts, grammar);
    const rule = parameter(name, grammar);
    if (name === "theme") parts.theme = parts.theme === "dark" ? "light" : "dark";
    else if (rule.kind === "date") parts[name] = latin(value).trim();
    else if (rule.kind === "subset" || rule.kind === "several") parts[name] = choose(value, rule);
    else parts[name] = value;
    return parts;
  };

  const address = {
    LONGEST, cut, read, write, writeFilters, unfold, leave, reset, shown, change, toggle, thumbs, clamp, valuesOf,
    defaultOf, staysInStory, leavesStory, framesOf,
  };
  if (typeof module === "object") module.exports = address;
  else window.entente = { ...window.entente, address };
})();
