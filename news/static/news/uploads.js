// Takes in several files at once, dropped on the list of pictures. Without this script the button
// "Tambah" leads to a form for one file.

import { takeFiles, uploadAll } from "./library.js";

for (const box of document.querySelectorAll("[data-uploads]")) {
  box.hidden = false;
  const list = box.querySelector(".uploads-list");
  const done = box.querySelector(".uploads-done");
  takeFiles(box, (files) =>
    uploadAll(files, box.dataset.upload, list, (row) => {
      done.hidden = false;
      const line = list.querySelector("li.is-kept:not(:has(a))");
      const link = document.createElement("a");
      link.href = row.page;
      link.textContent = "Isi teks pengganti dan keterangannya";
      line?.append(link);
    }),
  );
}
