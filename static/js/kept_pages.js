// Lists the pages that are kept on this device, newest first, and takes away what is gone from the site,
// what is too old, and everything where that is asked for.

const place = document.querySelector("[data-kept]");
const { kept: own, prefix, days } = place.dataset;
const list = place.querySelector("ul");
const button = place.querySelector("button");
const said = document.querySelector("[data-said]");

// The worker shows this page in the place of one that it does not have.
const standIn = () => {
  const before = document.querySelector("h1").textContent;
  document.querySelector("[data-here]").replaceWith(document.querySelector("#sambungan").content);
  document.title = document.title.replace(before, document.querySelector("h1").textContent);
};

const isPage = (url, headers) =>
  new URL(url).pathname !== own && (headers.get("Content-Type") || "").startsWith("text/html");

const isYoung = (headers) => Date.now() - Date.parse(headers.get("Date")) < days * 24 * 60 * 60 * 1000;

// Without the office, which is the same in all.
const titleOf = async (answer) =>
  new DOMParser().parseFromString(await answer.text(), "text/html").title.replace(/ \| [^|]*$/, "");

const entries = async () => {
  const found = [];
  for (const name of (await caches.keys()).filter((each) => each.startsWith(prefix))) {
    const kept = await caches.open(name);
    for (const request of (await kept.keys()).reverse()) {
      const answer = await kept.match(request);
      if (!isPage(request.url, answer.headers)) continue;
      if (isYoung(answer.headers)) found.push({ kept, url: request.url, title: await titleOf(answer) });
      else await kept.delete(request);
    }
  }
  return found;
};

const show = (entry) => {
  const link = Object.assign(document.createElement("a"), { href: entry.url, textContent: entry.title });
  entry.line = document.createElement("li");
  entry.line.append(link);
  list.append(entry.line);
};

const say = (text) => {
  said.textContent = text;
  place.hidden = !list.children.length;
  document.querySelector("[data-none]")?.toggleAttribute("hidden", !place.hidden);
};

const remove = async ({ kept, url, line }) => {
  await kept.delete(url);
  line.remove();
};

const isGone = async ({ url }) => {
  const { status } = await fetch(url, { method: "HEAD", cache: "no-store" });
  return status === 404 || status === 410;
};

// One after the other: nobody waits for it.
const takeAwayGone = async (found) => {
  for (const entry of found) {
    if (entry.line.isConnected && await isGone(entry)) {
      await remove(entry);
      say("Halaman yang sudah tidak ada di situs ini dihapus dari simpanan.");
    }
  }
};

const begin = async () => {
  const found = await entries();
  found.forEach(show);
  say("");
  button.addEventListener("click", async () => {
    await Promise.all(found.map(remove));
    say("Simpanan sudah dihapus. Halaman yang Anda buka setelah ini akan disimpan lagi.");
    said.focus(); // the button is gone
  });
  await takeAwayGone(found);
};

if (location.pathname !== own) standIn();
if ("caches" in window) begin().catch(() => {}); // without a connection nothing is checked
