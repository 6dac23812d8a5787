/* Dates of the Solar Hijri calendar beside the Gregorian ones, for a reader who wants them. */
(() => {
  const KEPT = "entente-solar";
  const BOX = "solar-dates";
  const root = document.documentElement;
  const show = () => root.toggleAttribute("data-solar", window.localStorage.getItem(KEPT) === "1");
  const tick = () => {
    const box = document.getElementById(BOX);
    if (box && box.checked !== root.hasAttribute("data-solar")) box.click();
  };
  document.addEventListener("change", ({ target }) => {
    if (target.id !== BOX) return;
    window.localStorage.setItem(KEPT, target.checked ? "1" : "0");
    show();
  });
  document.addEventListener("entente:opened", () => requestAnimationFrame(tick));
  show();
})();
