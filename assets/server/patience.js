/* Wait for an answer as long as the server is at work, and no longer; for the page and its worker.

   Whoever waits for long asks /healthz, which takes no work. It waits in one queue with all else: a
   server whose every thread is busy for longer than ALIVE is taken for one that is gone. */
(() => {
  const PATIENCE = 4000; // milliseconds until a server that says nothing is asked whether it is there
  const ALIVE = 15000; // milliseconds that it may take to say that it is

  const after = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds, null); });
  /* A gateway answers for a server that is gone. */
  const gateway = ({ status }) => [502, 503, 504].includes(status);
  /* What the server says of an engine that left it without an answer: "slow", "away", or nothing. */
  const unanswered = ({ headers }) => headers.get("Entente-Engine");
  const isThere = (base) => fetch(`${base}healthz`, { cache: "no-store", signal: AbortSignal.timeout(ALIVE) })
    .then(({ ok }) => ok, () => false);

  /* Ask, and once more where a server that is there left it unanswered: one of its processes ended. */
  const again = async (ask, base, signal) => {
    const once = () => ask(signal).catch(() => null);
    const answer = await once();
    if ((answer && !gateway(answer)) || signal.aborted || !await isThere(base)) return answer;
    return once();
  };

  /* Return the answer of the server, or null where there is none to be had. `ask` is given a signal
     that ends the asking; `waits` is called whenever it takes long, though the server is at work. */
  const answerOf = async (ask, base, waits) => {
    const over = new AbortController();
    const asked = again(ask, base, over.signal).then((answer) => ({ answer }));
    for (;;) {
      const come = await Promise.race([asked, after(PATIENCE)]);
      if (come) return come.answer;
      if (await Promise.race([asked.then(() => true), isThere(base)])) waits();
      else {
        over.abort();
        return null;
      }
    }
  };

  globalThis.entente = globalThis.entente || {};
  globalThis.entente.patience = { answerOf, gateway, isThere, unanswered };
})();
