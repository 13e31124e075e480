// Improves the ranking: filters, orders and pages change in place. It asks for the very address that
// the plain form or link would open, so that a view can be shared; whatever goes wrong, the browser
// opens that address itself.

const place = () => document.querySelector("#isi > .wrap");
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
document.body.append(said);

// One view has one address: what a ranking shows unasked does not stand in it.
const USUAL = { urut: "peringkat", per_halaman: "50", halaman: "1" };

const addressOf = (values) => {
  const usual = { ...USUAL, tingkat: values.get("provinsi") ? "kabkota" : "provinsi" };
  const chosen = [...values].filter(([name, value]) => value !== "" && value !== usual[name]);
  return location.pathname + (chosen.length ? `?${new URLSearchParams(chosen)}` : "");
};

const PATIENCE = 300; // milliseconds, after which it is said that something is on its way
let waiting;

const say = (text) => {
  clearTimeout(waiting);
  said.className = "unseen";
  said.textContent = text;
};

const sayLater = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    say("Memuat…");
    said.className = "loading";
  }, PATIENCE);
};

let latest = 0; // an answer that was overtaken by a newer question is dropped

const show = async (address, height) => {
  const turn = ++latest;
  place().setAttribute("aria-busy", "true");
  sayLater();
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("#isi > .wrap");
  if (turn !== latest) return false;
  place().replaceWith(fresh);
  fresh.dispatchEvent(new Event("replaced", { bubbles: true }));
  document.title = page.title;
  const heading = fresh.querySelector("#hasil, .empty h2");
  heading.tabIndex = -1;
  say((fresh.querySelector("[data-count]") ?? heading).textContent);
  heading.focus({ preventScroll: true });
  if (height !== undefined) {
    scrollTo(scrollX, height);
    return true;
  }
  heading.scrollIntoView({ block: "nearest" });
  fresh.querySelector(".fold").scrollIntoView({ block: "nearest" }); // what was filtered by
  return true;
};

const asked = () => location.pathname + location.search;
let here = asked(); // what the browser's address asks for, without a place on the page

const go = async (address) => {
  const height = scrollY;
  try {
    if (!await show(address)) return;
    history.replaceState({ height }, ""); // where whoever comes back goes on reading
    history.pushState(null, "", address);
    here = asked();
  } catch {
    location.assign(address);
  }
};

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.filters")) return;
  event.preventDefault();
  go(addressOf(new FormData(event.target)));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("#isi a[href^='?']");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || event.defaultPrevented) return;
  event.preventDefault();
  go(addressOf(new URL(link.href).searchParams));
});

// The folded filters stay in view down the list; opened they lie at its head, where the reader is led,
// and closed again they lead back.
let left;

document.addEventListener("click", ({ target }) => {
  if (target.closest(".fold:not([open]) summary")) left = scrollY;
});

document.addEventListener("toggle", ({ target }) => {
  if (!target.matches(".fold")) return;
  if (target.open) target.scrollIntoView({ block: "nearest" });
  else if (left !== undefined) scrollTo(scrollX, left);
}, true);

// Links to a place on the page come here too, and ask for nothing.
addEventListener("popstate", ({ state }) => {
  if (asked() === here) return;
  here = asked();
  show(location.href, state?.height).catch(() => location.reload());
});
