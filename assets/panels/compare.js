/* Compare: dates that are typed over a picture go into the address; lists over it close again. */
(() => {
  const FIELD = /^compare-(first|second)-(from|to)$/;

  /* The dates of the first side are those of the page, the second has its own in `versus`. What is
     typed over one side leaves the other as it is: periods may have years between them. */
  const typed = (side, from, to) => {
    const { grammarNow, go, here, address: { read, writeFilters, change } } = window.entente;
    const rules = grammarNow();
    const [first, second] = [here(), read(here().versus)];
    const own = side === "first" ? first : second;
    change("from", from, own, rules);
    change("to", to, own, rules);
    go({ from: first.from, to: first.to, versus: writeFilters(second, rules) });
  };

  /* The server reads all of a comparison or nothing: a date that is none would end it. */
  const { fields, refused, meant } = window.entente.typed;
  document.addEventListener("change", ({ target }) => {
    const [, side, end] = FIELD.exec(target.id) || [];
    if (!side) return;
    const box = target.closest("[data-unreadable]");
    target.value = meant(box, end, target.value);
    const [from, to] = fields(box).map(({ value }) => value);
    if (!refused(box, from, to)) typed(side, from, to);
  });
  document.addEventListener("entente:drawn", () => {
    for (const box of document.querySelectorAll(".dates-of")) {
      refused(box, ...fields(box).map(({ value }) => value));
    }
  });

  /* Whoever leaves has again, of all that was varied since, what was chosen before; who came by a
     link has what both sides share, as the server says. */
  const ENDS = ["from", "to"];
  let origin = null;
  document.addEventListener("entente:drawn", () => {
    const { here, address: { read } } = window.entente;
    if (!origin || !document.getElementById("grammar")) return;
    const own = Object.keys(read(here().versus));
    if (here().data !== origin.parts.data || (!own.length && origin.varied.size)) origin = null;
    else own.forEach((name) => (ENDS.includes(name) ? ENDS : [name]).forEach((one) => origin.varied.add(one)));
  });
  const restored = (link) => {
    const { grammarNow, address: { read, write } } = window.entente;
    const parts = read(new URL(link.href).search);
    for (const name of origin.varied) {
      delete parts[name];
      if (origin.parts[name]) parts[name] = origin.parts[name];
    }
    return write(parts, grammarNow());
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#compare, #compare-leave");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { goTo, here } = window.entente;
    if (!here().versus) origin = { parts: here(), varied: new Set() };
    else if (origin && origin.varied.size) {
      event.preventDefault();
      event.stopPropagation(); // it is a link of Dash's, which would lead where the server said
      goTo(restored(link));
    }
  }, true);

  /* A list of links closes when one is followed, or when something else is clicked; for Escape see sheets.js. */
  const close = (but) => {
    for (const list of document.querySelectorAll("details.pick[open]")) {
      if (list !== but) list.open = false;
    }
  };
  document.addEventListener("click", ({ target }) => {
    close(target.closest("a") ? null : target.closest("details.pick"));
  });
})();
