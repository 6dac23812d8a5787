/* Whoever chose light or dark finds it again: components/server/scheme.py opens the page so. */
document.addEventListener("click", ({ target }) => {
  if (!target.closest("#theme")) return;
  const { theme } = document.documentElement.dataset; // of before the click
  window.localStorage.setItem("entente-theme", theme === "dark" ? "light" : "dark");
}, true);
