// What is pasted from Word, Google Docs or WhatsApp is cleaned by the server, so that the writer
// sees at once what will be kept. When the server does not answer, it is cleaned on saving.

import { Extension, Plugin } from "django-prose-editor/editor";
import { ask } from "./asking.js";

// Pictures inside the clipboard are never kept; there is no need to send them.
const withoutData = (html) => html.replace(/\b(src|href)\s*=\s*(["'])data:[^"']*\2/gi, "");
const withoutLooks = (html) => html.replace(/\s(style|class|lang)\s*=\s*("[^"]*"|'[^']*')/gi, "");
const isPlainWord = (text) => /^https?:\S+$/.test(text) || (!text.includes("\n") && !/[*_~\[\u0080-\u009f\u00a0\u00c2\u00e2]/.test(text));

export const CleanPaste = Extension.create({
  name: "cleanPaste",

  addOptions() {
    return { tidyUrl: "" };
  },

  addProseMirrorPlugins() {
    const { tidyUrl } = this.options;
    const paste = async (view, html, text) => {
      let clean = withoutLooks(html);
      try {
        ({ html: clean } = await ask(tidyUrl, { html: withoutData(html), text }));
      } catch {
        // Saving cleans it all the same.
      }
      if (clean) view.pasteHTML(clean);
      else view.pasteText(text);
    };

    return [
      new Plugin({
        props: {
          // Before the editor looks at it: our policy forbids even reading foreign styles.
          handleDOMEvents: {
            paste: (view, event) => {
              const html = event.clipboardData?.getData("text/html") ?? "";
              const text = event.clipboardData?.getData("text/plain") ?? "";
              if (html.includes("data-pm-slice") || (!html && (!text || isPlainWord(text)))) return false;
              event.preventDefault();
              paste(view, html, text);
              return true;
            },
          },
        },
      }),
    ];
  },
});
