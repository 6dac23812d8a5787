/* Find: one field over countries, ties, persons, bodies, types of relations and statements, by keyboard.
   Names are ranked here, so that they are found without the server too; statements are asked for. */
(() => {
  const { go, here, grammarNow, panels, ranking, address: { change, shown } } = window.entente;
  const REST = 180; // milliseconds after a key until statements are asked for
  const MOST = 6; // of one group
  const FEW = 3; // ties
  const DASH = " \u2013 "; // between the names of their ends
  const LEAST = 3; // letters that a statement is sought by
  const place = () => document.getElementById("find-place");
  const dialog = () => document.getElementById("find-dialog");
  const part = (name) => place().querySelector(name);
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* ------------------------------------------------------------------ what there is */

  const ORDER = { state: 0, person: 1, body: 1, type: 2 };
  const asked = () => {
    const { data, lang } = here();
    return new URLSearchParams({ ...(data && { data }), ...(lang && { lang }) });
  };
  /* What the server says, or null. An answer of no use is read, too: one that nobody reads is broken
     off when the browser clears its memory, and counts as a request that failed. */
  const told = async (path, query) => {
    const reply = await fetch(`${place().dataset.at}${path}?${query}`).catch(() => null);
    const text = reply && await reply.text().catch(() => null);
    return text && reply.status === 200 ? JSON.parse(text) : null;
  };
  const known = new Map(); // names by data set and language
  const names = async () => {
    const query = asked().toString();
    if (!known.has(query)) {
      const found = await told("names", query);
      if (!found) return { all: [], ties: {} };
      const { actors, types, ties } = found;
      ranking.learn(actors);
      const all = [...actors, ...types.map((type) => ({ ...type, kind: "type", weight: 0, about: "" }))];
      known.set(query, { all: all.map((one) => ({ ...one, order: ORDER[one.kind] })), ties });
    }
    return known.get(query);
  };
  /* Ties are drawn between countries or between actors: those of the level that is shown. */
  const tiesOf = (text, { all, ties }) => {
    const level = shown("level", here(), grammarNow());
    return ranking.rankTies(text, all.filter(actor), ties[level] || [], joins()).slice(0, FEW)
      .map(({ id, ends }) => ({ id, kind: "tie", about: "", names: [ends.map(({ names: [name] }) => name).join(DASH)] }));
  };
  /* The words that may stand between two names; in Spanish the sound of the second one decides. */
  const joins = () => ["a", "i"].map((other) => (
    new Intl.ListFormat(document.documentElement.lang).formatToParts(["a", other])[1].value));
  /* As soon as the page is at rest the names are there, whatever becomes of the server. */
  const later = window.requestIdleCallback || ((act) => setTimeout(act, 1000));
  document.addEventListener("entente:opened", () => later(() => { if (place()) names(); }));

  /* ------------------------------------------------------------------ what is found */

  let turn = 0;
  let groups = []; // of what is shown: kind, and entries
  const statements = async (text) => {
    const query = asked();
    query.set("words", text);
    return told("statements", query);
  };
  const byKind = (entries) => {
    const found = new Map();
    for (const entry of entries) {
      if (!found.has(entry.kind)) found.set(entry.kind, []);
      if (found.get(entry.kind).length < MOST) found.get(entry.kind).push(entry);
    }
    return [...found].map(([kind, some]) => ({ kind, entries: some }));
  };
  const seek = async () => {
    turn += 1;
    const mine = turn;
    const text = part("input").value;
    const there = await names();
    if (mine !== turn) return;
    const ranked = [...tiesOf(text, there), ...ranking.rank(text, there.all)];
    const before = groups.filter(({ kind }) => kind === "statement" && ranking.fold(text).length >= LEAST);
    draw([...byKind(ranked), ...before], text);
    if (ranking.fold(text).length < LEAST) return;
    await new Promise((done) => { setTimeout(done, REST); });
    if (mine !== turn) return;
    const found = await statements(text);
    if (mine !== turn) return;
    const entries = ((found && found.statements) || []).map((one) => ({ ...one, names: [one.words] }));
    draw([...byKind(ranked), ...(entries.length ? [{ kind: "statement", entries }] : [])], text, trouble(found));
  };
  const trouble = (found) => {
    if (!found || !found.sought) return found ? "many" : "lost";
    return found.every || !found.statements.length ? "" : "some";
  };

  /* ------------------------------------------------------------------ how it is listed */

  const build = () => {
    if (part("input")) return;
    const { label } = words();
    place().append(
      make("input", {
        type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": "find-list", autocomplete: "off",
        "aria-autocomplete": "list", "aria-label": label, placeholder: label, spellcheck: "false", enterkeyhint: "go",
      }),
      make("p", { role: "status" }),
      make("div", { role: "listbox", id: "find-list", "aria-label": label }),
    );
  };
  const words = () => JSON.parse(place().dataset.words);
  const actor = ({ kind }) => ["state", "person", "body"].includes(kind);
  const optionOf = (entry, kind, number) => {
    const name = make("span", { class: "find-name", ...entry.in }, entry.names[0]);
    const main = make(
      "div", { role: "option", id: `find-${number}`, "aria-selected": "false", class: "find-main" },
      name, make("span", { class: "find-about" }, entry.about),
    );
    main.entry = { ...entry, kind };
    if (!actor(main.entry)) return [main];
    const only = make("div", { role: "option", "aria-selected": "false", class: "find-only" }, words().only);
    only.setAttribute("aria-label", `${words().only}: ${entry.names[0]}`);
    only.entry = { ...main.entry, only: true };
    return [main, only];
  };
  const draw = (found, text, note = "") => {
    groups = found;
    const list = part("#find-list");
    const said = words();
    let number = 0;
    list.replaceChildren(...found.map(({ kind, entries }) => {
      const rows = entries.map((entry) => {
        number += 1;
        return make("div", { role: "presentation", class: "find-row" }, ...optionOf(entry, kind, number));
      });
      const heading = make("div", { id: `find-${kind}`, class: "eyebrow", role: "presentation" }, said[kind]);
      return make("div", { role: "group", "aria-labelledby": `find-${kind}` }, heading, ...rows);
    }));
    const nothing = !number && ranking.fold(text) ? said.none : "";
    part("[role='status']").textContent = [nothing, note && said[note]].filter(Boolean).join(" ");
    part("input").setAttribute("aria-expanded", String(Boolean(number)));
    activate(mains()[0]);
  };
  const mains = () => [...place().querySelectorAll(".find-main")];
  const active = () => place().querySelector("[aria-selected='true']");
  const activate = (option) => {
    for (const other of place().querySelectorAll("[aria-selected='true']")) other.setAttribute("aria-selected", "false");
    const input = part("input");
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  /* ------------------------------------------------------------------ what is chosen */

  /* What one control of the page would change in the address. */
  const changed = (name, values) => {
    const now = here();
    const parts = change(name, values, here(), grammarNow());
    const gone = Object.keys(now).filter((key) => !(key in parts));
    return { ...parts, ...Object.fromEntries(gone.map((key) => [key, undefined])) };
  };
  const take = ({ id, kind, only }) => {
    dialog().close();
    if (kind === "statement") window.entente.pointAt(id);
    else if (kind === "type") go(changed("types", [id]));
    else if (only) {
      const actors = shown("actors", here(), grammarNow());
      go(changed("actors", actors.includes(id) ? actors : [...actors, id]));
    } else {
      go({ tie: id });
      panels.call("evidence");
    }
  };

  document.addEventListener("close", ({ target }) => { if (target === dialog()) turn += 1; }, true);
  document.addEventListener("input", ({ target }) => { if (target.closest("#find-place")) seek(); });
  document.addEventListener("keydown", (event) => {
    const { key, target, shiftKey, isComposing } = event;
    if (isComposing || !target.matches("#find-place input")) return;
    const all = mains();
    const at = all.indexOf(active());
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + MOST, PageUp: at - MOST };
    if (key in steps && all.length) activate(all[Math.min(Math.max(steps[key], 0), all.length - 1)]);
    else if (key === "Enter" && active()) {
      const { entry } = active();
      take({ ...entry, only: shiftKey && actor(entry) });
    } else return;
    event.preventDefault();
  });
  document.addEventListener("click", ({ target }) => {
    const option = target.closest("#find-place [role='option']");
    if (option) take(option.entry);
    const opener = target.closest("[data-dialog='find-dialog']");
    if (!opener) return;
    build();
    names();
    part("input").focus();
    part("input").select();
  });
})();
