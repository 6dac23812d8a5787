/* Keeps what the page has loaded, and answers from it when the server does not.

   Fresh beats kept: the server is asked first, except for files whose address holds their version.
   An edition of the atlas has a store of its own, and throws those of earlier editions away. */
const STORE = "entente-{edition}";
const CALLBACK = "/_dash-update-component";
const STAMPED = /\.v[\d_]+m\d+\.|[?&]m=/;
const PATIENCE = 4000; // milliseconds until a server that says nothing counts as gone

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

const patient = (request) => {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), PATIENCE);
  return fetch(request, { signal: over.signal }).finally(() => clearTimeout(timer));
};
/* A gateway answers for a server that is gone. */
const gateway = ({ status }) => [502, 503, 504].includes(status);

/* What a callback is asked, as an address. Any page of an edition will do for another one of it:
   the script draws the rest. Of the picture that is shown only its kind counts, and an answer
   that follows none (assets/drawing.js puts it on any) stands in for all. */
const addressesOf = async (request) => {
  const { output, inputs, state } = await request.clone().json();
  const asked = (shown) => [output, ...[...inputs, ...(state || [])].map(({ id, value }) => (
    id === "shown" ? shown(String(value).split("?")[0]) : value))];
  const found = output === "page.children" ? [[output, inputs[0].value]]
    : [asked((kind) => kind), asked(() => "")];
  return Promise.all(found.map(async (values) => {
    const bytes = new TextEncoder().encode(JSON.stringify(values));
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return `/kept/${[...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }));
};

/* The server first; what it says is kept, and stands in for it when it is gone. */
const fresh = async ({ request, clientId }, addresses, otherwise) => {
  const store = await caches.open(STORE);
  let answer = null;
  try {
    answer = await patient(request);
    if (answer.ok) await store.put(addresses[0], answer.clone());
    if (!gateway(answer)) {
      if (request.method === "POST") say(clientId, "here"); // a file may come from the browser's own store
      return answer;
    }
  } catch { /* nobody answered */ }
  let kept = null;
  for (const address of addresses) kept = kept || await store.match(address);
  kept = kept || (otherwise && await otherwise(store));
  // What nobody has asked for yet is missed by nobody.
  if (!request.headers.has("Entente-Ahead")) say(clientId, kept ? "gone" : "unseen");
  return kept || (otherwise && answer) || new Response(null, { status: 204 });
};

const kept = async (request) => {
  const store = await caches.open(STORE);
  const found = await store.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await store.put(request, answer.clone());
  return answer;
};

const page = (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  // Any page of the same address will do: the script reads the rest from the address bar.
  const like = (store) => store.match(request, { ignoreSearch: true })
    .then((found) => found || (pathname === "/present" ? store.match("/", { ignoreSearch: true }) : null));
  return fresh(event, [request], like);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, href } = new URL(request.url);
  if (origin !== self.location.origin || pathname === "/worker.js" || pathname === "/healthz") return;
  if (request.method === "POST" && pathname === CALLBACK) {
    event.respondWith(addressesOf(request).then((addresses) => fresh(event, addresses)));
  } else if (request.method === "GET" && !pathname.startsWith("/data")) {
    const answer = request.mode === "navigate" ? page(event)
      : STAMPED.test(href) ? kept(request) : fresh(event, [request]);
    event.respondWith(answer);
  }
});

/* The first page was loaded before this worker was there: it tells what it is made of. */
self.addEventListener("message", (event) => {
  if (event.data.kind !== "keep") return;
  const keep = async () => {
    const store = await caches.open(STORE);
    for (const address of event.data.addresses) {
      if (!(await store.match(address))) await store.add(address).catch(() => {});
    }
    event.source.postMessage({ kind: "kept" });
  };
  event.waitUntil(keep());
});
