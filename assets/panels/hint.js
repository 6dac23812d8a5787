/* The first visit to the plain page: three things to know, in a line of their own. Whoever has read
   or skipped them, came by a link to something, or is at work, does not see them. In the same line a
   page of which nobody said the language is offered in that of the browser: whoever has followed or
   skipped the offer is not asked again. */
(() => {
  const SEEN = "entente-seen";
  const OFFERED = "entente-offered";
  const root = document.documentElement;
  // Who asks for another language, which is another page, is told the rest in that one.
  const GOES_ON = "entente-introduction";
  const begun = window.sessionStorage.getItem(GOES_ON);
  window.sessionStorage.removeItem(GOES_ON);
  const plain = (!window.location.search || begun !== null) && !window.entente.presenting() && !window.entente.embedded;
  const { spoken } = window.entente.root;
  const known = (window.navigator.languages || []).map((tag) => tag.split("-")[0].toLowerCase())
    .find((code) => spoken.includes(code));
  const { here, grammarNow, address: { read, write } } = window.entente;
  const unnamed = !read(window.location.search).lang && !window.entente.embedded && !window.entente.presenting();
  const offered = unnamed && known !== spoken[0] && !window.localStorage.getItem(OFFERED) ? known : "";
  const card = () => document.getElementById("hint");
  const steps = () => [...card().querySelectorAll("[data-about]")];
  let at = Number(begun);

  const done = () => {
    if (plain) window.localStorage.setItem(SEEN, "1");
    if (offered) window.localStorage.setItem(OFFERED, "1");
    root.removeAttribute("data-hint");
    if (card()) card().hidden = true;
  };

  const link = () => (offered ? card().querySelector(`[data-offer='${offered}']`) : null);
  const offer = () => {
    if (link()) link().hidden = Boolean(here().lang);
  };
  /* Who came by a link is told nothing but that. */
  const offerAlone = () => {
    steps().forEach((step) => { step.hidden = true; });
    card().querySelector("[data-hint='next']").hidden = true;
    card().hidden = false;
    offer();
  };

  const show = () => {
    steps().forEach((step, i) => { step.hidden = i !== at; });
    root.dataset.hint = steps()[at].dataset.about;
    card().hidden = false;
    offer();
    card().querySelector(".hint-dots").textContent = steps().map((_, i) => (i === at ? "●" : "○")).join(" ");
    if (at === steps().length - 1) {
      card().querySelector("[data-hint='next']").textContent = card().dataset.done;
      card().querySelector("[data-hint='skip']").hidden = true;
    }
  };

  if (window.localStorage.getItem(SEEN) || !(plain || offered)) return;
  root.dataset.hint = ""; // its line is kept free from the start, so that nothing moves
  document.addEventListener("entente:opened", () => {
    if (root.hasAttribute("data-hint")) (plain ? show : offerAlone)();
  });
  // The other language has what is seen now, not what was there when the page opened.
  document.addEventListener("click", ({ target }) => {
    if (!link() || target !== link()) return;
    link().href = write({ ...here(), lang: offered }, grammarNow()) + window.location.hash;
    window.localStorage.setItem(OFFERED, "1");
    if (plain) window.sessionStorage.setItem(GOES_ON, String(at));
    else done();
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
