// Title and lead are plain words on one line: what is pasted there loses its breaks, as browsers
// do it in some fields and not in others. Undoing takes the whole paste back.

const FIELDS = "#id_title, #id_lead";
const AROUND = /^[\r\n]+|[\r\n]+$/g;
const NO_WORDS = /[\s\x00-\x1f\x7f-\x9f]+/g;

// Otherwise the browser takes what was typed just before for a part of the paste.
const endTyping = (field) => {
  const { selectionStart: start, selectionEnd: end } = field;
  field.setSelectionRange(0, 0);
  field.setSelectionRange(start, end);
};

const paste = (event) => {
  const field = event.target;
  if (!field.matches(FIELDS)) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const line = text.replace(AROUND, "").replace(NO_WORDS, " ");
  if (line === text) return;
  event.preventDefault();
  endTyping(field);
  document.execCommand("insertText", false, line);
};

document.addEventListener("paste", paste);
