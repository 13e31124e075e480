// Takes in several files at once, dropped on the list of pictures, and asks for their words.
// Without this script the button "Tambah" leads to a form for one file; with it that form, too,
// sends photographs of a size that the server takes.

import { askForWords } from "./describing.js";
import { make } from "./elements.js";
import { takeFiles, uploadAll } from "./sending.js";
import { shrunk } from "./shrinking.js";

for (const box of document.querySelectorAll("[data-uploads]")) {
  box.hidden = false;
  const [list, said, done] = ["list", "said", "done"].map((part) => box.querySelector(`.uploads-${part}`));
  const kept = (row, line) => {
    done.hidden = false;
    askForWords(row, line);
    line.append(make("a", { href: row.page, class: "uploads-page" }, "Titik fokus dan pemakaian"));
  };
  const options = { address: box.dataset.upload, isPicture: true, list, said, kept };
  takeFiles(box, (files) => uploadAll(files, options));
}

const single = document.querySelector("#picture_form input[name=upload]");
const told = make("p", { class: "help", role: "status" });
single?.after(told);
single?.addEventListener("change", async () => {
  const [file] = single.files;
  told.textContent = "";
  try {
    const smaller = file && (await shrunk(file));
    if (!smaller || smaller === file || single.files[0] !== file) return;
    const held = new DataTransfer();
    held.items.add(smaller);
    single.files = held.files;
    told.textContent = "Foto ini besar, jadi diperkecil sebelum dikirim.";
  } catch (error) {
    told.textContent = error.message;
  }
});
