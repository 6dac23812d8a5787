/* What is chosen: a click chooses one thing, a click with Shift pins another to it or lets it go. */
(() => {
  const { here, go, grammarNow, address: { toggle } } = window.entente;

  /* What a chart reports of a click does not say which keys were held. */
  let shift = false;
  for (const hand of ["pointerdown", "keydown"]) {
    document.addEventListener(hand, ({ shiftKey }) => { shift = shiftKey; }, true);
  }

  const choose = (thing) => {
    const tie = shift ? toggle(here().tie || "", thing, grammarNow()) : thing;
    go(tie ? { tie } : { tie, only: "" });
  };

  window.entente.choose = choose;
})();
