// The page of opening a table: a file may be dropped anywhere, rows may be pasted anywhere, and
// what takes a while says that it does. Without this script the form does the same.
(() => {
  const body = document.body;
  const sending = document.getElementById("sending");
  const reading = document.getElementById("reading");
  body.dataset.scripted = "";

  // On a server a set is changed by whoever opened it: their browser has the key, and no one else.
  const owners = document.querySelectorAll("input[name=owner]");
  if (owners.length) {
    let key = window.localStorage.getItem("entente-owner");
    if (!key) {
      const parts = window.crypto.getRandomValues(new Uint8Array(16));
      key = [...parts].map((part) => part.toString(16).padStart(2, "0")).join("");
      window.localStorage.setItem("entente-owner", key);
    }
    for (const field of owners) field.value = key;
  }

  // What the atlas needs is fetched while the reader chooses a file, or waits for it: many have not
  // seen an atlas before, and its scripts are a megabyte.
  const NEEDED = "script[src], link[rel=stylesheet], link[rel=preload][as=fetch]";
  function fetchAhead() {
    if (navigator.connection?.saveData) return;
    const ahead = { priority: "low", headers: { Purpose: "prefetch" } };
    fetch(document.querySelector("a.brand").href, ahead)
      .then((answer) => answer.text())
      .then((page) => {
        const atlas = new DOMParser().parseFromString(page, "text/html");
        for (const one of atlas.querySelectorAll(NEEDED)) {
          const address = one.getAttribute("src") || one.getAttribute("href");
          fetch(address, ahead)
            .then((answer) => answer.blob())
            .catch(() => {});
        }
      })
      .catch(() => {}); // then the atlas fetches them itself
  }
  if (document.readyState === "complete") fetchAhead();
  else window.addEventListener("load", fetchAhead, { once: true });

  // The token by which the server knows what this page waits for.
  const token = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const place = `${body.dataset.working}/${token}?lang=${document.documentElement.lang}`;
  const PATIENCE = 700; // milliseconds for which nobody asks how long it takes
  const OFTEN = 400;
  let asking = 0;

  function made(tag, marks, ...children) {
    const element = Object.assign(document.createElement(tag), marks);
    element.append(...children);
    return element;
  }

  // What takes a while says how far it is, and may be ended. A form that waits for its answer leaves
  // its page as it is, so that the script goes on here.
  function busy(form) {
    const field = form.elements.namedItem("work") || made("input", { type: "hidden", name: "work" });
    field.value = token;
    form.append(field);
    const doing = made("p", { textContent: body.dataset.reading, role: "status" });
    const bar = made("progress", { max: 1, hidden: true, ariaLabel: body.dataset.reading });
    const said = made("p", { className: "hint", hidden: true });
    const cancel = made("button", { type: "button", textContent: body.dataset.cancel, hidden: true });
    cancel.addEventListener("click", () => fetch(place, { method: "POST" }).finally(idle));
    body.append(made("div", { className: "busy" }, doing, cancel, bar, said));
    body.dataset.busy = "";
    asking = setTimeout(function ask() {
      bar.hidden = cancel.hidden = false;
      fetch(place)
        .then((answer) => (answer.status === 200 ? answer.json() : null))
        .then((now) => now && show(now, { doing, bar, said, cancel }))
        .catch(() => {}) // the page is on its way out, or the server is gone: the answer will say
        .finally(() => {
          if ("busy" in body.dataset) asking = setTimeout(ask, OFTEN);
        });
    }, PATIENCE);
  }

  function show(now, { doing, bar, said, cancel }) {
    if (doing.textContent !== now.doing) doing.textContent = now.doing;
    said.textContent = now.said;
    said.hidden = !now.said;
    cancel.hidden = now.doing !== body.dataset.reading;
    if (now.share) bar.value = now.share;
    else bar.removeAttribute("value");
  }

  function idle() {
    clearTimeout(asking);
    delete body.dataset.busy;
    document.querySelectorAll("body > .busy").forEach((said) => said.remove());
  }

  // The token of a page that waited is no part of an address to keep.
  const address = new URL(location.href);
  if (address.searchParams.has("work")) {
    address.searchParams.delete("work");
    history.replaceState(history.state, "", address);
  }

  // A page that the browser brings back is not at work any more.
  window.addEventListener("pageshow", idle);

  for (const form of [sending, reading]) {
    form?.addEventListener("submit", (event) => {
      if (!event.submitter?.formAction.endsWith("/rows.csv")) busy(form);
    });
  }

  // No two columns are the same: the one that was, becomes what the other one has been.
  const roles = reading ? [...reading.querySelectorAll("select[name^=role-]")] : [];
  const swapped = made("p", { className: "visually-hidden", role: "status" });
  if (roles.length) reading.append(swapped);
  for (const one of roles) one.dataset.was = one.value;
  reading?.addEventListener("change", ({ target }) => {
    if (!roles.includes(target)) return;
    const other = roles.find((one) => one !== target && one.value === target.value);
    if (other && target.value !== "none") {
      other.value = target.dataset.was;
      other.dataset.was = other.value;
      swapped.textContent = `${other.getAttribute("aria-label")}: ${other.selectedOptions[0].textContent}`;
    }
    target.dataset.was = target.value;
  });

  // What was changed last is looked at again once the file was read anew.
  const CHANGED = "entente-changed";
  reading?.addEventListener("change", (event) => {
    if (!event.target.matches("select")) return;
    reading.dataset.changed = "";
    sessionStorage.setItem(CHANGED, JSON.stringify([location.pathname, event.target.name]));
  });
  const [where, field] = JSON.parse(sessionStorage.getItem(CHANGED) || "[]");
  sessionStorage.removeItem(CHANGED);
  const changed = where === location.pathname && reading?.elements.namedItem(field);
  if (changed instanceof HTMLSelectElement) changed.focus({ focusVisible: true });

  // Where columns move under the last one, that shows an edge.
  const scroll = reading?.querySelector(".columns .scroll");
  if (scroll) {
    const mark = () => {
      const left = scroll.scrollWidth - scroll.clientWidth - Math.abs(scroll.scrollLeft);
      scroll.toggleAttribute("data-under", left > 1);
    };
    scroll.addEventListener("scroll", mark, { passive: true });
    new ResizeObserver(mark).observe(scroll);
  }

  if (!sending) {
    // On the page of one file another may be dropped: it opens where files are taken.
    const there = document.querySelector("a.where")?.href;
    if (!reading || !there) return;
    const other = document.createElement("form");
    other.method = "post";
    other.enctype = "multipart/form-data";
    other.action = there;
    other.hidden = true;
    other.append(Object.assign(document.createElement("input"), { type: "file", name: "file" }));
    for (const name of ["lang", "theme", "owner"]) {
      const value = reading.elements.namedItem(name)?.value ?? "";
      other.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    body.append(other);
    other.addEventListener("submit", () => busy(other));
    return takeDrops(other, other.querySelector("[type=file]"));
  }

  const file = sending.querySelector("[type=file]");
  const rows = sending.querySelector("textarea");

  function send() {
    const largest = Number(sending.dataset.largest);
    const [chosen] = file.files;
    const alert = document.getElementById("too-large");
    alert.hidden = !(chosen && chosen.size > largest);
    if (!alert.hidden) file.value = "";
    const name = document.getElementById("chosen-file");
    if (name) name.textContent = file.files[0]?.name ?? ""; // there is more to say of it first
    else if (alert.hidden) sending.requestSubmit();
  }

  file.addEventListener("change", send);
  document.addEventListener("paste", (event) => {
    if (event.target.closest("textarea, input")) return;
    const [pasted] = event.clipboardData.files;
    const text = event.clipboardData.getData("text/plain");
    if (pasted) {
      file.files = event.clipboardData.files;
      send();
    } else if (text.includes("\n")) {
      rows.value = text;
      if (!document.getElementById("chosen-file")) sending.requestSubmit();
    }
  });
  takeDrops(sending, file, send);

  function takeDrops(form, field, then = () => form.requestSubmit()) {
    let inside = 0;
    const holds = (event) => event.dataTransfer?.types.includes("Files");
    document.addEventListener("dragenter", (event) => {
      if (!holds(event)) return;
      inside += 1;
      body.dataset.over = "";
    });
    document.addEventListener("dragleave", (event) => {
      if (!holds(event)) return;
      inside -= 1;
      if (inside <= 0) delete body.dataset.over;
    });
    document.addEventListener("dragover", (event) => {
      if (holds(event)) event.preventDefault();
    });
    document.addEventListener("drop", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      inside = 0;
      delete body.dataset.over;
      field.files = event.dataTransfer.files;
      then();
    });
  }
})();
