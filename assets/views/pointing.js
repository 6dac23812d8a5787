/* What lies under the pointer: its sentence is said beside it, its line is marked, and a click chooses
   it. Where several lie under a finger, a short list asks which. */
(() => {
  const { internals } = window.entente;
  const REACH = { mouse: 6, touch: 14 }; // pixels around a pointer that are under it
  const ALIKE = { mouse: 3, touch: 10 }; // pixels: what is not nearer by so much is as near
  const TWICE = 250; // milliseconds in which a second click makes a click on land a double one
  const zoom = () => window.entente.zoom;
  const marks = () => window.entente.marks;
  const chartAt = (target) => {
    const chart = target && target.closest && target.closest(internals.CHART);
    return chart && zoom().isDrawn(chart) ? chart : null;
  };
  const kindOf = (pointerType) => (pointerType === "touch" ? "touch" : "mouse");

  /* ------------------------------------------------------------------ what is there */

  /* Worked out once for each drawing. */
  let drawings = new WeakMap();
  const read = (chart) => {
    const { left, top } = chart.getBoundingClientRect();
    const box = (element) => {
      const it = element.getBoundingClientRect();
      return [it.left - left, it.top - top, it.right - left, it.bottom - top];
    };
    const names = [...chart.querySelectorAll(".node-names text, .tray text[data-node]")].map((name) => (
      { id: name.dataset.node, box: box(name) }));
    const shapes = marks().shapes(chart);
    const nodes = shapes.filter(({ at, sign }) => at && !sign);
    return { names, nodes, shapes, texts: new Map(nodes.map(({ id, text }) => [id, text])) };
  };
  const drawingOf = (chart) => {
    if (!drawings.has(chart)) drawings.set(chart, read(chart));
    return drawings.get(chart);
  };

  const toPoint = ([x, y], [px, py]) => Math.hypot(x - px, y - py);
  const toLine = (line, [px, py]) => line.slice(1).reduce((nearest, [x, y], i) => {
    const [dx, dy] = [x - line[i][0], y - line[i][1]];
    const along = ((px - line[i][0]) * dx + (py - line[i][1]) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(Math.max(along, 0), 1);
    return Math.min(nearest, Math.hypot(line[i][0] + t * dx - px, line[i][1] + t * dy - py));
  }, Infinity);
  const once = (things) => things.filter(({ id }, i) => things.findIndex((other) => other.id === id) === i);

  const land = (chart, { clientX, clientY }) => {
    for (const { id, text, path } of internals.lands(chart)) {
      const point = new DOMPoint(clientX, clientY).matrixTransform(path.getScreenCTM().inverse());
      if (path.isPointInFill(point)) return [{ id, text, land: true }];
    }
    return [];
  };

  /* Return what lies at a point of the page, the nearest first: what the point is in, or else what is
     near, or else the land. */
  const found = (chart, event, kind) => {
    const { left, top } = chart.getBoundingClientRect();
    const at = [event.clientX - left, event.clientY - top];
    const { names, nodes, shapes, texts } = drawingOf(chart);
    const under = (things, reach) => things.filter((thing) => toPoint(thing.at, at) <= thing.reach + reach);
    const nearest = (things) => things.sort((one, other) => toPoint(one.at, at) - toPoint(other.at, at)).slice(0, 1);
    const inside = [
      nearest(under(nodes.filter(({ cell }) => cell), 1)), // cells are so near to one another that they would be several
      under(nodes, 1),
      under(shapes.filter(({ sign }) => sign), 1),
      names.filter(({ box }) => at[0] >= box[0] && at[0] <= box[2] && at[1] >= box[1] && at[1] <= box[3])
        .map(({ id }) => ({ id, text: texts.get(id) })),
    ].find(({ length }) => length);
    if (inside) return once(inside.reverse()); // what is drawn last lies on top
    const near = [
      ...nodes.map((thing) => ({ ...thing, far: toPoint(thing.at, at) - thing.reach })),
      ...shapes.filter(({ line }) => line).map((thing) => ({ ...thing, far: toLine(thing.line, at) - thing.width / 2 })),
    ].filter(({ far }) => far <= REACH[kind]).sort((one, other) => one.far - other.far);
    const alike = near.filter(({ far }) => far <= Math.max(near[0].far, 0) + ALIKE[kind]);
    return near.length ? once(alike) : land(chart, event);
  };

  /* ------------------------------------------------------------------ said beside it */

  const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  tip.setAttribute("aria-hidden", "true"); // whoever cannot see it walks through the list of ties
  document.addEventListener("DOMContentLoaded", () => document.body.append(tip));

  const AWAY = 14; // pixels between the pointer and the words
  const SIDES = [[0, -1], [1, -1], [-1, -1], [0, 1], [1, 1], [-1, 1], [1, 0], [-1, 0]];
  const put = (chart, thing, { clientX, clientY }) => {
    const { left, top } = chart.getBoundingClientRect();
    const ink = drawingOf(chart).shapes.filter(({ id, line }) => line && id === thing.id)
      .flatMap(({ line }) => line.slice(1).flatMap((end, i) => [0, 0.25, 0.5, 0.75].map((t) => (
        [left + line[i][0] + t * (end[0] - line[i][0]), top + line[i][1] + t * (end[1] - line[i][1])]))));
    const { width, height } = tip.getBoundingClientRect();
    const [most, low] = [document.documentElement.clientWidth - width - 4, window.innerHeight - height - 4];
    const places = SIDES.map(([across, down]) => {
      const wanted = [
        clientX - width / 2 + across * (width / 2 + AWAY), clientY - height / 2 + down * (height / 2 + AWAY),
      ];
      const [x, y] = [Math.min(Math.max(wanted[0], 4), most), Math.min(Math.max(wanted[1], 4), low)];
      const covers = ([px, py]) => px > x - 3 && px < x + width + 3 && py > y - 3 && py < y + height + 3;
      return { x, y, cost: (covers([clientX, clientY]) ? 1000 : 0) + ink.filter(covers).length };
    });
    const best = places.reduce((one, other) => (other.cost < one.cost ? other : one));
    Object.assign(tip.style, { left: `${best.x}px`, top: `${best.y}px` });
  };

  let pointed = null; // what is marked, and where: { panel, id }
  const unpoint = () => {
    tip.hidden = true;
    if (!pointed) return;
    for (const chart of zoom().chartsIn(pointed.panel)) marks().unmark(chart, "pointed");
    pointed = null;
  };
  const point = (panel, id) => {
    if (pointed && pointed.panel === panel && pointed.id === id) return;
    unpoint();
    for (const chart of zoom().chartsIn(panel)) marks().mark(chart, id, "pointed");
    pointed = { panel, id };
  };
  const number = (n) => new Intl.NumberFormat(document.documentElement.lang).format(n);
  const say = (chart, [thing, ...more], event) => {
    point(chart.closest(".panel"), thing.id);
    tip.textContent = thing.text;
    if (more.length) tip.append(Object.assign(document.createElement("b"), { textContent: ` +${number(more.length)}` }));
    tip.hidden = false;
    put(chart, thing, event);
  };

  let due = null; // the last move of the mouse, until the next frame
  let quiet = null; // where it was clicked: what was said there is not said again
  const look = () => {
    const event = due;
    due = null;
    const chart = event && chartAt(event.target);
    if (!chart || asking || chart.closest(".moving")) {
      if (!asking) unpoint();
      return;
    }
    if (quiet && Math.hypot(event.clientX - quiet[0], event.clientY - quiet[1]) < 3) return;
    quiet = null;
    const things = found(chart, event, "mouse");
    chart.style.cursor = things.length ? "pointer" : "";
    if (things.length) say(chart, things, event);
    else unpoint();
  };
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    if (!due) requestAnimationFrame(look);
    due = event;
  });
  document.addEventListener("entente:plotted", () => {
    drawings = new WeakMap();
    if (!asking) unpoint();
  });

  /* ------------------------------------------------------------------ chosen */

  const choose = (id, more) => {
    unpoint();
    window.entente.choose(id, more);
  };
  let waits = 0;
  let touched = false;
  document.addEventListener("pointerdown", ({ pointerType }) => { touched = pointerType === "touch"; }, true);
  document.addEventListener("click", (event) => {
    // Plotly sends a click of its own before that of a finger; of a mouse there is none but that.
    if (!event.isTrusted && touched) return;
    clearTimeout(waits);
    const chart = chartAt(event.target);
    if (!chart || event.detail > 1) return;
    const things = found(chart, event, kindOf(event.pointerType));
    const [thing] = things;
    quiet = [event.clientX, event.clientY];
    if (things.length > 1) ask(chart, things, event);
    else if (thing && thing.land) waits = setTimeout(choose, TWICE, thing.id, event.shiftKey);
    else if (thing) choose(thing.id, event.shiftKey);
  });

  /* ------------------------------------------------------------------ the list that asks */

  const MOST = 12; // things of a list
  let asking = null; // the list, and what had the focus before
  const close = (refocus) => {
    if (!asking) return;
    const { list, before } = asking;
    asking = null;
    list.remove();
    unpoint();
    if (refocus && before && before.isConnected) before.focus({ preventScroll: true });
  };
  const ask = (chart, things, event) => {
    unpoint();
    close(false);
    const panel = chart.closest(".panel");
    const list = Object.assign(document.createElement("div"), { className: "asked" });
    list.setAttribute("role", "menu");
    const heading = Object.assign(document.createElement("p"), { textContent: panel.parentElement.querySelector(".zoomer").dataset.several });
    list.setAttribute("aria-label", heading.textContent);
    heading.setAttribute("aria-hidden", "true");
    list.append(heading, ...things.slice(0, MOST).map(({ id, text }) => {
      const item = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      item.setAttribute("role", "menuitem");
      for (const near of ["pointerenter", "focus"]) item.addEventListener(near, () => point(panel, id));
      item.addEventListener("click", (click) => {
        close(true);
        choose(id, click.shiftKey || event.shiftKey);
      });
      return item;
    }));
    asking = { list, before: document.activeElement };
    document.body.append(list);
    const { width, height } = list.getBoundingClientRect();
    const left = Math.min(Math.max(event.clientX + AWAY, 4), document.documentElement.clientWidth - width - 4);
    const top = Math.min(Math.max(event.clientY - height / 2, 4), window.innerHeight - height - 4);
    Object.assign(list.style, { left: `${left}px`, top: `${top}px` });
    list.querySelector("button").focus({ preventScroll: true });
  };
  /* Before all others that listen: Escape closes the list, and lets go of nothing. */
  window.addEventListener("keydown", (event) => {
    if (!asking) return;
    const items = [...asking.list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step) {
      const next = Math.min(Math.max(items.indexOf(document.activeElement) + step, 0), items.length - 1);
      items[next].focus();
    } else if (event.key === "Escape" || event.key === "Tab") close(true);
    else if (event.key === "Enter" || event.key === " ") return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("pointerdown", ({ target }) => {
    if (asking && !asking.list.contains(target)) close(false);
  });
})();
