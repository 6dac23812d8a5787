/* Keep address, controls and picture in step, and have another edition of the page built. */
(() => {
  const { drawing, loadFor, takeFirst, showFirst, typed: { refused, meant, keep } } = window.entente;
  const { grammarNow, narrow, spoken, presenting, embedded, viewport, dress, speak, directionOf } = window.entente.root;
  const { read, write, unfold, leave, reset, shown, change, cut, defaultOf, staysInStory } = window.entente.address;
  const { setProps } = drawing;
  const asIs = () => window.dash_clientside.no_update;

  /* An address that the server would not read is cut, so that the page can say what of it was lost. */
  const short = cut(window.location.search);
  if (short !== window.location.search) window.history.replaceState(null, "", window.location.pathname + short);

  /* Checkboxes list what is ticked in the order of the clicks, which means nothing. */
  const plain = (value) => JSON.stringify(Array.isArray(value) && typeof value[0] === "string"
    ? [...value].sort() : value);
  const same = (one, other) => plain(one) === plain(other);

  /* A link that did its work is gone once its answer is drawn, and the focus with it. */
  let held = false;
  const keepFocus = () => {
    const lost = held && document.activeElement === document.body;
    held = false;
    const { story, tie } = here();
    const panel = document.getElementById(story ? "story" : tie ? "evidence" : "stage");
    if (lost && panel) panel.focus({ preventScroll: true });
  };
  document.addEventListener("entente:drawn", () => {
    requestAnimationFrame(() => requestAnimationFrame(keepFocus));
  });

  /* A tab, a bookmark and a screen reader call the page by what it shows. */
  const called = () => {
    const headline = document.getElementById("headline");
    const title = headline && `${headline.textContent.replace(/[\u2066-\u2069]/g, "")} – Entente`;
    if (title && document.title !== title) document.title = title;
  };
  new MutationObserver(called).observe(document, {
    childList: true, characterData: true, subtree: true,
  });
  const draw = (query, parts) => {
    drawing.want(query);
    held = held || document.activeElement !== document.body;
    return loadFor(parts).then(() => {
      if (drawing.wanted() === query) drawing.go();
    });
  };

  /* A control may report late what it was told, after it was told something else. Such an echo
     is no wish of the reader, unless a hand has been on the controls since. */
  const CONTROLS = "header, .rail, .tabs, .strip-head, #lists";
  let echoes = {};
  const echo = (id, value) => {
    echoes[id] = (echoes[id] || new Set()).add(plain(value));
    setProps(id, { value });
  };
  for (const hand of ["pointerdown", "keydown"]) {
    document.addEventListener(hand, ({ isTrusted, target }) => {
      if (isTrusted && target.closest(CONTROLS)) echoes = {};
    }, true);
  }

  /* While time plays, the dates on the controls are those of the picture, and no wish of anybody. */
  let passing = null;
  const pass = (dates) => {
    passing = dates;
    if (!document.getElementById("grammar")) return; // the page is another one, and on its way
    const parts = { ...here(), ...passing };
    const moved = grammarNow().controls.filter(([parameter]) => ["dates", ...END].includes(parameter));
    for (const [parameter, id] of moved) echo(id, shown(parameter, parts, grammarNow()));
  };

  /* The address bar follows a moment later than it is told to: who presses two keys in that moment
     means the second one from where the first one led. */
  let bound = null;
  let due = null; // a timer: it is told when the picture has been drawn
  const address = () => (bound === null ? window.location.search : bound) || "?";
  const head = (query, hash = "") => {
    clearTimeout(due);
    bound = query;
    due = setTimeout(() => { due = null; setProps("url", { search: query, hash }); });
  };

  const END = ["from", "to"]; // of a choice of dates: what is typed is read together
  const warn = (parts) => {
    const ends = END.map((name) => shown(name, parts, grammarNow()));
    return refused(document.getElementById("dates-typed"), ...ends);
  };
  /* Take what was typed as two dates for what is meant by it, and tell whether both are dates. */
  const dated = (wanted, parts) => {
    const box = document.getElementById("dates-typed");
    END.forEach((end, i) => {
      const typed = wanted[i] || "";
      if (box && typed !== shown(end, parts, grammarNow())) wanted[i] = meant(box, end, typed);
    });
    return !refused(box, ...wanted);
  };
  let at = null; // the query that the controls show
  const sync = (told, ...values) => {
    const last = values.pop();
    const grammar = grammarNow();
    const triggered = window.dash_clientside.callback_context.triggered.map((item) => item.prop_id);
    if (triggered.includes("address.data")) at = told || "?";
    else if (at === null) at = address(); // a page is new, or on its way
    const search = at;
    const parts = unfold(read(search), grammar);
    const name = asked(triggered, values, parts, grammar);
    if (name) {
      const moved = END.includes(name) ? END : [name];
      const wanted = moved.map((one) => values[grammar.controls.findIndex(([parameter]) => parameter === one)]);
      if (moved === END && !dated(wanted, parts)) return asIs();
      moved.forEach((one, i) => change(one, wanted[i], parts, grammar));
      const next = write(parts, grammar);
      if (next === search && moved === END) settle(parts, values, grammar); // it is written otherwise
      if (next === search) return asIs();
      at = next;
      const chosen = unfold(read(next), grammar);
      settle(chosen, values, grammar);
      if (!renewed(chosen)) draw(next, chosen);
      head(next);
    } else {
      settle(parts, values, grammar);
      const passes = passing && !triggered.includes("address.data");
      if (!passes && search !== (drawing.wanted() || last) && !renewed(parts)) draw(search, parts);
    }
    return asIs();
  };

  /* Return the control that the reader moved, if it was one: the address may have moved them. */
  const asked = (triggered, values, parts, grammar) => {
    if (triggered.includes("address.data")) return null;
    if (triggered.length === 1 && triggered[0] === "theme.n_clicks") return "theme";
    if (drawing.building()) return null; // the controls of a new page report what they were made with
    const reported = new Set(triggered.map((prop) => prop.slice(0, prop.lastIndexOf("."))));
    const moved = grammar.controls.find(([parameter, id], i) => parameter !== "theme"
      && reported.has(id) && values[i] !== undefined && values[i] !== null
      && !(echoes[id] && echoes[id].has(plain(values[i])))
      && !same(values[i], shown(parameter, { ...parts, ...passing }, grammar)));
    return moved ? moved[0] : null;
  };

  /* Make every control show the address. */
  const settle = (parts, values, grammar) => {
    dress(parts);
    follow(parts);
    warn(parts);
    keep(parts);
    grammar.controls.forEach(([parameter, id], i) => {
      if (parameter === "theme") return;
      const value = shown(parameter, { ...parts, ...passing }, grammar);
      if (!same(value, values[i])) echo(id, value);
    });
  };

  /* An edition of the page is one data set in one language, for one viewport. */
  let current = null;
  let there = null; // the one on the page, while another one may be on its way, and its pathname
  const editionOf = (parts) => ({
    data: parts.data || "",
    lang: parts.lang || "",
    viewport: viewport(),
  });
  const isCurrent = (next) => {
    const known = document.getElementById("grammar") ? grammarNow() : null;
    const [data, lang] = ["data", "lang"].map((name) => known && defaultOf(name, known));
    const named = (one) => one && { ...one, data: one.data || data, lang: one.lang || lang };
    return same(named(next), named(current));
  };
  const renewed = (parts) => !isCurrent(editionOf(parts));
  /* A new page would lose the place of whoever works by keyboard. */
  const refocus = (id) => {
    const old = id && document.getElementById(id);
    const wait = (frames) => {
      const fresh = document.getElementById(id);
      if (fresh && fresh !== old) fresh.focus({ preventScroll: true });
      else if (frames) requestAnimationFrame(() => wait(frames - 1));
    };
    if (old) wait(300);
  };
  /* Keys mean what the address says, though the page may not have turned yet. */
  const direction = () => directionOf(read(address()).lang);
  const edition = (search) => {
    if (due !== null) return asIs(); // the page is on its way to somewhere else
    if (search !== bound) bound = null;
    const parts = read(search);
    const next = editionOf(parts);
    // What a step of a story shows is told by the page that is there, if it is to stay.
    const stays = isCurrent(next) && document.getElementById("grammar");
    dress(stays ? unfold(parts, grammarNow()) : parts);
    if (isCurrent(next)) {
      // An embed has no controls to keep in step.
      if (embedded) draw(search || "?", parts);
      else window.dash_clientside.set_props("address", { data: search || "?" });
      return asIs();
    }
    current = next;
    at = null;
    drawing.build();
    lastTie = parts.tie || "";
    refocus(document.activeElement && document.activeElement.id);
    speak(parts.lang);
    const came = takeFirst(search || "?", next.viewport);
    return loadFor(parts).then(() => (came ? showFirst() : next));
  };

  /* Who went on while a page was built meets its controls where they were when it was asked for. */
  document.addEventListener("entente:opened", ({ detail }) => {
    if (!embedded) warn(here()); // the fields came after the picture
    there = { edition: current, pathname: window.location.pathname };
    if (!embedded && address() !== detail) setProps("address", { data: address() });
  });

  /* Where the server is gone and something was not seen before, the reader is back at what is shown. */
  document.addEventListener("entente:refused", ({ detail }) => {
    const { pathname } = window.location;
    if (!there || (pathname === there.pathname && address() === detail)) return;
    current = there.edition;
    speak(current.lang);
    window.history.replaceState(null, "", there.pathname + detail);
    window.dispatchEvent(new PopStateEvent("popstate"));
  });

  /* A tablet that is turned gets the page for its new width. */
  narrow.addEventListener("change", () => {
    const next = edition(address());
    if (next.then) next.then((data) => setProps("edition", { data }));
  });

  /* Return the parts of the address in force, those that are in a story too. */
  const here = () => unfold(read(address()), grammarNow());

  /* The address is called otherwise, though it shows the same: that is no entry of the history. */
  const rename = (query) => {
    if (due !== null || !drawing.rename(query)) return false;
    [bound, at] = [query, at === null ? null : query];
    const { pathname, hash } = window.location;
    window.history.replaceState(window.history.state, "", pathname + query + hash);
    // Told of the one alone, it would go back to where the other still leads.
    setProps("url", { search: query, href: window.location.href });
    return true;
  };

  /* Return where changes lead to. */
  const leadTo = (changes) => {
    const names = Object.keys(changes);
    const stays = names.every((name) => staysInStory(name, grammarNow()));
    const parts = reset(names, stays ? here() : leave(here()), grammarNow());
    return write({ ...parts, ...changes }, grammarNow());
  };
  /* Draw what another address shows, without waiting until it is the page's and the controls have
     followed; a new page comes drawn. */
  const drawAtOnce = (next) => {
    const chosen = unfold(read(next), grammarNow());
    if (next === address() || renewed(chosen)) return;
    at = next;
    dress(chosen);
    const view = shown("view", chosen, grammarNow());
    if (!embedded && view !== shown("view", here(), grammarNow())) echo("view-tabs", view);
    draw(next, chosen);
  };
  /* Go to another selection, as if a link had been followed. */
  const goTo = (next, hash) => {
    drawAtOnce(next);
    head(next, hash);
  };
  const go = (changes, hash) => {
    if (embedded && changes.tie) window.entente.panels.call("evidence");
    goTo(leadTo(changes), hash);
  };

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.nodeType !== 1) continue;
        // Only a page that is there tells what a step of a story shows.
        if (node.id === "grammar" || node.querySelector("#grammar")) {
          dress(here());
          warn(here());
        }
        // A list that scrolls must be in reach of the keyboard.
        for (const list of node.querySelectorAll("[role='listbox']")) list.tabIndex = 0;
      }
    }
  }).observe(document, { childList: true, subtree: true });

  /* When a choice replaced what had the focus, the focus goes to its evidence, which begins at its
     top whenever it becomes about something else. */
  let [lastTie, lastSubject] = ["", ""];
  const follow = ({ data, story, step, tie, view, through, versus }) => {
    const subject = [data, ...(story ? [story, step] : tie ? [tie] : [view, through, Boolean(versus)])].join();
    const panel = document.getElementById("evidence");
    if (tie && tie !== lastTie && !story) window.entente.panels.call("evidence");
    // Where an address points into it, it stands there.
    if (panel && subject !== lastSubject && !window.location.hash) panel.scrollTop = 0;
    [lastTie, lastSubject] = [tie || "", subject];
  };

  Object.assign(window.entente, {
    go, goTo, leadTo, drawAtOnce, here, query: address, rename, draw, pass, renewed, grammarNow, presenting, embedded,
    setProps, editionOf, viewport, spoken, direction,
  });

  Object.assign(window.dash_clientside.entente, { sync, edition });
})();
