/* Sharing: what is copied, and how a citation is written. */
(() => {
  /* Put the text of a field on the clipboard; where that is refused, leave it selected. */
  const copy = async ({ dataset }) => {
    const field = document.getElementById(dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
      return dataset.done;
    } catch {
      field.focus();
      field.select();
      return dataset.selected;
    }
  };

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("button[data-copy]");
    if (!button) return;
    for (const said of document.querySelectorAll("#share-body .said")) said.textContent = "";
    const words = await copy(button);
    button.parentElement.querySelector(".said").textContent = words;
  });

  const cite = (style, texts) => texts[style];

  Object.assign(window.dash_clientside.entente, { cite });
})();
