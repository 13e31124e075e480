// Keeps what is being typed: saves it on the server every few seconds, warns before leaving, and
// lets nobody lose a text to a session that has ended. Without this script the form works the same.

const EVERY = 4000;
const form = document.querySelector("#article_form");
const row = form?.querySelector("[data-autosave]");

const ENDED =
  "Sesi Anda berakhir. Isian masih ada di halaman ini: masuk lagi di tab baru, lalu simpan dari sini.";
const OTHER = "Anda masuk sebagai pengguna lain. Masuk lagi sebagai pengguna semula sebelum menyimpan.";
const OFFLINE = "Tidak ada sambungan. Isian masih ada di halaman ini; coba lagi sebentar lagi.";

class Ended extends Error {}

class Desk {
  constructor() {
    this.status = row.querySelector("[data-status]");
    this.hints = document.querySelector("[data-hints]");
    this.doubts = row.querySelector("[data-doubts]");
    this.stored = this.now();
    this.waiting = "waiting" in row.dataset;
    // A form that came back with words in it is neither saved nor looked through yet.
    this.touched = "resumed" in row.dataset;
    this.kept = this.touched ? "" : this.stored;
    this.leaving = false;
    this.sending = false;
    this.busy = false;
  }

  // What the form holds, for comparing; not what changes by itself or says nothing.
  now() {
    const data = new FormData(form);
    ["csrfmiddlewaretoken", "step", "working_key"].forEach((name) => data.delete(name));
    return JSON.stringify([...data].map(([name, value]) => [name, String(value)]));
  }

  get unsaved() {
    return this.touched || this.now() !== this.stored;
  }

  say(text, link) {
    this.status.textContent = text;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link;
      anchor.target = "_blank";
      anchor.rel = "noopener";
      anchor.textContent = "Masuk di tab baru";
      this.status.append(" ", anchor);
    }
  }

  // A fresh token for the form. Throws Ended when nobody, or somebody else, is logged in.
  async renew() {
    const answer = await fetch(row.dataset.session, { redirect: "manual" });
    if (answer.type === "opaqueredirect" || !answer.ok) throw new Ended(ENDED);
    const { user, csrf } = await answer.json();
    if (user !== row.dataset.user) throw new Ended(OTHER);
    form.elements.csrfmiddlewaretoken.value = csrf;
  }

  async post() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return fetch(row.dataset.autosave, { method: "POST", body: data, redirect: "manual" });
  }

  async keep() {
    const now = this.now();
    if (this.busy || this.waiting || this.leaving || now === this.kept) return;
    this.busy = true;
    try {
      let answer = await this.post();
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        await this.renew();
        answer = await this.post();
      }
      await this.tell(answer, now);
    } catch (error) {
      this.complain(error);
    } finally {
      this.busy = false;
    }
  }

  async tell(answer, now) {
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      this.say(said.error ?? "Isian belum tersimpan otomatis. Salin teks Anda sebelum meninggalkan halaman ini.");
      return;
    }
    this.kept = now;
    this.say(`Isian tersimpan otomatis ${said.saved_at}. Tekan “Simpan” agar menjadi versi baru.`);
    this.show(said.hints);
  }

  complain(error) {
    if (error instanceof Ended) this.say(error.message, row.dataset.login);
    else this.say(OFFLINE);
  }

  show(hints) {
    if (!this.hints) return;
    this.doubts.hidden = !hints.length;
    this.doubts.textContent = `${hints.length} hal perlu diperiksa`;
    const items = hints.map(({ field, text }) => {
      const item = document.createElement("li");
      const anchor = document.createElement("a");
      anchor.href = `#id_${field}`;
      anchor.textContent = text;
      item.append(anchor);
      return item;
    });
    if (!items.length) {
      const fine = document.createElement("li");
      fine.className = "desk-fine";
      fine.textContent = "Tidak ada yang perlu diperiksa.";
      items.push(fine);
    }
    this.hints.replaceChildren(...items);
  }

  // Sends only when somebody is logged in to receive it; otherwise the text stays on the page.
  async submit(event) {
    if (this.leaving || event.submitter?.hasAttribute("data-preview")) return;
    event.preventDefault();
    if (this.sending) return; // the second half of a double click
    this.sending = true;
    const submitter = event.submitter;
    try {
      await this.renew();
    } catch (error) {
      this.complain(error);
      return;
    } finally {
      this.sending = false;
    }
    this.leaving = true;
    form.requestSubmit(submitter);
  }
}

if (row) {
  // The editor fills its fields in after loading; only what is typed after that counts.
  window.addEventListener("load", () => {
    setTimeout(() => {
      const desk = new Desk();
      form.addEventListener("submit", (event) => desk.submit(event));
      setInterval(() => desk.keep(), EVERY);
      desk.keep();
      document.addEventListener("visibilitychange", () => document.hidden && desk.keep());
      window.addEventListener("pageshow", () => { desk.leaving = false; });
      window.addEventListener("beforeunload", (event) => {
        if (!desk.leaving && desk.unsaved) event.preventDefault();
      });
      row.dataset.ready = "";
    }, 300);
  });
}
