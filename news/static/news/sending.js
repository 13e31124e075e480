// Several files on their way into the library: dropped or chosen, one sent after the other.

import { send } from "./asking.js";
import { make } from "./elements.js";
import { shrunk } from "./shrinking.js";

// A file's line: its name with a progress bar, then what became of it.
class Line {
  constructor(file, list) {
    this.file = file;
    this.bar = make("progress", { max: 1, value: 0, "aria-label": `Mengunggah ${file.name}` });
    this.status = make("span", { class: "uploads-status" }, "Menunggu");
    this.name = make("span", { class: "uploads-name" }, file.name);
    this.element = make("li", {}, this.name, this.bar, this.status);
    list.append(this.element);
  }

  async send(address, isPicture) {
    if (isPicture) {
      this.status.textContent = "Disiapkan …";
      this.file = await shrunk(this.file);
    }
    this.status.textContent = "Mengunggah …";
    return send(this.file, address, (part) => {
      this.bar.value = part;
      if (part === 1) this.status.textContent = "Diolah …";
    });
  }

  end(kind, words) {
    this.bar.remove();
    this.status.textContent = words;
    this.element.classList.add(kind);
  }
}

const sendAll = async (files, { address, isPicture, list, said, kept }) => {
  const lines = [...files].map((file) => new Line(file, list));
  const refused = [];
  for (const [place, line] of lines.entries()) {
    said.textContent = `Mengunggah berkas ${place + 1} dari ${lines.length}: ${line.file.name}.`;
    try {
      const row = await line.send(address, isPicture);
      line.end("is-kept", "Tersimpan");
      kept(row, line.element);
    } catch (error) {
      line.name.remove(); // the sentence begins with it
      line.end("is-refused", error.message);
      refused.push(error.message);
    }
  }
  const count = lines.length - refused.length;
  said.textContent = [`${count} berkas tersimpan, ${refused.length} tidak.`, ...refused].join(" ");
};

let last = Promise.resolve();

// Sends these files after those that are still on their way. `kept` gets each row with its line;
// `said` is where screen readers listen.
export const uploadAll = (files, options) => {
  last = last.then(() => sendAll(files, options));
  return last;
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
    if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
  });
};
