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

const say = async (kind) => {
  for (const client of await self.clients.matchAll()) client.postMessage({ kind });
};

const patient = (request) => {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), PATIENCE);
  return fetch(request, { signal: over.signal }).finally(() => clearTimeout(timer));
};

/* What a callback is asked, as an address: of the picture that is shown only its view counts. */
const addressOf = async (request) => {
  const { output, inputs, state } = await request.clone().json();
  const values = [...inputs, ...(state || [])].map(({ id, value }) => (
    id === "shown" ? String(value).split("?")[0] : value));
  const bytes = new TextEncoder().encode(JSON.stringify([output, values]));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `/kept/${[...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
};

/* The server first; what it says is kept, and stands in for it when it is gone. */
const fresh = async (request, address, otherwise) => {
  const store = await caches.open(STORE);
  try {
    const answer = await patient(request);
    if (answer.ok) {
      await store.put(address, answer.clone());
      say("here");
    }
    return answer;
  } catch {
    const kept = await store.match(address) || (otherwise && await otherwise(store));
    // What nobody has asked for yet is missed by nobody.
    if (!request.headers.has("Entente-Ahead")) say(kept ? "gone" : "unseen");
    return kept || new Response(null, { status: 204 });
  }
};

const kept = async (request) => {
  const store = await caches.open(STORE);
  const found = await store.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await store.put(request, answer.clone());
  return answer;
};

const page = (request) => {
  const { pathname } = new URL(request.url);
  // Any page of the same address will do: the script reads the rest from the address bar.
  const like = (store) => store.match(request, { ignoreSearch: true })
    .then((found) => found || (pathname === "/present" ? store.match("/", { ignoreSearch: true }) : null));
  return fresh(request, request, like);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, href } = new URL(request.url);
  if (origin !== self.location.origin || pathname === "/worker.js" || pathname === "/healthz") return;
  if (request.method === "POST" && pathname === CALLBACK) {
    event.respondWith(addressOf(request).then((address) => fresh(request, address)));
  } else if (request.method === "GET" && !pathname.startsWith("/data")) {
    const answer = request.mode === "navigate" ? page(request)
      : STAMPED.test(href) ? kept(request) : fresh(request, request);
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
