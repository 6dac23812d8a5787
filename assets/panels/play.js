/* Play through time: draw one window after another, the controls and a large year in step with them,
   and write the last into the address. */
(() => {
  const { here, go, draw, pass, drawing, grammarNow, address: { write, change, thumbs } } = window.entente;
  const FRAMES = 36;
  const PAUSES = { slow: 1100, normal: 420, fast: 120 }; // milliseconds that a window stays
  const KEPT = "entente-pace";
  const STRIP = ["timeline-graph", "timeline-heading", "timeline-help"]; // stands still meanwhile
  const root = document.documentElement;
  let playing = null;
  const later = (time) => new Promise((done) => { setTimeout(done, time); });
  const drawn = () => new Promise((done) => {
    document.addEventListener("entente:drawn", done, { once: true });
  });
  const drawnOnce = () => Promise.race([later(3000), drawn()]);

  const windows = (parts) => {
    const grammar = grammarNow();
    const [low, high] = grammar.months;
    let [first, last] = thumbs(parts, grammar);
    const step = Math.max(1, Math.ceil((high - low) / FRAMES));
    const found = [];
    if (parts.play === "window") {
      const whole = last - first >= high - low;
      const width = whole ? Math.max(step, Math.floor((high - low) / 8)) : last - first;
      for (let from = low; from + width <= high + step - 1; from += step) {
        found.push([from, Math.min(from + width, high)]);
      }
    } else {
      if (last - first < step) [first, last] = [low, high];
      for (let to = first; to < last; to += step) found.push([first, to]);
      found.push([first, last]);
    }
    return found;
  };

  const face = (button, on) => {
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "\u275a\u275a" : "\u25b6";
  };

  /* ------------------------------------------------------------------ how fast */

  const pace = () => {
    const kept = window.localStorage.getItem(KEPT);
    return Object.hasOwn(PAUSES, kept) ? kept : "normal";
  };
  const pause = () => later(PAUSES[pace()]);
  const showPace = () => {
    const control = document.getElementById("play-pace");
    if (control) control.value = pace();
  };
  document.addEventListener("entente:opened", showPace);
  document.addEventListener("change", ({ target }) => {
    if (target.id === "play-pace") window.localStorage.setItem(KEPT, target.value);
  });

  /* ------------------------------------------------------------------ one run */

  /* What is played, from where; `ended` resolves when it is stopped. */
  const begin = (button) => {
    const { from, to, play } = here();
    const all = windows(here());
    const run = { on: true, button, all, from, to, moves: play === "window" };
    run.ended = new Promise((done) => {
      run.stop = () => { run.on = false; done(); };
    });
    // A reader who changes the dates meanwhile has taken over.
    run.goesOn = () => run.on && button.isConnected && here().from === from && here().to === to;
    return run;
  };
  const frameOf = (months) => change("dates", months, { ...here(), from: "", to: "" }, grammarNow());
  const queryOf = (months) => write(frameOf(months), grammarNow());
  const drawWindow = async (run, months) => {
    const once = drawnOnce();
    draw(queryOf(months), frameOf(months));
    await Promise.race([once, run.ended]);
  };

  /* The strip shows all that will be played, and the headline keeps its height, so that nothing jumps. */
  const setUp = async (run) => {
    const span = [run.all[0][0], run.all[run.all.length - 1][1]];
    if (String(thumbs(here(), grammarNow())) !== String(span)) await drawWindow(run, span);
    if (!run.goesOn()) return;
    const names = (one) => window.entente.moment.inWords(one, run.moves, span[1] - span[0]);
    const widest = run.all.map(names).reduce((one, other) => (other.length > one.length ? other : one));
    root.style.setProperty("--says", `${document.querySelector(".headline").offsetHeight}px`);
    drawing.hold(STRIP);
    Object.assign(run, { names, shown: window.entente.moment.open(widest) });
  };
  const show = (run, months) => {
    const { from = "", to = "" } = frameOf(months);
    pass({ from, to });
    run.shown.textContent = run.names(months);
    window.entente.moment.veil(months);
  };
  /* Played to the end, the dates are what they were; stopped, they stay where they are. */
  const end = (run) => {
    const { button, from, to, last } = run;
    window.entente.moment.close(run.shown);
    drawing.letGo();
    face(button, false);
    const now = button.isConnected ? here() : {};
    if (button.isConnected && now.from === from && now.to === to) {
      if (run.on) draw(write(now, grammarNow()), now);
      else if (last) go(change("dates", last, {}, grammarNow()));
    }
    pass(null);
  };

  const through = async (run) => {
    for (const [i, months] of run.all.entries()) {
      if (!run.goesOn()) return;
      await drawWindow(run, months);
      if (!run.goesOn()) return;
      run.last = months;
      show(run, months);
      if (run.all[i + 1]) drawing.ahead(queryOf(run.all[i + 1]));
      await Promise.race([pause(), run.ended]);
    }
  };
  const play = async (button) => {
    if (playing) {
      playing.stop();
      return;
    }
    const run = begin(button);
    playing = run;
    face(button, true);
    try {
      await setUp(run);
      await through(run);
    } finally { // whatever happens, the button can be used again
      playing = null;
      end(run);
    }
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("#play");
    if (button) play(button);
  });
  window.entente.plays = () => Boolean(playing);

  /* ------------------------------------------------------------------ stopped */

  /* Escape stops the play and lets go of nothing else. */
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !playing) return;
    playing.stop();
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  /* Whoever takes hold of the dates takes over where they are. */
  for (const hand of ["pointerdown", "keydown"]) {
    document.addEventListener(hand, ({ target, key }) => {
      if (playing && key !== "Tab" && target.closest && target.closest(".asks-when")) playing.stop();
    }, true);
  }

  Object.assign(window.entente, { face, pause }); // the years have a button of the same kind
})();
