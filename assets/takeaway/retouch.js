/* Retouching: titles, notes and names of the picture in the dialog, kept in the address and nowhere
   else, so that they are there when the dialog opens again, in what is shared and in an embed. */
(() => {
  const { address: { LONGEST, read, write, shown: valueOf } } = window.entente;
  const own = () => window.entente.own;
  const STEP = [4, 20]; // thousandths that an arrow key moves something by, and with Shift
  const MARKS = /[\u2066-\u2069]/g; // of direction
  const part = (name) => document.getElementById(`export-${name}`);
  const parts = () => read(window.entente.query());
  let picture = null; // in the preview
  let active = ""; // the id of what is in hand

  /* ------------------------------------------------------------------ in the address */

  const keep = (changes) => {
    const { query, rename, grammarNow } = window.entente;
    const next = write({ ...parts(), ...changes }, grammarNow());
    const long = decodeURIComponent(next).length > LONGEST; // nobody would read it
    if (next === query() || long || rename(next)) return;
    // Something else is on its way: once that is drawn.
    document.addEventListener("entente:drawn", () => keep(changes), { once: true });
  };

  const line = (words) => words.replace(MARKS, "").split(/\s+/).filter(Boolean).join(" ");
  /* What the atlas itself said since the dialog was opened, of any picture in it, is nobody's own. */
  const usual = new Set();
  const written = (words, most) => (usual.has(line(words)) ? "" : line(words).slice(0, most).trim() || "none");
  const said = (words, now) => (usual.has(line(words)) && line(words) !== line(now) ? now : words);
  /* Keep the words that are the reader's own; of another picture the atlas says what is so of it.
     Returns title and subtitle as they are now. */
  const keepWords = ({ headline, summary }, title, subtitle) => {
    const { MOST } = own();
    for (const words of [headline, summary]) usual.add(line(words));
    const now = { title: said(title, headline), subtitle: said(subtitle, summary) };
    for (const [name, value] of Object.entries(now)) {
      if (value !== { title, subtitle }[name]) window.dash_clientside.set_props(`export-${name}`, { value });
    }
    keep({ title: written(title, MOST.title), subtitle: written(subtitle, MOST.subtitle) });
    return now;
  };

  /* Notes and moved names belong to the view that the address names. */
  const isThere = ({ tab }) => valueOf("view", window.entente.here(), window.entente.grammarNow()) === tab;
  const hand = (spec) => own().read(isThere(spec) ? parts() : {});
  const lay = (change) => {
    const now = own().read(parts());
    change(now);
    keep(own().write(now));
    window.entente.previewAnew();
  };

  /* ------------------------------------------------------------------ over the picture */

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* The picture does not fill its element where that has another shape. */
  const fit = () => {
    const [image, handles] = [part("preview"), part("handles")];
    if (!picture || !image || !handles) return;
    const { clientWidth, clientHeight, clientLeft, clientTop, offsetLeft, offsetTop } = image;
    const shape = picture.across / picture.down;
    const wide = Math.min(clientWidth, clientHeight * shape);
    const high = wide / shape;
    const left = offsetLeft + clientLeft + (clientWidth - wide) / 2;
    const top = offsetTop + clientTop + (clientHeight - high) / 2;
    handles.style.cssText = `left:${left}px;top:${top}px;width:${wide}px;height:${high}px`;
  };
  window.addEventListener("resize", fit);
  document.addEventListener("load", ({ target }) => { if (target === part("preview")) fit(); }, true);

  /* Everything that can be moved: its box in parts of the whole picture. */
  const movable = ({ stands: { x, y, zoom, whole: [wide, high] }, names, notes, options }) => {
    const inPicture = ([left, top, right, bottom]) => [
      (x + left * zoom) / wide, (y + top * zoom) / high, (x + right * zoom) / wide, (y + bottom * zoom) / high,
    ];
    return [
      ...names.map(({ node, name, dot, box }) => ({ id: `name-${node}`, kind: "name", node, words: name, dot, box, at: inPicture(box) })),
      ...notes.map((box, i) => ({ id: `note-${i}`, kind: "note", i, words: options.own.notes[i].text, box, at: inPicture(box) })),
    ];
  };
  let things = [];
  const thing = () => things.find(({ id }) => id === active);

  const middle = ([left, top, right, bottom]) => [(left + right) / 2, (top + bottom) / 2];
  /* Put something where its middle is, in pixels of the chart. */
  const put = (one, [x, y]) => {
    const { wide, high } = picture.stands;
    lay((now) => {
      if (one.kind === "note") Object.assign(now.notes[one.i], { x: (x / wide) * 1000, y: (y / high) * 1000 });
      else now.names.set(one.node, [x - one.dot[0], y - one.dot[1]].map((far) => (far / high) * 1000));
    });
  };
  const remove = (one) => {
    const at = things.indexOf(one);
    active = (things[at + 1] || things[at - 1] || { id: "" }).id;
    lay((now) => {
      if (one.kind === "note") now.notes.splice(one.i, 1);
      else now.names.set(one.node, null);
    });
  };

  const mark = () => {
    for (const option of part("handles").children) {
      const on = option.id === `handle-${active}`;
      option.setAttribute("aria-selected", String(on));
    }
    const there = active && document.getElementById(`handle-${active}`);
    if (there) part("handles").setAttribute("aria-activedescendant", there.id);
    else part("handles").removeAttribute("aria-activedescendant");
  };
  const percent = (number) => `${(100 * number).toFixed(3)}%`;
  const draw = () => {
    const handles = part("handles");
    handles.replaceChildren(...things.map(({ id, kind, words, at: [left, top, right, bottom] }) => make("div", {
      id: `handle-${id}`, role: "option", class: kind, "data-id": id,
      "aria-label": handles.dataset[kind].replace("{words}", words),
      style: `left:${percent(left)};top:${percent(top)};width:${percent(right - left)};height:${percent(bottom - top)}`,
    })));
    if (!thing()) active = things.length ? things[0].id : "";
    mark();
  };

  /* ------------------------------------------------------------------ the lines of the notes */

  const list = () => {
    const place = part("notes");
    const { label, remove: gone, letters } = place.dataset;
    const { notes } = picture.options.own;
    const number = new Intl.NumberFormat(document.documentElement.lang);
    if (place.children.length !== notes.length) {
      place.replaceChildren(...notes.map((_, i) => make(
        "div", { class: "own-note" },
        make("input", { type: "text", maxlength: letters, "data-note": i, "aria-label": label.replace("{n}", number.format(i + 1)) }),
        make("button", { type: "button", "data-gone": i, "aria-label": gone.replace("{n}", number.format(i + 1)) }, "\u00d7"),
      )));
    }
    place.querySelectorAll("input").forEach((field, i) => {
      if (field !== document.activeElement) field.value = notes[i].text;
    });
    part("note-add").disabled = !isThere(picture.spec) || notes.length >= own().MOST.notes;
    part("names-back").hidden = !picture.options.own.names.size;
  };

  /* A note that was just added is written at once: its words are selected, and typing replaces them. */
  let added = false;
  const writeAdded = () => {
    const field = added && [...part("notes").querySelectorAll("input")].at(-1);
    added = false;
    if (!field) return;
    field.focus();
    field.select();
  };

  const show = (found) => {
    picture = found;
    things = movable(found);
    if (!part("handles")) return;
    fit();
    draw();
    list();
    writeAdded();
  };

  const WAIT = 300; // milliseconds after a key until a note is drawn
  let waiting = null;
  const retext = (field) => {
    const text = line(field.value);
    lay(({ notes }) => { if (text && notes[field.dataset.note]) notes[field.dataset.note].text = text; });
  };
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("#export-notes input")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => retext(target), WAIT);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (!target.matches("#export-notes input") || waiting === null) return;
    clearTimeout(waiting);
    waiting = null;
    retext(target);
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("#export")) usual.clear();
    const button = target.closest("#export-body button");
    if (!button || !picture) return;
    if (button.id === "export-note-add") {
      const { notes } = picture.options.own;
      active = `note-${notes.length}`;
      added = true;
      lay((now) => now.notes.push({ x: 500, y: 120 + 140 * notes.length, text: part("notes").dataset.new }));
    }
    if (button.id === "export-names-back") lay((now) => now.names.clear());
    if (button.dataset.gone) remove(things.find(({ id }) => id === `note-${button.dataset.gone}`));
  });

  /* ------------------------------------------------------------------ by key and by hand */

  document.addEventListener("keydown", (event) => {
    const { key, shiftKey, target } = event;
    if (target.id !== "export-handles" || !thing()) return;
    const one = thing();
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const by = { Enter: shiftKey ? -1 : 1, PageDown: 1, PageUp: -1 }[key];
    if (way) {
      const far = (STEP[Number(shiftKey)] * picture.stands.high) / 1000;
      put(one, middle(one.box).map((at, i) => at + way[i] * far));
    } else if (key === "Delete" || key === "Backspace") remove(one);
    else if (by) {
      active = things[(things.indexOf(one) + by + things.length) % things.length].id;
      mark();
    } else return;
    event.preventDefault();
  });

  let drag = null;
  document.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("#export-handles [role='option']");
    if (!option) return;
    active = option.dataset.id;
    mark();
    drag = { option, from: [event.clientX, event.clientY] };
    option.setPointerCapture(event.pointerId);
  });
  const gone = ({ clientX, clientY }) => [clientX - drag.from[0], clientY - drag.from[1]];
  document.addEventListener("pointermove", (event) => {
    if (drag) drag.option.style.translate = gone(event).map((far) => `${far}px`).join(" ");
  });
  const drop = (event) => {
    if (!drag) return;
    const far = gone(event);
    const one = thing();
    drag = null;
    if (event.type === "pointercancel" || !one || Math.hypot(...far) < 3) {
      draw();
      return;
    }
    const { zoom, whole: [wide] } = picture.stands;
    const pixels = (part("handles").clientWidth / wide) * zoom; // of the screen to one of the chart
    put(one, middle(one.box).map((at, i) => at + far[i] / pixels));
  };
  for (const kind of ["pointerup", "pointercancel"]) document.addEventListener(kind, drop);

  window.entente.retouch = { keepWords, hand, show };
})();
