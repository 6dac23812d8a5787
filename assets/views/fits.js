/* The buttons over a picture, and their keys: what it can be fitted to, closer, farther, and the
   picture alone. */
(() => {
  const STEP = 1.6; // times as large
  const FAR = 0.2; // of the stage: how far an arrow moves the picture
  const root = document.documentElement;
  const { standing, keyboard } = window.entente;
  const zoom = () => window.entente.zoom;
  const zoomerOf = (panel) => panel.parentElement.querySelector(`.zoomer[data-picture="${panel.id}"]`);
  const panelOf = (zoomer) => document.getElementById(zoomer.dataset.picture);

  /* ------------------------------------------------------------------ what a picture offers */

  const button = ({ name, label, count }) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.dataset.fit = name;
    if (count) made.append(Object.assign(document.createElement("span"), { textContent: count }));
    return made;
  };
  /* On a phone, where the buttons would run over the edge, they are one list; so they are beside a
     globe, of which they would cover the south. */
  const listed = (fits, label) => {
    const list = document.createElement("select");
    list.setAttribute("aria-label", label);
    const moved = Object.assign(document.createElement("option"), { value: "", textContent: label, hidden: true });
    list.append(moved, ...fits.map(({ name, label: text, count }) => (
      Object.assign(document.createElement("option"), { value: name, textContent: count ? `${text} ${count}` : text }))));
    return list;
  };
  const offer = (panel) => {
    const zoomer = zoomerOf(panel);
    if (!zoomer) return;
    const { fits, ground } = zoom().groundOf(zoom().chartsIn(panel)[0]);
    const list = zoomer.querySelector(".fits");
    list.classList.toggle("listed", ground === "globe");
    list.hidden = fits.length < 2; // one choice is none
    const said = JSON.stringify(fits.map(({ name, label, count }) => [name, label, count]));
    if (list.dataset.said !== said) {
      const had = list.contains(document.activeElement) && document.activeElement.dataset.fit;
      list.dataset.said = said;
      list.replaceChildren(...fits.map(button), ...(fits.length > 1 ? [listed(fits, list.getAttribute("aria-label"))] : []));
      const again = had && list.querySelector(`[data-fit="${had}"]`);
      if (again) again.focus();
    }
    if (!zoom().held()) press(panel, "fit");
  };
  document.addEventListener("entente:plotted", () => zoom().panels().forEach(offer));

  /* Tell which of them shows what the picture stands at, if one does. */
  const press = (panel, name) => {
    const zoomer = zoomerOf(panel);
    for (const one of zoomer ? zoomer.querySelectorAll("[data-fit]") : []) {
      one.setAttribute("aria-pressed", String(one.dataset.fit === name));
    }
    const list = zoomer && zoomer.querySelector(".fits select");
    if (list) list.value = name;
  };

  /* ------------------------------------------------------------------ what they do */

  const fit = (panel, name) => zoom().fit(panel, name).then(() => press(panel, name));
  const move = (panel, change) => {
    press(panel, "");
    zoom().move(panel, change);
    zoom().soon();
  };
  const closer = (panel, by) => move(panel, (ground, at, size) => standing.closer(ground, at, by, [0, 0], size));
  const aside = (panel, [right, down]) => move(panel, (ground, at, size) => (
    standing.moved(ground, at, [right * FAR * size.wide, down * FAR * size.high], size)));
  const alone = (on) => {
    root.toggleAttribute("data-alone", on);
    for (const one of document.querySelectorAll("[data-zoom='alone']")) one.setAttribute("aria-pressed", String(on));
    window.dispatchEvent(new Event("resize"));
  };

  document.addEventListener("click", ({ target }) => {
    const pressed = target.closest(".zoomer button");
    if (!pressed) return;
    const panel = panelOf(pressed.closest(".zoomer"));
    const { fit: name, zoom: way } = pressed.dataset;
    if (way === "alone") alone(!root.hasAttribute("data-alone"));
    else if (!zoom().chartsIn(panel).length) return;
    else if (name) fit(panel, name);
    else closer(panel, way === "in" ? STEP : 1 / STEP);
  });

  document.addEventListener("change", ({ target }) => {
    const zoomer = target.closest(".fits select") && target.closest(".zoomer");
    if (zoomer && target.value) fit(panelOf(zoomer), target.value);
  });

  /* ------------------------------------------------------------------ keys */

  const KEYS_OFF = "entente-keys-off"; // who dictates to the machine can turn single keys off
  const ELSEWHERE = "input, textarea, select, [contenteditable], dialog";
  const OWN = ".walker, .zoomer, .panel, #stage";
  const TIMES = { "+": STEP, "=": STEP, "-": 1 / STEP };
  const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const meant = (event, panel) => {
    const key = keyboard.meant(event);
    if (key in TIMES) return () => closer(panel, TIMES[key]);
    if (key === "0") return () => fit(panel, "fit");
    return event.shiftKey && key in ARROWS ? () => aside(panel, ARROWS[key]) : null;
  };
  document.addEventListener("keydown", (event) => {
    const { target, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || window.localStorage.getItem(KEYS_OFF) === "1") return;
    if (target.closest(ELSEWHERE) || document.querySelector("dialog[open]")) return;
    const [panel] = target === document.body || target.closest(OWN) ? zoom().panels() : [];
    const act = panel && meant(event, panel);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation(); // no step of anything else on the page
    act();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.hasAttribute("data-alone")) return;
    alone(false);
    event.stopPropagation();
  }, true);

  window.entente.press = press;
})();
