/* Without a server: have the worker keep what the page is made of, and fetch a story ahead of its
   telling. */
(() => {
  if (!("serviceWorker" in navigator)) return;
  const { answers, drawing, here, grammarNow, editionOf, spoken, address: { write, valuesOf, defaultOf, framesOf } } = window.entente;
  const root = document.documentElement;
  const { base } = root.dataset;
  const ALSO = [
    "assets/fonts/inter.woff2", "assets/fonts/source-serif.woff2", "assets/fonts/vazirmatn.woff2",
    "assets/topojson/world_110m.json", "assets/pages/notes.html", "assets/pages/notes.js", "assets/pages/notes.css",
    "assets/fonts/fonts.css", "assets/app.css", "manifest.webmanifest", "_dash-component-suites/dash_ag_grid/async-community.js",
  ].map((path) => base + path);

  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.kind === "kept") keepPages();
    else window.entente.connection.become(data.kind);
  });

  /* What a page is made of is known when it is there. */
  const opened = () => new Promise((done) => {
    if (document.getElementById("grammar")) done();
    else document.addEventListener("entente:opened", done, { once: true });
  });
  const keep = async () => {
    await opened();
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
      .filter((name) => name.startsWith(window.location.origin)
        && !name.includes("_dash-update-component") && !name.includes("/answers/"));
    const waiting = [...document.querySelectorAll("script[data-later]")].map(({ src }) => src);
    const addresses = [...new Set([window.location.href, ...loaded, ...waiting, ...ALSO])];
    active.postMessage({ kind: "keep", addresses });
  };

  /* ------------------------------------------------------------------ a story, ahead of its telling */

  /* Ask for what the worker is to keep, and tell whether it was answered. */
  const ask = (address, request = {}) => (
    fetch(address, { ...request, headers: { ...answers.AHEAD, ...request.headers } })
      .then(async (reply) => Boolean(await reply.arrayBuffer()) && reply.status === 200)
      .catch(() => false));
  const draw = (query, viewport) => ask(answers.addressOf(query, viewport, ""));
  const end = (id, property, value) => ({ id, property, value });
  const build = (edition, query) => ask(`${base}_dash-update-component`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      output: "page.children",
      outputs: { id: "page", property: "children" },
      inputs: [end("edition", "data", edition)],
      state: [end("url", "search", query)],
      changedPropIds: [],
    }),
  });
  const idle = () => new Promise((done) => { (window.requestIdleCallback || setTimeout)(done); });
  const keeper = () => new Promise((done) => {
    const { serviceWorker } = navigator;
    if (serviceWorker.controller) done();
    else serviceWorker.addEventListener("controllerchange", done, { once: true });
  });

  /* Who opened a presentation at its address leaves it for the atlas, which was not seen yet. */
  const [ATLAS, PRESENT] = ["wide", "present"];
  const wayOut = async (query) => {
    await build({ ...editionOf(here()), viewport: ATLAS }, query);
    await draw(query, ATLAS);
  };

  /* The page itself came before there was a worker, and its other views were not asked for yet. */
  const keepPages = async () => {
    await keeper();
    if (!document.getElementById("grammar")) return;
    const grammar = grammarNow();
    const edition = editionOf(here());
    await build(edition, window.location.search || "?");
    for (const view of here().story || root.dataset.embed !== undefined ? [] : valuesOf("view", grammar)) {
      await drawing.rest();
      await idle();
      await draw(write({ ...here(), view }, grammar), edition.viewport);
    }
    if (edition.viewport === "present") await wayOut(window.location.search || "?");
    root.setAttribute("data-kept", "");
  };

  const viewOf = (frame) => new URLSearchParams(frame.query).get("view") || root.dataset.views.split(" ")[0];
  const framesInOrder = (frames, parts) => {
    const now = frames.findIndex(({ step, answer }) => step === parts.step && answer === parts.answer);
    return [...frames.keys()].sort((one, other) => (one < now) - (other < now) || one - other);
  };

  /* Fetch every step as it is drawn after the one before and after the one behind it, those first
     that come next; then in the other theme, and in class also in each of the other languages. A page
     that is built anew begins anew, and what was not answered is fetched after the next drawing. */
  let fetched = "";
  const ahead = async () => {
    const parts = here();
    const { viewport } = editionOf(parts);
    const grammar = grammarNow();
    const wanted = viewport + write({ ...parts, step: "", answer: "" }, grammar);
    if (fetched === wanted || !navigator.serviceWorker.controller) return;
    fetched = wanted;
    const frames = framesOf(parts.story, grammar);
    const order = framesInOrder(frames, parts);
    const queryOf = ({ step, answer }, changed) => write({ ...parts, step, answer, ...changed }, grammar);
    const plain = defaultOf("lang", grammar);
    const now = parts.lang === plain ? "" : parts.lang || "";
    const all = ["", ...spoken.filter((lang) => lang !== plain)];
    const others = viewport === "present" ? all.filter((lang) => lang !== now) : [];

    const questions = function* () {
      for (const at of order) {
        const before = new Set([frames[at - 1], frames[at + 1], frames[at]].filter(Boolean).map(viewOf));
        for (const view of before) yield () => answers.ahead(queryOf(frames[at]), viewport, view);
      }
      for (const lang of [now, ...others]) {
        if (lang !== now) yield () => build({ data: parts.data || "", lang, viewport }, queryOf(frames[order[0]], { lang }));
        for (const theme of ["", "dark"]) {
          for (const at of order) yield () => draw(queryOf(frames[at], { lang, theme }), viewport);
        }
        if (lang === now && viewport === "present") for (const at of order) yield () => draw(queryOf(frames[at]), ATLAS);
      }
      if (viewport !== ATLAS) return;
      yield () => build({ data: parts.data || "", lang: now, viewport: PRESENT }, queryOf(frames[order[0]]));
      for (const at of order) yield () => draw(queryOf(frames[at]), PRESENT);
    };
    for (const question of questions()) {
      await idle();
      const answered = await question();
      if (fetched !== wanted) return;
      if (!answered) {
        fetched = "";
        return;
      }
    }
    root.setAttribute("data-ahead", "");
  };
  const begin = () => {
    if (window.entente.connection.isHere() && document.getElementById("grammar") && here().story) ahead();
  };
  document.addEventListener("entente:step", begin);
  document.addEventListener("entente:drawn", begin);
  document.addEventListener("entente:build", () => { fetched = ""; });
  const start = () => {
    navigator.serviceWorker.register(`${base}worker.js`).then(keep).catch(() => {});
  };
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
