/* Answers of the server (components/answers.py), kept as texts, since a chart writes into the figure
   that it is given: a selection that was seen before, or fetched ahead, needs no server. */
(() => {
  const MOST = 200; // answers that are kept
  const AHEAD = { "Entente-Ahead": "1" }; // nobody waits for it, so nobody is told where it is missing
  const { base } = document.documentElement.dataset;
  const kept = new Map(); // by address, the one that was used longest ago first
  const coming = new Map(); // what is on its way ahead of its being asked for, by address
  const PATIENCE = 3000; // milliseconds after which what was fetched ahead is asked for in earnest
  let edition = null; // of the data from which the kept ones were answered

  /* An answer follows from the query, from how much space there is, and from the kind of picture
     that it follows. One that follows none brings all of its own, and may be put in the place of any. */
  const addressOf = (query, viewport, after) => `${base}answers/${viewport}/${after}${query}`;

  const keep = (address, text) => {
    kept.delete(address);
    kept.set(address, text);
    if (kept.size > MOST) kept.delete(kept.keys().next().value);
  };
  const find = (query, viewport, after) => {
    const known = [after, ""].map((kind) => addressOf(query, viewport, kind)).find((one) => kept.has(one));
    if (known) keep(known, kept.get(known));
    return known && kept.get(known);
  };
  const receive = async (address, reply) => {
    if (reply.status !== 200) return;
    const text = await reply.text();
    const now = reply.headers.get("Entente-Edition");
    if (now !== edition) kept.clear();
    edition = now;
    keep(address, text);
  };

  const fetched = (address, headers = {}) => (
    fetch(address, { headers }).then((reply) => receive(address, reply)).catch(() => {}));

  /* Return the answer, or nothing where there is none to be had. */
  const get = async (query, viewport, after) => {
    const address = addressOf(query, viewport, after);
    if (coming.has(address)) {
      await Promise.race([coming.get(address), new Promise((done) => { setTimeout(done, PATIENCE); })]);
    }
    if (!kept.has(address)) await fetched(address);
    return find(query, viewport, after);
  };
  /* Fetch what may be asked for next, and tell whether it is there. */
  const ahead = async (query, viewport, after) => {
    const address = addressOf(query, viewport, after);
    if (!kept.has(address) && !coming.has(address)) {
      coming.set(address, fetched(address, AHEAD).finally(() => coming.delete(address)));
    }
    await coming.get(address);
    return kept.has(address);
  };

  /* Return the answer that the server gives when it has all the time that it needs: it takes the
     place of the one that was given at once. */
  const inTime = async (query, viewport, after) => {
    const address = addressOf(query, viewport, after);
    const whole = addressOf(query, viewport, `${after}/in-time`);
    if (!kept.has(whole)) await fetched(whole, AHEAD);
    if (!kept.has(whole)) return null;
    keep(address, kept.get(whole));
    return kept.get(whole);
  };

  window.entente.answers = { AHEAD, addressOf, find, get, ahead, inTime, forget: () => kept.clear() };
})();
