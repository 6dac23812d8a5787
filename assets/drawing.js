/* Draw one selection at a time, as the server answers it or has answered ahead of its being asked. */
(() => {
  const TIMEOUT = 8000; // milliseconds after which a page that nobody hears of is given up
  const RESTED = 1500; // milliseconds without a change, after which the server is asked for what nobody waits for
  const HIDDEN = 100; // milliseconds after which a page that draws no frames, in the background say, goes on
  const MAIN = "main"; // the part that says whether something is still open
  const ROOM = "pins"; // the part of a narrow page that takes room from the picture when it comes
  const { answers, internals, waiting } = window.entente;
  let wanted = null;
  let pending = null;
  let turn = 0; // counts what was asked of the server
  let building = null; // marks a new edition of the page on its way: there is nothing to draw on
  let shown = ""; // the kind of picture on the page, and its query
  let sent = {}; // the parts of the page that the last answer changed, as texts
  let untold = []; // those of them that wait until the picture has been seen
  let changedAt = 0; // when something was last asked for, or drawn

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
  const kindOf = (picture) => picture.slice(0, picture.indexOf("?"));
  const placeOf = (picture) => kindOf(picture).split("+")[0];
  const queryOf = (picture) => picture.slice(picture.indexOf("?"));
  const viewport = () => window.entente.viewport();

  /* One drawing is under way at a time: an older answer could otherwise come in after a newer
     one and undo it. What was asked for meanwhile is drawn next; only the last of it counts. */
  const begin = () => {
    pending = wanted;
    changedAt = performance.now();
    const mine = pending;
    const known = answers.find(mine, viewport(), kindOf(shown));
    if (mine === queryOf(shown)) finish(mine);
    else if (known) apply(mine, known);
    else ask(mine);
  };
  const ask = (query) => {
    turn += 1;
    const now = turn; // the same may be asked for again meanwhile
    waiting.begin("answer");
    answers.get(query, viewport(), kindOf(shown)).then((answer) => {
      if (turn !== now || pending !== query) return;
      if (answer) apply(query, answer);
      else finish(query);
    });
  };
  const finish = (query) => {
    if (pending !== query) return;
    pending = null;
    changedAt = performance.now();
    waiting.end("answer");
    if (wanted !== query) begin();
    else document.dispatchEvent(new CustomEvent("entente:drawn", { detail: query === queryOf(shown) }));
  };

  /* Wait until the reader rests: where an answer takes long, the next click would wait for it. */
  const rest = async () => {
    for (;;) {
      const left = changedAt + RESTED - performance.now();
      if (left <= 0 && pending === null && !building) return;
      await new Promise((done) => { setTimeout(done, Math.max(left, HIDDEN)); });
    }
  };

  /* A chart that is there is drawn anew at once: Dash would first lay out everything beside it. */
  const redraw = (id, { figure }) => {
    const chart = figure && document.querySelector(`#${id} ${internals.CHART}`);
    return internals.layoutOf(chart) ? window.Plotly.react(chart, figure) : null;
  };
  const nextFrame = () => new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, HIDDEN);
  });

  /* Return what the answer says is another. A part that the last answer did not speak of may have
     been taken away meanwhile, so it counts as changed. */
  const changed = (parts) => {
    const before = sent;
    sent = {};
    return Object.entries(parts).filter(([id, props]) => {
      sent[id] = JSON.stringify(props);
      return sent[id] !== before[id];
    });
  };
  /* Parts that are held stay as they are, and are told what they missed when they are let go. */
  let held = null;
  const hold = (ids) => { held = new Map(ids.map((id) => [id, null])); };
  const letGo = () => {
    const missed = [...(held || [])].filter(([, props]) => props);
    held = null;
    for (const [id, props] of missed) if (!redraw(id, props)) setProps(id, props);
  };
  const isHeld = ([id, props]) => {
    if (!held || !held.has(id)) return false;
    held.set(id, props);
    return true;
  };
  const tell = () => {
    const parts = untold;
    untold = [];
    for (const [id, props] of parts) setProps(id, props);
  };
  /* The picture is seen before the words about it follow. A step of a story changes all together,
     and so does another kind of picture, which comes with the words. */
  const apply = async (query, text) => {
    const { picture, parts } = JSON.parse(text);
    const [old, kind] = [placeOf(shown), kindOf(shown)];
    if (old && old !== placeOf(`${picture}?`) && !parts[old]) parts[old] = { children: [] };
    tell();
    shown = picture + query;
    const charts = [];
    const news = changed(parts).filter((part) => !isHeld(part));
    const room = viewport().endsWith("compact") && news.find(([id]) => id === ROOM);
    if (room) {
      setProps(...room);
      await new Promise((done) => { setTimeout(done); }); // or the picture is drawn again, smaller
    }
    untold = [...news.filter(([id, props]) => {
      const drawn = redraw(id, props);
      if (drawn) charts.push(drawn);
      return !drawn && !(room && id === ROOM);
    }), ["selection", { data: query }]];
    if (charts.length && picture === kind && !document.documentElement.hasAttribute("data-story")) {
      await Promise.allSettled(charts); // the words are true without the picture, too
      await nextFrame();
    }
    tell();
    if (picture !== kind) waiting.picture(placeOf(shown));
    finish(query);
    if (parts[MAIN] && parts[MAIN]["data-open"] === "true") complete(query);
  };
  /* What takes long is said when it is known, if it is still what is shown. */
  const complete = async (query) => {
    const another = () => pending !== null || building || (wanted !== null && wanted !== query) || queryOf(shown) !== query;
    await rest();
    const answer = another() ? null : await answers.inTime(query, viewport(), kindOf(shown));
    if (!answer || another()) return;
    [wanted, pending] = [query, query];
    apply(query, answer);
  };

  /* A new page says what it shows; something else may have been asked for since. */
  const opened = (first) => {
    [shown, sent] = [first, {}];
    waiting.picture(placeOf(first));
    release();
    document.dispatchEvent(new CustomEvent("entente:opened", { detail: queryOf(first) }));
    if (document.getElementById(MAIN).dataset.open === "true") complete(queryOf(first));
    return window.dash_clientside.no_update;
  };
  const release = () => {
    building = null;
    waiting.end("page");
    if (wanted !== null && wanted !== queryOf(shown)) begin();
  };
  const build = () => {
    [wanted, pending, untold, held] = [null, null, [], null];
    answers.forget();
    document.dispatchEvent(new CustomEvent("entente:build"));
    const mine = {};
    building = mine;
    waiting.begin("page");
    afterTimeout(() => { if (building === mine) release(); });
  };

  const drawing = {
    setProps,
    wanted: () => wanted,
    want: (query) => { wanted = query; },
    rest,
    go: () => { if (pending === null && !building) begin(); },
    /* Fetch what is likely to be asked for next. */
    ahead: (query) => answers.ahead(query, viewport(), kindOf(shown)),
    /* What is shown is called otherwise from now on; not while something else is on its way. */
    rename: (query) => {
      if (pending !== null || building) return false;
      wanted = query;
      shown = kindOf(shown) + query;
      setProps("selection", { data: query });
      return true;
    },
    hold,
    letGo,
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
  window.dash_clientside.entente = { opened };
})();
