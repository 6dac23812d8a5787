/* What opens over the page and closes again: menus, dialogs, sheets, what is chosen. */
(() => {
  const { here, go, embedded, panels, presenting } = window.entente;
  const root = document.documentElement;

  /* In an embed the sheet is there for what is chosen, so both go together. */
  const letGo = () => {
    const open = panels.close();
    if ((!open || embedded) && !here().story && here().tie) go({ tie: "", only: "" });
  };

  /* ------------------------------------------------------------------ menus of a narrow page */

  const openers = () => document.querySelectorAll("button[data-menu]");
  const menu = (name) => {
    if (name) root.dataset.menu = name;
    else delete root.dataset.menu;
    for (const opener of openers()) opener.setAttribute("aria-expanded", String(opener.dataset.menu === name));
  };
  const MENUS = ".menu, .tabs, .options";
  const closeMenu = (target) => {
    const opener = target.closest("button[data-menu]");
    const { menu: open } = root.dataset;
    if (opener) menu(open === opener.dataset.menu ? "" : opener.dataset.menu);
    // A list that opens from a menu stands elsewhere on the page.
    else if (open && (!target.closest(`${MENUS}, #lists`) || target.closest("[role='tab'], .menu button"))) menu("");
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.dataset.menu || listIsOpen()) return;
    const opener = [...openers()].find(({ dataset }) => dataset.menu === root.dataset.menu);
    menu("");
    if (opener) opener.focus();
    event.stopImmediatePropagation();
  }, true);

  /* Another data set is another page: its menu has done what it was opened for. */
  document.addEventListener("entente:opened", () => menu(""));

  document.addEventListener("click", ({ target }) => {
    if (target.matches("dialog[open]")) target.close(); // beside the dialog, on the page behind it
    closeMenu(target);
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.dialog) document.getElementById(button.dataset.dialog).showModal();
    if (button.matches(".leave")) letGo();
    if (button.matches("dialog .shut")) button.closest("dialog").close();
  });

  /* Escape lets go of one thing at a time: an open list closes itself, then what lies over the
     page, then the sheet, then the choice. On the wall it ends the presentation, which keeps what is chosen: see panels/present.js.
     Listening before the list does tells whether it is open. */
  const listIsOpen = () => [...document.querySelectorAll("#lists [role='listbox']")]
    .some((list) => list.getClientRects().length);
  const OVER = "details:is(.every-mark, .pick)[open]"; // what lies over the page while it is open
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || presenting() || listIsOpen() || document.querySelector("dialog[open]")) return;
    // These close themselves.
    if (root.hasAttribute("data-hint") || root.hasAttribute("data-alone")) return;
    const over = document.querySelector(OVER);
    if (!over) {
      letGo();
      return;
    }
    over.open = false;
    over.querySelector("summary").focus();
    event.stopImmediatePropagation();
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
})();
