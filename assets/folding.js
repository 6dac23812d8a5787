/* The panels at the sides. Beside a wide picture they fold to a rail; where the page is narrow they
   are sheets that come from below and have three stops: a button at the foot, half of the page, all
   of it. What the reader folds is kept in this browser, apart for a story and for a small window. */
(() => {
  const { embedded, presenting } = window.entente;
  const PANELS = ["filters", "evidence"];
  const KEPT = "entente-folded";
  const root = document.documentElement;
  // The stylesheets ask the same.
  const phone = window.matchMedia("(max-width: 760px), (max-height: 430px) and (pointer: coarse)");
  const tablet = window.matchMedia("(min-width: 761px) and (max-width: 1099px) and (min-height: 900px)");
  const narrow = window.matchMedia("(max-width: 1099px)");
  const low = window.matchMedia("(max-height: 616px)"); // a picture under 420 pixels high
  const snug = window.matchMedia("(max-width: 1263px)"); // under 700 pixels wide between two panels

  const asSheets = () => embedded || phone.matches || tablet.matches;
  const inStory = () => root.dataset.story !== undefined;
  const small = () => narrow.matches || low.matches;
  const buttonOf = (panel) => document.querySelector(`button[data-sheet='${panel}']`);

  /* ------------------------------------------------------------------ what is kept */

  const situation = () => (inStory() ? "story" : tablet.matches ? "tablet" : small() ? "small" : snug.matches ? "snug" : "wide");
  const read = () => {
    try {
      return JSON.parse(window.localStorage.getItem(KEPT)) || {};
    } catch {
      return {}; // whatever else stands there
    }
  };
  const kept = (panel) => (read()[situation()] || {})[panel];
  const keep = (folded) => {
    const all = read();
    all[situation()] = { ...all[situation()], ...folded };
    window.localStorage.setItem(KEPT, JSON.stringify(all));
  };

  /* ------------------------------------------------------------------ beside the picture */

  const usual = (panel) => inStory() || small() || (snug.matches && panel === "filters");
  let called = ""; // the panel that a choice has opened, until the situation is another
  const isFolded = (panel) => {
    if (called && narrow.matches && panel !== called) return true; // two leave nothing to show
    const asked = kept(panel);
    return asked === undefined ? usual(panel) && panel !== called : asked;
  };
  const fold = () => {
    const beside = !asSheets() && !presenting();
    root.dataset.folded = beside ? PANELS.filter(isFolded).join(" ") : "";
    for (const panel of beside ? PANELS : []) mark(panel, !isFolded(panel));
  };
  const mark = (panel, open) => {
    const button = buttonOf(panel);
    if (button) button.setAttribute("aria-expanded", String(open));
  };
  const only = (panel) => (narrow.matches ? { [PANELS.find((other) => other !== panel)]: true } : {});
  const turn = (panel) => {
    const open = isFolded(panel);
    called = "";
    keep({ [panel]: !open, ...(open ? only(panel) : {}) });
    const within = document.activeElement && document.activeElement.closest(`#${panel}`);
    fold();
    if (within) buttonOf(panel).focus();
  };

  /* ------------------------------------------------------------------ as sheets */

  const opened = () => root.dataset.sheet || "";
  const place = (panel, stop = "half") => {
    if (panel) Object.assign(root.dataset, { sheet: panel, stop });
    else {
      delete root.dataset.sheet;
      delete root.dataset.stop;
    }
    for (const one of PANELS) mark(one, one === panel);
  };
  const sheet = (panel, stop) => {
    const was = opened();
    place(panel, stop);
    if (panel) document.getElementById(panel).focus({ preventScroll: true });
    else if (was && buttonOf(was)) buttonOf(was).focus();
    if (tablet.matches && !embedded) keep({ filters: panel !== "filters", evidence: panel !== "evidence" });
  };
  /* A tablet has room for the evidence below the picture. */
  const docked = () => (inStory() || presenting() ? "" : PANELS.find((one) => kept(one) === false)
    || (kept("evidence") === undefined ? "evidence" : ""));

  const STOPS = ["", "half", "full"];
  const step = (by) => {
    const at = STOPS.indexOf(root.dataset.stop || "");
    const next = STOPS[Math.min(Math.max(at + by, 0), STOPS.length - 1)];
    if (next) place(opened(), next);
    else sheet("");
  };
  const gripped = ({ target }) => target.closest && target.closest("#grip");
  let from = null; // where a finger began to draw the sheet
  let moved = false;
  document.addEventListener("pointerdown", (event) => {
    const grip = gripped(event);
    if (!grip) return;
    grip.setPointerCapture(event.pointerId);
    [from, moved] = [event.clientY, false];
  });
  document.addEventListener("pointermove", ({ clientY }) => {
    if (from === null) return;
    moved = moved || Math.abs(clientY - from) > 6;
    if (moved) root.style.setProperty("--pull", `${from - clientY}px`);
  });
  const released = ({ clientY, type }) => {
    if (from === null) return;
    const pull = type === "pointerup" && moved ? from - clientY : 0;
    from = null;
    root.style.removeProperty("--pull");
    if (Math.abs(pull) > 40) step(Math.sign(pull) * (Math.abs(pull) > window.innerHeight * 0.4 ? 2 : 1));
  };
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, released);
  document.addEventListener("keydown", (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by || !gripped(event)) return;
    event.preventDefault();
    step(by);
  });

  /* ------------------------------------------------------------------ what others ask for */

  const toggle = (panel) => {
    if (asSheets()) sheet(opened() === panel ? "" : panel);
    else turn(panel);
  };
  const show = (panel) => {
    if (asSheets() ? opened() !== panel : isFolded(panel)) toggle(panel);
  };
  /* Show a panel because of a choice: who folded it wants the picture alone. */
  const call = (panel) => {
    if (asSheets()) {
      if (opened() === panel) return;
      place(panel);
      document.getElementById(panel).focus({ preventScroll: true });
    } else {
      called = panel;
      fold();
    }
  };
  /* Close a sheet that lies over the page, and say whether there was one. */
  const close = () => {
    const over = opened() && (!tablet.matches || embedded || root.dataset.stop === "full");
    if (over && tablet.matches && !embedded) place(opened());
    else if (over) sheet("");
    return Boolean(over);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-sheet]");
    if (button) toggle(button.dataset.sheet);
    else if (gripped(event) && !moved) step(root.dataset.stop === "full" ? -1 : 1);
  });

  let last = "";
  const settle = () => {
    const now = `${situation()} ${asSheets()} ${presenting()}`;
    if (now !== last) called = "";
    if (!embedded) place(now === last ? opened() : tablet.matches ? docked() : "", root.dataset.stop);
    last = now;
    fold();
  };
  for (const query of [phone, tablet, narrow, low, snug]) query.addEventListener("change", settle);
  new MutationObserver(settle).observe(root, { attributes: true, attributeFilter: ["data-story", "data-present"] });
  document.addEventListener("entente:opened", settle); // the buttons are new
  settle();

  window.entente.panels = { toggle, show, call, close };
})();
