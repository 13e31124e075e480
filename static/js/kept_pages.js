// Lists the pages that are kept on this device, newest first.

const list = document.querySelector("[data-kept]");

const titleOf = async (answer) => {
  const text = await answer.text();
  return new DOMParser().parseFromString(text, "text/html").title;
};

const entries = async () => {
  const found = [];
  for (const name of (await caches.keys()).filter((each) => each.startsWith("portal-"))) {
    const kept = await caches.open(name);
    for (const request of (await kept.keys()).reverse()) {
      const answer = await kept.match(request);
      const isPage = (answer.headers.get("Content-Type") || "").startsWith("text/html");
      if (isPage && new URL(request.url).pathname !== list.dataset.kept) {
        found.push({ url: request.url, title: await titleOf(answer) });
      }
    }
  }
  return found;
};

const show = async () => {
  const found = await entries();
  for (const { url, title } of found) {
    const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
    list.append(Object.assign(document.createElement("li"), {}));
    list.lastChild.append(link);
  }
  list.parentElement.hidden = found.length === 0;
};

if ("caches" in window) show().catch(() => {});
