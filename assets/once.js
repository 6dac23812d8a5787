/* One answer of the server changes dozens of properties, and Dash tells every component on the page
   of each of them. Here they are told once, when all are in: most of the time between an answer and
   its picture went into that. Dash lists its stores in `dash_stores` before React listens to them;
   should it cease to, everything works as before, only slower. */
(() => {
  const gather = (store) => {
    const { subscribe } = store;
    store.subscribe = (listener) => {
      let waiting = false;
      return subscribe(() => {
        if (waiting) return;
        waiting = true;
        queueMicrotask(() => {
          waiting = false;
          listener();
        });
      });
    };
  };

  const stores = window.dash_stores || [];
  stores.push = (...added) => {
    added.forEach(gather);
    return Array.prototype.push.apply(stores, added);
  };
  window.dash_stores = stores;
})();
