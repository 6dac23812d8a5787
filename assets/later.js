/* Scripts that only some views need: fetched when the first of them is shown. */
(() => {
  const fetched = new Map();
  const load = ({ src }) => {
    if (!fetched.has(src)) {
      fetched.set(src, new Promise((done, failed) => {
        const script = document.createElement("script");
        Object.assign(script, { src, onload: done, onerror: failed });
        document.head.append(script);
      }));
    }
    return fetched.get(src);
  };

  /* Resolve when all is there that a page with these parts of an address needs. */
  window.entente.loadFor = (parts) => {
    const waiting = [...document.querySelectorAll("script[data-later]")];
    // Before the page is there nobody knows what a step of a story shows.
    const needed = ({ dataset }) => parts.story || dataset.later === parts.view;
    return Promise.all(waiting.filter(needed).map(load));
  };
})();
