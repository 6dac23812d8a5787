/* A relation is taken along: copied with its sources and its address, or cited. */
(() => {
  const { base } = document.documentElement.dataset;
  const plain = (text) => text.replace(/[\u2066-\u2069]/g, ""); // without the marks of direction
  const idOf = (card) => card.id.replace("relation-", "");
  const written = (card) => {
    const address = `${window.location.origin}${base}${window.location.search}#${idOf(card)}`;
    return `${card.querySelector(".tools").dataset.text}\n${address}`;
  };
  const put = async (text, within) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { // refused, as in some frames: by way of a field, as it was done before
      const field = Object.assign(document.createElement("textarea"), { value: text, className: "visually-hidden" });
      within.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };
  let told = 0;
  const tell = (place, text) => {
    clearTimeout(told);
    place.textContent = text;
    told = setTimeout(() => { place.textContent = ""; }, 4000);
  };
  const copy = async (text, part, button) => {
    const place = button.closest(".evidence, dialog").querySelector(".taken");
    const done = await put(text, button.closest("dialog") || document.body);
    button.focus({ preventScroll: true });
    if (!done) window.getSelection().selectAllChildren(part);
    tell(place, done ? place.dataset.copied : place.dataset.selected);
  };
  const cite = (card) => {
    window.entente.setProps("reference-asked", { data: `${idOf(card)}${window.location.search || "?"}` });
    document.getElementById("reference-dialog").showModal();
  };

  const taken = {
    copy: (button) => copy(written(button.closest("li")), button.closest("li"), button),
    cite: (button) => cite(button.closest("li")),
    text: (button) => {
      const text = button.closest(".quoted").querySelector("pre");
      copy(plain(text.textContent), text, button);
    },
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-take]");
    if (button) taken[button.dataset.take](button);
  });

  /* Arrows lead from a relation to the next one, and stay on what is done with it. */
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const tools = step && target.closest(".tools");
    if (!tools) return;
    const all = [...target.closest(".listing").querySelectorAll(".tools")];
    const next = all[all.indexOf(tools) + step];
    if (!next) return;
    next.children[[...tools.children].indexOf(target)].focus();
    event.preventDefault();
  });
})();
