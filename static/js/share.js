// Improves the share block: copies the address, and opens the system's own share sheet.
// Without this script the links work and the address can be selected by hand.

const block = document.querySelector("[data-share]");

if (block) {
  const { url, title } = block.dataset;
  const said = block.querySelector("[role=status]");
  const field = block.querySelector("input");

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      said.textContent = "Tautan telah disalin.";
    } catch {
      field.select();
      said.textContent = "Tautan sudah ditandai. Tekan Ctrl+C atau tahan lalu pilih Salin.";
    }
  };

  const offer = (selector, act) => {
    const button = block.querySelector(selector);
    button.hidden = false;
    button.addEventListener("click", act);
  };

  offer("[data-copy]", copy);
  if (navigator.share) {
    offer("[data-sheet]", () => navigator.share({ url, title }).catch(() => {}));
  }
}
