/* Keeps what the page has loaded, and answers from it when the server does not.

   Fresh beats kept: the server is asked first, except for files whose address holds their version.
   An edition of the atlas has a store of its own, and throws those of earlier editions away. */
const BASE = new URL(self.registration.scope).pathname;
const STORE = "entente-{edition}";
const CALLBACK = `${BASE}_dash-update-component`;
const ANSWERS = `${BASE}answers/`;
const KEPT = `${BASE}kept/`;
// What is taken along, and tables on their way: no lesson needs them, and none of it is kept.
const PASSED_BY = ["data", "open", "project"].map((name) => `${BASE}${name}`);
const STAMPED = /\.v[\d_]+m\d+\.|[?&]m=/;
// What is kept of selections and pages: a story in class, in four languages, needs 200 answers.
const MOST = 400;
const MOST_BYTES = 100 * 2 ** 20;

importScripts(`${BASE}assets/server/patience.js?m={edition}`);
const { answerOf, gateway, unanswered } = self.entente.patience;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const clean = async () => {
    const names = await caches.keys();
    const old = names.filter((name) => name.startsWith("entente-") && name !== STORE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

const say = async (id, kind) => {
  const client = await self.clients.get(id);
  if (client) client.postMessage({ kind });
};

/* ------------------------------------------------------------------ the store and its limits */

/* The bytes of each selection and page that is kept, by its address, the oldest first. */
let sizes = null;
const sizesOf = async (store) => {
  if (sizes) return sizes;
  const found = new Map();
  for (const request of await store.keys()) {
    const size = (await store.match(request)).headers.get("Entente-Size");
    if (size) found.set(request.url, Number(size));
  }
  sizes = sizes || found;
  return sizes;
};
const sum = (all) => [...all.values()].reduce((one, other) => one + other, 0);

/* Keep an answer that others may push out; a store that is full keeps nothing more. */
const keep = async (store, address, answer) => {
  const { href } = new URL(address.url || address, self.location.origin);
  const body = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name); // it is unpacked
  headers.set("Entente-Size", body.byteLength);
  await store.put(href, new Response(body, { headers }));
  const known = await sizesOf(store);
  known.delete(href);
  known.set(href, body.byteLength);
  for (const oldest of known.keys()) {
    if (known.size <= MOST && sum(known) <= MOST_BYTES) return;
    known.delete(oldest);
    await store.delete(oldest);
  }
};

/* ------------------------------------------------------------------ what is asked */

/* What a callback is asked, as an address. Any page of an edition will do for another one of it:
   the script draws the rest. */
const addressesOf = async (request) => {
  const { output, inputs, state } = await request.json();
  const asked = output === "page.children" ? inputs.slice(0, 1) : [...inputs, ...(state || [])];
  const bytes = new TextEncoder().encode(JSON.stringify([output, ...asked.map(({ value }) => value)]));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [KEPT + [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")];
};
/* An answer that follows no picture (assets/answers.js) stands in for those that follow one. */
const standIns = (href) => [href, href.replace(/[^/?]*(?=\?)/, "")];

/* The server first; what it says is kept, and stands in for it when it is gone. Nobody waits until it
   is kept. */
const fresh = async (event, addresses, put, otherwise) => {
  const { request, clientId } = event;
  const opened = caches.open(STORE);
  // What nobody has asked for yet is missed by nobody.
  const tell = (kind) => { if (!request.headers.has("Entente-Ahead")) say(clientId, kind); };
  const answer = await answerOf((signal) => fetch(request.clone(), { signal }), BASE, () => tell("busy"));
  if (answer && !gateway(answer)) {
    const copy = answer.ok && answer.clone();
    const keepIt = async () => put(await opened, (await addresses)[0], copy);
    if (copy) event.waitUntil(keepIt().catch(() => {}));
    if (put === keep) tell(unanswered(answer) || "here"); // a file may come from the browser's own store
    return answer;
  }
  const store = await opened;
  let kept = null;
  for (const address of await addresses) kept = kept || await store.match(address);
  kept = kept || (otherwise && await otherwise(store));
  tell(kept ? "gone" : "unseen");
  return kept || (otherwise && answer) || new Response(null, { status: 204 });
};
const asIs = (store, address, answer) => store.put(address, answer);

const stamped = async (request) => {
  const store = await caches.open(STORE);
  const found = await store.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await asIs(store, request, answer.clone()).catch(() => {});
  return answer;
};

const page = (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  // Any page of the same address will do: the script reads the rest from the address bar.
  const like = (store) => store.match(request, { ignoreSearch: true })
    .then((found) => found || (pathname === `${BASE}present` ? store.match(BASE, { ignoreSearch: true }) : null));
  return fresh(event, [request], keep, like);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, href } = new URL(request.url);
  if (origin !== self.location.origin || [`${BASE}worker.js`, `${BASE}healthz`, `${BASE}find/statements`].includes(pathname)) return;
  if (request.method === "POST" && pathname === CALLBACK) {
    event.respondWith(fresh(event, addressesOf(request.clone()), keep));
  } else if (request.method === "GET" && pathname.startsWith(ANSWERS)) {
    event.respondWith(fresh(event, standIns(href), keep));
  } else if (request.method === "GET" && pathname.startsWith(BASE) && !PASSED_BY.some((path) => pathname.startsWith(path))) {
    const answer = request.mode === "navigate" ? page(event)
      : STAMPED.test(href) ? stamped(request) : fresh(event, [request], asIs);
    event.respondWith(answer);
  }
});

/* The first page was loaded before this worker was there: it tells what it is made of. */
self.addEventListener("message", (event) => {
  if (event.data.kind !== "keep") return;
  const keepAll = async () => {
    const store = await caches.open(STORE);
    for (const address of event.data.addresses) {
      if (!(await store.match(address))) await store.add(address).catch(() => {});
    }
    event.source.postMessage({ kind: "kept" });
  };
  event.waitUntil(keepAll());
});
