// What stands on this device: sealed cases, sealed drafts, and envelopes for the office. Plain
// IndexedDB; a write is done when it is on the disk.

const NAME = "field";
const STORES = ["lock", "cases", "outbox", "drafts", "numbers"];

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => STORES.forEach((each) => asked.result.createObjectStore(each));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

// Runs `work(stores)` in one transaction; everything in it is written, or nothing.
async function within(names, mode, work) {
  const held = (await database()).transaction(names, mode, { durability: "strict" });
  const stores = Object.fromEntries(names.map((name) => [name, held.objectStore(name)]));
  return new Promise((resolve, reject) => {
    let found;
    held.oncomplete = () => resolve(found);
    held.onabort = () => reject(held.error ?? new Error("aborted"));
    held.onerror = () => reject(held.error);
    Promise.resolve(work(stores)).then((value) => { found = value; }, (error) => {
      reject(error);
      try { held.abort(); } catch { /* it is over already */ }
    });
  });
}

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export const read = (name, key) => within([name], "readonly", (all) => done(all[name].get(key)));
export const write = (name, key, value) => within([name], "readwrite", (all) => done(all[name].put(value, key)));
export const remove = (name, key) => within([name], "readwrite", (all) => done(all[name].delete(key)));

export const all = (name) => within([name], "readonly", async (stores) => {
  const [keys, values] = await Promise.all([done(stores[name].getAllKeys()), done(stores[name].getAll())]);
  return keys.map((key, at) => [key, values[at]]);
});

export const writeAll = (name, pairs) => within([name], "readwrite", (stores) =>
  Promise.all(pairs.map(([key, value]) => done(stores[name].put(value, key)))));

// Change records in one go; `change` returns the record to keep, or nothing to leave it.
export const changeAll = (name, keys, change) => within([name], "readwrite", async (stores) => {
  for (const key of keys) {
    const before = await done(stores[name].get(key));
    const after = before && change(before, key);
    if (after) await done(stores[name].put(after, key));
  }
});

// Numbers grow for ever, in every window of the app.
export const nextNumber = () => within(["numbers"], "readwrite", async ({ numbers }) => {
  const next = ((await done(numbers.get("edits"))) ?? 0) + 1;
  await done(numbers.put(next, "edits"));
  return next;
});

// A new taking in place of the one before: in one transaction, so that a crash leaves one of them.
export const replaceTaking = (lock, cases) => within(["lock", "cases", "drafts"], "readwrite", async (stores) => {
  await done(stores.cases.clear());
  await done(stores.drafts.clear());
  await Promise.all(cases.map(([key, value]) => done(stores.cases.put(value, key))));
  await done(stores.lock.put(lock, "lock"));
});

// Nothing that was taken along can be opened after this; what waits for the office stays.
export const forget = (because) => within(STORES, "readwrite", async ({ lock, cases, drafts, outbox }) => {
  await done(cases.clear());
  await done(drafts.clear());
  const before = await done(lock.get("lock"));
  if (before) await done(lock.put({ taking: before.taking, over: because }, "lock"));
  const [keys, kept] = await Promise.all([done(outbox.getAllKeys()), done(outbox.getAll())]);
  await Promise.all(keys.map((key, at) => done(
    kept[at].envelope ? outbox.put({ ...kept[at], copy: null }, key) : outbox.delete(key),
  )));
});

export const dropHalf = () => changeAll("lock", ["lock"], (lock) => ({ ...lock, half: null }));
