/* Pictures by keyboard: arrows lead from tie to tie, each is read as a sentence and its line is
   marked; Enter opens the evidence. All of it happens here, without the server. */
(() => {
  const { internals } = window.entente;
  const SVG = "http://www.w3.org/2000/svg";
  const PAD = 5; // pixels between a mark and the ring around it
  const root = document.documentElement;
  /* Of two selections that are compared, each has its chart. */
  const chartsOf = ({ dataset: { chart } }) => (
    [...document.querySelectorAll(`:is(#${chart}, #${chart}-second) ${internals.CHART}`)]);
  const optionsOf = (list) => [...list.children];
  const activeOf = (list) => document.getElementById(list.getAttribute("aria-activedescendant"));

  /* The sentences of the evidence are the options of each list in sight. */
  const tieOf = (link) => new URL(link.href).searchParams.get("tie");
  const written = new WeakMap();
  const fill = (list) => {
    const links = [...document.querySelectorAll("#ties a")];
    const text = links.map((link) => `${tieOf(link)} ${link.textContent}`).join("\n");
    if (written.get(list) === text) return;
    written.set(list, text);
    const at = activeOf(list);
    list.replaceChildren(...links.map((link, index) => {
      const option = document.createElement("div");
      Object.assign(option, { id: `${list.id}-${index}`, textContent: link.textContent });
      option.dataset.tie = tieOf(link);
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    }));
    const again = at && optionsOf(list).find(({ dataset }) => dataset.tie === at.dataset.tie);
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

  /* Return each stretch of a line, and each marker, that stands for a tie. */
  const shapes = (chart, tie) => {
    const found = [];
    for (const trace of chart.data) {
      if (!trace.customdata || trace.hoverinfo === "skip" || trace.type === "choropleth") continue;
      const pixel = internals.pixelsOf(chart, trace);
      let line = null;
      trace.customdata.forEach((id, i) => {
        const at = id === tie && pixel(i);
        if (at && trace.mode !== "lines") {
          const { size } = trace.marker;
          found.push({ at, reach: (Array.isArray(size) ? size[i] : size) / 2 + PAD });
        } else if (at) {
          if (!line) found.push({ line: (line = []), hue: trace.line.color });
          line.push(at.map((n) => n.toFixed(1)));
        } else line = null;
      });
    }
    return found;
  };

  const drawn = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };

  /* Draw the mark of a tie over its chart: a cased line, and a ring around each of its signs. */
  const unmark = (chart) => chart.querySelectorAll(":scope > .marked").forEach((mark) => mark.remove());
  const mark = (list) => {
    for (const chart of chartsOf(list)) if (internals.layoutOf(chart)) markIn(chart, list);
  };
  const markIn = (chart, list) => {
    unmark(chart);
    const option = document.activeElement === list && activeOf(list);
    if (!option) return;
    const { tie } = option.dataset;
    const svg = drawn("svg", { class: "marked", "aria-hidden": "true", "data-tie": tie });
    const all = shapes(chart, tie);
    const signs = all.filter(({ at }) => at).map(({ at: [cx, cy], reach: r }) => ({ cx, cy, r }));
    const clip = `${list.id}-beside-${chartsOf(list).indexOf(chart)}`;
    const lines = drawn("g", { "clip-path": `url(#${clip})` });
    for (const layer of ["case", "gap", "core"]) {
      for (const { line, hue } of all.filter((shape) => shape.line)) {
        lines.append(drawn("path", { d: `M${line.join("L")}`, class: layer, stroke: hue }));
      }
    }
    // A line leaves its signs free: everything but these circles.
    const circles = signs.map(({ cx, cy, r }) => (
      `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`));
    const beside = drawn("clipPath", { id: clip });
    const around = `M-99 -99H9999V9999H-99Z${circles.join("")}`;
    beside.append(drawn("path", { d: around, "clip-rule": "evenodd" }));
    svg.append(beside, lines);
    for (const layer of ["gap", "ring"]) {
      signs.forEach((sign) => svg.append(drawn("circle", { ...sign, class: layer })));
    }
    chart.append(svg);
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

  /* Whoever went from the list to the evidence comes back with Escape. */
  let from = null;
  const choose = (list, { dataset }) => {
    from = list;
    window.entente.go({ tie: dataset.tie });
    document.getElementById("evidence").focus({ preventScroll: true });
  };

  document.addEventListener("focusin", ({ target }) => {
    if (!target.closest("#evidence, .sheets, .over")) from = null;
    if (!target.matches(".walk")) return;
    fill(target);
    const chosen = new URLSearchParams(window.location.search).get("tie");
    const options = optionsOf(target);
    const start = activeOf(target) || options.find(({ dataset }) => dataset.tie === chosen) || options[0];
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
