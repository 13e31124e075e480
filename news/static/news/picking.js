// Picks pictures and documents into a form, in an order. Without this script what was chosen has a
// box to untick, and numbers of the library can be typed.

import { make } from "./elements.js";
import { choose } from "./library.js";

const NEEDED = "Isi teks penggantinya: gambar utama tidak dapat disimpan tanpa itu.";

class Picking {
  constructor(box) {
    this.box = box;
    this.list = box.querySelector(".picking-list");
    this.none = box.querySelector(".picking-none");
    this.several = Boolean(box.dataset.several);
    this.needsAlt = "needsAlt" in box.dataset;
    this.said = make("p", { class: "visually-hidden", role: "status" });
    box.append(this.said);
    for (const item of this.list.children) this.equip(item);
    const open = box.querySelector(".picking-open");
    open.hidden = false;
    open.addEventListener("click", () => this.open());
    this.settle();
  }

  async open() {
    const { picking: kind, library, upload } = this.box.dataset;
    const rows = await choose({ kind, library, upload, several: this.several, needsAlt: this.needsAlt });
    if (rows) this.add(rows);
    const isBare = this.needsAlt && rows?.some((row) => row.alt === "");
    const next = isBare && document.querySelector(`#id_${this.box.dataset.name}_alt`);
    (next && !next.value.trim() ? next : this.box.querySelector(".picking-open")).focus();
  }

  add(rows) {
    if (!this.several) this.list.replaceChildren();
    const there = new Set([...this.list.children].map((item) => item.dataset.id));
    for (const row of rows) {
      if (!there.has(String(row.id))) this.list.append(this.item(row));
    }
    this.changed(`${rows.map((row) => row.title).join(", ")} dipilih. ${this.missing(rows)}`.trim());
  }

  missing(rows) {
    return this.needsAlt && rows.some((row) => row.alt === "") ? NEEDED : "";
  }

  key(id) {
    return make("input", { type: "hidden", name: this.box.dataset.name, value: id });
  }

  item(row) {
    const item = make("li", { class: "picking-item", "data-id": row.id, "data-title": row.title },
      this.key(row.id));
    if (row.thumb) item.append(make("img", { class: "picking-thumb", src: row.thumb, alt: "" }));
    const words = make("span", { class: "picking-words" },
      make("strong", {}, row.title), " ", make("small", {}, row.facts));
    if (row.alt === "") {
      words.append(" ", make("a", { href: row.page, target: "_blank", rel: "noopener", class: "library-warning" },
        "Lengkapi teks pengganti"));
    }
    item.append(words);
    this.equip(item);
    return item;
  }

  equip(item) {
    const { title } = item.dataset;
    item.querySelector(".picking-keep")?.replaceWith(this.key(item.dataset.id));
    const button = (mark, label, onclick) =>
      make("button", { type: "button", "aria-label": `${label} ${title}`, title: label, onclick }, mark);
    const buttons = make("span", { class: "picking-buttons" });
    if (this.several) {
      buttons.append(
        button("↑", "Naikkan", (event) => this.move(item, -1, event.currentTarget)),
        button("↓", "Turunkan", (event) => this.move(item, 1, event.currentTarget)),
      );
    }
    buttons.append(button("×", "Lepaskan", () => this.remove(item)));
    item.append(buttons);
  }

  move(item, by, button) {
    const items = [...this.list.children];
    const other = items[items.indexOf(item) + by];
    if (!other) return;
    if (by < 0) other.before(item);
    else other.after(item);
    this.changed(`${item.dataset.title}: urutan ${items.indexOf(item) + by + 1} dari ${items.length}.`);
    (button.disabled ? button.parentElement.querySelector("button:enabled") : button).focus();
  }

  remove(item) {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    this.changed(`${item.dataset.title} dilepaskan.`);
    (next?.querySelector(".picking-buttons button:last-child") ?? this.box.querySelector(".picking-open")).focus();
  }

  changed(words) {
    this.settle();
    this.said.textContent = words;
    this.box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  settle() {
    const items = [...this.list.children];
    this.none.hidden = items.length > 0;
    if (!this.several) return;
    items.forEach((item, place) => {
      const [up, down] = item.querySelectorAll(".picking-buttons button");
      up.disabled = place === 0;
      down.disabled = place === items.length - 1;
    });
  }
}

for (const box of document.querySelectorAll("[data-picking]")) new Picking(box);
