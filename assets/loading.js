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

  /* The picture first: what stands around it takes as long to put onto the page as all that is drawn,
     so it follows when the picture is seen. The last of it is what says that the page is there. */
  const AROUND = ["header", "filters", "timeline", "evidence", "rest"]; // as components/ids.py has them
  const LATEST = 600; // milliseconds: where there is no picture, or one that takes long
  const kept = new Map(); // what stands around, by id
  const emptied = (part) => {
    if (Array.isArray(part)) return part.map(emptied);
    if (!part || !part.props || !part.props.children) return part;
    const { id, children } = part.props;
    if (!AROUND.includes(id)) return { ...part, props: { ...part.props, children: emptied(children) } };
    kept.set(id, children);
    return { ...part, props: { ...part.props, children: [] } };
  };
  let asked = false;
  const ask = () => {
    if (!asked) window.dash_clientside.set_props("seen", { data: true });
    asked = true;
  };
  const began = () => {
    if (document.getElementById(AROUND.at(-1))) setTimeout(ask, LATEST);
    else requestAnimationFrame(began);
  };
  const surrounded = () => AROUND.map((id) => kept.get(id));
  const brought = () => {
    if (document.documentElement.dataset.embed !== undefined) return first; // it is little else
    const seen = () => requestAnimationFrame(() => setTimeout(ask));
    document.addEventListener("entente:plotted", seen, { once: true });
    requestAnimationFrame(began);
    return emptied(first);
  };

  /* Resolve when all is there that a page with these parts of an address needs. */
  const loadFor = (parts) => {
    const waiting = [...document.querySelectorAll("script[data-later]")];
    // Before the page is there nobody knows what a step of a story shows.
    const needed = ({ dataset }) => parts.story || dataset.later === parts.view;
    return Promise.all(waiting.filter(needed).map(load));
  };

  Object.assign(window.entente, { loadFor, takeFirst, showFirst });
  Object.assign(window.dash_clientside.entente, { brought, surrounded });
})();
