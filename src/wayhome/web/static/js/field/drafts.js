// What is being typed is kept while it is typed, sealed: a closed page, a crash or a lock loses nothing.

import { close, open } from "./sealing.js";
import * as store from "./store.js";
import { storeKey } from "./taken.js";

const PAUSE = 400;

let pause = 0;
let pending = null;

export function follow(form, name) {
  form.oninput = () => {
    clearTimeout(pause);
    pending = { form, name };
    pause = setTimeout(flush, PAUSE);
  };
}

export async function flush() {
  clearTimeout(pause);
  const key = storeKey();
  if (!pending || !key) return;
  const { form, name } = pending;
  pending = null;
  const typed = Object.fromEntries([...new FormData(form)]);
  await store.write("drafts", name, await close(key, typed, `draft ${name}`)).catch(() => {});
}

export async function restore(form, name) {
  const kept = await store.read("drafts", name);
  if (!kept || !storeKey()) return false;
  const typed = await open(storeKey(), kept, `draft ${name}`).catch(() => null);
  if (!typed) return false;
  for (const [field, value] of Object.entries(typed)) {
    const control = form.elements[field];
    if (control) control.value = value;
  }
  return true;
}

export async function drop(name) {
  clearTimeout(pause);
  pending = null;
  await store.remove("drafts", name);
}

// Whether something is typed that was not kept as an edit; the form that holds it.
export const unsaved = () => pending;
