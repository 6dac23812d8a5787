/* Dates that are typed, in the rail and over a picture: what cannot be read is said beside them. */
(() => {
  const { dates: { latin, wrong } } = window.entente;
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

  window.entente.typed = { refused, fields };
})();
