/* Where the pictures stand: each is drawn there, shifted or turned while a hand moves it, drawn anew
   once it rests, and then the address says where. What moves them: hands.js and fits.js. */
(() => {
  const { internals, standing, address } = window.entente;
  const REST = 180; // milliseconds after the last turn of a wheel or press of a key
  const FAR = 0.3; // of its stage: what was shifted so far is drawn anew under the hand

  /* ------------------------------------------------------------------ where the picture stands */

  /* `held` is where the reader moved it, and null where it is fitted: then to `box`, what it showed
     when it was opened or fitted last: what the address shows whoever opens it. While time plays it
     does not move unless what is drawn then would not be in sight. `key` tells which picture it is,
     `step` which step of a story is told: each stands where its own address says. */
  const now = { key: null, step: "", held: null, box: null };
  const drawn = new WeakMap(); // of each chart: what it stands on, where, and its size
  const groundOf = (chart) => drawn.get(chart).ground;
  const sizeOf = (chart) => {
    const { width, height } = getComputedStyle(chart);
    return { wide: parseFloat(width) || 1, high: parseFloat(height) || 1 };
  };
  const parts = () => (document.getElementById("grammar") ? window.entente.here() : {});
  const asked = () => standing.read(parts().at);
  const told = () => {
    const { story, step } = parts();
    return story ? `${story}/${step}` : "";
  };

  /* Another picture, or another step, stands where its address says; whoever leaves a story by a
     control stays where the step stood. Tell whether it was another one. */
  const meet = ({ key }) => {
    const step = told();
    const other = now.key !== key || (step !== "" && now.step !== step);
    if (other) Object.assign(now, { key, held: asked(), box: null });
    now.step = step;
    return other;
  };
  const anew = () => { now.key = null; };

  const place = (ground, size) => {
    meet(ground);
    if (now.held) return standing.bounded(ground, now.held, size);
    const { extent } = ground.fits[0];
    const keeps = now.box && window.entente.plays?.()
      && standing.inSight(ground, standing.fitted(ground, now.box, size), extent, size);
    if (!keeps) now.box = extent;
    return standing.fitted(ground, now.box, size);
  };

  /* Write into a layout where its picture stands. */
  const isPlain = (value) => value && typeof value === "object" && !Array.isArray(value);
  const merged = (into, from) => {
    for (const [name, value] of Object.entries(from)) {
      into[name] = isPlain(value) ? merged({ ...into[name] }, value) : value;
    }
    return into;
  };
  internals.beforeDrawing((chart, { layout }) => {
    const ground = layout && layout.meta;
    if (!ground || !ground.fits || !chart.closest(".panel")) return false;
    const size = sizeOf(chart);
    const at = place(ground, size);
    merged(layout, standing.layout(ground, at, size));
    drawn.set(chart, { ground, at, size });
    return false;
  });

  /* A picture for a file stands where the address that it is made of says. */
  const framed = (layout, text, size) => {
    const { meta: ground } = layout;
    if (!ground || !ground.fits) return layout;
    const at = standing.read(text);
    const found = at ? standing.bounded(ground, at, size) : standing.fitted(ground, ground.fits[0].extent, size);
    return merged(layout, standing.layout(ground, found, size));
  };

  /* Plotly cuts a globe that is larger than its stage to a square. */
  const widen = (chart) => {
    const { ground, at } = drawn.get(chart) || {};
    if (at && ground.ground === "globe" && at.zoom > 1 && internals.located(chart)) turn(chart, at);
  };

  /* The squares of a grid are as large as its rows and columns let them be: `meta` says which share of
     that each has. They are drawn anew where that is not so. Those of a crowd are as large as that anyway. */
  const FULL = 0.92; // of a row or column: the largest square
  const LEAST = 2.2; // pixels: the side of the largest square, however many there are
  const SIGN = { share: 0.56, least: 7, most: 17 }; // of a square, and in pixels: its sign
  const isSized = ({ data }) => data.length > 0 && !data.some(window.entente.crowd.isCrowd);
  const squares = (chart, ground, at, size) => {
    const side = Math.max(FULL * Math.min(...standing.pitches(ground, at, size)), LEAST);
    const share = SIGN.share * side;
    const letters = share < SIGN.least ? 1 : Math.min(share, SIGN.most); // of one pixel nothing is seen
    const shares = chart.data.map(({ meta }) => meta.size);
    const sized = (one) => Math.round(one * side * 10) / 10;
    return {
      "marker.size": shares.map((some) => (Array.isArray(some) ? some.map(sized) : sized(some))),
      "textfont.size": shares.map(() => Math.round(letters * 10) / 10),
    };
  };
  const first = (value) => (Array.isArray(value) ? value[0] : value);
  const fill = (chart) => {
    const { ground, at, size } = drawn.get(chart) || {};
    if (!ground || ground.ground !== "grid" || !isSized(chart)) return;
    const wanted = squares(chart, ground, at, size);
    const same = chart.data.every(({ marker }, i) => first(marker.size) === first(wanted["marker.size"][i]));
    if (!same) window.Plotly.restyle(chart, wanted);
  };
  const fillAs = (chart, text, size) => {
    const { meta: ground } = chart.layout;
    if (!ground || ground.ground !== "grid" || !isSized(chart)) return null;
    const at = standing.read(text) || { x: 0.5, y: 0.5, zoom: 1 };
    return window.Plotly.restyle(chart, squares(chart, ground, standing.bounded(ground, at, size), size));
  };

  /* ------------------------------------------------------------------ moving */

  const isDrawn = (chart) => drawn.has(chart) && chart.isConnected;
  const chartsIn = (panel) => [...panel.querySelectorAll(internals.CHART)].filter(isDrawn);
  const panels = () => [...document.querySelectorAll(".panel")].filter((panel) => chartsIn(panel).length);
  let moving = null; // the panel whose picture is moved, and where that is to stand in the next frame
  let [frame, resting] = [0, 0];

  const turn = (chart, at) => {
    const known = drawn.get(chart);
    if (known.ground.ground === "grid") {
      drawn.set(chart, { ...known, at });
      const where = flat(standing.layout(known.ground, at, known.size));
      if (isSized(chart)) window.Plotly.update(chart, squares(chart, known.ground, at, known.size), where);
      else window.Plotly.relayout(chart, where);
      return;
    }
    const [rotation, center] = standing.facing(known.ground, at);
    internals.turn(chart, { rotation, center, scale: standing.scaleOf(known.ground, at, known.size) });
    chart.style.transform = "";
    window.entente.tray.follow(chart);
    drawn.set(chart, { ...known, at });
  };
  const seem = (chart, at) => {
    const { ground, at: from, size } = drawn.get(chart);
    const [right, down, times] = standing.between(ground, from, at, size);
    const far = Math.max(Math.abs(right) / size.wide, Math.abs(down) / size.high, Math.abs(Math.log(times)));
    const turns = standing.turns(ground, at, size) || standing.turns(ground, from, size);
    if (turns || (far > FAR && ground.ground !== "plane")) {
      turn(chart, at);
      return;
    }
    chart.style.transform = `translate(${right}px, ${down}px) scale(${times})`;
    window.entente.tray.follow(chart, [right, down, times]);
    chart.closest(".panel").classList.toggle("at-sea", ground.ground === "flat");
  };
  const step = () => {
    frame = 0;
    if (moving) chartsIn(moving.panel).forEach((chart) => seem(chart, moving.at));
  };

  /* Move the picture of a panel: `change` gives its new place from the old one, and its size. */
  const move = (panel, change) => {
    const [chart] = chartsIn(panel);
    if (!chart) return;
    const { ground, at, size } = drawn.get(chart);
    const from = moving && moving.panel === panel ? moving.at : at;
    moving = { panel, at: change(ground, from, size) };
    panel.classList.add("moving");
    if (!frame) frame = requestAnimationFrame(step);
  };
  const rest = () => {
    clearTimeout(resting);
    if (!moving) return;
    const { panel, at } = moving;
    moving = null;
    now.held = at;
    redraw(panel);
  };
  const soon = () => {
    clearTimeout(resting);
    resting = setTimeout(rest, REST);
  };

  /* Draw the charts of a panel where they stand now, and say so in the address. */
  const flat = (value, path = "") => Object.entries(value).reduce((found, [name, item]) => (
    { ...found, ...(isPlain(item) ? flat(item, `${path}${name}.`) : { [path + name]: item }) }), {});
  const redraw = async (panel) => {
    const charts = chartsIn(panel);
    note(charts[0]);
    await Promise.all(charts.map((chart) => {
      const [ground, size] = [groundOf(chart), sizeOf(chart)];
      const at = place(ground, size);
      const drawing = window.Plotly.relayout(chart, flat(standing.layout(ground, at, size)));
      return drawing.then(() => {
        drawn.set(chart, { ground, at, size });
        chart.style.transform = "";
      }, (fault) => {
        if (internals.layoutOf(chart)) throw fault; // else it is gone: another picture came meanwhile
      });
    }));
    panel.classList.remove("moving", "at-sea");
  };

  /* Fit the picture of a panel to one of the parts that it offers: "fit" is all that it shows. */
  const fit = (panel, name) => {
    const [chart] = chartsIn(panel);
    const ground = groundOf(chart);
    const { extent } = ground.fits.find((one) => one.name === name);
    moving = null;
    const held = name === "fit" ? null : standing.fitted(ground, extent, sizeOf(chart));
    Object.assign(now, { held, box: extent });
    return redraw(panel);
  };

  /* ------------------------------------------------------------------ the address */

  const text = (chart) => (now.held ? standing.write(groundOf(chart), now.held) : "");
  /* Not while something else is on its way: it is said again once that is drawn. */
  const note = (chart) => {
    const known = window.entente.query();
    const next = address.write({ ...address.read(known), at: text(chart) }, window.entente.grammarNow());
    if (next !== known) window.entente.rename(next);
  };
  /* A link of the page was written before the picture was moved: it leaves the picture where it is,
     and then the address says so again. What is drawn alike for another step still moves. */
  const say = () => {
    const [panel] = document.getElementById("grammar") ? panels() : [];
    const [chart] = panel ? chartsIn(panel) : [];
    if (!chart || moving) return;
    if (meet(groundOf(chart))) redraw(panel);
    else if (now.held || asked()) note(chart);
  };
  for (const sign of ["entente:drawn", "entente:plotted"]) document.addEventListener(sign, say);

  /* Who goes back, or follows an address from elsewhere, goes to where the picture stood there. */
  window.addEventListener("popstate", () => {
    if (now.held || new URLSearchParams(window.location.search).has("at")) anew();
  });

  window.entente.zoom = { framed, fillAs, fill, widen, chartsIn, panels, isDrawn, groundOf, held: () => now.held, anew, move, soon, rest, fit };
})();
