/* Compare: dates that are typed over a picture go into the address; lists over it close again. */
(() => {
  const FIELD = /^compare-(first|second)-(from|to)$/;

  /* The dates of the first side are those of the page, the second has its own in `versus`. */
  const typed = (side, end, text) => {
    const { grammarNow, go, address: { read, write, change } } = window.entente;
    const rules = grammarNow();
    const parts = read(window.location.search);
    if (side === "first") {
      const { from = "", to = "" } = change(end, text, parts, rules);
      go({ from, to });
      return;
    }
    const own = change(end, text, read(parts.versus), rules);
    const versus = write(own, { ...rules, defaults: {} }).slice(1);
    // Both dates left open are a choice, too.
    const open = own.from || own.to ? "" : "from=";
    go({ versus: [open, ...versus.split("&").filter(Boolean)].filter(Boolean).join("&") });
  };

  document.addEventListener("change", ({ target }) => {
    const [, side, end] = FIELD.exec(target.id) || [];
    if (!side) return;
    const { latin, month } = window.entente.address;
    const text = latin(target.value);
    // What is no date would end the comparison: the server reads all of it or nothing.
    const wrong = Boolean(text) && month(text, false) === null;
    target.setAttribute("aria-invalid", String(wrong));
    target.setCustomValidity(wrong ? target.closest("[data-wrong]").dataset.wrong : "");
    if (wrong) target.reportValidity();
    if (!wrong) typed(side, end, text);
  });

  /* Where there is little room the pictures need it; the key opens again at a click. */
  const little = window.matchMedia("(max-height: 820px)");
  let comparing = false;
  new MutationObserver(() => {
    const now = Boolean(document.querySelector(".compare-bar"));
    const legend = document.querySelector(".legend");
    if (now && !comparing && legend && little.matches && !window.entente.presenting()) legend.open = false;
    comparing = now;
  }).observe(document, { childList: true, subtree: true });

  /* A list of links closes when one is followed, or when something else is clicked. */
  const close = (but) => {
    for (const list of document.querySelectorAll("details.pick[open]")) {
      if (list !== but) list.open = false;
    }
  };
  document.addEventListener("click", ({ target }) => {
    close(target.closest("a") ? null : target.closest("details.pick"));
  });
  document.addEventListener("keydown", ({ key, target }) => {
    const list = key === "Escape" && target.closest("details.pick[open]");
    if (!list) return;
    list.open = false;
    list.querySelector("summary").focus();
  });
})();
