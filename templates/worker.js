{% autoescape off %}// Keeps the public pages that were seen on this device, so that they open without a connection.
// The network is always asked first: a kept copy is shown only where it does not answer.

const NAME = "portal-{{ version }}";
const SHELL = {{ shell }};
const READ = {{ read }};
const OFFLINE = {{ offline }};
const MOST = 60;
const PATIENCE = 8000; // milliseconds, after which a copy is better than a blank page

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(SHELL)).then(() => self.skipWaiting()));
});

const isRead = ({ pathname }) => pathname === "/" || READ.some((beginning) => pathname.startsWith(beginning));

const mayKeep = (answer) =>
  answer.ok && answer.type === "basic" && !answer.redirected &&
  (answer.headers.get("Cache-Control") || "").includes("public");

const trim = async (kept) => {
  const pages = (await kept.keys()).filter(({ url }) => !SHELL.includes(new URL(url).pathname));
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST)).map((page) => kept.delete(page)));
};

// What is gone from the site is gone from the device too.
const remember = async (request, answer) => {
  const kept = await caches.open(NAME);
  await kept.delete(request);
  if (mayKeep(answer)) await kept.put(request, answer);
  await trim(kept);
};

// The page that brought this worker was there before it; the browser still has it in its own store.
const rememberOpen = async () => {
  for (const { url } of await self.clients.matchAll()) {
    if (isRead(new URL(url))) await remember(url, await fetch(url));
  }
};

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("portal-") && name !== NAME;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim())
      .then(rememberOpen),
  );
});

const slow = () => new Promise((_, refuse) => { setTimeout(refuse, PATIENCE, new Error("slow")); });

const page = async (event) => {
  const kept = await caches.open(NAME);
  const copy = await kept.match(event.request);
  const asked = fetch(event.request).then((answer) => {
    event.waitUntil(remember(event.request, answer.clone()));
    return answer;
  });
  try {
    return await (copy ? Promise.race([asked, slow()]) : asked);
  } catch {
    asked.catch(() => {});
    return copy || kept.match(OFFLINE);
  }
};

const file = async (request) => {
  try {
    return await fetch(request); // from the browser's own store, where it has it
  } catch {
    return (await caches.open(NAME)).match(request);
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isRead(address)) event.respondWith(page(event));
  else if (SHELL.includes(address.pathname)) event.respondWith(file(request));
});
{% endautoescape %}
