/* Dates that are typed, in the rail and over a picture: what they mean, what cannot be read of
   them, and what they were taken for. */
(() => {
  const { dates: { latin, wrong }, reckon } = window.entente;
  const END = ["from", "to"];
  const fields = (box) => END.map((end) => box.querySelector(`input[id$="-${end}"]`));
  const put = (text, parts) => text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);

  const sentences = (box, from, to) => {
    const found = wrong(...[from, to].map((text) => latin(text).trim()));
    if (found.from === "reversed") return [put(box.dataset.reversed, { first: from, last: to })];
    const unreadable = [[found.from, from], [found.to, to]].filter(([is]) => is);
    return unreadable.map(([, text]) => put(box.dataset.unreadable, { found: text }));
  };
  const mark = (field, said, is) => {
    field.setAttribute("aria-invalid", String(Boolean(is)));
    if (is) field.setAttribute("aria-describedby", said.id);
    else field.removeAttribute("aria-describedby");
  };

  /* Say what is wrong with two dates, and return whether anything is. */
  const refused = (box, from, to) => {
    if (!box) return false;
    const said = box.querySelector("[role='alert']");
    const found = wrong(...[from, to].map((text) => latin(text).trim()));
    const text = sentences(box, from || "", to || "").join(" ");
    if (said.textContent !== text) said.textContent = text;
    fields(box).forEach((field, i) => mark(field, said, found[END[i]]));
    return Boolean(text);
  };

  /* What was taken for a date of another calendar is said under the headline, as long as the dates
     in the address are those that it was taken for. */
  let taken = null; // the name of such a date in the address, what stands there, and what is said
  const place = () => document.getElementById("taken");
  const say = (text) => {
    if (place() && place().textContent !== text) place().textContent = text;
  };
  const keep = (parts) => {
    const { end, date } = taken || {};
    const compared = (parts.versus || "").split("&").includes(`${end}=${date}`);
    if (taken && parts[end] !== date && !compared) taken = null;
    say(taken ? taken.said : "");
  };

  /* Return what is meant by one of two dates as it is typed; `end` is from or to. */
  const meant = (box, end, typed) => {
    const { digits, ...known } = JSON.parse(box.dataset.reckoned);
    const found = reckon(typed, known);
    const native = (text) => text.replace(/[0-9]/g, (digit) => digits[digit]);
    if (found.solar) {
      const parts = { found: typed.trim(), first: native(found.from), last: native(found.to) };
      taken = { end, date: found[end], said: put(box.dataset.taken, parts) };
    }
    return found[end];
  };

  window.entente.typed = { refused, fields, meant, keep };
})();
