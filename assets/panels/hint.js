/* The first visit: three things to know. Whoever has read or skipped them never sees them again. */
(() => {
  const SEEN = "entente-seen";
  const root = document.documentElement;
  const card = () => document.getElementById("hint");
  let at = 0;

  const done = () => {
    window.localStorage.setItem(SEEN, "1");
    root.removeAttribute("data-hint");
    if (card()) card().hidden = true;
  };

  const show = () => {
    const steps = [...card().querySelectorAll("[data-about]")];
    steps.forEach((step, i) => { step.hidden = i !== at; });
    root.dataset.hint = steps[at].dataset.about;
    card().hidden = false;
    card().querySelector(".hint-dots").textContent = steps.map((_, i) => (i === at ? "●" : "○")).join(" ");
    if (at === steps.length - 1) {
      card().querySelector("[data-hint='next']").textContent = card().dataset.done;
      card().querySelector("[data-hint='skip']").hidden = true;
    }
  };

  /* Not over a presentation, a story, a comparison or an embed: they have their own words. */
  const wanted = () => card() && card().hidden && !window.localStorage.getItem(SEEN)
    && root.dataset.embed === undefined && !window.entente.presenting()
    && !window.entente.here().story && !window.entente.here().versus;

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-hint]");
    if (!button || button === root) return;
    if (button.dataset.hint === "skip" || at === card().querySelectorAll("[data-about]").length - 1) done();
    else {
      at += 1;
      show();
    }
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && root.dataset.hint) done();
  }, true);
  new MutationObserver(() => { if (wanted()) show(); }).observe(document, { childList: true, subtree: true });
})();
