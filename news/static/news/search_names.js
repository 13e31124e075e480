// The box in which one looks for a choice is drawn by Django's own script, without a name; it gets
// that of its field. Its jQuery runs this once the boxes are there.
window.django?.jQuery(() => {
  for (const box of document.querySelectorAll(".form-row .select2-search__field")) {
    const label = box.closest(".form-row").querySelector("label").textContent.trim();
    box.setAttribute("aria-label", `Cari ${label.replace(/:$/, "")}`);
  }
  // What is chosen is a box too, named by what it shows: nothing, as long as nothing is chosen.
  for (const box of document.querySelectorAll(".form-row .select2-selection--single")) {
    const label = box.closest(".form-row").querySelector("label");
    const shown = box.querySelector(".select2-selection__rendered");
    label.id ||= `${label.htmlFor}_label`;
    box.setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
    shown.setAttribute("aria-labelledby", label.id);
  }
});
