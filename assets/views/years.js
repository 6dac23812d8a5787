/* Camps through time: ask for the years in parts, and go through them without the server. */
(() => {
  const { internals } = window.entente;
  let series = { years: [], known: 0, of: 0 };
  let playing = null;
  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const slider = () => document.querySelector("#years-slider [role='slider']");
  const now = () => Number(slider() && slider().getAttribute("aria-valuenow"));

  /* Stand the cursor on its year: the axis runs as far as the plot is wide. It begins below the names
     of the scales, which it would cross. */
  const point = (year) => {
    const panel = document.querySelector(".years");
    const cursor = document.getElementById("years-cursor");
    const plot = panel && internals.frameOfAxes(panel);
    const graph = document.getElementById("years-graph");
    const chart = graph && graph.querySelector(internals.CHART);
    if (!plot || !cursor || !chart || !chart.layout) return;
    const { xaxis: { range: [start, end] }, margin } = chart.layout;
    const box = plot.getBoundingClientRect();
    const share = (year + 0.5 - start) / (end - start);
    const top = graph.getBoundingClientRect();
    Object.assign(cursor.style, {
      left: `${box.left - top.left + share * box.width}px`,
      top: `${margin.t}px`,
      height: `${box.bottom - top.top - margin.t}px`,
    });
  };

  const show = (year) => {
    const says = document.getElementById("years-reading");
    const open = document.getElementById("years-open");
    const found = series.years.find((one) => one.year === year);
    if (!says || !open) return;
    says.textContent = found ? found.says : "";
    open.disabled = !found;
    point(year);
  };

  /* Say who changes camp, once the side panel is there and of the same selection. */
  const tell = () => {
    const place = document.getElementById("years-words");
    if (place && place.dataset.query === series.query) setProps("years-words", { children: series.words });
  };

  const years = (answer, value) => {
    if (answer && answer !== series) {
      series = answer;
      tell();
      document.querySelector(".years").style.setProperty("--done", answer.known / (answer.of || 1));
      if (answer.known < answer.of) setProps("years-asked", { data: { query: answer.query, known: answer.known } });
    }
    show(typeof value === "number" ? value : now());
    return window.dash_clientside.no_update;
  };

  /* The picture of the years is drawn a moment after the answer; then the cursor finds its place. */
  const settle = () => show(now());
  const ask = (panel) => setProps("years-asked", { data: { query: panel.dataset.query, known: 0 } });
  new ResizeObserver(settle).observe(document.documentElement);
  // The thumb is followed as it moves, and not only when Dash has heard of it.
  new MutationObserver(settle).observe(document, {
    subtree: true, attributes: true, attributeFilter: ["aria-valuenow"],
  });
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.nodeType === 1);
    const panel = added.map((node) => (node.matches(".years") ? node : node.querySelector(".years"))).find(Boolean);
    if (panel) requestAnimationFrame(() => ask(panel));
    if (added.some((node) => node.id === "years-words" || node.querySelector("#years-words"))) {
      requestAnimationFrame(tell);
    }
    const drawn = ({ target }) => target.closest && target.closest("#years-graph");
    if (changes.some(drawn)) requestAnimationFrame(settle);
  }).observe(document, { childList: true, subtree: true });

  const play = async (button) => {
    const { face, pause } = window.entente;
    if (playing) {
      playing.on = false;
      return;
    }
    const run = { on: true };
    playing = run;
    face(button, true);
    const all = series.years.map(({ year }) => year);
    const rest = all.filter((year) => year > now());
    for (const year of rest.length ? rest : all) {
      if (!run.on || !button.isConnected) break;
      setProps("years-slider", { value: year });
      await pause();
    }
    playing = null;
    face(button, false);
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.id === "years-play") play(button);
    if (button.id === "years-open") {
      const found = series.years.find(({ year }) => year === now());
      if (found) window.entente.go({ from: found.from, to: String(found.year), through: "", tie: "" });
    }
  });

  /* A click on the balance of a year goes to that year. */
  const goToYear = (click) => {
    const year = click && click.points && click.points[0] && click.points[0].customdata;
    if (typeof year === "number") setProps("years-slider", { value: year });
    return window.dash_clientside.no_update;
  };

  Object.assign(window.dash_clientside.entente, { years, goToYear });
})();
