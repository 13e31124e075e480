// Keeps what is being typed: saves it on the server every few seconds, warns before leaving, and
// lets nobody lose a text to a session that has ended. Without this script the form works the same.

import { Session } from "./session.js";

const EVERY = 4000;
const page = document.querySelector(".desk");
const form = document.querySelector("#article_form");
const row = form?.querySelector("[data-autosave]");

class Desk {
  constructor(session) {
    this.session = session;
    this.hints = document.querySelector("[data-hints]");
    this.doubts = row.querySelector("[data-doubts]");
    this.stored = this.now();
    // A form that came back with words in it is neither saved nor looked through yet.
    this.touched = "resumed" in row.dataset;
    this.kept = this.touched ? "" : this.stored;
    this.leaving = false;
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

  // A form that goes, and is not only looked at in another tab, is saved or comes back.
  leave(event) {
    if (!event.defaultPrevented && !event.submitter?.hasAttribute("data-preview")) this.leaving = true;
  }

  async post() {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return fetch(row.dataset.autosave, { method: "POST", body: data, redirect: "manual" });
  }

  async keep() {
    const now = this.now();
    if (this.busy || this.leaving || now === this.kept) return;
    this.busy = true;
    try {
      let answer = await this.post();
      if (answer.type === "opaqueredirect" || answer.status === 403) {
        await this.session.renew();
        answer = await this.post();
      }
      await this.tell(answer, now);
    } catch (error) {
      this.session.complain(error);
    } finally {
      this.busy = false;
    }
  }

  async tell(answer, now) {
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      this.session.say(said.error ?? "Isian belum tersimpan otomatis. Salin teks Anda sebelum meninggalkan halaman ini.");
      return;
    }
    this.kept = now;
    this.session.say(`Isian tersimpan otomatis ${said.saved_at}. Tekan “Simpan” agar menjadi versi baru.`);
    this.show(said.hints);
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
}

const session = page && new Session(page);
session?.guard();

if (row) {
  // The editor fills its fields in after loading; only what is typed after that counts.
  window.addEventListener("load", () => {
    setTimeout(() => {
      const desk = new Desk(session);
      form.addEventListener("submit", (event) => desk.leave(event));
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
