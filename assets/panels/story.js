/* The stories: one key or one button to the next step, and a word to whoever presents them. */
(() => {
  const { go, goTo, here, query, grammarNow, panels, direction, address: { read, write, defaultOf, framesOf } } = window.entente;
  const root = document.documentElement;
  const caption = () => document.getElementById("story");
  const telling = () => root.hasAttribute("data-story");

  /* Return where the story is and what is said there, or nothing outside of it. */
  const at = () => {
    const written = telling() && caption() && caption().dataset.at;
    return written ? JSON.parse(written) : null;
  };

  /* A question and its answer are two frames of one step: forward shows the answer, back asks
     again. `last` is where the reader left: that story of that data set goes on from there. */
  let last = { of: "", story: "1", index: 0 };
  const frames = (story = here().story) => framesOf(story, grammarNow());
  const named = (name) => name || defaultOf("data", grammarNow());
  const data = () => named(here().data);
  const indexOf = ({ step, answer }) => frames().findIndex(
    (frame) => frame.step === step && frame.answer === answer);
  const enter = (index, story) => {
    const frame = frames(story)[index];
    if (!telling()) window.sessionStorage.setItem(BEFORE, query());
    if (frame) go({ story: frame.story, step: frame.step, answer: frame.answer });
  };
  let begun = false;
  const begin = (story) => {
    begun = true;
    enter(last.of === data() && last.story === story ? last.index : 0, story);
  };
  /* What the reader had before the story comes back after it, in the language and theme of now; who
     came by a link has all there is. */
  const BEFORE = "entente-before-story"; // in this tab, as long as no other page is opened in it
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival && arrival.type === "navigate") window.sessionStorage.removeItem(BEFORE);
  const restore = () => {
    const before = read(window.sessionStorage.getItem(BEFORE) || "");
    const { data: name, lang, theme } = here();
    const same = named(before.data) === named(name) && !before.story;
    window.entente.zoom.anew();
    goTo(write({ ...(same ? before : {}), data: name, lang, theme }, grammarNow()));
    remain(false);
  };
  /* Whoever leaves by a control goes on from the picture of the step: that its filters are the
     story's is said, and one click away is what was there before. */
  const keepsFilters = () => {
    const own = read((frames(last.story)[last.index] || {}).query);
    return grammarNow().parameters.some(({ name, filter }) => filter && own[name] && own[name] === here()[name]);
  };
  const remain = (on) => {
    const said = document.getElementById("story-left");
    if (said) said.hidden = !on;
  };
  const step = (by) => {
    const index = telling() && document.getElementById("grammar") ? indexOf(here()) : -1;
    if (index < 0) return;
    turn(frames()[index], frames()[index + by]);
    enter(index + by);
  };

  /* What is about to change steps back until it is drawn anew, all together; a question changes
     the words alone. No answer may be on its way, so it does not wait for long. */
  const PATIENCE = 1200; // milliseconds
  let patience = null;
  const turn = (from, to) => {
    if (!to) return;
    root.dataset.turning = from.query === to.query ? "words" : "all";
    clearTimeout(patience);
    patience = setTimeout(turned, PATIENCE);
  };
  const turned = () => { delete root.dataset.turning; };

  /* The arrows point as the buttons do: in Persian the story goes on to the left. */
  const bearing = (key) => {
    const [on, back] = direction() === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    return { [on]: 1, PageDown: 1, [back]: -1, PageUp: -1 }[key] || 0;
  };
  const OWN = "input, textarea, select, [contenteditable], [role='slider'], [role='listbox'], "
    + "[role='combobox'], [role='tablist'], [role='radiogroup'], [role='grid'], .ag-root";
  document.addEventListener("keydown", (event) => {
    const { key, target, defaultPrevented } = event;
    const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!at() || held || defaultPrevented || document.querySelector("dialog[open]")) return;
    const answered = target.closest("#vote input") && !target.value && key !== " "; // it was added
    if (target.closest(OWN) && !answered) return;
    const reveals = key === " " && !target.closest("button, a, summary") && asks();
    const by = reveals ? 1 : bearing(key);
    if (!by) return;
    event.preventDefault();
    step(by);
  });

  /* Write what the server says of a step into the caption, whose parts stay. */
  const show = (now) => {
    const part = (tag, className, textContent) => (
      Object.assign(document.createElement(tag), { className, textContent }));
    // New elements, since those that were there before would be seen to jump.
    caption().querySelector(".told").replaceChildren(
      part("p", "visually-hidden place", now.place),
      Object.assign(part("h2", "heading", now.heading), now.written),
      Object.assign(part("p", "words", now.words), now.revealed ? now.written : {}));
    caption().querySelector(".count").textContent = now.count;
    document.getElementById("story-rests").textContent = now.rests;
    const name = (id, label, off) => {
      const button = document.getElementById(id);
      button.title = label;
      button.setAttribute("aria-label", label);
      button.setAttribute("aria-disabled", String(off)); // and not disabled: it keeps the focus
    };
    name("story-back", now.back, now.step === 1);
    name("story-on", now.on, now.step === now.of && now.revealed);
    caption().setAttribute("aria-label", now.story);
    caption().querySelector(".dots").replaceChildren(...Array.from({ length: now.of }, (_, i) => (
      part("span", i + 1 === now.step ? "here" : i + 1 < now.step ? "past" : "", ""))));
    caption().classList.toggle("waiting", !now.revealed);
  };

  /* Show what the step rests on. */
  const evidence = () => {
    const panel = document.getElementById("evidence");
    panels.show("evidence");
    panel.scrollTop = 0;
    panel.focus();
  };
  /* Where there are several stories, the button opens the list of them: see sheets.js. */
  const choice = () => document.getElementById("stories-dialog");
  const mark = () => {
    const [first, ...others] = choice().querySelectorAll("[data-tell]");
    let now = first;
    for (const one of [first, ...others]) {
      const told = telling() && one.dataset.tell === here().story;
      one.setAttribute("aria-current", String(told));
      if (told) now = one;
    }
    setTimeout(() => now.focus()); // when the dialog is open
  };
  document.addEventListener("click", ({ target }) => {
    const { id, dataset: { tell } } = target.closest("button") || { dataset: {} };
    if (tell) {
      choice().close();
      begin(tell);
    }
    if (id === "story-on") step(1);
    if (id === "story-back") step(-1);
    if (id === "story-rests") evidence();
    const open = id === "story-open" && !choice();
    if ((open && telling()) || ["story-leave", "story-before"].includes(id)) restore();
    else if (id === "story-kept") remain(false);
    else if (open) begin("1");
    else if (id === "story-open") mark();
  });

  /* Tell others of each step, however the reader came to it. */
  let announced = null;
  let told = false; // whether it was a story
  const announce = () => {
    const now = telling() && caption() ? caption().dataset.at : null;
    if (announced && caption() && telling() !== told) remain(told && keepsFilters());
    told = telling();
    const button = document.getElementById("story-open");
    const pressed = String(telling());
    if (button && !choice() && button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    // A new edition of the page, in another language say, may put an empty caption in its place.
    const empty = now && !caption().querySelector(".told").hasChildNodes();
    if (now === announced && !empty) return;
    // The space bar is for the answer from now on, not for the button that began.
    if (begun && now && document.activeElement === button) caption().focus();
    begun = begun && !now;
    announced = now;
    turned();
    if (now) {
      show(at());
      last = { of: data(), story: here().story, index: Math.max(0, indexOf(here())) };
    }
    document.dispatchEvent(new CustomEvent("entente:step", { detail: at() }));
  };
  new MutationObserver(announce).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-at", "data-story"],
  });

  const asks = () => Boolean(at()) && !at().revealed;
  window.entente.story = { step, at, asks, bearing };
})();
