{% autoescape off %}// Keeps the public pages that were seen on this device, so that they open without a connection.
// The network is always asked first: a kept copy is shown only where it does not answer, and says so.

const NAME = "{{ prefix }}{{ version }}";
const FACTS = {{ facts }};
const PATIENCE = 8000; // milliseconds, after which a copy is better than a blank page
const LONGEST = FACTS.days * 24 * 60 * 60 * 1000;

// --- What is decided ---------------------------------------------------------------------------

const isRead = ({ pathname }) => pathname === "/" || FACTS.read.some((beginning) => pathname.startsWith(beginning));

// One address for one page: without what others add to links they share, and without empty fields of a form.
const keyOf = ({ origin, pathname, search }) => {
  const chosen = [...new URLSearchParams(search)].filter(
    ([name, value]) => value !== "" && !FACTS.tracking.includes(name) && !name.startsWith("utm_"),
  );
  const query = new URLSearchParams(chosen).toString();
  return new URL(pathname + (query && `?${query}`), origin);
};

// What somebody searched for is nobody's business.
const mayKeep = (key, answer) =>
  isRead(key) && !key.searchParams.has("q") && answer.ok && answer.type === "basic" && !answer.redirected &&
  (answer.headers.get("Cache-Control") || "").includes("public") &&
  (answer.headers.get("Content-Type") || "").startsWith("text/html");

const isGone = ({ status }) => status === 404 || status === 410;
const hasFailed = ({ type, status }) => type === "error" || status >= 500 || status === 429;
const isOld = ({ headers }) => !(Date.now() - Date.parse(headers.get("Date")) < LONGEST);

const inWords = (date) => {
  const { zone: timeZone, zone_label: label } = FACTS;
  const day = date.toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric", timeZone });
  const time = date.toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit", timeZone });
  return `${day}, ${time} ${label}`;
};

const noteOf = (date) =>
  `<p class="coverage copy" role="note"><strong>Salinan dari ${inWords(date)}.</strong> Halaman ini belum diperiksa ulang, ` +
  `karena situs tidak dapat dihubungi. <a href="">Muat ulang</a></p>`;

// --- What is kept: a store that fails is an empty one ------------------------------------------

const stored = async (key) => {
  try {
    return await (await caches.open(NAME)).match(key);
  } catch {
    return undefined;
  }
};

const copyOf = async (key) => {
  const copy = await stored(key);
  return copy && !isOld(copy) ? copy : undefined;
};

// The oldest stand first: what is too old goes, and what is too much.
const tidy = async (kept) => {
  const pages = (await kept.keys()).filter(({ url }) => !FACTS.shell.includes(new URL(url).pathname));
  for (const [place, page] of pages.entries()) {
    if (place >= pages.length - FACTS.most && !isOld(await kept.match(page))) return;
    await kept.delete(page);
  }
};

const remember = async (key, answer) => {
  const kept = await caches.open(NAME);
  if (isGone(answer)) await kept.delete(key);
  else await kept.put(key, answer);
  await tidy(kept);
};

// --- What is answered --------------------------------------------------------------------------

// The title is what a screen reader says first.
const marked = async (copy) => {
  const note = noteOf(new Date(copy.headers.get("Date")));
  const text = (await copy.text()).replace("<title>", "<title>Salinan: ").replace("<!-- salinan -->", () => note);
  return new Response(text, { headers: copy.headers });
};

const asking = (request) => fetch(request).catch(() => Response.error());
const slow = () => new Promise((answer) => { setTimeout(() => answer(Response.error()), PATIENCE); });

const page = async (event, key) => {
  const asked = asking(event.request);
  const learn = (answer) => (isGone(answer) || mayKeep(key, answer)) && remember(key, answer.clone());
  event.waitUntil(asked.then(learn).catch(() => {}));
  const copy = await copyOf(key);
  const answer = await (copy ? Promise.race([asked, slow()]) : asked);
  if (!hasFailed(answer)) return answer;
  if (copy) return marked(copy);
  return answer.type === "error" ? (await stored(FACTS.offline)) || answer : answer;
};

const file = async (request) => {
  const answer = await asking(request); // from the browser's own store, where it has it
  return hasFailed(answer) ? (await stored(request)) || answer : answer;
};

// Pages that were open before this worker was: the browser has most of them in its own store.
const keep = async (addresses) => {
  for (const address of addresses) {
    const key = keyOf(new URL(address));
    if (key.origin !== self.location.origin || !isRead(key)) continue;
    const answer = await fetch(address, { cache: "force-cache" });
    if (mayKeep(key, answer)) await remember(key, answer);
  }
};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(FACTS.shell)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("{{ prefix }}") && name !== NAME;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .finally(() => self.clients.claim()),
  );
});

self.addEventListener("message", (event) => event.waitUntil(keep(event.data).catch(() => {})));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  const isPage = isRead(address) || address.pathname === FACTS.search;
  if (request.mode === "navigate" && isPage) event.respondWith(page(event, keyOf(address)));
  else if (FACTS.shell.includes(address.pathname)) event.respondWith(file(request));
});
{% endautoescape %}
