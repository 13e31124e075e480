// On a phone the filters would fill the first screen before any article; there they begin folded.
for (const filters of document.querySelectorAll("details[data-fold]")) {
  if (window.matchMedia("(max-width: 767px)").matches) filters.open = false;
}
