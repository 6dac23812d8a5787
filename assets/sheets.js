/* What opens over the page and closes again: sheets of a narrow screen, dialogs, what is chosen. */
(() => {
  const { here, go, embedded } = window.entente;

  /* Sheets of the narrow screen. */
  const sheet = (name) => {
    const root = document.documentElement;
    const was = root.dataset.sheet;
    if (name) root.dataset.sheet = name;
    else delete root.dataset.sheet;
    for (const button of document.querySelectorAll(".sheets button")) {
      button.setAttribute("aria-expanded", String(button.dataset.sheet === name));
      if (!name && button.dataset.sheet === was) button.focus();
    }
    if (name) document.getElementById(name).focus({ preventScroll: true });
  };

  /* In an embed the sheet is there for what is chosen, so both go together. */
  const letGo = () => {
    const open = Boolean(document.documentElement.dataset.sheet);
    if (open) sheet("");
    if ((!open || embedded) && !here().story && here().tie) go({ tie: "" });
  };

  document.addEventListener("click", ({ target }) => {
    if (target.matches("dialog[open]")) target.close(); // beside the dialog, on the page behind it
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.dialog) document.getElementById(button.dataset.dialog).showModal();
    if (button.matches(".leave")) letGo();
    if (button.matches("dialog .shut")) button.closest("dialog").close();
    if (button.matches(".sheets button")) {
      const { sheet: name } = button.dataset;
      sheet(document.documentElement.dataset.sheet === name ? "" : name);
    }
  });

  /* Escape lets go of one thing at a time: an open list closes itself, then the sheet, then the
     choice. Listening before the list does tells whether it is open. */
  document.addEventListener("keydown", ({ key }) => {
    const lists = [...document.querySelectorAll("#lists [role='listbox']")];
    const open = lists.some((list) => list.getClientRects().length);
    if (key !== "Escape" || open || document.querySelector("dialog[open]")) return;
    letGo();
  }, true);

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const list = target.closest(".ties");
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[key];
    if (!list || !step) return;
    const links = [...list.querySelectorAll("a")];
    const at = Math.min(Math.max(links.indexOf(target) + step, 0), links.length - 1);
    links[at].focus();
    event.preventDefault();
  });

  window.entente.sheet = sheet;
})();
