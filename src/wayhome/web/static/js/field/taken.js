// The cases that were taken along: closed, open in this page, or over. The key lives in this page
// alone and is gone with it.

import * as clock from "./clock.js";
import * as office from "./office.js";
import { close, importHalf, makeLock, open, unlock } from "./sealing.js";
import * as store from "./store.js";

export const NOTHING = "nothing";
export const CLOSED = "closed";
export const OPEN = "open";
export const OVER = "over";

export class NeedsOffice extends Error {}

let key = null;
let cases = [];
let profiles = [];

export const openCases = () => cases;
export const openProfiles = () => profiles;
export const caseOf = (id) => cases.find((each) => each.id === id);
export const storeKey = () => key;

export async function state() {
  const lock = await store.read("lock", "lock");
  if (!lock?.taking) return { is: NOTHING };
  if (lock.over) return { is: OVER, because: lock.over, taking: lock.taking };
  const about = { taking: lock.taking, endsAt: lock.endsAt, needsOffice: !lock.half };
  return { ...about, is: key ? OPEN : CLOSED };
}

// Put a package from the office into the store, sealed, in place of the one before.
export async function put(told, passphrase) {
  const taking = { taking: told.taking, endsAt: told.ends_at };
  const half = await importHalf(bytesOf(told.half));
  const made = await makeLock(passphrase, half, taking);
  const sealed = await Promise.all(told.cases.map((each, at) => closedCase(made.key, at, each)));
  sealed.push(["profiles", await close(made.key, told.profiles, "profiles")]);
  await store.replaceTaking({ ...taking, ...made.lock, half, publicKey: bytesOf(told.public) }, sealed);
  await clock.heard(told.now);
  key = made.key;
  cases = told.cases;
  profiles = told.profiles;
}

// Raises WrongPassphrase, NeedsOffice, clock.TurnedBack.
export async function openWith(passphrase) {
  const lock = await store.read("lock", "lock");
  if (clock.isTurnedBack()) throw new clock.TurnedBack();
  if (!lock.half) throw new NeedsOffice();
  key = await unlock(passphrase, lock.half, lock, { taking: lock.taking, endsAt: lock.endsAt });
  const kept = await store.all("cases");
  const opened = [];
  for (const [place, sealed] of kept) {
    const value = await open(key, sealed, `${place}`);
    if (place === "profiles") profiles = value;
    else opened.push(value);
  }
  cases = opened;
  await leaveOut(lock.gone ?? []);
}

export function shut() {
  key = null;
  cases = [];
  profiles = [];
}

export async function end(because) {
  shut();
  await store.forget(because);
}

// The office's half leaves this device; it comes back once the office is reached.
export async function shutUntilOffice() {
  shut();
  await store.dropHalf();
}

// What the office says of this taking: it may be over, or hold cases no longer.
export async function hear(told) {
  await clock.heard(told.now);
  const lock = await store.read("lock", "lock");
  if (!lock?.taking || lock.over || !told.taking) return;
  if (!told.taking.is_running) {
    await end(told.taking.because || "time");
    return;
  }
  const half = lock.half ?? (await importHalf(bytesOf(told.taking.half)));
  await store.changeAll("lock", ["lock"], (before) => ({ ...before, half, gone: told.taking.gone }));
  if (key) await leaveOut(told.taking.gone);
}

// Cases that may be read no longer are taken out of the store, not only off the screen.
async function leaveOut(gone) {
  const left = cases.filter((each) => !gone.includes(each.id));
  if (left.length === cases.length) return;
  cases = left;
  for (const [place, sealed] of await store.all("cases")) {
    if (place === "profiles") continue;
    const value = await open(key, sealed, `${place}`);
    if (gone.includes(value.id)) await store.remove("cases", place);
  }
}

// What holds at the office now, after something was handed in: what later edits begin from.
export async function see(seen) {
  if (!key) return;
  for (const [place, sealed] of await store.all("cases")) {
    if (place === "profiles") continue;
    const value = await open(key, sealed, `${place}`);
    if (!seen[value.id]) continue;
    const renewed = { ...value, seen: seen[value.id] };
    await store.write("cases", place, await close(key, renewed, `${place}`));
    cases = cases.map((each) => (each.id === value.id ? renewed : each));
  }
}

export async function checkTime() {
  const is = await state();
  if (!is.endsAt) return;
  await clock.keep();
  if (clock.now() >= is.endsAt) await end("time");
  else if (clock.isTurnedBack()) shut();
}

async function closedCase(with_, at, value) {
  return [at, await close(with_, value, `${at}`)];
}

function bytesOf(text) {
  return Uint8Array.from(atob(text), (sign) => sign.codePointAt(0));
}
