/* What ticks several boxes at once: a class of kinds, all, none, and one alone. */
(() => {
  const { setProps, here, grammarNow, address: { shown } } = window.entente;
  const valuesOf = ({ dataset: { values } }) => values.split(",").filter(Boolean);

  /* A class is ticked if all of its kinds are, and in part if some are. */
  const mark = (ticked) => {
    for (const box of document.querySelectorAll("[role='checkbox'][data-ticks]")) {
      const own = valuesOf(box);
      const count = own.filter((value) => ticked.includes(value)).length;
      const state = count === own.length ? "true" : count ? "mixed" : "false";
      // As a property: the group makes its boxes anew whenever something else is ticked.
      if (box.getAttribute("aria-checked") !== state) setProps(box.id, { "aria-checked": state });
    }
  };
  const follow = () => {
    if (document.getElementById("filter-types")) mark(shown("types", here(), grammarNow()));
  };
  for (const event of ["entente:opened", "entente:drawn"]) document.addEventListener(event, follow);

  const wanted = (button, ticked) => {
    const own = valuesOf(button);
    if (button.getAttribute("role") !== "checkbox") return own;
    const others = ticked.filter((value) => !own.includes(value));
    return button.getAttribute("aria-checked") === "true" ? others : [...others, ...own];
  };
  document.addEventListener("click", ({ target }) => {
    const each = target.closest("#each-type");
    if (each) {
      const open = each.getAttribute("aria-expanded") !== "true";
      each.setAttribute("aria-expanded", String(open));
      document.getElementById("filter-types").toggleAttribute("data-each", open);
    }
    const button = target.closest("button[data-ticks]");
    if (!button) return;
    const { ticks } = button.dataset;
    const value = wanted(button, shown(ticks, here(), grammarNow()));
    if (ticks === "types") mark(value);
    setProps(ticks, { value });
  });
})();
