// Lets pages that were seen open without a connection. Without it everything works online.

const { worker } = document.body.dataset; // none where the site keeps nothing

const begin = async () => {
  const isNew = !navigator.serviceWorker.controller;
  await navigator.serviceWorker.register(worker);
  const { active } = await navigator.serviceWorker.ready;
  // It was not there yet when this page was asked for, nor the one before.
  if (isNew) active.postMessage([document.referrer, location.href].filter(Boolean));
};

if (worker && "serviceWorker" in navigator) addEventListener("load", () => begin().catch(() => {}));
