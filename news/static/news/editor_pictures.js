// Figures of the text editor: chosen from the library, or dropped, never typed as an address.

import { Figure as PlainFigure, Plugin, gettext, updateAttrsDialog } from "django-prose-editor/editor";
import { choose } from "./library.js";

// The figure or the picture that is selected, with the picture's place.
const selected = ({ selection }) => {
  const { $from, node } = selection;
  if (node?.type.name === "image") return { image: node, at: selection.from, caption: null, inFigure: false };
  for (let depth = $from.depth; depth >= 0; depth -= 1) {
    const figure = $from.node(depth)?.type.name === "figure" ? $from.node(depth) : null;
    if (figure) return inside(figure, $from.start(depth));
  }
  return node?.type.name === "figure" ? inside(node, selection.from + 1) : null;
};

const inside = (figure, start) => ({
  image: figure.firstChild,
  at: start,
  caption: figure.childCount > 1 ? figure.lastChild : null,
  inFigure: true,
});

const fields = (withCaption) => ({
  altText: { type: "string", title: gettext("Alternative Text"), description: "Ceritakan isi gambar bagi yang tidak melihatnya." },
  ...(withCaption && { caption: { type: "string", title: gettext("Caption") } }),
});

const figure = (row, alt, caption) => {
  const { src, width, height } = row;
  const attrs = { src, alt, width, height };
  const content = [{ type: "image", attrs }];
  if (caption) content.push({ type: "caption", content: [{ type: "text", text: caption }] });
  return { type: "figure", content };
};

const captionOf = ({ caption, credit }) =>
  [caption, credit && `(${credit})`].filter(Boolean).join(" ");

const insert = async (editor, options, files = []) => {
  const rows = await choose({ kind: "picture", several: true, library: options.libraryUrl, upload: options.uploadUrl }, files);
  for (const row of rows ?? []) {
    const ask = updateAttrsDialog(fields(true), { title: row.title, submitText: gettext("Insert") });
    const said = await ask(editor, { altText: row.alt, caption: captionOf(row) });
    if (!said) continue;
    const content = figure(row, said.altText.trim(), said.caption.trim());
    editor.chain().focus().insertContent([content, { type: "paragraph" }]).run();
  }
};

const change = async (editor, { image, at, caption, inFigure }) => {
  const ask = updateAttrsDialog(fields(inFigure && !caption), { title: gettext("Edit Figure"), submitText: gettext("Update") });
  const said = await ask(editor, { altText: image.attrs.alt ?? "", caption: "" });
  if (!said) return;
  let chain = editor.chain().focus().setNodeSelection(at).updateAttributes("image", { alt: said.altText.trim() });
  if (said.caption?.trim()) {
    chain = chain.command(({ tr, state }) => {
      const words = state.schema.text(said.caption.trim());
      tr.insert(at + image.nodeSize, state.schema.nodes.caption.create({}, words));
      return true;
    });
  }
  chain.run();
};

const pictures = (transfer) => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));

export const Figure = PlainFigure.extend({
  addOptions() {
    return { ...this.parent?.(), libraryUrl: "", uploadUrl: "" };
  },

  addCommands() {
    const { options } = this;
    return {
      ...this.parent?.(),
      editImage: () => ({ editor, state, dispatch }) => {
        const chosen = selected(state);
        if (dispatch) {
          if (chosen) change(editor, chosen);
          else insert(editor, options);
        }
        return true;
      },
    };
  },

  addProseMirrorPlugins() {
    const { editor, options } = this;
    const take = (event, transfer) => {
      const files = pictures(transfer);
      if (!files.length || transfer.getData("text/html")) return false;
      event.preventDefault();
      insert(editor, options, files);
      return true;
    };
    return [
      ...(this.parent?.() ?? []),
      new Plugin({
        props: {
          handlePaste: (view, event) => take(event, event.clipboardData),
          handleDrop: (view, event) => take(event, event.dataTransfer),
        },
      }),
    ];
  },
});
