// The text as a field of its form: it has a name to be told, where one writes is not behind the
// buttons that stay in view, and the keyboard can leave it. Tab goes on from the last cell of a table
// instead of adding rows for ever, and Escape then Tab leaves from anywhere.

import { Extension, Plugin, Table as PlainTable } from "django-prose-editor/editor";

export const Table = PlainTable.extend({
  addKeyboardShortcuts() {
    return { ...this.parent?.(), Tab: () => this.editor.commands.goToNextCell() };
  },
});

// How near to the edge of the window one may write, where the buttons stand. Those below grow
// with what they say; on a phone only the first row of them stays in view.
const BEHIND_BUTTONS = {
  top: 88,
  right: 0,
  left: 0,
  get bottom() {
    const foot = document.querySelector(".desk-foot");
    if (!foot) return 24;
    const row = getComputedStyle(foot).display === "contents" ? foot.firstElementChild : foot;
    return Math.max(24, window.innerHeight - row.getBoundingClientRect().top + 8);
  },
};

export const InForm = Extension.create({
  name: "inForm",

  addOptions() {
    return { name: "", help: "" };
  },

  addProseMirrorPlugins() {
    const { name, help } = this.options;
    let escaped = false;
    const keydown = (view, event) => {
      // True keeps the key from the editor, so the browser does with it what it always does.
      const leaves = escaped && event.key === "Tab";
      if (event.key !== "Shift") escaped = event.key === "Escape";
      return leaves;
    };
    return [
      new Plugin({
        props: {
          attributes: { "aria-label": name, "aria-describedby": help, "aria-multiline": "true" },
          handleDOMEvents: { keydown },
          scrollMargin: BEHIND_BUTTONS,
          scrollThreshold: BEHIND_BUTTONS,
        },
      }),
    ];
  },
});
