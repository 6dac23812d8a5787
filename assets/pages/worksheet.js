/* The worksheet: its one button. */
document.getElementById("print")?.addEventListener("click", () => window.print());
