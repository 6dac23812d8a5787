/* Draw one selection at a time, as the server answers it or has answered ahead of its being asked. */
(() => {
  const TIMEOUT = 8000; // milliseconds after which an answer that nobody hears of is given up
  const BUSY_AFTER = 300; // milliseconds after which a reader is told that an answer is on its way
  let wanted = null;
  let pending = null;
  let turn = 0; // counts what was asked of the server
  let building = null; // marks a new edition of the page on its way: there is nothing to draw on
  let shown = ""; // the kind of picture on the page, and its query
  let sent = {}; // the parts of the page that the last answer changed, as texts

  /* Give up what neither comes nor is said to be at work on (assets/server/connection.js). */
  let heard = 0;
  document.addEventListener("entente:waiting", () => { heard = performance.now(); });
  const afterTimeout = (giveUp) => {
    const look = () => {
      const left = heard + TIMEOUT - performance.now();
      if (left > 0) setTimeout(look, left);
      else giveUp();
    };
    setTimeout(look, TIMEOUT);
  };

  /* Give components their new values; unlike an output of a callback, what is not given here is
     not drawn again, which saves two thirds of the time of a filter change. */
  const setProps = (id, props) => window.dash_clientside.set_props(id, props);
  const busy = (on) => document.documentElement.toggleAttribute("data-busy", on);
  const kindOf = (picture) => picture.slice(0, picture.indexOf("?"));
  const placeOf = (picture) => kindOf(picture).split("+")[0];
  const queryOf = (picture) => picture.slice(picture.indexOf("?"));

  /* Answers that were fetched before they are asked for, by the picture that they follow and their
     query; as texts, since a chart writes into the figure that it is given. One that follows no
     picture brings all of its own, and may be put in the place of any. */
  const prefetched = new Map();
  const prefetch = (answer) => prefetched.set(answer.after + queryOf(answer.shown), JSON.stringify(answer));

  /* One drawing is under way at a time: an older answer could otherwise come in after a newer
     one and undo it. What was asked for meanwhile is drawn next; only the last of it counts. */
  const begin = () => {
    pending = wanted;
    const mine = pending;
    if (mine === queryOf(shown)) {
      finish(mine);
      return;
    }
    const known = prefetched.get(kindOf(shown) + mine) || prefetched.get(mine);
    if (known) {
      apply(JSON.parse(known));
      return;
    }
    turn += 1;
    const now = turn; // the same may be asked for again before these timers have run out
    afterTimeout(() => { if (turn === now) finish(mine); });
    setTimeout(() => { if (turn === now) busy(pending === mine); }, BUSY_AFTER);
    setProps("asked", { data: mine });
  };
  const finish = (query) => {
    if (pending !== query) return;
    pending = null;
    busy(false);
    if (wanted !== query) begin();
    else document.dispatchEvent(new CustomEvent("entente:drawn", { detail: query === queryOf(shown) }));
  };

  /* Change what the answer says is another. A part that the last answer did not speak of may have
     been taken away meanwhile, so it counts as changed. */
  const apply = (answer) => {
    const before = sent;
    sent = {};
    if (!answer.after && placeOf(shown) && placeOf(shown) !== placeOf(answer.shown)) {
      setProps(placeOf(shown), { children: [] });
    }
    for (const [id, props] of Object.entries(answer.parts)) {
      sent[id] = JSON.stringify(props);
      if (sent[id] !== before[id]) setProps(id, props);
    }
    shown = answer.shown;
    setProps("shown", { data: shown });
    setProps("selection", { data: queryOf(shown) });
    finish(queryOf(shown));
  };

  /* An answer comes too late when it is wanted no more, or follows a picture that is gone. */
  const answered = (answer, first) => {
    if (!answer) opened(first);
    else if (["", kindOf(shown)].includes(answer.after) && [wanted, pending].includes(queryOf(answer.shown))) {
      apply(answer);
    }
    return window.dash_clientside.no_update;
  };
  /* A new page says what it shows; something else may have been asked for since. */
  const opened = (first) => {
    [shown, sent] = [first, {}];
    release();
    document.dispatchEvent(new CustomEvent("entente:opened", { detail: queryOf(first) }));
  };
  const release = () => {
    building = null;
    if (wanted !== null && wanted !== queryOf(shown)) begin();
  };
  const build = () => {
    [wanted, pending] = [null, null];
    prefetched.clear();
    document.dispatchEvent(new CustomEvent("entente:build"));
    const mine = {};
    building = mine;
    afterTimeout(() => { if (building === mine) release(); });
  };

  const drawing = {
    setProps,
    prefetch,
    wanted: () => wanted,
    want: (query) => { wanted = query; },
    go: () => { if (pending === null && !building) begin(); },
    build,
    building: () => building !== null,
    /* What cannot be had is wanted no more, and the page says again what it shows. */
    giveUp: () => {
      if (building) release();
      else if (pending !== null) finish(pending);
      if (pending !== null) return;
      wanted = queryOf(shown);
      document.dispatchEvent(new CustomEvent("entente:refused", { detail: queryOf(shown) }));
    },
  };
  window.entente.drawing = drawing;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.entente = { answered };
})();
