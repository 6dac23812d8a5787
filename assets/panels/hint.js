/* The first visit to the plain page: three things to know, in a line of their own. Whoever has read
   or skipped them, came by a link to something, or is at work, does not see them. */
(() => {
  const SEEN = "entente-seen";
  const root = document.documentElement;
  const plain = !window.location.search && !window.entente.presenting() && !window.entente.embedded;
  const card = () => document.getElementById("hint");
  const steps = () => [...card().querySelectorAll("[data-about]")];
  let at = 0;

  const done = () => {
    window.localStorage.setItem(SEEN, "1");
    root.removeAttribute("data-hint");
    if (card()) card().hidden = true;
  };

  const show = () => {
    steps().forEach((step, i) => { step.hidden = i !== at; });
    root.dataset.hint = steps()[at].dataset.about;
    card().hidden = false;
    card().querySelector(".hint-dots").textContent = steps().map((_, i) => (i === at ? "●" : "○")).join(" ");
    if (at === steps().length - 1) {
      card().querySelector("[data-hint='next']").textContent = card().dataset.done;
      card().querySelector("[data-hint='skip']").hidden = true;
    }
  };

  if (!plain || window.localStorage.getItem(SEEN)) return;
  root.dataset.hint = ""; // its line is kept free from the start, so that nothing moves
  document.addEventListener("entente:opened", () => {
    if (root.hasAttribute("data-hint")) show();
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-hint]");
    if (!button) return;
    if (button.dataset.hint === "skip" || at === steps().length - 1) done();
    else {
      at += 1;
      show();
    }
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && root.hasAttribute("data-hint")) done();
  }, true);
})();
