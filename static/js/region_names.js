// Offers names of regions below a search field while one types, as a combobox of the ARIA pattern.
// The names come in one file, once, when the field is entered: no key asks the network for anything.
// Without this script the form searches as it stands.

const MOST = 7;
const PAUSE = 500; // milliseconds of quiet before a count is read aloud

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const joined = (text) => words(text).join("");
const bare = (name) => name.trim().replace(/^(kabupaten|kab\.?|kota|provinsi|prov\.?)(\s+administrasi)?\s+/i, "");

const prepared = (rows) => {
  const called = new Map(rows.map(([code, name, also]) => [code, { name, also }]));
  return rows.map(([code, name, also, address]) => {
    const { name: province, also: nicknames } = code.length > 2 ? called.get(code.slice(0, 2)) : { name: "", also: "" };
    const own = words(`${name} ${also}`);
    return {
      name, province, address, own,
      digits: code.replace(".", ""),
      also: also.split(" "),
      full: joined(name),
      bare: joined(bare(name)),
      around: [...own, ...words(`${province} ${nicknames}`)],
    };
  });
};

// The rank of what is found, the best first, or undefined. The page of results has the same order.
const rankByCode = (typed) => (region) => {
  const digits = typed.replace(/\D/g, "");
  if (region.digits === digits) return 0;
  if (region.also.includes(typed.trim())) return 1;
  return region.digits.startsWith(digits) ? 2 : undefined;
};

// Every word typed must be a word of the region, or else begin one; its own name counts more than
// its province's.
const rankByName = (typed) => {
  const sought = words(typed);
  const whole = joined(typed);
  const are = (among) => sought.every((part) => among.includes(part));
  const begin = (among) => sought.every((part) => among.some((word) => word.startsWith(part)));
  const fit = ({ full, bare: alone, own, around }) => [
    are(own) || [full, alone].includes(whole),
    begin(own) || alone.startsWith(whole),
    are(around),
    begin(around),
  ].indexOf(true);
  const within = (region) => {
    if (region.full === whole) return 0;
    if (!region.province) return 1;
    if (region.bare === whole || region.also.includes(whole)) return 2;
    return region.bare.startsWith(whole) ? 3 : 4;
  };
  return (region) => (fit(region) < 0 ? undefined : 10 * fit(region) + within(region));
};

const ranked = (regions, rank) => regions
  .map((region) => ({ region, rank: rank(region) }))
  .filter((found) => found.rank !== undefined)
  .sort((a, b) => a.rank - b.rank)
  .slice(0, MOST)
  .map(({ region }) => region);

const matches = (regions, typed) => {
  if (!words(typed).length) return [];
  if (/^[\d.\s]+$/.test(typed)) return ranked(regions, rankByCode(typed));
  const found = ranked(regions, rankByName(typed));
  return found.length ? found : ranked(regions, rankByName(bare(typed))); // a kota that is a kabupaten
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

  const open = (count) => {
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    clearTimeout(quiet);
    said.textContent = ""; // the same count is read aloud for other names only if it comes anew
    quiet = setTimeout(() => { said.textContent = `${count} wilayah ditawarkan. Pilih dengan panah bawah.`; }, PAUSE);
  };

  const close = () => { // a count of names that are no longer there is not read aloud
    clearTimeout(quiet);
    said.textContent = "";
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    point(-1);
  };

  const load = () => {
    names ??= fetch(field.dataset.names)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.statusText)))
      .then(prepared);
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
    point(-1);
    if (found.length) open(found.length);
    else close();
  };

  const go = (option) => { location.assign(option.dataset.address); };

  const keys = {
    ArrowDown: () => point(active + 1 < options().length ? active + 1 : -1),
    ArrowUp: () => point(active < 0 ? options().length - 1 : active - 1),
    Escape: close,
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
  input.addEventListener("blur", close);
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
