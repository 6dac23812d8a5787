/* A sign that something is on its way, wherever it takes long: an answer, a new page, a picture that is
   there but not drawn yet. */
(() => {
  const AFTER = 300; // milliseconds: what comes sooner comes at once
  const root = document.documentElement;
  const going = new Map(); // what is on its way, and whether it takes long

  const show = () => {
    const on = [...going.values()].some(({ long }) => long);
    root.toggleAttribute("data-busy", on);
    const stage = document.getElementById("stage");
    if (stage) stage.setAttribute("aria-busy", String(on));
  };
  const begin = (what) => {
    const mine = { long: Boolean(going.get(what) && going.get(what).long) };
    going.set(what, mine);
    setTimeout(() => {
      if (going.get(what) !== mine) return;
      mine.long = true;
      show();
    }, AFTER);
  };
  const end = (what) => {
    if (going.delete(what)) show();
  };

  /* A picture is on the page some frames before its library has drawn it. */
  const DRAWN = ".main-svg, .ag-root, .years";
  const picture = (place) => {
    begin("picture");
    const mine = going.get("picture");
    const look = () => {
      const panel = document.getElementById(place);
      if (going.get("picture") !== mine) return; // another one
      if (!panel || !panel.hasChildNodes() || panel.querySelector(DRAWN)) end("picture");
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  window.entente.waiting = { begin, end, picture };
})();
