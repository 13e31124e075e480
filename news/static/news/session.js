// Sends a form only when its user is still logged in to have it received; otherwise what was typed
// stays on the page, and the page says so.

const ENDED =
  "Sesi Anda berakhir. Isian masih ada di halaman ini: masuk lagi di tab baru, lalu ulangi dari sini.";
const OTHER = "Anda masuk sebagai pengguna lain. Masuk lagi sebagai pengguna semula sebelum menyimpan.";
const OFFLINE = "Tidak ada sambungan. Isian masih ada di halaman ini; coba lagi sebentar lagi.";

class Ended extends Error {}

export class Session {
  constructor(page) {
    this.page = page;
    this.forms = page.querySelectorAll("form[method=post]");
    this.status = page.querySelector("[data-status]");
    this.sending = false;
    this.cleared = null; // the form that may go now
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

  complain(error) {
    if (error instanceof Ended) this.say(error.message, this.page.dataset.login);
    else this.say(OFFLINE);
  }

  // A fresh token for every form. Throws Ended when nobody, or somebody else, is logged in.
  async renew() {
    const answer = await fetch(this.page.dataset.session, { redirect: "manual" });
    if (answer.type === "opaqueredirect" || !answer.ok) throw new Ended(ENDED);
    const { user, csrf } = await answer.json();
    if (user !== this.page.dataset.user) throw new Ended(OTHER);
    for (const { elements } of this.forms) elements.csrfmiddlewaretoken.value = csrf;
  }

  async submit(event) {
    const { target: form, submitter } = event;
    if (this.cleared === form) return;
    event.preventDefault();
    if (this.sending) return; // the second half of a double click
    this.sending = true;
    try {
      await this.renew();
    } catch (error) {
      this.complain(error);
      return;
    } finally {
      this.sending = false;
    }
    this.cleared = form;
    form.requestSubmit(submitter);
    this.cleared = null;
  }

  guard() {
    for (const form of this.forms) form.addEventListener("submit", (event) => this.submit(event));
  }
}
