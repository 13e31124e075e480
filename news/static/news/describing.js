// Asks for the words of a picture right after its upload, and saves each as soon as it is typed.

import { ask } from "./asking.js";
import { make } from "./elements.js";

const FIELDS = [
  { name: "alt", label: "Teks pengganti", most: 250 },
  { name: "caption", label: "Keterangan", most: 300 },
  { name: "credit", label: "Sumber", most: 120 },
];
const HINT =
  "Ceritakan isi gambar bagi pembaca yang tidak melihatnya: siapa, sedang apa, di mana. " +
  'Misalnya: "Lima anggota KPU menandatangani berita acara di meja rapat."';
const NEEDED = "Belum ada teks pengganti. Isi dahulu: gambar utama tidak dapat disimpan tanpa itu.";
const MISSING = "Belum ada teks pengganti. Gambar dapat dipakai, tetapi sebagian pembaca tidak tahu isinya.";

export class Words {
  // `saved` is told when the words of `row` have changed; some places can't do without them.
  constructor(row, saved = () => {}, needsAlt = false) {
    Object.assign(this, { row, saved, missing: needsAlt ? NEEDED : MISSING });
    this.saving = Promise.resolve(true);
    this.status = make("p", { class: "words-status", role: "status" });
    this.fields = FIELDS.map((field) => this.field(field));
    this.alt = this.fields[0].input;
    this.element = make("div", { class: "words", role: "group", "aria-label": `Keterangan ${row.title}` },
      make("img", { class: "words-picture", src: row.thumb, alt: "" }),
      make("div", { class: "words-fields" }, ...this.fields.map(({ box }) => box), this.status));
    this.tell();
  }

  field({ name, label, most }) {
    const id = `words-${this.row.id}-${name}`;
    const isAlt = name === "alt";
    const input = make(isAlt ? "textarea" : "input", {
      id, maxlength: most, ...(isAlt ? { rows: 2, "aria-describedby": `${id}-hint` } : { type: "text" }),
      onchange: () => this.save(),
    });
    input.value = this.row[name];
    const hint = isAlt ? [make("span", { class: "help", id: `${id}-hint` }, HINT)] : [];
    return { name, input, box: make("p", {}, make("label", { for: id }, label), input, ...hint) };
  }

  get isDescribed() {
    return this.alt.value.trim() !== "";
  }

  // Whether all that is typed is saved now; what failed is said beside the fields.
  save() {
    this.saving = this.saving.then(() => this.saveNow());
    return this.saving;
  }

  async saveNow() {
    const typed = Object.fromEntries(this.fields.map(({ name, input }) => [name, input.value.trim()]));
    if (this.fields.every(({ name }) => typed[name] === this.row[name])) return true;
    try {
      Object.assign(this.row, await ask(this.row.words, typed));
    } catch (error) {
      this.status.textContent = `Belum tersimpan. ${error.message}`;
      this.status.className = "words-status library-warning";
      return false;
    }
    this.tell("Keterangan tersimpan.");
    this.saved();
    return true;
  }

  tell(words = "") {
    this.status.textContent = this.row.alt ? words : [words, this.missing].join(" ").trim();
    this.status.className = this.row.alt ? "words-status" : "words-status library-warning";
  }
}

// The words of `row` below `line`; null where this user may not write them.
export const askForWords = (row, line, saved, needsAlt) => {
  if (!row.words) return null;
  const words = new Words(row, saved, needsAlt);
  line.append(words.element);
  // Nobody is interrupted who is typing already.
  if (!document.activeElement?.matches("input:not([type=file]), textarea")) words.alt.focus();
  return words;
};
