// Staff screens: questions before acts that cannot be undone, copying, and keys. All optional.
(() => {
  "use strict";

  for (const copy of document.querySelectorAll("[data-copy-from]")) copy.hidden = !navigator.clipboard;

  addEventListener("click", async (event) => {
    const asked = event.target.closest("[data-confirm]");
    if (asked && !confirm(asked.dataset.confirm)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const copied = event.target.closest("[data-copy-from]");
    if (copied) {
      await navigator.clipboard.writeText(document.getElementById(copied.dataset.copyFrom).value);
      copied.nextElementSibling.textContent = copied.dataset.copiedLabel;
    }
    for (const menu of document.querySelectorAll("details[data-closes][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  }, true);

  // A key written in data-shortcut focuses a field or follows a link, never while typing.
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = document.querySelector("details[data-closes][open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      return;
    }
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    for (const goal of document.querySelectorAll("[data-shortcut]")) {
      if (goal.dataset.shortcut !== event.key) continue;
      event.preventDefault();
      if (goal.matches("a[href], button")) goal.click();
      else goal.focus();
      return;
    }
  });

  // Signing out locks what was taken along on this device (field/), before the office is told. Signing
  // out itself must never wait long for it.
  const lockField = async () => {
    new BroadcastChannel("field").postMessage("signed out");
    const kept = await indexedDB.databases();
    if (!kept.some(({ name }) => name === "field")) return;
    const base = await new Promise((resolve, reject) => {
      const asked = indexedDB.open("field");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = reject;
    });
    await new Promise((resolve, reject) => {
      const held = base.transaction("lock", "readwrite");
      const store = held.objectStore("lock");
      store.get("lock").onsuccess = ({ target }) => {
        if (target.result) store.put({ ...target.result, half: null }, "lock");
      };
      held.oncomplete = resolve;
      held.onabort = reject;
    });
  };

  addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.getAttribute("action")?.endsWith("/accounts/logout/") || !globalThis.indexedDB?.databases) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, 1000));
    await Promise.race([lockField().catch(() => {}), patience]);
    form.submit();
  });

  // One press sends once.
  addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 5000);
  });
})();
