// Offers names of regions below a search field while one types, as a combobox of the ARIA pattern.
// The names come in one file, once, when the field is entered: no key asks the network for anything.
// Without this script the form searches as it stands.

const MOST = 7;
const PAUSE = 500; // milliseconds of quiet before a count is read aloud

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const bare = (name) => name.replace(/^(Kabupaten|Kota)( Administrasi)? /, "");

const prepared = ([name, province, also, address]) => ({
  name, province, address,
  begins: plain(bare(name)),
  words: words(`${name} ${province} ${also}`),
  own: words(`${name} ${also}`),
});

// Every word typed must begin a word of the region; its own name counts more than its province's.
const matches = (regions, typed) => {
  const sought = words(typed);
  const start = plain(bare(typed.trim()));
  const fits = (among) => sought.every((part) => among.some((word) => word.startsWith(part)));
  const rank = (region) => (region.begins.startsWith(start) ? 0 : 1) + (fits(region.own) ? 0 : 2);
  return regions
    .filter((region) => fits(region.words))
    .map((region) => ({ region, rank: rank(region) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ region }) => region);
};

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const suggest = (field) => {
  const input = field.querySelector("input");
  const list = element("ul", { role: "listbox", id: `${input.id}-wilayah`, class: "suggestions", "aria-label": "Wilayah yang cocok", hidden: "" });
  const said = element("p", { role: "status", class: "unseen" });
  let names; // a promise, from the first time that the field is entered
  let active = -1;
  let quiet;

  const options = () => [...list.children];

  const point = (at) => {
    active = at;
    options().forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options()[at].id);
      options()[at].scrollIntoView({ block: "nearest" });
    }
  };

  const open = (is) => {
    list.hidden = !is;
    input.setAttribute("aria-expanded", String(is));
    if (!is) point(-1);
  };

  const tell = (count) => {
    clearTimeout(quiet);
    quiet = setTimeout(() => { said.textContent = count ? `${count} wilayah ditawarkan. Pilih dengan panah bawah.` : ""; }, PAUSE);
  };

  const load = () => {
    names ??= fetch(field.dataset.names)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.statusText)))
      .then((rows) => rows.map(prepared));
    names.catch(() => { names = undefined; }); // asked for again at the next key or visit
    return names;
  };

  const show = async () => {
    const typed = input.value;
    const found = typed.trim().length < 2 ? [] : matches(await load(), typed);
    if (typed !== input.value || document.activeElement !== input) return; // overtaken
    list.replaceChildren(...found.map(({ name, province, address }, n) => element(
      "li", { role: "option", id: `${list.id}-${n}`, "data-address": address, "aria-selected": "false" },
      element("b", {}, name), province ? `, ${province}` : "",
    )));
    open(found.length > 0);
    tell(found.length);
  };

  const go = (option) => { location.assign(option.dataset.address); };

  const keys = {
    ArrowDown: () => point(active + 1 < options().length ? active + 1 : -1),
    ArrowUp: () => point(active < 0 ? options().length - 1 : active - 1),
    Escape: () => open(false),
    Enter: () => active >= 0 && go(options()[active]),
  };

  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown") show().catch(() => {});
      return;
    }
    if (!keys[event.key] || event.isComposing) return;
    if (event.key === "Enter" && active < 0) return; // the form searches
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("input", () => { show().catch(() => {}); });
  input.addEventListener("focus", () => { load().catch(() => {}); });
  input.addEventListener("blur", () => open(false));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });

  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);
  field.append(list, said);
  if (document.activeElement === input) load().catch(() => {});
};

document.querySelectorAll("[data-names]").forEach(suggest);
