/* The connection to the server: say on the page when an answer takes long, when the server is gone
   and what then goes on, and when it is back; and when the engine behind it gives no answer. */
(() => {
  const { drawing } = window.entente;
  const root = document.documentElement;
  const { base } = root.dataset;
  const ASKED = [`${base}_dash-update-component`, `${base}answers/`]; // what the page cannot do without
  const LOOK = 5000; // milliseconds between two looks whether the server is back
  const SAID = 6000; // milliseconds for which it is said that it is
  const GONE = ["gone", "unseen", "lost"];

  let state = "here";
  const show = () => {
    const line = document.getElementById("connection");
    const blank = document.getElementById("alone"); // where there is not even a page to say it on
    root.dataset.connection = state;
    const fill = (element, text) => {
      if (element && element.textContent !== text) element.textContent = text;
    };
    fill(line, (line && line.dataset[state]) || "");
    fill(blank, (blank && !line && blank.getAttribute(`data-${state}-${root.lang}`)) || "");
  };

  const become = (kind) => {
    if (kind === "busy") document.dispatchEvent(new CustomEvent("entente:waiting"));
    if (["unseen", "lost", "slow", "away"].includes(kind)) giveUp();
    // What was asked for and is missing is said until something else is shown.
    if (kind === state || (kind === "here" && state === "back")) return;
    const before = state;
    state = kind === "here" && GONE.includes(before) ? "back" : kind;
    if (state === "back") setTimeout(settle, SAID);
    if (GONE.includes(state) && !GONE.includes(before)) look();
    show();
  };
  const settle = () => {
    if (state !== "back") return;
    state = "here";
    show();
  };
  const giveUp = () => {
    drawing.giveUp();
    // A dialog that nobody can fill would only hide what is said.
    const empty = document.querySelector("dialog[open] .dialog-body:empty");
    if (empty) empty.closest("dialog").close();
  };
  const look = async () => {
    await new Promise((done) => { setTimeout(done, LOOK); });
    if (!GONE.includes(state)) return;
    if (await window.entente.patience.isThere(base)) become("here");
    else look();
  };

  document.addEventListener("entente:drawn", ({ detail: shown }) => {
    if (shown && state === "unseen") become("gone");
  });
  new MutationObserver(() => { if (state !== "here") show(); })
    .observe(document.body, { childList: true, subtree: true });

  /* Without a worker, as where there is no HTTPS, the page itself waits for its answers. */
  const worker = () => "serviceWorker" in navigator && navigator.serviceWorker.controller;
  const { fetch: ask } = window;
  const alone = async (request, options) => {
    const { patience: { answerOf, gateway, unanswered }, answers: { AHEAD } } = window.entente;
    // What nobody has asked for yet is missed by nobody.
    const missed = !options || !options.headers || !Object.keys(AHEAD).some((name) => name in options.headers);
    const tell = (kind) => { if (missed) become(kind); };
    const fresh = () => (request instanceof Request ? request.clone() : request); // each can be sent once
    const answer = await answerOf((signal) => ask(fresh(), { ...options, signal }), base, () => tell("busy"));
    const there = answer && !gateway(answer);
    tell(there ? unanswered(answer) || "here" : "lost");
    return there ? answer : new Response(null, { status: 204 });
  };
  const calls = (request) => {
    const { pathname } = new URL(request.url || request, window.location.href);
    return ASKED.some((path) => pathname.startsWith(path));
  };
  window.fetch = (request, options) => (calls(request) && !worker() ? alone : ask)(request, options);

  window.entente.connection = { become, isHere: () => ["here", "back"].includes(state) };
})();
