/* What is chosen: a click chooses one thing. A click with Shift pins another to it or lets it go, and
   so does the next one after the button of the row, which a finger can press. */
(() => {
  const { here, go, grammarNow, address: { read, toggle } } = window.entente;

  /* What a chart reports of a click does not say which keys were held. */
  let shift = false;
  for (const hand of ["pointerdown", "keydown"]) {
    document.addEventListener(hand, ({ shiftKey }) => { shift = shiftKey; }, true);
  }

  let more = false; // what is chosen next is pinned too
  const show = () => {
    const button = document.getElementById("pins-more");
    if (!button) more = false;
    else if (button.getAttribute("aria-pressed") !== String(more)) {
      button.setAttribute("aria-pressed", String(more));
      button.textContent = more ? button.dataset.asks : button.dataset.rests;
    }
  };
  const ask = (on) => {
    more = on;
    show();
  };
  document.addEventListener("entente:drawn", show);

  const choose = (thing, held = shift) => {
    const tie = held || more ? toggle(here().tie || "", thing, grammarNow()) : thing;
    ask(false);
    go(tie ? { tie } : { tie, only: "" });
  };

  /* A sentence of the evidence chooses as its line in the picture does. */
  const sentence = (target) => (more ? target.closest("#evidence a.tie[href*='tie=']") : null);
  window.addEventListener("click", (event) => { // before it is followed as any link
    const link = sentence(event.target);
    if (!link) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    choose(read(link.getAttribute("href").split("#")[0]).tie);
  }, true);
  document.addEventListener("click", ({ target }) => {
    if (target.closest("#pins-more")) ask(!more);
  });

  window.entente.choose = choose;
})();
