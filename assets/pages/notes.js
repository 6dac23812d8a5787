/* The window with the speaker's notes: it shows what the presentation tells it, and turns pages. */
(() => {
  const channel = new BroadcastChannel("entente");
  const root = document.documentElement;
  const fill = (id, text) => { document.getElementById(id).textContent = text || ""; };

  channel.addEventListener("message", ({ data }) => {
    if (data.kind !== "step") return;
    const { at, words } = data;
    Object.assign(root, { lang: data.lang, dir: data.dir });
    root.dataset.theme = data.theme;
    document.title = `${words.speaker} – Entente`;
    const number = new Intl.NumberFormat(data.lang);
    fill("count", at ? `${number.format(at.step)} / ${number.format(at.of)}` : "");
    fill("title", !at ? data.headline : at.revealed ? at.title : `${words.waiting} ${at.title}`);
    fill("question", at && at.question ? `${words.question} ${at.question}` : "");
    fill("text", at ? at.text : "");
    fill("heading", words.speaker);
    fill("notes", (at && at.notes) || words.none);
    fill("next", at && at.next ? `${words.next} ${at.next}` : "");
  });
  channel.postMessage({ kind: "hello" });

  document.addEventListener("keydown", (event) => {
    const onward = root.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = root.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const by = { [onward]: 1, PageDown: 1, " ": 1, [backward]: -1, PageUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    channel.postMessage({ kind: "turn", by });
  });

  /* How long the class has been at it. */
  const start = Date.now();
  const tick = () => {
    const minutes = Math.floor((Date.now() - start) / 60000);
    const seconds = Math.floor((Date.now() - start) / 1000) % 60;
    const two = new Intl.NumberFormat(root.lang, { minimumIntegerDigits: 2 });
    fill("clock", `${two.format(minutes)}:${two.format(seconds)}`);
  };
  tick();
  setInterval(tick, 1000);
})();
