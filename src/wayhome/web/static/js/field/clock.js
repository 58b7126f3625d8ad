// What time it is at the office, as far as a device can tell. Its own clock may be wrong or be turned
// back: what counts is the office's time at the last contact, the time that has passed since, and the
// latest moment that was ever seen here.

import { read, changeAll } from "./store.js";

const TOLERANCE = 2 * 60 * 1000;

let offset = 0;
let latest = 0;
let floor = 0;
let measuredAt = performance.now();

export class TurnedBack extends Error {}

export async function load() {
  const lock = await read("lock", "lock");
  offset = lock?.offset ?? 0;
  latest = lock?.latest ?? 0;
  floor = latest;
  measuredAt = performance.now();
}

// The office said what time it is.
export async function heard(officeNow) {
  offset = officeNow - Date.now();
  floor = latest = officeNow;
  measuredAt = performance.now();
  await keep();
}

// A clock that only runs forward while this page lives, and what the device's clock says.
export function now() {
  const ran = floor + (performance.now() - measuredAt);
  return Math.max(ran, Date.now() + offset);
}

export function isTurnedBack() {
  return Date.now() + offset < latest - TOLERANCE;
}

export async function keep() {
  latest = Math.max(latest, now());
  await changeAll("lock", ["lock"], (lock) => ({ ...lock, offset, latest: Math.max(lock.latest ?? 0, latest) }));
}
