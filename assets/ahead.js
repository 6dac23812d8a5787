/* Be there before the reader: a click is answered on the click, and what rests under the pointer, or
   has the focus, is fetched before it is clicked. */
(() => {
  const { drawing, here, leadTo, go, drawAtOnce, renewed, grammarNow, address: { change, read } } = window.entente;
  const REST = 80; // milliseconds
  const BOX = ".mantine-Checkbox-root";
  const TICKED = "#filter-types, #filter-status, #filter-source, #filter-owner";

  /* What a group of boxes changes in the address when it is ticked as it is, but for one box. */
  const ticked = (box, flipped) => {
    const group = box.closest(TICKED);
    const boxes = [...group.querySelectorAll("input")].filter((one) => one.checked !== (one === flipped));
    const now = here();
    const parts = change(group.id.replace("filter-", ""), boxes.map(({ value }) => value), here(), grammarNow());
    const gone = Object.keys(now).filter((name) => !(name in parts));
    return { ...parts, ...Object.fromEntries(gone.map((name) => [name, undefined])) };
  };
  const boxAt = (target) => target.closest(TICKED) && target.closest("input");
  const linkAt = (target) => target.closest("a[href^='?']");
  const queryOf = (link) => link.getAttribute("href").split("#")[0]; // what it points at is of the page alone

  /* Dash would tell the box, its group, its store and the page of it first; the box and the link put
     it into the address themselves. */
  document.addEventListener("click", (event) => {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (drawing.building() || button || ctrlKey || metaKey || shiftKey || altKey) return;
    const [box, link] = [boxAt(target), linkAt(target)];
    if (box) go(ticked(box, null));
    else if (link) drawAtOnce(queryOf(link));
  }, true);

  const aheadOf = (target) => {
    const box = target.closest(BOX) && target.closest(BOX).querySelector("input");
    if (box && boxAt(box)) return leadTo(ticked(box, box));
    const link = linkAt(target);
    return link && queryOf(link);
  };
  const foresee = (target) => {
    if (drawing.building() || !target.isConnected) return;
    const next = aheadOf(target);
    if (next && !renewed(read(next))) drawing.ahead(next);
  };
  let resting = null;
  const rest = ({ target }) => {
    const on = target.closest && target.closest(`${BOX}, a`);
    if (on === resting) return;
    resting = on;
    if (on) setTimeout(() => { if (resting === on) foresee(on); }, REST);
  };
  for (const sign of ["pointerover", "focusin"]) document.addEventListener(sign, rest, { passive: true });
  document.addEventListener("pointerdown", ({ target }) => foresee(target), { passive: true });
})();
