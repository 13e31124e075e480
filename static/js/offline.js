// Lets pages that were seen open without a connection. It comes with the second page: whoever came for one
// story pays for that alone.

const { worker } = document.body.dataset; // none where it is switched off
const workers = navigator.serviceWorker;
const before = document.referrer;

const begin = async () => {
  const isNew = !workers.controller;
  await workers.register(worker);
  // Both pages came without it.
  if (isNew) (await workers.ready).active.postMessage([before, location.href]);
};

if (worker && workers && before.startsWith(`${location.origin}/`)) {
  addEventListener("load", () => { begin().catch(() => {}); });
}
