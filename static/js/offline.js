// Lets pages that were seen open without a connection. Without it everything works online.

if ("serviceWorker" in navigator) {
  addEventListener("load", () => { navigator.serviceWorker.register("/worker.js").catch(() => {}); });
}
