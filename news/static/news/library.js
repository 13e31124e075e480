// Looking into the library and adding to it; what the forms, the list and the editor share.

const ENDED = "Sesi Anda berakhir. Masuk lagi di tab baru, lalu ulangi dari sini.";
const FAILED = "Server tidak menjawab seperti seharusnya. Coba lagi sebentar lagi.";
const OFFLINE = "Tidak ada sambungan ke server. Periksa jaringan, lalu coba lagi.";

export const KINDS = {
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

export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
};

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

// The JSON at an address; throws an Error whose message can be shown.
export const ask = async (address, fields) => {
  const options = fields && {
    method: "POST",
    headers: { "X-CSRFToken": token() },
    body: new URLSearchParams(fields),
  };
  let answer;
  try {
    answer = await fetch(address, { redirect: "manual", ...options });
  } catch {
    throw new Error(OFFLINE);
  }
  if (answer.type === "opaqueredirect") throw new Error(ENDED);
  const said = await answer.json().catch(() => null);
  if (!answer.ok || !said) throw new Error(said?.error ?? FAILED);
  return said;
};

const upload = (file, address, progressed) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("upload", file);
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("X-CSRFToken", token());
    request.upload.addEventListener("progress", ({ loaded, total }) => progressed(loaded / total));
    request.addEventListener("error", () => reject(new Error(OFFLINE)));
    request.addEventListener("load", () => {
      const said = request.response;
      if (request.status === 201) resolve(said);
      else reject(new Error(said?.error ?? (request.status === 200 ? ENDED : FAILED)));
    });
    request.send(data);
  });

// Uploads one after the other; each has its own line with a progress bar, then what became of it.
export const uploadAll = async (files, address, list, kept) => {
  const lines = [...files].map((file) => {
    const bar = make("progress", { max: 1, value: 0, "aria-label": `Mengunggah ${file.name}` });
    const status = make("span", { class: "uploads-status" }, "Menunggu");
    const line = make("li", {}, make("span", { class: "uploads-name" }, file.name), bar, status);
    list.append(line);
    return { file, bar, status, line };
  });
  for (const { file, bar, status, line } of lines) {
    status.textContent = "Mengunggah …";
    try {
      const row = await upload(file, address, (part) => {
        bar.value = part;
        if (part === 1) status.textContent = "Diolah …";
      });
      bar.remove();
      status.textContent = "Tersimpan";
      line.classList.add("is-kept");
      kept(row);
    } catch (error) {
      bar.remove();
      status.textContent = error.message;
      line.classList.add("is-refused");
    }
  }
};

// Lets files be dropped on `box` or chosen with the file input inside it.
export const takeFiles = (box, take) => {
  const input = box.querySelector("input[type=file]");
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    take(files);
  });
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.add("is-over");
  };
  box.addEventListener("dragenter", over);
  box.addEventListener("dragover", over);
  box.addEventListener("dragleave", () => box.classList.remove("is-over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("is-over");
    take([...event.dataTransfer.files]);
  });
};

class Library {
  constructor({ kind, library, upload, several }, done) {
    Object.assign(this, { kind: KINDS[kind], address: library, several, done });
    this.chosen = new Map();
    this.page = 1;
    this.asked = 0;
    this.build(upload);
  }

  build(uploadAddress) {
    this.search = make("input", {
      type: "search", placeholder: this.kind.search, "aria-label": this.kind.search,
      oninput: () => this.typed(),
    });
    this.list = make("ul", { class: "uploads-list", "aria-live": "polite" });
    const input = make("input", {
      type: "file", class: "visually-hidden", multiple: this.several, accept: this.kind.accept,
    });
    const box = make("div", { class: "uploads" },
      make("label", { class: "uploads-label" }, `${this.kind.drop} `,
        make("span", { class: "uploads-button" }, "unggah dari perangkat ini"), input),
      this.list);
    takeFiles(box, (files) => this.take(files));
    this.uploadAddress = uploadAddress;
    this.grid = make("ul", { class: "library-grid" });
    this.status = make("p", { class: "library-status", role: "status" });
    this.back = this.button("Sebelumnya", () => this.show(this.page - 1));
    this.next = this.button("Berikutnya", () => this.show(this.page + 1));
    this.use = this.button("Pakai yang dipilih", () => this.finish([...this.chosen.values()]));
    this.use.classList.add("is-main");
    const close = this.button("Tutup", () => this.finish(null));
    this.dialog = make("dialog", { class: "library", "aria-label": this.kind.heading },
      make("header", {}, make("h2", {}, this.kind.heading), close),
      box, this.search, this.status, this.grid,
      make("footer", {}, this.back, this.next, this.several ? this.use : ""));
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.finish(null);
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

  finish(rows) {
    this.dialog.close();
    this.dialog.remove();
    this.done(rows);
  }

  take(files) {
    return uploadAll(files, this.uploadAddress, this.list, (row) => {
      this.grid.prepend(this.item(row));
      if (!this.several && files.length === 1) this.finish([row]);
      else if (this.several) this.choose(row, this.grid.querySelector("button"));
    });
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
