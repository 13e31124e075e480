// The boxes in which one looks for a choice are drawn by Django's own script, without a name; they
// get that of their field: what the field says itself, as in rows under heads, or else its label.
const nameOf = (select) =>
  select.getAttribute("aria-label") ?? select.labels[0]?.textContent.trim().replace(/:$/, "") ?? "";

function nameBox(select) {
  const name = nameOf(select);
  const box = select.nextElementSibling.querySelector(".select2-selection");
  box.setAttribute("aria-label", name);
  box.querySelector(".select2-search__field")?.setAttribute("aria-label", `Cari ${name}`);
  // What is chosen is said after the name; by itself it is only words, not a field.
  if (!select.multiple) {
    const shown = box.querySelector(".select2-selection__rendered");
    shown.removeAttribute("role");
    shown.removeAttribute("aria-readonly");
    box.id ||= `${select.id}_box`;
    box.setAttribute("aria-labelledby", `${box.id} ${shown.id}`);
  }
}

const nameBoxes = (within) =>
  within.querySelectorAll("select.select2-hidden-accessible").forEach(nameBox);

// Its jQuery runs this once the boxes are there; a row that is added later brings its own.
window.django?.jQuery(() => nameBoxes(document));
document.addEventListener("formset:added", (event) => nameBoxes(event.target));
// Where only one can be chosen, the box to type in is drawn when it opens.
window.django?.jQuery(document).on("select2:open", ({ target }) => {
  const typed = document.querySelector(".select2-dropdown .select2-search__field");
  typed?.setAttribute("aria-label", `Cari ${nameOf(target)}`);
});
