/* Pictures by keyboard: arrows lead from tie to tie, each is read as a sentence and its line is
   marked; Enter opens the evidence. All of it happens here, without the server. */
(() => {
  const { internals } = window.entente;
  const root = document.documentElement;
  /* Of two selections that are compared, each has its chart. */
  const chartsOf = ({ dataset: { chart } }) => (
    [...document.querySelectorAll(`:is(#${chart}, #${chart}-second) ${internals.CHART}`)]);
  const optionsOf = (list) => [...list.children];
  const activeOf = (list) => document.getElementById(list.getAttribute("aria-activedescendant"));

  /* The sentences of the evidence are the options of each list in sight, but for a list of its own:
     its chart has a trace that says what each of its marks is, and where in the address it leads. */
  const tieOf = (link) => new URL(link.href).searchParams.get("tie");
  const tiesOf = () => [...document.querySelectorAll("#ties a")].map((link) => (
    { name: "tie", is: tieOf(link), says: link.textContent }));
  const ownOf = (list) => chartsOf(list).flatMap(({ data = [] }) => data)
    .filter(({ meta }) => meta === "walked")
    .flatMap(({ customdata, text }) => text.map((says, i) => ({ name: "to", is: customdata[i], says })))
    .filter(({ says }) => says);
  const markOf = ({ dataset: { tie, to } }) => tie || to;
  const written = new WeakMap();
  const fill = (list) => {
    const entries = list.dataset.own ? ownOf(list) : tiesOf();
    const text = entries.map(({ is, says }) => `${is} ${says}`).join("\n");
    if (written.get(list) === text) return;
    written.set(list, text);
    const at = activeOf(list);
    list.replaceChildren(...entries.map(({ name, is, says }, index) => {
      const option = document.createElement("div");
      Object.assign(option, { id: `${list.id}-${index}`, textContent: says });
      option.dataset[name] = is;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    }));
    const again = at && optionsOf(list).find((option) => markOf(option) === markOf(at));
    if (again) activate(list, again);
    else list.removeAttribute("aria-activedescendant");
  };
  const inSight = ({ dataset: { tab } }) => !tab || tab === root.dataset.view; // without: beside every view
  let due = false;
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      for (const list of [...document.querySelectorAll(".walk")].filter(inSight)) {
        fill(list);
        // Its letters without its lines would only be noise in the ear.
        for (const chart of chartsOf(list)) if (!chart.ariaHidden) chart.ariaHidden = "true";
      }
    });
  }).observe(document, { childList: true, subtree: true });

  /* Mark what the list is at in its charts. */
  const unmark = (chart) => window.entente.marks.unmark(chart, "marked");
  const mark = (list) => {
    for (const chart of chartsOf(list)) if (internals.layoutOf(chart)) markIn(chart, list);
  };
  const markIn = (chart, list) => {
    unmark(chart);
    const option = document.activeElement === list && activeOf(list);
    if (!option) return;
    const svg = window.entente.marks.mark(chart, markOf(option), "marked", list.dataset.own);
    follow(chart, list);
    const scrolls = list.dataset.scrolls && svg.querySelector(".ring");
    if (scrolls) scrolls.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  /* A chart that is drawn anew, moved or turned takes its mark along. */
  const followed = new WeakSet();
  const follow = (chart, list) => {
    if (followed.has(chart)) return;
    followed.add(chart);
    for (const event of ["plotly_afterplot", "plotly_relayout"]) chart.on(event, () => mark(list));
  };

  const activate = (list, option) => {
    const options = optionsOf(list);
    for (const other of options) other.setAttribute("aria-selected", String(other === option));
    list.setAttribute("aria-activedescendant", option.id);
    const { format } = new Intl.NumberFormat(root.lang);
    const place = list.dataset.of.replace("{some}", format(options.indexOf(option) + 1))
      .replace("{all}", format(options.length));
    const sentence = list.parentElement.querySelector(".sentence");
    const number = Object.assign(document.createElement("bdi"), { textContent: place });
    sentence.replaceChildren(number, ` ${option.textContent}`);
    mark(list);
  };

  /* Go where a mark leads: it says what it changes of the address. */
  const leadTo = (to) => window.entente.go(Object.fromEntries(new URLSearchParams(to)));

  /* Whoever went from the list to the evidence comes back with Escape. */
  let from = null;
  const choose = (list, { dataset }) => {
    from = list;
    if (dataset.to) leadTo(dataset.to);
    else window.entente.choose(dataset.tie);
    window.entente.panels.call("evidence");
    document.getElementById("evidence").focus({ preventScroll: true });
  };

  document.addEventListener("focusin", ({ target }) => {
    if (!target.closest("#evidence, .sheets, .sheet, .over")) from = null;
    if (!target.matches(".walk")) return;
    fill(target);
    const chosen = (new URLSearchParams(window.location.search).get("tie") || "").split(",");
    const options = optionsOf(target);
    const start = activeOf(target) || options.find(({ dataset }) => chosen.includes(dataset.tie)) || options[0];
    if (start) activate(target, start);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target.matches(".walk")) chartsOf(target).forEach(unmark);
  });

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!target.matches(".walk") || event.ctrlKey || event.altKey || event.metaKey) return;
    const onward = root.dir === "rtl" ? -1 : 1;
    const steps = {
      ArrowDown: 1, ArrowUp: -1, ArrowRight: onward, ArrowLeft: -onward, Home: -Infinity, End: Infinity,
    };
    const options = optionsOf(target);
    const active = activeOf(target);
    if (key in steps && options.length) {
      const next = Math.min(Math.max(options.indexOf(active) + steps[key], 0), options.length - 1);
      activate(target, options[next]);
    } else if ((key === "Enter" || key === " ") && active) choose(target, active);
    else return;
    event.preventDefault();
    event.stopPropagation(); // no step of anything else on the page
  });

  document.addEventListener("keydown", ({ key }) => {
    const back = from;
    if (key === "Escape" && back && back.isConnected) back.focus({ preventScroll: true });
  }, true);

  /* A screen reader on a touch screen presses an option itself. */
  document.addEventListener("click", ({ target }) => {
    if (target.matches(".walk > [role='option']")) choose(target.parentElement, target);
  });
})();
