/* The evidence: more of a list, and the relation that the address points at. */
(() => {
  const { answers, drawing, panels, setProps } = window.entente;
  const query = () => window.location.search || "?";
  const get = async (part) => {
    const answer = await answers.get(query(), "evidence", part);
    return answer && JSON.parse(answer);
  };

  /* What is put into the page is there some frames later. */
  const there = (id) => new Promise((done) => {
    const look = (frames) => {
      const found = document.getElementById(id);
      if (found || !frames) done(found);
      else requestAnimationFrame(() => look(frames - 1));
    };
    look(120);
  });
  const focus = (element, options) => {
    if (!element) return;
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    if (!options) return;
    clear(element);
    element.scrollIntoView(options);
  };
  const START = { block: "start" };
  /* What sticks to the upper edge must not cover what is led to: the ways through the list, and the
     heading of its year, which may have two lines. */
  const GAP = 10; // pixels
  const clear = (element) => {
    sticking(element.closest(".listing"));
    const heading = element.closest(".year").querySelector("h4");
    element.closest(".evidence").style.setProperty("--heading", `${heading.offsetHeight + GAP}px`);
  };
  /* Return how high the ways through a list are where they stay in sight, and tell the stylesheet. */
  const sticking = (listing) => {
    const ways = listing.querySelector(".ways-through");
    const high = ways && getComputedStyle(ways).position === "sticky" ? ways.offsetHeight : 0;
    listing.closest(".evidence").style.setProperty("--ways", `${high}px`);
    return high;
  };

  /* ------------------------------------------------------------------ another part of a list */

  const all = ({ before, years, after }) => [...before, ...years, ...after];
  const firstOf = ({ years: [{ props: { children: [, items] } }] }) => items.props.children[0].props.id;

  const jump = async ({ dataset: { window: part, heading } }) => {
    if (!document.getElementById(heading)) {
      const found = await get(part);
      if (found) setProps(`listing-${part[0]}`, { children: all(found) });
    }
    focus(await there(heading), START);
  };
  const extend = async ({ parentElement: { id }, dataset: { window: part, side } }) => {
    const found = await get(part);
    if (!found) return;
    const { before, years, after } = found;
    setProps(id, { children: side === "after" ? [...years, ...after] : [...before, ...years] });
    if (side === "after") focus(await there(firstOf(found)));
  };
  const unfold = async ({ parentElement: { id }, dataset }) => {
    const found = await get(dataset.list);
    if (!found) return;
    setProps(id, { children: found.list });
    focus(document.getElementById(id)); // or it would be lost with the button
  };

  /* ------------------------------------------------------------------ the years that are in sight */

  const BELOW = 64; // pixels below the upper edge of what scrolls: what stands there is being read
  const inYears = ({ dataset }, year) => {
    const [first, last] = dataset.years.split(" ").map(Number);
    return year >= first && year <= last;
  };
  const tellOf = (listing) => {
    const scroller = scrollerOf(listing);
    const edge = Math.max(scroller.getBoundingClientRect().top, 0) + sticking(listing) + BELOW;
    const passed = [...listing.querySelectorAll(".year")].filter((one) => one.getBoundingClientRect().top <= edge);
    const year = passed.length ? Number(passed.at(-1).dataset.year) : null;
    for (const button of listing.querySelectorAll(".jumps button")) {
      if (year !== null && inYears(button, year)) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  };
  const scrollerOf = (element) => {
    const { overflowY } = getComputedStyle(element);
    const { parentElement } = element;
    return /auto|scroll/.test(overflowY) || !parentElement ? element : scrollerOf(parentElement);
  };
  let due = false;
  const tell = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      document.querySelectorAll(".listing").forEach(tellOf);
    });
  };
  document.addEventListener("scroll", tell, { passive: true, capture: true });
  document.addEventListener("entente:drawn", tell);

  /* ------------------------------------------------------------------ the relation that is pointed at */

  let drawn = ""; // the query of what is on the page: the address may be ahead of it, or behind
  let last = ""; // the address at which it was looked for
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // typed by hand, and not encoded as it should be
    }
  };
  const settled = () => decoded(query()) === decoded(drawn);
  const say = (children) => setProps("evidence-pointed", { children });
  /* Why it is not seen stands at the top. */
  const explain = (children) => {
    say(children);
    panels.show("evidence");
    document.getElementById("evidence").scrollTop = 0;
  };
  const cardOf = (id) => document.getElementById(`relation-${id}`);
  const mark = (card) => {
    for (const other of document.querySelectorAll(".cards [aria-current]")) {
      if (other !== card) other.removeAttribute("aria-current");
    }
    if (card) card.setAttribute("aria-current", "true");
  };
  const look = async (id) => {
    const found = await get(`find/${encodeURIComponent(id)}`);
    if (!found) return null;
    if (found.tie) window.entente.go({ tie: found.tie }, window.location.hash);
    if (found.said) explain(found.said);
    if (!found.years) return null;
    setProps(`listing-${found.list}`, { children: all(found) });
    return there(`relation-${id}`);
  };
  const point = async () => {
    const { hash, href } = window.location;
    if (!settled()) return null;
    const id = decoded(hash.slice(1));
    const first = href !== last;
    last = href;
    if (first) say([]);
    if (!id || document.getElementById(id)) return mark(null); // any other place of the page
    const card = cardOf(id) || (first ? await look(id) : null);
    mark(card);
    if (!card || !first) return null;
    panels.show("evidence");
    return focus(card, START);
  };
  /* The address follows the picture, and its words come onto the page, some frames later. */
  const soon = (frames = 60) => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (settled() || !frames) point();
    else soon(frames - 1);
  }));
  document.addEventListener("entente:opened", ({ detail }) => {
    [drawn, last] = [detail, ""];
    soon();
  });
  document.addEventListener("entente:drawn", ({ detail }) => {
    if (detail) drawn = drawing.wanted();
    soon();
  });
  window.addEventListener("hashchange", point);
  /* Lead to a relation, to the one that the address points at already, too. */
  const pointAt = (id) => {
    if (decoded(window.location.hash.slice(1)) !== id) window.location.hash = id;
    else {
      last = "";
      point();
    }
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".evidence button");
    if (!button) return;
    if (button.dataset.heading) jump(button);
    else if (button.dataset.side) extend(button);
    else if (button.dataset.list) unfold(button);
  });

  /* What rests under the pointer, or has the focus, is fetched before it is clicked. */
  for (const sign of ["pointerover", "focusin"]) {
    document.addEventListener(sign, ({ target }) => {
      const button = target.closest && target.closest(".evidence button");
      const { window: part, list } = button ? button.dataset : {};
      if (part || list) answers.ahead(query(), "evidence", part || list);
    }, { passive: true });
  }

  window.entente.pointAt = pointAt;
})();
