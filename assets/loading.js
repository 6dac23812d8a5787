/* What comes after the HTML of the page, and what came with it: scripts that only some views need are
   fetched when the first of them is shown, and the first page need not be asked for. */
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

  /* Return the page that the HTML has brought, once, if it is the one for this address and this much
     space; another one may be in its place where the server is gone (assets/server/worker.js). */
  let first = null;
  const takeFirst = (search, viewport) => {
    const brought = document.getElementById("first");
    if (!brought) return false;
    brought.remove();
    const { dataset: { query, viewport: wide }, textContent } = brought;
    if (query !== search || wide !== viewport) return false;
    first = JSON.parse(textContent);
    return true;
  };
  const showFirst = () => {
    window.dash_clientside.set_props("brought", { data: true });
    return window.dash_clientside.no_update;
  };
  const brought = () => first;

  /* Resolve when all is there that a page with these parts of an address needs. */
  const loadFor = (parts) => {
    const waiting = [...document.querySelectorAll("script[data-later]")];
    // Before the page is there nobody knows what a step of a story shows.
    const needed = ({ dataset }) => parts.story || dataset.later === parts.view;
    return Promise.all(waiting.filter(needed).map(load));
  };

  Object.assign(window.entente, { loadFor, takeFirst, showFirst });
  Object.assign(window.dash_clientside.entente, { brought });
})();
