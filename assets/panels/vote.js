/* What a class expects before it sees the answer: a count for each answer, by click and by number,
   which stands beside the answer afterwards. It is kept in this tab, and nobody else is told. */
(() => {
  const KEPT = "entente-votes";
  const KEYS_OFF = "entente-keys-off"; // who dictates to the machine can turn single keys off
  const MOST = 9; // answers: each has a number for its key
  const { keyboard: { meant }, address: { defaultOf } } = window.entente;
  const story = () => window.entente.story;
  const place = () => document.getElementById("vote");
  const words = () => JSON.parse(place().dataset.words);

  /* ------------------------------------------------------------------ what is counted */

  /* `cast` are the answers that were given, one after another; `own` are those that were typed. */
  const read = () => {
    try {
      return JSON.parse(window.sessionStorage.getItem(KEPT)) || {};
    } catch {
      return {}; // whatever else stands there
    }
  };
  const nameOf = ({ step }) => {
    const { here, grammarNow } = window.entente;
    return `${here().data || defaultOf("data", grammarNow())}/${here().story}/${step}`;
  };
  const countOf = (at) => ({ cast: [], own: [], ...read()[nameOf(at)] });
  const keep = (at, count) => {
    window.sessionStorage.setItem(KEPT, JSON.stringify({ ...read(), [nameOf(at)]: count }));
    show(at);
  };
  /* An answer of the story goes by its number, since it is called otherwise in another language. */
  const answers = (at) => {
    const { cast, own } = countOf(at);
    const named = [...at.options.map((text, i) => [String(i), text]), ...own.map((text) => [`own ${text}`, text])];
    return named.map(([id, text]) => ({ id, text, votes: cast.filter((one) => one === id).length }));
  };
  const give = (id) => {
    const at = story().at();
    const count = countOf(at);
    keep(at, { ...count, cast: [...count.cast, id] });
    const { text, votes } = answers(at).find((one) => one.id === id);
    place().querySelector("[role='status']").textContent = `${text}: ${number(votes)}`;
  };
  const takeBack = () => {
    const at = story().at();
    const { cast, own } = countOf(at);
    keep(at, { own, cast: cast.slice(0, -1) });
  };
  const add = (typed) => {
    const at = story().at();
    const text = typed.trim().slice(0, 40);
    const known = answers(at).find((one) => one.text === text);
    if (!text || (!known && answers(at).length >= MOST)) return;
    const { cast, own } = countOf(at);
    if (!known) keep(at, { cast, own: [...own, text] });
    give(known ? known.id : `own ${text}`);
  };

  /* ------------------------------------------------------------------ what is seen of it */

  const made = (tag, props = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };
  const number = (n) => new Intl.NumberFormat(document.documentElement.lang).format(n);
  const line = ({ text, votes }, key, most) => {
    const bar = made("i");
    bar.style.setProperty("--share", votes / (most || 1));
    return [...(key ? [made("kbd", { textContent: key })] : []), made("span", { textContent: text }), bar, made("b", { textContent: number(votes) })];
  };
  const asked = (all, most) => all.map((answer, i) => {
    const button = made("button", { type: "button" }, ...line(answer, number(i + 1), most));
    button.dataset.vote = answer.id;
    return button;
  });
  const typed = (own) => {
    const { other, add: word } = words();
    const input = made("input", { type: "text", maxLength: 40, placeholder: other });
    input.setAttribute("aria-label", other);
    return made("form", { className: own ? "own" : "" }, input, made("button", { type: "submit", textContent: word }));
  };
  const back = (any) => made("button", {
    type: "button", className: "quiet", id: "vote-back", textContent: words().back, disabled: !any,
  });
  const told = (all, most) => [
    made("h3", { textContent: words().before }),
    made("ul", {}, ...all.map((answer) => made("li", {}, ...line(answer, "", most)))),
  ];

  const show = (at) => {
    const box = place();
    if (!box) return;
    const all = at && at.asked ? answers(at) : [];
    const most = Math.max(0, ...all.map(({ votes }) => votes));
    const focus = box.contains(document.activeElement) && document.activeElement.dataset.vote;
    const waiting = at && at.asked && !at.revealed;
    box.parentElement.classList.toggle("votes", Boolean(waiting || most));
    box.classList.toggle("told", Boolean(at && at.revealed));
    const parts = waiting
      ? [...asked(all, most), typed(!at.options.length), back(most)]
      : most ? told(all, most) : [];
    const status = made("p", { className: "visually-hidden" });
    status.setAttribute("role", "status");
    box.replaceChildren(...(parts.length ? [...parts, status] : []));
    const again = focus && [...box.querySelectorAll("button")].find(({ dataset }) => dataset.vote === focus);
    if (again) again.focus({ preventScroll: true });
  };
  document.addEventListener("entente:step", ({ detail }) => show(detail));

  /* ------------------------------------------------------------------ by click and by key */

  document.addEventListener("click", ({ target, shiftKey }) => {
    const button = target.closest("#vote button");
    if (!button || shiftKey) return; // with Shift many expect the opposite
    if (button.dataset.vote) give(button.dataset.vote);
    if (button.id === "vote-back") takeBack();
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.closest("#vote")) return;
    event.preventDefault();
    const input = event.target.querySelector("input");
    add(input.value);
    place().querySelector("input").focus();
  });
  const TYPING = "input, textarea, select, [contenteditable], [role='slider'], [role='tablist'], [role='grid'], .ag-root";
  document.addEventListener("keydown", (event) => {
    const { code, shiftKey, target, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || event.defaultPrevented || !story().asks()) return;
    if (window.localStorage.getItem(KEYS_OFF) === "1" || target.closest(TYPING) || document.querySelector("dialog[open]")) return;
    const key = meant(event);
    // On a wall also with Shift, with which a key has another sign, but the same place.
    const wall = shiftKey && window.entente.presenting();
    const digit = wall ? (/^(?:Digit|Numpad)([1-9])$/.exec(code) || [])[1] : key;
    const answer = /^[1-9]$/.test(digit) && answers(story().at())[Number(digit) - 1];
    if (answer) give(answer.id);
    else if (key === "Backspace" && countOf(story().at()).cast.length) takeBack();
    else return;
    event.preventDefault();
  }, true);
})();
