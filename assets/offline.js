/* Without a server: have the worker keep what the page is made of, fetch a story ahead of its
   telling, and say on the page what goes on and what does not. */
(() => {
  if (!("serviceWorker" in navigator)) return;
  const { drawing, here, grammarNow, editionOf, address: { write } } = window.entente;
  const root = document.documentElement;
  const ALSO = [
    "/assets/fonts/inter.woff2", "/assets/fonts/source-serif.woff2", "/assets/fonts/vazirmatn.woff2",
    "/assets/topojson/world_110m.json", "/assets/notes.html", "/assets/notes.js", "/assets/notes.css",
    "/assets/app.css", "/manifest.webmanifest",
  ];

  const show = (kind) => {
    const line = document.getElementById("connection");
    root.toggleAttribute("data-offline", kind !== "here");
    if (!line) return;
    const text = kind === "here" ? "" : line.dataset[kind];
    if (line.textContent !== text) line.textContent = text;
  };

  let state = "here";
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.kind === "kept") {
      root.setAttribute("data-kept", "");
      return;
    }
    if (data.kind === "unseen") drawing.giveUp();
    // What was asked for and is missing is said until something else is shown.
    if (data.kind === state) return;
    state = data.kind;
    show(state);
  });

  const keep = async () => {
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
      .filter((name) => name.startsWith(window.location.origin) && !name.includes("_dash-update-component"));
    const waiting = [...document.querySelectorAll("script[data-later]")].map(({ src }) => src);
    const addresses = [...new Set([window.location.href, ...loaded, ...waiting, ...ALSO])];
    active.postMessage({ kind: "keep", addresses });
  };

  /* ------------------------------------------------------------------ a story, ahead of its telling */

  const ask = (output, inputs, states) => {
    const [id, property] = output.split(".");
    const ends = (list) => list.map(([end, value]) => {
      const [name, prop] = end.split(".");
      return { id: name, property: prop, value };
    });
    return fetch("/_dash-update-component", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Entente-Ahead": "1" },
      body: JSON.stringify({
        output, outputs: { id, property }, inputs: ends(inputs), state: ends(states), changedPropIds: [],
      }),
    }).catch(() => {});
  };

  const viewOf = (frame) => new URLSearchParams(frame.query).get("view") || "map";

  /* Fetch every step as it is drawn after the one before and after the one behind it, those first
     that come next; in class also as it is built in each of the other languages. A page that is built
     anew begins anew, and what was not answered is fetched after the next drawing. */
  let fetched = "";
  const ahead = async () => {
    const parts = here();
    const { room } = editionOf(parts);
    const grammar = grammarNow();
    const wanted = room + write({ ...parts, step: "", answer: "" }, grammar);
    if (fetched === wanted || !navigator.serviceWorker.controller) return;
    fetched = wanted;
    const { frames } = grammar;
    const now = frames.findIndex(({ step, answer }) => step === parts.step && answer === parts.answer);
    const order = [...frames.keys()].sort((one, other) => (one < now) - (other < now) || one - other);
    const idle = () => new Promise((done) => { (window.requestIdleCallback || setTimeout)(done); });
    const spoken = parts.lang === grammar.defaults.lang ? "" : parts.lang || "";
    const others = ["", "es", "pt", "fa"].filter((lang) => lang !== spoken);
    const languages = room === "present" ? [spoken, ...others] : [spoken];
    for (const lang of languages) {
      for (const at of order) {
        const frame = frames[at];
        const query = write({ ...parts, lang, step: frame.step, answer: frame.answer }, grammar);
        const before = new Set([frames[at - 1], frames[at + 1], frame].filter(Boolean).map(viewOf));
        for (const view of before) {
          await idle();
          const answer = await ask("answer.data", [["asked.data", query]], [["room.data", room], ["shown.data", `${view}?`]]);
          if (fetched !== wanted) return;
          if (!answer || answer.status !== 200) {
            fetched = "";
            return;
          }
          if (lang === spoken) drawing.foretell((await answer.json()).response.answer.data);
        }
        if (lang !== spoken) {
          await ask("page.children", [["edition.data", { data: parts.data || "", lang, room }]], [["url.search", query]]);
        }
      }
    }
    root.setAttribute("data-ahead", "");
  };

  const begin = () => {
    if (state === "here" && document.getElementById("grammar") && here().story) ahead();
  };
  document.addEventListener("entente:step", begin);
  document.addEventListener("entente:drawn", begin);
  document.addEventListener("entente:build", () => { fetched = ""; });
  const start = () => {
    navigator.serviceWorker.register("/worker.js").then(keep).catch(() => {});
  };
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
  new MutationObserver(() => { if (state !== "here") show(state); })
    .observe(document.body, { childList: true, subtree: true });
})();
