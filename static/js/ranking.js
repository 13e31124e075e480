// Improves the ranking: filters, orders and pages change in place. It asks for the very address that
// the plain form or link would open, so that a view can be shared; whatever goes wrong, the browser
// opens that address itself.

const place = () => document.querySelector("#isi > .wrap");
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
document.body.append(said);

const addressOf = (form) => {
  const values = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${location.pathname}?${new URLSearchParams(values)}`;
};

let latest = 0; // an answer that was overtaken by a newer question is dropped

const show = async (address) => {
  const turn = ++latest;
  place().setAttribute("aria-busy", "true");
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
  said.textContent = fresh.querySelector("[data-count]")?.dataset.count ?? heading.textContent;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "nearest" });
  fresh.querySelector(".fold").scrollIntoView({ block: "nearest" }); // what was filtered by
  return true;
};

const go = async (address) => {
  try {
    if (await show(address)) history.pushState(null, "", address);
  } catch {
    location.assign(address);
  }
};

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.filters")) return;
  event.preventDefault();
  go(addressOf(event.target));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("#isi a[href^='?']");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || event.defaultPrevented) return;
  event.preventDefault();
  go(link.getAttribute("href") === "?" ? location.pathname : link.href);
});

// The folded filters stay in view down the list; opened they lie at its head, where the reader is led.
document.addEventListener("toggle", ({ target }) => {
  if (target.matches(".fold[open]")) target.scrollIntoView({ block: "nearest" });
}, true);

addEventListener("popstate", () => show(location.href).catch(() => location.reload()));
