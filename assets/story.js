/* The story: one key or one button to the next step, and a word to whoever presents it. */
(() => {
  const { go, here, grammarNow, sheet } = window.entente;
  const root = document.documentElement;
  const caption = () => document.getElementById("story");
  const telling = () => root.hasAttribute("data-story");

  /* Return where the story is and what is said there, or nothing outside of it. */
  const at = () => {
    const told = telling() && caption() && caption().dataset.at;
    return told ? JSON.parse(told) : null;
  };

  /* A question and its answer are two frames of one step: forward shows the answer, back asks
     again. `last` is where the reader left: the story goes on from there. */
  let last = 0;
  const frames = () => grammarNow().frames;
  const indexOf = ({ step, answer }) => frames().findIndex(
    (frame) => frame.step === step && frame.answer === answer);
  const enter = (index) => {
    const frame = frames()[index];
    if (frame) go({ story: "1", step: frame.step, answer: frame.answer });
  };
  const step = (by) => {
    if (telling()) enter(indexOf(here()) + by);
  };

  /* The arrows point as the buttons do: in Persian the story goes on to the left. */
  const bearing = (key) => {
    const onward = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    return { [onward]: 1, PageDown: 1, [backward]: -1, PageUp: -1 }[key] || 0;
  };
  const OWN = "input, textarea, select, [contenteditable], [role='slider'], [role='listbox'], "
    + "[role='combobox'], [role='tablist'], [role='radiogroup'], [role='grid'], .ag-root";
  document.addEventListener("keydown", (event) => {
    const { key, target, defaultPrevented } = event;
    const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!telling() || held || defaultPrevented || document.querySelector("dialog[open]")) return;
    if (target.closest(OWN)) return;
    const reveals = key === " " && !target.closest("button, a, summary") && at() && !at().revealed;
    const by = reveals ? 1 : bearing(key);
    if (!by) return;
    event.preventDefault();
    step(by);
  });

  /* Show what the step rests on. */
  const evidence = () => {
    const panel = document.getElementById("evidence");
    if (getComputedStyle(panel).position === "fixed") sheet("evidence");
    panel.scrollTop = 0;
    panel.focus();
  };
  document.addEventListener("click", ({ target }) => {
    const { id } = target.closest("button") || {};
    if (id === "story-on") step(1);
    if (id === "story-back") step(-1);
    if (id === "story-rests") evidence();
    if (id === "story-open" && telling()) document.getElementById("story-leave").click();
    else if (id === "story-open") enter(Math.min(last, frames().length - 1));
  });

  /* Tell others of each step, however the reader came to it. */
  let told = null;
  const tell = () => {
    const now = telling() && caption() ? caption().dataset.at : null;
    const button = document.getElementById("story-open");
    if (button) button.setAttribute("aria-pressed", String(telling()));
    if (now === told) return;
    told = now;
    if (now) last = Math.max(0, indexOf(here()));
    document.dispatchEvent(new CustomEvent("entente:step", { detail: at() }));
  };
  new MutationObserver(tell).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-at", "data-story"],
  });

  window.entente.story = { step, at };
})();
