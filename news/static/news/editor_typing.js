// What is typed stays what it is: press officers do not write Markdown, and "10 * 20 * 30" is a
// sum. Only a dash or "1." where a line begins makes a list, as in Word.

import { Extension, Link as PlainLink, wrappingInputRule } from "django-prose-editor/editor";

// "M.Si" and "S.Ag" are degrees, though Slovenia and Antigua have addresses that end so.
const isAddress = (text) =>
  /^(https?:\/\/|mailto:|www\.)|@/i.test(text) || /^[^\s/]+\.(id|com|org|net)(\/|$)/i.test(text);

export const Link = PlainLink.extend({
  addOptions() {
    return { ...this.parent?.(), shouldAutoLink: isAddress, defaultProtocol: "https" };
  },
});

export const PlainTyping = Extension.create({
  name: "plainTyping",

  onBeforeCreate() {
    this.editor.setOptions({ enableInputRules: [this.name], enablePasteRules: ["link"] });
  },

  addInputRules() {
    const { bulletList, orderedList } = this.editor.schema.nodes;
    return [
      wrappingInputRule({ find: /^\s*[-•]\s$/, type: bulletList }),
      wrappingInputRule({ find: /^\s*1\.\s$/, type: orderedList }),
    ];
  },
});
