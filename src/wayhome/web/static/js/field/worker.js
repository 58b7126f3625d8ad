// Keeps the page of the app and its files at hand, so that it opens without a signal. Nothing that the
// office answers is ever kept here: only files that are nobody's.
"use strict";

const asked = new URL(self.location).searchParams;
const KEPT = `field-${asked.get("v")}`;
const SHELL = "/desk/field/";

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  const isShell = request.mode === "navigate" && address.pathname === SHELL;
  if (isShell) event.respondWith(kept(SHELL, request));
  else if (address.pathname.startsWith("/static/")) event.respondWith(kept(request.url, request));
});

async function keepAll() {
  const shell = await fetch(SHELL, { cache: "no-store", redirect: "error" });
  if (!shell.ok) throw new Error("The page is not there.");
  const files = (shell.headers.get("X-Files") ?? "").split(" ").filter(Boolean);
  const cache = await caches.open(KEPT);
  await Promise.all(files.map(async (file) => {
    const answer = await fetch(file, { cache: "no-cache" });
    if (!answer.ok) throw new Error("A file is not there.");
    await cache.put(file, answer);
  }));
  await cache.put(SHELL, shell);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("field-") && name !== KEPT).map((name) => caches.delete(name)));
}

async function kept(key, request) {
  const cache = await caches.open(KEPT);
  return (await cache.match(key)) ?? fetch(request);
}
