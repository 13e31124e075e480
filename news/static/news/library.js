// The library in a dialog: looking into it and adding to it, for the form and the text editor.

import { ask } from "./asking.js";
import { askForWords } from "./describing.js";
import { make } from "./elements.js";
import { takeFiles, uploadAll } from "./sending.js";

const KINDS = {
  picture: {
    heading: "Pustaka gambar",
    search: "Cari judul, teks pengganti, keterangan",
    accept: "image/jpeg,image/png,image/webp,image/avif",
    drop: "Seret gambar ke sini, atau",
    none: "Tidak ada gambar yang cocok. Ubah kata pencarian, atau unggah gambar baru.",
  },
  document: {
    heading: "Pustaka dokumen",
    search: "Cari judul",
    accept: "application/pdf",
    drop: "Seret PDF ke sini, atau",
    none: "Tidak ada dokumen yang cocok. Ubah kata pencarian, atau unggah dokumen baru.",
  },
};

class Library {
  constructor({ kind, library, upload, several, needsAlt = false }, done) {
    Object.assign(this, { kind: KINDS[kind], isPicture: kind === "picture", address: library, several, needsAlt, done });
    this.chosen = new Map();
    this.described = [];
    this.page = 1;
    this.asked = 0;
    this.build(upload);
  }

  build(uploadAddress) {
    this.search = make("input", {
      type: "search", placeholder: this.kind.search, "aria-label": this.kind.search,
      oninput: () => this.typed(),
    });
    this.list = make("ul", { class: "uploads-list" });
    this.said = make("p", { class: "visually-hidden", role: "status" });
    const input = make("input", {
      type: "file", class: "visually-hidden", multiple: this.several, accept: this.kind.accept,
    });
    const box = make("div", { class: "uploads" },
      make("label", { class: "uploads-label" }, `${this.kind.drop} `,
        make("span", { class: "uploads-button" }, "unggah dari perangkat ini"), input),
      this.list, this.said);
    takeFiles(box, (files) => this.take(files));
    this.uploadAddress = uploadAddress;
    this.grid = make("ul", { class: "library-grid" });
    this.status = make("p", { class: "library-status", role: "status" });
    this.back = this.button("Sebelumnya", () => this.show(this.page - 1));
    this.next = this.button("Berikutnya", () => this.show(this.page + 1));
    this.use = this.button("Pakai yang dipilih", () => this.finish([...this.chosen.values()]));
    this.use.classList.add("is-main");
    this.bare = make("p", { class: "library-bare", role: "status" });
    const close = this.button("Tutup", () => this.leave());
    this.dialog = make("dialog", { class: "library", "aria-label": this.kind.heading },
      make("header", {}, make("h2", {}, this.kind.heading), close),
      box, this.search, this.status, this.grid,
      make("footer", {}, this.back, this.next, this.bare, this.several ? this.use : ""));
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.leave();
    });
    document.body.append(this.dialog);
  }

  button(text, onclick) {
    return make("button", { type: "button", onclick }, text);
  }

  open() {
    this.count();
    this.dialog.showModal();
    this.show(1);
  }

  // With these rows, once their words are saved; what can not be saved keeps the dialog open.
  async finish(rows) {
    const saved = await Promise.all(this.described.map((words) => words.save()));
    if (saved.every(Boolean)) this.close(rows);
  }

  // Without any; what was typed is saved all the same.
  leave() {
    for (const words of this.described) words.save();
    this.close(null);
  }

  close(rows) {
    this.dialog.close();
    this.dialog.remove();
    this.done(rows);
  }

  take(files) {
    const { uploadAddress: address, isPicture, list, said } = this;
    return uploadAll(files, { address, isPicture, list, said, kept: (row, line) => this.kept(row, line) });
  }

  // One of several is chosen at once, the only one when its words have been asked for.
  kept(row, line) {
    this.grid.prepend(this.item(row));
    if (this.several) this.choose(row, this.grid.querySelector("button"));
    const words = askForWords(row, line, () => this.renew(row), this.needsAlt);
    if (words) this.described.push(words);
    if (!this.several) this.offer(row, words);
  }

  offer(row, words) {
    if (!words) return this.finish([row]);
    const use = this.button("", () => {
      if (this.needsAlt && !words.isDescribed) words.alt.focus();
      else this.finish([row]);
    });
    use.classList.add("is-main");
    const name = () => {
      const isEnough = this.needsAlt || words.isDescribed;
      use.textContent = isEnough ? "Pakai gambar ini" : "Pakai tanpa teks pengganti";
    };
    words.alt.addEventListener("input", name);
    name();
    words.status.before(use);
    return use;
  }

  renew(row) {
    this.grid.querySelector(`[data-id="${row.id}"]`)?.parentElement.replaceWith(this.item(row));
    this.count();
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(1), 250);
  }

  async show(page) {
    const asked = ++this.asked;
    const query = new URLSearchParams({ q: this.search.value, page });
    try {
      const said = await ask(`${this.address}?${query}`);
      if (asked !== this.asked) return;
      this.page = said.page;
      this.grid.replaceChildren(...said.results.map((row) => this.item(row)));
      this.status.textContent = said.count
        ? `Halaman ${said.page} dari ${said.pages}`
        : this.kind.none;
      this.back.hidden = said.page === 1;
      this.next.hidden = said.page === said.pages;
    } catch (error) {
      this.status.textContent = error.message;
    }
  }

  item(row) {
    const button = make("button", {
      type: "button", class: "library-item", "data-id": row.id,
      "aria-pressed": this.several && String(this.chosen.has(row.id)),
      onclick: () => (this.several ? this.choose(row, button) : this.finish([row])),
    });
    if (row.thumb) button.append(make("img", { src: row.thumb, alt: "", loading: "lazy" }));
    button.append(make("strong", {}, row.title), make("small", {}, row.facts));
    if (row.alt === "") button.append(make("small", { class: "library-warning" }, "Teks pengganti belum ada"));
    return make("li", {}, button);
  }

  choose(row, button) {
    if (!this.chosen.delete(row.id)) this.chosen.set(row.id, row);
    button.setAttribute("aria-pressed", String(this.chosen.has(row.id)));
    this.count();
  }

  count() {
    this.use.disabled = !this.chosen.size;
    this.use.textContent = this.chosen.size ? `Pakai ${this.chosen.size} yang dipilih` : "Pakai yang dipilih";
    const bare = [...this.chosen.values()].filter((row) => row.alt === "").length;
    this.bare.textContent = bare ? `${bare} yang dipilih belum punya teks pengganti.` : "";
    this.bare.classList.toggle("library-warning", bare > 0);
  }
}

// Opens the library; answers the chosen rows in the order of choosing, or null. `files` are
// uploaded at once, as when they were dropped on the text.
export const choose = (options, files = []) =>
  new Promise((resolve) => {
    const library = new Library(options, resolve);
    library.open();
    if (files.length) library.take(files);
  });
