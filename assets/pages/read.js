// The page of a reading: each key does what its button does, and an answer of the server takes the
// place of the page without a flash. Without this script the form and its links do the same.
(() => {
  const { meant } = window.entente.keyboard;
  const form = () => document.getElementById("question");
  if (!form()) return;
  const PARTS = ["main", "body > header"];
  const KEYS = { y: "keep", n: "refuse", u: "undo", a: "add", d: "turn" };
  const KEYS_OFF = "entente-keys-off"; // by the list of keys of the atlas
  const WAIT = 700; // milliseconds without a key, after which a sentence that is written is kept
  let busy = ""; // what is asked: what is pressed meanwhile was meant for what will be gone
  let next = null; // but for what is pressed while a change is only looked at
  let typing = 0;

  /* Show an answer in place of the page; what was open stays open, and so does what had the focus. */
  function show(text, address) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const open = [...document.querySelectorAll("main details[open][id]")].map(({ id }) => id);
    const down = form().scrollTop; // where the suggestion is taller than the window
    const same = form().elements.at.value === page.getElementById("question")?.elements.at.value;
    const focus = document.activeElement;
    const named = focus?.closest("main") && focus.name ? `[name="${focus.name}"]` : "";
    const valued = named && focus.type === "radio" ? `${named}[value="${focus.value}"]` : named;
    for (const part of PARTS) {
      const [old, next] = [document, page].map((one) => one.querySelector(part));
      if (old && next) old.replaceWith(document.adoptNode(next));
    }
    document.title = page.title;
    const owner = window.localStorage.getItem("entente-owner") ?? "";
    for (const field of document.querySelectorAll("input[name=owner]")) field.value = owner;
    if (same) for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    if (same) form().scrollTop = down;
    if (address) window.history.replaceState(null, "", address);
    const again = same && valued ? form()?.querySelector(valued) : null;
    if (again) again.focus({ preventScroll: true });
    else document.querySelector("main").focus({ preventScroll: true });
    follow();
  }

  /* Bring the sentence that is asked about into view, on a phone its paragraph alone. */
  function follow() {
    const now = document.querySelector(".sentence.now");
    const shown = now?.closest("p") ?? document.querySelector(".passage p");
    shown?.classList.add("here");
    const box = now?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > window.innerHeight)) now.scrollIntoView({ block: "center" });
  }

  async function ask(address, options, what = "go") {
    if (busy) {
      if (busy === "look") next = [address, options, what];
      return;
    }
    busy = what;
    window.clearTimeout(typing);
    try {
      const answer = await window.fetch(address, { credentials: "same-origin", ...options });
      const text = await answer.text();
      if (answer.url.includes("/read/") && text.includes('id="question"')) {
        show(text, answer.status === 200 ? answer.url : "");
      } else {
        window.location.assign(answer.url);
      }
    } catch {
      window.location.reload(); // what was decided is kept on the server
    } finally {
      busy = "";
      const waiting = next;
      next = null;
      if (waiting) ask(...waiting);
    }
  }

  function send(what) {
    const fields = new FormData(form());
    const { words, sentence } = marked();
    if (words) fields.set("words", words);
    if (sentence) fields.set("sentence", sentence);
    fields.set("do", what);
    ask(form().action, { method: "POST", body: new URLSearchParams(fields) }, what);
  }

  /* Return the words that are marked in the text, and the number of their sentence. */
  function marked() {
    const chosen = window.getSelection();
    const node = chosen.rangeCount ? chosen.getRangeAt(0).startContainer : null;
    const place = (node?.nodeType === 1 ? node : node?.parentElement)?.closest(".sentence");
    if (!place || chosen.isCollapsed) return {};
    return { words: chosen.toString(), sentence: place.dataset.sentence };
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target !== form()) return;
    if (button?.dataset.sure && !window.confirm(button.dataset.sure)) {
      event.preventDefault();
      return;
    }
    if (["open", "forget"].includes(button?.value)) return; // these lead to another page
    event.preventDefault();
    send(button?.value ?? "look");
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (link && plain && form()) {
      event.preventDefault();
      ask(link.href, {});
    }
    const rule = event.target.closest("[data-rules]");
    if (rule) document.getElementById("rules").open = true;
  });

  // What is chosen is kept and drawn at once; a text once nobody writes on.
  document.addEventListener("change", (event) => {
    if (event.target.form !== form() || !event.target.name) return;
    const other = event.target.matches("select") && event.target.value === "=";
    if (other) event.target.closest(".party").querySelector("input").focus();
    else send("look");
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("#question textarea, #question input[type=text]")) return;
    window.clearTimeout(typing);
    typing = window.setTimeout(keepTyped, WAIT, event.target);
  });

  /* Keep a text while it is written, without touching the page: the pen stays where it is. */
  async function keepTyped(field) {
    if (busy || !form()) return;
    const fields = new FormData(form());
    fields.set("do", "look");
    const body = new URLSearchParams(fields);
    await window.fetch(form().action, { method: "POST", body, credentials: "same-origin" });
    field.dataset.kept = "";
  }

  function step(name) {
    const link = document.querySelector(`.step-${name}`);
    if (link) ask(link.href, {});
  }

  function toggle(id, name) {
    const part = document.getElementById(id);
    if (!part) return;
    part.open = !part.open;
    if (part.open) (part.querySelector(name) ?? part.querySelector("summary")).focus();
  }

  function chooseType(number) {
    const choice = document.querySelectorAll("fieldset > .choices input[name=type]")[number - 1];
    if (choice && !choice.checked) choice.click();
  }

  function nextStatus() {
    const choices = [...document.querySelectorAll("input[name=status]")];
    const now = choices.findIndex(({ checked }) => checked);
    choices[(now + 1) % choices.length]?.click();
  }

  /* Show the types that are no buttons, and let the arrows choose among all. */
  function otherTypes() {
    const part = document.querySelector("details.others");
    if (!part) return;
    part.open = true;
    (part.querySelector("input:checked") ?? part.querySelector("input"))?.focus();
  }

  const DOES = {
    o: otherTypes,
    e: () => toggle("more", "textarea"),
    r: () => toggle("rules", "summary"),
    s: nextStatus,
    ArrowUp: () => step("before"),
    ArrowDown: () => step("after"),
    1: () => chooseType(1),
    2: () => chooseType(2),
    3: () => chooseType(3),
  };

  document.addEventListener("keydown", (event) => {
    if (!form() || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (window.localStorage.getItem(KEYS_OFF) === "1") return;
    const field = event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
    const key = meant(event);
    if (field) {
      if (key === "Escape") document.querySelector("main").focus();
      return;
    }
    const radio = event.target.matches("input[type=radio]");
    const rtl = document.documentElement.dir === "rtl";
    const along = { ArrowLeft: rtl ? "after" : "before", ArrowRight: rtl ? "before" : "after" };
    if (radio && key.startsWith("Arrow")) return; // they move among the choices
    if (key in along) step(along[key]);
    else if (key in DOES) DOES[key]();
    else if (key in KEYS) send(KEYS[key]);
    else return;
    event.preventDefault();
  });

  follow();
})();
