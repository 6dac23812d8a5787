/* Presenting: single keys, a spot of light, and a window with the speaker's notes in step. */
(() => {
  const { go, here, panels, presenting, setProps, grammarNow, spoken } = window.entente;
  const { keyboard: { meant }, address: { valuesOf, leavesStory } } = window.entente;
  const story = () => window.entente.story;
  const root = document.documentElement;
  const press = (id) => {
    const button = document.getElementById(id);
    if (button) button.click();
  };
  const turn = (name) => root.toggleAttribute(name);

  const present = (on) => {
    for (const name of ["data-blank", "data-evidence"]) root.removeAttribute(name);
    if (!on && document.fullscreenElement) document.exitFullscreen();
    setProps("url", { pathname: root.dataset.base + (on ? "present" : "") });
  };

  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen();
  };
  /* The evidence stands beside the picture, and ends where the words begin. */
  const measure = () => {
    if (!root.hasAttribute("data-evidence")) return;
    const words = [...document.querySelectorAll("#story, .headline")].find(({ offsetHeight }) => offsetHeight > 1);
    root.style.setProperty("--foot", `${words ? words.offsetHeight : 0}px`);
  };
  window.addEventListener("resize", measure);
  document.addEventListener("entente:drawn", measure);
  const evidence = () => {
    if (!turn("data-evidence")) return;
    measure();
    document.getElementById("evidence").focus();
  };
  const language = () => {
    go({ lang: spoken[(spoken.indexOf(here().lang || spoken[0]) + 1) % spoken.length] });
  };
  const find = () => { if (!presenting()) press("find"); };
  const keys = () => document.getElementById("keys-dialog").showModal();

  /* Leave one thing at a time: what lies over the picture, then the presentation, which leads back
     to the page with all that is chosen. */
  const leave = () => {
    const over = ["data-blank", "data-evidence"].find((name) => root.hasAttribute(name));
    if (over) root.removeAttribute(over);
    else present(false);
  };

  /* ------------------------------------------------------------------ the speaker's notes */

  const channel = new BroadcastChannel("entente");
  const told = () => {
    const bar = document.getElementById("present-bar");
    if (!bar || !story() || !presenting()) return;
    const headline = document.getElementById("headline");
    channel.postMessage({
      kind: "step",
      at: story().at(),
      headline: headline ? headline.textContent : "",
      words: JSON.parse(bar.dataset.notes),
      lang: root.lang,
      dir: root.dir,
      theme: root.dataset.theme,
    });
  };
  channel.addEventListener("message", ({ data }) => {
    if (data.kind === "hello") told();
    if (data.kind === "turn" && presenting()) forward(data.by);
  });
  document.addEventListener("entente:step", told);
  const notes = () => {
    window.open("assets/pages/notes.html", "entente-notes", "width=760,height=640");
  };

  /* ------------------------------------------------------------------ keys and buttons */

  /* The way on is the way into the story, as long as nothing is chosen: what somebody has put
     together to present it is not taken from the wall by a key. */
  const chosen = () => Object.keys(here()).some((name) => leavesStory(name, grammarNow()));
  const forward = (by) => {
    if (here().story) story().step(by);
    else if (by > 0 && !chosen()) press("story-open");
  };
  const play = () => press(document.getElementById("years-play") ? "years-play" : "play");
  /* A question of the story waits for votes, and numbers are nothing else until it is answered. */
  const waits = () => here().story && story().asks();
  const view = (number) => {
    const known = valuesOf("view", grammarNow());
    if (!waits() && known[number - 1]) go({ view: known[number - 1], tie: "" });
  };
  const fold = (panel) => () => { if (!presenting()) panels.toggle(panel); };
  const folds = { "[": fold("filters"), "]": fold("evidence") };
  const actions = {
    " ": play, f: full, b: () => turn("data-blank"), l: language, t: () => press("theme"),
    e: evidence, n: notes, q: () => window.entente.qr.open(),
  };
  const buttons = { play, blank: actions.b, evidence, notes, qr: actions.q, full, keys, leave: () => present(false) };

  /* Who dictates to the machine, or leans on it, can turn single keys off. */
  const OFF = "entente-keys-off";
  const off = () => window.localStorage.getItem(OFF) === "1";
  const mark = () => {
    const button = document.getElementById("keys-off");
    if (button) button.setAttribute("aria-pressed", String(off()));
  };

  const TYPING = "input, textarea, select, [contenteditable], [role='textbox'], [role='combobox']";
  const OWN = `${TYPING}, [role='slider'], [role='listbox'], [role='tablist'], [role='grid'], .ag-root`;
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    // Many keyboards have their brackets on a third level.
    const held = (event.altKey || event.ctrlKey) && !event.getModifierState("AltGraph");
    if (held || event.metaKey || event.defaultPrevented) return;
    if (!document.getElementById("grammar")) return; // the page is still on its way
    if (document.querySelector("dialog[open]") || target.closest(TYPING)) return;
    // The space bar answers the question of a step, which is the story's own affair.
    if (key === " " && waits()) return;
    if (key === "Escape" && presenting()) {
      leave();
      return;
    }
    const letter = meant(event);
    if (off() && letter !== "?") return;
    const everywhere = { "?": keys, "/": find, p: () => present(!presenting()), ...folds }[letter];
    const pressed = target.closest("button, a, summary") && key === " ";
    const here_ = presenting() && !pressed && !target.closest(OWN);
    const found = everywhere || (here_ && (actions[letter] || (/^[1-9]$/.test(letter) && (() => view(letter)))));
    // Within a story its own keys turn the pages.
    const into = !found && here_ && !here().story && story().bearing(key) > 0 && (() => forward(1));
    if (!found && !into) return;
    event.preventDefault();
    (found || into)();
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (root.hasAttribute("data-blank") && !button) root.removeAttribute("data-blank");
    if (!button) return;
    if (button.id === "present") present(true);
    if (button.dataset.present) buttons[button.dataset.present]();
    if (button.id === "keys-off") {
      window.localStorage.setItem(OFF, off() ? "0" : "1");
      mark();
    }
    if (presenting() && button.closest("#evidence") === null && button.matches(".close")) leave();
  });
  document.addEventListener("toggle", mark, true);
  new MutationObserver(mark).observe(document, { subtree: true, attributes: true, attributeFilter: ["open"] });

  /* ------------------------------------------------------------------ the spot of light */

  const IDLE = 2500; // milliseconds after which a hand at rest is forgotten
  let resting = null;
  document.addEventListener("pointermove", ({ clientX, clientY, pointerType }) => {
    const spot = document.getElementById("spotlight");
    if (!spot || !presenting() || pointerType === "touch") return;
    spot.style.translate = `${clientX}px ${clientY}px`;
    root.setAttribute("data-hand", "");
    clearTimeout(resting);
    resting = setTimeout(() => root.removeAttribute("data-hand"), IDLE);
  });

  /* What is told to the notes changes with the language too. */
  new MutationObserver(told).observe(root, { attributes: true, attributeFilter: ["lang", "data-theme"] });
})();
