// What helps reading an article and passing it on. It counts the read once the page is really seen (not while it is
// prerendered or in a hidden tab), and lets the keyboard reach tables that are wider than the page.

const line = document.querySelector("[data-read-url]");

const count = async () => {
  const answer = await fetch(line.dataset.readUrl, { method: "POST", keepalive: true });
  if (!answer.ok) return;
  const { reads } = await answer.json();
  line.textContent = `Telah dilihat ${reads.toLocaleString("id-ID")} kali`;
};

const whenSeen = () => {
  if (document.prerendering || document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", whenSeen);
  document.removeEventListener("prerenderingchange", whenSeen);
  count().catch(() => {}); // the number that the page came with stays
};

if (line) {
  document.addEventListener("visibilitychange", whenSeen);
  document.addEventListener("prerenderingchange", whenSeen);
  whenSeen();
}

for (const table of document.querySelectorAll(".body table")) {
  if (table.scrollWidth <= table.clientWidth) continue;
  table.tabIndex = 0;
  if (!table.caption) table.setAttribute("aria-label", "Tabel, dapat digulir ke samping");
}

// Improves the share block: the system's own share sheet stands first where there is one, and a button
// copies the address. Without this script the links work and the address can be selected by hand.

const block = document.querySelector("[data-share]");
const WHILE = 6000; // milliseconds that a message stays, so that it takes no place from the text

if (block) {
  const { url, title } = block.dataset;
  const said = block.querySelector("[role=status]");
  const field = block.querySelector("input");

  let waiting;

  // Emptied first, for what is the same as before is not read out again.
  const say = (text) => {
    clearTimeout(waiting);
    said.textContent = "";
    waiting = setTimeout(() => {
      said.textContent = text;
      waiting = setTimeout(() => { said.textContent = ""; }, WHILE);
    }, 50);
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      say("Tautan telah disalin.");
    } catch {
      said.before(field.parentElement); // from far below to where the hand is
      field.focus({ preventScroll: true });
      field.setSelectionRange(0, field.value.length);
      say("Tautan sudah ditandai. Tekan Ctrl+C atau tahan lalu pilih Salin.");
    }
  };

  const offer = (selector, act) => {
    const button = block.querySelector(selector);
    button.parentElement.hidden = false;
    button.addEventListener("click", act);
  };

  offer("[data-copy]", copy);
  if (navigator.share) {
    offer("[data-sheet]", () => navigator.share({ url, title }).catch(() => {}));
  }
}
