// Reading without a connection is switched off: what was kept goes from this device, and so does the worker.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const ours = (name) => name.startsWith("{{ prefix }}");
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(ours).map((name) => caches.delete(name))))
      .finally(() => self.registration.unregister()),
  );
});
