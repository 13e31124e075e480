// What is pasted from Word, Google Docs or WhatsApp is cleaned by the server, so that the writer
// sees at once what will be kept. When the server does not answer, it is cleaned on saving.

import { Extension, Plugin, pm } from "django-prose-editor/editor";
import { ask } from "./asking.js";
import { make } from "./elements.js";

const WAITING = "Merapikan teks yang ditempel …";
const UNTIDIED =
  "Server tidak menjawab. Teks sudah ditempel tetapi belum rapi; teks dirapikan saat berita disimpan.";
const PATIENCE = 15_000;

// Pictures inside the clipboard are never kept; there is no need to send them.
const withoutData = (html) => html.replace(/\b(src|href)\s*=\s*(["'])data:[^"']*\2/gi, "");
const withoutLooks = (html) => html.replace(/\s(style|class|lang)\s*=\s*("[^"]*"|'[^']*')/gi, "");

// A line in which there is nothing to mend goes in as it is, without asking the server.
const MENDED = /[\n*_~[\x00-\x1f\x7f-\xa0\xad\xc2\xc3\xe2\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/;
const isPlainWord = (text) => /^https?:\S+$/.test(text) || !MENDED.test(text);

const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));

// A paste is one step to undo, however quickly something was typed before or after it.
const endStep = (view) => view.dispatch(pm.history.closeHistory(view.state.tr));
const insert = (view, html, text) => {
  endStep(view);
  if (html) view.pasteHTML(html);
  else view.pasteText(text);
  endStep(view);
};

export const CleanPaste = Extension.create({
  name: "cleanPaste",

  addOptions() {
    return { tidyUrl: "", longest: Infinity, tooLong: "" };
  },

  addStorage() {
    return { note: make("p", { class: "paste-note", role: "status" }) };
  },

  onCreate() {
    this.editor.view.dom.closest(".prose-editor").append(this.storage.note);
  },

  addProseMirrorPlugins() {
    const { tidyUrl, longest, tooLong } = this.options;
    const { note } = this.storage;

    const tidied = async (html, text) => {
      try {
        return await Promise.race([ask(tidyUrl, { html, text }), late()]);
      } catch {
        return { html: withoutLooks(html), note: UNTIDIED };
      }
    };

    const paste = async (view, html, text) => {
      const sent = withoutData(html);
      if (sent.length + text.length > longest) {
        note.textContent = tooLong;
        return;
      }
      note.textContent = WAITING;
      const clean = await tidied(sent, text);
      if (view.isDestroyed) return;
      note.textContent = clean.note ?? "";
      insert(view, clean.html, html ? "" : text);
    };

    return [
      new Plugin({
        props: {
          // Before the editor looks at it: our policy forbids even reading foreign styles.
          handleDOMEvents: {
            paste: (view, event) => {
              const html = event.clipboardData?.getData("text/html") ?? "";
              const text = event.clipboardData?.getData("text/plain") ?? "";
              note.textContent = "";
              if (!html && !text) return false;
              event.preventDefault();
              const isClean = html ? html.includes("data-pm-slice") : isPlainWord(text);
              if (isClean) insert(view, html, text);
              else paste(view, html, text);
              return true;
            },
          },
        },
      }),
    ];
  },
});
