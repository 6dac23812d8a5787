/* The address as a map of its parts: read, written and changed as data/selection.py does. Nothing
   here touches the page but for the language in which numbers are typed. */
(() => {
  const none = "none";

  const read = (search) => {
    const found = {};
    for (const [name, value] of new URLSearchParams(search || "")) found[name] = value;
    return found;
  };

  /* In the address of a step stands only its place in the story; what it shows is in the story.
     Anything else beside it is a change, and leaves the story (see data/selection.py). */
  const place = ["story", "step", "answer"];
  const frameOf = ({ story, step, answer }, { frames }) => {
    const at = (wanted, answered) => frames.find((one) => one.step === wanted && one.answer === answered);
    if (story !== "1" || !frames.length) return null;
    return at(step || "1", answer || "") || at(step, "") || frames[0];
  };
  const unfold = (parts, grammar) => {
    const { order, told } = grammar;
    const frame = frameOf(parts, grammar);
    const left = !frame || Object.keys(parts).some((name) => order.includes(name) && !told.includes(name));
    const found = { ...(frame ? read(frame.query) : {}), ...parts };
    for (const name of place) delete found[name];
    return left ? found : { ...found, story: "1", step: frame.step, answer: frame.answer };
  };
  const leave = (parts) => {
    for (const name of place) delete parts[name];
    return parts;
  };

  /* Write the address as data/selection.py does: fixed order, defaults left out. */
  const write = (parts, grammar) => {
    const keep = (name) => parts[name] && parts[name] !== grammar.defaults[name]
      && (!parts.story || grammar.told.includes(name));
    const encode = (text) => encodeURIComponent(text).replace(/%2C/g, ",").replace(/%2F/g, "/");
    return "?" + grammar.order.filter(keep).map((name) => `${name}=${encode(parts[name])}`).join("&");
  };

  /* Persian and Arabic digits are typed in Persian; the address has Latin ones. */
  const latin = (text) => (text || "").trim()
    .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x06f0)
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x0660);

  const native = (text) => (document.documentElement.lang === "fa"
    ? text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))) : text);

  /* Return the first or the last month that a date may cover, counted from year 0: years, decades
     and centuries with an X in them, months, seasons (21 to 24), days. The server knows best what
     a date is; of what is none it shows nothing. */
  const month = (text, last) => {
    const found = /^(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX))?/.exec(text || "");
    if (!found) return null;
    const year = Number(found[1].replace(/X/g, last ? "9" : "0")) * 12;
    const part = Number(found[2]);
    if (!part) return year + (last ? 11 : 0);
    if (part > 24 || (part > 12 && part < 21)) return null;
    if (part > 20) return year + 2 + (part - 21) * 3 + (last ? 2 : 0);
    return year + part - 1;
  };
  const pad = (number, length) => String(number).padStart(length, "0");
  const fromMonth = (count) => `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`;
  const clamp = (value, [low, high]) => Math.min(Math.max(value, low), high);

  const thumbs = (parts, { months }) => {
    const first = month(parts.from, false);
    const last = month(parts.to, true);
    const low = first === null ? months[0] : clamp(first, months);
    return [low, last === null ? months[1] : Math.max(low, clamp(last, months))];
  };

  /* Return what a control shows for an address. */
  const shown = (name, parts, grammar) => {
    if (name === "dates") return thumbs(parts, grammar);
    if (name in grammar.many) {
      const all = grammar.many[name];
      const asked = parts[name] ? parts[name].split(",") : [];
      if (asked.length === 1 && asked[0] === none) return [];
      // As on the server: a list that cannot be read in part is not read at all.
      if (asked.length && asked.every((item) => all.includes(item))) return asked;
      return name === "actors" ? [] : all;
    }
    if (name === "from" || name === "to") return native(parts[name] || "");
    const value = parts[name] || grammar.defaults[name];
    return !grammar.one[name] || grammar.one[name].includes(value) ? value : grammar.defaults[name];
  };

  /* Change the address as one control asks. */
  const change = (name, value, parts, grammar) => {
    if (!grammar.told.includes(name) || name === "data") leave(parts);
    if (name === "dates") {
      // A date that was typed to the day stays as it is until its own thumb is moved.
      const [low, high] = grammar.months;
      const [first, last] = thumbs(parts, grammar);
      if (!parts.from || value[0] !== first) parts.from = value[0] > low ? fromMonth(value[0]) : "";
      if (!parts.to || value[1] !== last) parts.to = value[1] < high ? fromMonth(value[1]) : "";
    } else if (name === "theme") {
      parts.theme = parts.theme === "dark" ? "light" : "dark";
    } else if (name === "from" || name === "to") {
      parts[name] = latin(value);
      const other = name === "from" ? "to" : "from";
      const [first, last] = [month(parts.from, false), month(parts.to, true)];
      if (first !== null && last !== null && first > last) delete parts[other];
    } else if (name === "data") {
      for (const own of ["from", "to", "actors", "seen", "tie", "what", "versus", "types", "status"]) delete parts[own];
      parts.data = value;
    } else if (name === "level") {
      delete parts.tie;
      delete parts.what;
      parts.level = value;
    } else if (name in grammar.many) {
      const all = grammar.many[name];
      const sorted = all.filter((item) => value.includes(item));
      const full = name !== "actors" && sorted.length === all.length;
      parts[name] = full ? "" : sorted.join(",") || (name === "actors" ? "" : none);
    } else {
      parts[name] = value;
    }
    return parts;
  };

  window.entente = {
    address: { read, write, unfold, leave, shown, change, thumbs, clamp, month, latin },
  };
})();
