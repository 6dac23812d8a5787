/* Play through time: draw one window after another, and write the last into the address. */
(() => {
  const { here, go, draw, grammarNow, address: { write, change, thumbs } } = window.entente;
  const FRAMES = 36;
  const PAUSE = 420;
  let playing = null;
  const later = (time) => new Promise((done) => { setTimeout(done, time); });
  const plotted = () => new Promise((done) => {
    document.addEventListener("entente:plotted", done, { once: true });
  });
  const drawnOnce = () => Promise.race([later(3000), plotted()]);

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

  const play = async (button) => {
    if (playing) {
      playing.on = false;
      return;
    }
    const run = { on: true };
    playing = run;
    face(button, true);
    const { from, to } = here();
    // A reader who changes the dates meanwhile has taken over.
    const untouched = (parts) => parts.from === from && parts.to === to;
    let months = null;
    for (months of windows(here())) {
      const parts = here();
      if (!run.on || !button.isConnected || !untouched(parts)) break;
      const frame = change("dates", months, { ...parts, from: "", to: "" }, grammarNow());
      const once = drawnOnce();
      draw(write(frame, grammarNow()), frame);
      await once;
      await later(PAUSE);
    }
    playing = null;
    face(button, false);
    if (!button.isConnected || !untouched(here())) return;
    // Played to the end, the dates are what they were; stopped, they stay where they are.
    const now = here();
    if (run.on) draw(write(now, grammarNow()), now);
    else go(change("dates", months, {}, grammarNow()));
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("#play");
    if (button) play(button);
  });

  Object.assign(window.entente, { face, later }); // the years have a button of the same kind
})();
