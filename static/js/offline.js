// Lets pages that were seen open without a connection. Without it everything works online.
// It comes with the second page, so that whoever came for one story pays for that story alone.

const readsOn = document.referrer.startsWith(`${location.origin}/`);

if ("serviceWorker" in navigator && readsOn) {
  addEventListener("load", () => { navigator.serviceWorker.register("/worker.js").catch(() => {}); });
}
