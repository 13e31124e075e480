// The box in which one looks for a choice is drawn by Django's own script, without a name; it gets
// that of its field. Its jQuery runs this once the boxes are there.
window.django?.jQuery(() => {
  for (const box of document.querySelectorAll(".form-row .select2-search__field")) {
    const label = box.closest(".form-row").querySelector("label").textContent.trim();
    box.setAttribute("aria-label", `Cari ${label.replace(/:$/, "")}`);
  }
});
