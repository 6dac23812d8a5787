/* The moment that is shown while time plays: large over the picture, where it covers no dot and no
   name, or else in the row of the headline; and on the strip of time, which stands still meanwhile. */
(() => {
  const { internals, direction, grammarNow } = window.entente;
  const LINE = 0.02; // the weight of a bit of a line; a dot, a name and a button are worth 1
  const BIT = 3; // pixels around a point of a line
  const SHORT = 60; // months: where no more are played, each is named
  const root = document.documentElement;

  /* ------------------------------------------------------------------ in words */

  const digits = (number) => [...String(number)].map((digit) => grammarNow().digits[digit]).join("");
  const named = (count, monthly) => {
    const [year, month] = [Math.floor(count / 12), count % 12];
    if (!monthly) return digits(year);
    const format = new Intl.DateTimeFormat(root.lang, { month: "short", calendar: "gregory", timeZone: "UTC" });
    return `${format.format(new Date(Date.UTC(2000, month, 1)))} ${digits(year)}`;
  };
  /* Return what a window is called: where it ends, and where it moves, where it begins, too. */
  const inWords = ([first, last], moves, months) => {
    const monthly = months <= SHORT || (moves && last - first < 12);
    const [from, to] = [named(first, monthly), named(last, monthly)];
    return moves && from !== to ? `${from}\u2013${to}` : to;
  };

  /* ------------------------------------------------------------------ over the picture */

  const chartOf = (panel) => panel.querySelector(internals.CHART);
  const shapesIn = (chart, [left, top]) => {
    const boxed = ([x, y], reach) => [left + x - reach, top + y - reach, left + x + reach, top + y + reach];
    return window.entente.marks.shapes(chart).flatMap(({ at, reach, line }) => (line
      ? line.map((point) => ({ box: boxed(point, BIT), weight: LINE }))
      : [{ box: boxed(at, reach), weight: 1 }]));
  };
  const things = (panel, { left, top }) => {
    const found = [...panel.parentElement.querySelectorAll(".node-names text, .tray-box, .fits, .scales")].map((element) => {
      const box = element.getBoundingClientRect();
      return { box: [box.left - left, box.top - top, box.right - left, box.bottom - top], weight: 1 };
    });
    const charts = window.entente.zoom.chartsIn(panel).map((chart) => [chart, chart.getBoundingClientRect()]);
    return found.concat(charts.flatMap(([chart, box]) => shapesIn(chart, [box.left - left, box.top - top])));
  };
  /* Where a picture ends below: at its edge, or where buttons or the tray stand there. */
  const feet = (panel, { top, height }) => {
    const standing = [...panel.parentElement.querySelectorAll(".fits, .tray-box")]
      .map((element) => element.getBoundingClientRect().top - top);
    return [height, ...standing.filter((foot) => foot > height / 2).sort((one, other) => other - one)];
  };
  /* Return a place for a size in pixels, as of the stage, or nothing where no corner is free. */
  const overPicture = (stage, size) => {
    const panel = [...stage.querySelectorAll(".panel")].find((one) => one.getClientRects().length && chartOf(one));
    if (!panel || !window.entente.zoom.chartsIn(panel).length) return null;
    const room = panel.getBoundingClientRect();
    const all = things(panel, room);
    const { emptiest } = window.entente.corner;
    const at = feet(panel, room).reduce((found, foot) => (
      found || emptiest([room.width, foot], size, all, direction() === "rtl")), null);
    const around = stage.getBoundingClientRect();
    return at && [room.left - around.left + at[0], room.top - around.top + at[1]];
  };

  /* Put it onto the stage: its place holds as long as it is shown. */
  const open = (widest) => {
    const stage = document.getElementById("stage");
    const shown = Object.assign(document.createElement("p"), { id: "moment", textContent: widest });
    shown.setAttribute("aria-hidden", "true"); // the dates in words say it
    stage.append(shown);
    const { offsetWidth, offsetHeight } = shown;
    const at = overPicture(stage, [offsetWidth, offsetHeight]);
    root.dataset.playing = at ? "over" : "beside";
    if (at) Object.assign(shown.style, { left: `${at[0]}px`, top: `${at[1]}px`, width: `${offsetWidth}px` });
    else document.querySelector(".headline").append(shown);
    root.style.setProperty("--moment", `${shown.offsetWidth}px`);
    return shown;
  };

  /* ------------------------------------------------------------------ on the strip of time */

  /* Veil what lies before and after the window that is shown. */
  const veil = (months) => {
    const chart = document.querySelector(`#timeline-graph ${internals.CHART}`);
    const plot = chart && internals.frameOfAxes(chart);
    if (!plot || !plot.getClientRects().length || !chart.layout.xaxis) return;
    const [start, end] = chart.layout.xaxis.range;
    const [box, around] = [plot.getBoundingClientRect(), chart.getBoundingClientRect()];
    const share = (count) => Math.min(Math.max((count / 12 - start) / (end - start), 0), 1) * box.width;
    const [one, other] = [share(months[0]), share(months[1] + 1)].sort((a, b) => a - b);
    const left = box.left - around.left;
    const sides = [[left, one], [left + other, box.width - other]];
    const old = [...chart.querySelectorAll(".played")];
    sides.forEach(([from, wide], i) => {
      const side = old[i] || Object.assign(document.createElement("div"), { className: "played" });
      Object.assign(side.style, {
        left: `${from}px`, width: `${wide}px`, top: `${box.top - around.top}px`, height: `${box.height}px`,
      });
      if (!old[i]) chart.append(side);
    });
  };
  const close = (shown) => {
    delete root.dataset.playing;
    if (shown) shown.remove();
    document.querySelectorAll(".played").forEach((side) => side.remove());
  };

  window.entente.moment = { inWords, open, veil, close };
})();
