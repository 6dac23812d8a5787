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

  function busy() {
    const said = document.createElement("p");
    said.className = "busy";
    said.setAttribute("role", "status");
    said.textContent = body.dataset.reading;
    body.append(said);
    body.dataset.busy = "";
  }

  function idle() {
    delete body.dataset.busy;
    document.querySelectorAll("body > .busy").forEach((said) => said.remove());
  }

  // A page that the browser brings back is not at work any more.
  window.addEventListener("pageshow", idle);

  for (const form of [sending, reading]) {
    form?.addEventListener("submit", (event) => {
      if (!event.submitter?.formAction.endsWith("/rows.csv")) busy();
    });
  }

  reading?.addEventListener("change", (event) => {
    if (event.target.matches("select")) reading.dataset.changed = "";
  });

  if (!sending) {
    // On the page of one file another may be dropped: it opens where files are taken.
    const place = document.querySelector("a.where")?.href;
    if (!reading || !place) return;
    const other = document.createElement("form");
    other.method = "post";
    other.enctype = "multipart/form-data";
    other.action = place;
    other.hidden = true;
    other.append(Object.assign(document.createElement("input"), { type: "file", name: "file" }));
    for (const name of ["lang", "theme", "owner"]) {
      const value = reading.elements.namedItem(name)?.value ?? "";
      other.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    body.append(other);
    other.addEventListener("submit", busy);
    return takeDrops(other, other.querySelector("[type=file]"));
  }

  const file = sending.querySelector("[type=file]");
  const rows = sending.querySelector("textarea");

  function send() {
    const largest = Number(sending.dataset.largest);
    const [chosen] = file.files;
    const alert = document.getElementById("too-large");
    alert.hidden = !(chosen && chosen.size > largest);
    if (alert.hidden) sending.requestSubmit();
    else file.value = "";
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
      sending.requestSubmit();
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
