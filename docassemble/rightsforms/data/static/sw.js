"use strict";
/* A phone keeps the style, the script, the neutral page and the page for no signal: nothing of any case.
   VERSION, KEPT and NO_SIGNAL stand above: the server writes them. */
self.addEventListener("install", function (event) {
  event.waitUntil(caches.open(VERSION).then(function (cache) { return cache.addAll(KEPT); })
    .then(function () { return self.skipWaiting(); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name !== VERSION; })
      .map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

self.addEventListener("fetch", function (event) {
  var path = new URL(event.request.url).pathname;
  if (KEPT.indexOf(path) >= 0) {
    event.respondWith(caches.match(path).then(function (kept) { return kept || fetch(event.request); }));
  } else if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(function () { return caches.match(NO_SIGNAL); }));
  }
});
