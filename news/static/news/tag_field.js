// Shows the tags of a text box as chips and suggests while typing. The box itself stays in the
// form, hidden, and holds the same line that would be typed without this script.

const BETWEEN = /[#\uFF03,;\r\n]+/u;
const PAUSE = 150;

const element = (name, attributes = {}, text = "") => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.textContent = text;
  return made;
};

const tidy = (text) => text.replace(/\s+/gu, " ").trim();
const alike = (one, other) => one.toLowerCase() === other.toLowerCase();
const inUse = (count) => (count ? `${count.toLocaleString("id-ID")} berita` : "belum dipakai");

class TagField {
  constructor(box) {
    this.box = box;
    this.most = Number(box.dataset.most);
    this.tags = [];
    this.full = ""; // which tags found no room
    this.build();
    this.take(box.value.split(BETWEEN), { known: true });
  }

  // Adds what there is room for. The rest stays in the entry, named, until room is made for it.
  take(names, how) {
    const left = names.map(tidy).filter((name) => name && !this.add(name, how) && !this.has(name));
    this.entry.value = left.join(", ");
    const all = left.map((name) => `“${name}”`).join(", ");
    this.full = left.length ? `Paling banyak ${this.most} tagar. Belum ditambahkan: ${all}.` : "";
    if (left.length) {
      this.say(this.full);
    }
    this.keep();
  }

  has(name) {
    return this.tags.some((tag) => alike(tag.name, name));
  }

  build() {
    const list = `${this.box.id}-saran`;
    this.entry = element("input", {
      type: "text", id: this.box.id, role: "combobox", autocomplete: "off", autocapitalize: "off",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list, class: "tag-entry",
    });
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (this.box.hasAttribute(name)) {
        this.entry.setAttribute(name, this.box.getAttribute(name));
      }
    }
    this.chips = element("ul", { class: "tag-chips", "aria-label": "Tagar terpilih" });
    this.options = element("ul", { id: list, role: "listbox", class: "tag-options", "aria-label": "Saran tagar" });
    this.options.hidden = true;
    this.said = element("p", { role: "status", class: "visually-hidden" });
    const field = element("div", { class: "tag-field" });
    const around = element("div", { class: "tag-around" });
    around.append(this.entry, this.options);
    field.append(this.chips, around, this.said);
    this.box.removeAttribute("id");
    this.box.type = "hidden";
    this.box.after(field);
    field.addEventListener("click", (event) => event.target === field && this.entry.focus());
    this.entry.addEventListener("input", (event) => event.isComposing || this.typed());
    this.entry.addEventListener("compositionend", () => this.typed());
    this.entry.addEventListener("keydown", (event) => this.pressed(event));
    this.entry.addEventListener("paste", (event) => this.pasted(event));
    this.entry.addEventListener("blur", () => this.finish());
    // A click beside the entry leaves it only afterwards, or the chip under it would move away.
    field.addEventListener("mousedown", (event) => event.target === this.entry || event.preventDefault());
    this.options.addEventListener("click", (event) => this.choose(event.target.closest("li")));
  }

  add(text, { known = false } = {}) {
    const name = tidy(text);
    if (!name || this.has(name) || this.tags.length >= this.most) {
      return false;
    }
    const tag = { name, isNew: false };
    this.tags.push(tag);
    this.show();
    if (!known) {
      this.say(`Tagar ${name} ditambahkan.`);
      this.recognise(tag);
    }
    return true;
  }

  // A synonym becomes the tag that it means; a word that no tag has yet is marked.
  async recognise(tag) {
    const { meant } = await this.ask(tag.name);
    if (meant === undefined || !this.tags.includes(tag)) {
      return;
    }
    tag.isNew = meant === null;
    tag.name = meant ?? tag.name;
    this.tags = this.tags.filter((other) => other === tag || !alike(other.name, tag.name));
    this.show();
    if (tag.isNew) {
      this.say(`Tagar ${tag.name} belum ada dan dibuat saat berita disimpan.`);
    }
  }

  remove(tag) {
    this.tags = this.tags.filter((other) => other !== tag);
    this.full = "";
    this.show();
    this.say(`Tagar ${tag.name} dihapus.`);
    this.entry.focus();
  }

  show() {
    this.chips.replaceChildren(...this.tags.map((tag) => this.chip(tag)));
    this.keep();
  }

  chip(tag) {
    const chip = element("li", { class: tag.isNew ? "tag-chip is-new" : "tag-chip" });
    const off = element("button", { type: "button", "aria-label": `Hapus tagar ${tag.name}` }, "×");
    off.addEventListener("click", () => this.remove(tag));
    chip.append(element("span", {}, `#${tag.name}`));
    if (tag.isNew) {
      chip.append(element("em", {}, "baru"));
    }
    chip.append(off);
    return chip;
  }

  // What is typed and not finished counts too: a form that is sent or kept loses nothing.
  keep() {
    const line = [...this.tags.map((tag) => tag.name), ...this.entry.value.split(BETWEEN).map(tidy)].filter(Boolean).join(", ");
    if (this.box.value !== line) {
      this.box.value = line;
      this.box.dispatchEvent(new Event("input", { bubbles: true }));
      this.box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  typed() {
    const parts = this.entry.value.split(BETWEEN);
    if (parts.length > 1) {
      const rest = parts.pop().trimStart();
      this.take(parts);
      this.entry.value += this.entry.value ? `, ${rest}` : rest;
    } else if (this.full) {
      this.full = "";
      this.say("");
    }
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.suggest(), PAUSE);
  }

  pasted(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    if (BETWEEN.test(text)) {
      event.preventDefault();
      this.take(`${this.entry.value}${text}`.split(BETWEEN));
      this.close();
    }
  }

  finish() {
    this.take(this.entry.value.split(BETWEEN));
    this.close();
  }

  pressed(event) {
    const active = this.options.querySelector("[aria-selected=true]");
    const keys = {
      Enter: () => (active ? this.choose(active) : this.finish()),
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
    };
    if (event.isComposing) {
      return;
    }
    if (event.key in keys) {
      event.preventDefault();
      keys[event.key]();
    } else if (event.key === "Escape" && !this.options.hidden) {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && !this.entry.value && this.tags.length) {
      this.remove(this.tags.at(-1));
    }
  }

  choose(option) {
    if (option?.dataset.name) {
      this.take([option.dataset.name], { known: true });
      this.say(`Tagar ${option.dataset.name} ditambahkan.`);
      this.close();
    }
  }

  move(step) {
    const options = [...this.options.children];
    if (this.options.hidden || !options.length) {
      this.suggest();
      return;
    }
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const next = at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === next)));
    this.entry.setAttribute("aria-activedescendant", options[next].id);
    options[next].scrollIntoView({ block: "nearest" });
  }

  async suggest() {
    const text = tidy(this.entry.value);
    if (!text) {
      this.close();
      return;
    }
    const { results = [] } = await this.ask(text);
    if (text !== tidy(this.entry.value) || document.activeElement !== this.entry) {
      return;
    }
    const open = results.filter((found) => !this.tags.some((tag) => alike(tag.name, found.name)));
    this.options.replaceChildren(...open.map((found, place) => this.option(found, place)));
    this.options.hidden = !open.length;
    this.entry.setAttribute("aria-expanded", String(open.length > 0));
    this.entry.removeAttribute("aria-activedescendant");
    this.say(open.length ? `${open.length} saran. Pilih dengan panah bawah.` : "Tidak ada saran.");
  }

  option({ name, uses, synonym }, place) {
    const option = element("li", {
      role: "option", id: `${this.options.id}-${place}`, "aria-selected": "false", "data-name": name,
    });
    option.append(element("span", {}, `#${name}`));
    option.append(element("small", {}, synonym ? `sinonim: ${synonym}; ${inUse(uses)}` : inUse(uses)));
    return option;
  }

  // Without an answer there are no suggestions; what was typed counts all the same.
  async ask(text) {
    try {
      const answer = await fetch(`${this.box.dataset.suggestions}?${new URLSearchParams({ q: text })}`, {
        headers: { Accept: "application/json" },
      });
      return answer.ok ? await answer.json() : {};
    } catch {
      return {};
    }
  }

  close() {
    clearTimeout(this.timer);
    this.options.hidden = true;
    this.options.replaceChildren();
    this.entry.setAttribute("aria-expanded", "false");
    this.entry.removeAttribute("aria-activedescendant");
  }

  // What found no room is seen, and nothing else is said until it has some.
  say(text) {
    this.said.textContent = this.full || text;
    this.said.classList.toggle("visually-hidden", !this.full);
  }
}

for (const box of document.querySelectorAll("input[data-suggestions]")) {
  new TagField(box);
}
