// Adds a button that copies the code of a frame. Without this script the code can be selected by hand.

const prepare = (block) => {
  const code = block.querySelector("textarea");
  const button = block.querySelector("button");
  const said = block.querySelector("[role=status]");

  // Emptied first, for what is the same as before is not read out again.
  const say = (text) => {
    said.textContent = "";
    setTimeout(() => { said.textContent = text; }, 50);
  };

  code.addEventListener("focus", () => code.select());
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.value);
      say("Kode telah disalin.");
    } catch {
      code.select();
      say("Kode sudah ditandai. Tekan Ctrl+C atau tahan lalu pilih Salin.");
    }
  });
  button.hidden = false;
};

const prepareAll = (part) => part.querySelectorAll("[data-copy-code]").forEach(prepare);

prepareAll(document);
document.addEventListener("replaced", ({ target }) => prepareAll(target)); // by the ranking, in place
