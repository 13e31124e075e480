// What helps reading an article. It counts the read once the page is really seen (not while it is
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
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}
