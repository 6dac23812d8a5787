/* A set that the reader opened: what its page has, in a dialog over the picture. Its forms are sent
   as the page would send them; what comes back takes their place, and the picture follows when the
   dialog closes. */
(() => {
  const { query } = window.entente;
  const KEY = "entente-owner"; // on a server, what lets this browser alone change what it opened
  const dialog = () => document.getElementById("own-dialog");
  const body = () => document.getElementById("own-body");
  const source = () => document.getElementById("own-source").dataset;
  let changed = false;
  let keeping = false;

  const say = (text) => {
    const said = Object.assign(document.createElement("p"), { className: "hint", textContent: text });
    said.setAttribute("role", "status");
    return said;
  };

  /* Ask the page of the set, and put its answer in place of what is there. */
  const ask = async (fields) => {
    const { there, lang, theme, away } = source();
    const form = fields || new FormData();
    for (const [name, value] of Object.entries({ lang, theme })) if (!form.has(name)) form.set(name, value);
    form.set("part", "1");
    form.set("owner", window.localStorage.getItem(KEY) || "");
    body().setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(there, { method: "POST", body: new URLSearchParams(form) });
      const text = await answer.text();
      const html = (answer.headers.get("Content-Type") || "").startsWith("text/html");
      const why = html && !answer.ok && problemIn(text); // what was typed stays where it is
      if (why) refuse(why);
      else if (html) show(text);
      else refuse(text);
      return answer.ok;
    } catch {
      refuse(away);
      return false;
    } finally {
      body().removeAttribute("aria-busy");
    }
  };

  const problemIn = (text) =>
    new DOMParser().parseFromString(text, "text/html").querySelector(".problem")?.textContent;

  const refuse = (text) => {
    const said = Object.assign(say(text), { className: "problem" });
    said.setAttribute("role", "alert");
    body().querySelectorAll(":scope > .problem").forEach((one) => one.remove());
    body().prepend(said);
    said.scrollIntoView({ block: "nearest" });
  };

  const show = (text) => {
    const opened = [...body().querySelectorAll("details[open]")].map((one) => one.dataset.of);
    const { body: found } = new DOMParser().parseFromString(text, "text/html");
    body().replaceChildren(...found.children);
    for (const one of body().querySelectorAll("details[data-of]")) one.open ||= opened.includes(one.dataset.of);
    const wanted = body().querySelector("[data-focus]");
    const done = body().querySelector(".problem, .done");
    if (done) done.scrollIntoView({ block: "nearest" });
    const fresh = keeping && body().querySelector("#keeping");
    if (fresh) {
      fresh.open = true;
      fresh.querySelector("input[name=title]").select();
    }
    else if (wanted) wanted.focus();
    else if (done) done.parentElement.querySelector("input:not([type=hidden]), button, summary")?.focus();
    keeping = false;
  };

  const open = () => {
    const form = new FormData();
    form.set("do", "show");
    form.set("at", query().replace(/^\?/, ""));
    if (!body().children.length) body().replaceChildren(say(source().working));
    ask(form);
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button#own, button#keep");
    if (!button || !dialog()) return;
    keeping = button.id === "keep";
    open();
  });

  document.addEventListener("submit", async (event) => {
    const { target, submitter } = event;
    if (!target.closest("#own-body")) return;
    event.preventDefault();
    const form = new FormData(target, submitter);
    if (await ask(form)) changed = true;
  });

  /* The page as it is now has another story, another title, or is of no set at all. */
  document.addEventListener("close", ({ target }) => {
    if (target !== dialog()) return;
    const gone = Boolean(body().querySelector("[data-gone]"));
    body().replaceChildren();
    if (!changed) return;
    changed = false;
    if (gone) window.location.assign(window.location.pathname);
    else window.location.reload();
  }, true);
})();
