// What opens the store on this device: a passphrase and the office's half together, for a time that
// is bound into the sealed key. No key here can be exported once it is in use.

import { seal } from "./hpke.js";

const ROUNDS = 600_000;
const utf8 = new TextEncoder();

export class WrongPassphrase extends Error {}

// The office's half, kept as a key that no script can read back.
export function importHalf(bytes) {
  const way = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", bytes, way, false, ["sign"]);
}

export async function makeLock(passphrase, half, taking) {
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const lock = { salt: random(16), rounds: ROUNDS, iv: random(12) };
  const outer = await outerKey(passphrase, half, lock);
  lock.wrapped = await crypto.subtle.wrapKey("raw", made, outer, bound(lock.iv, taking));
  return { lock, key: await unlock(passphrase, half, lock, taking) };
}

// The taking and its end are bound in: a changed end opens nothing.
export async function unlock(passphrase, half, lock, taking) {
  const outer = await outerKey(passphrase, half, lock);
  try {
    return await crypto.subtle.unwrapKey(
      "raw", lock.wrapped, outer, bound(lock.iv, taking), "AES-GCM", false, ["encrypt", "decrypt"],
    );
  } catch {
    throw new WrongPassphrase();
  }
}

export async function close(key, value, place) {
  const iv = random(12);
  const content = utf8.encode(JSON.stringify(value));
  return { iv, bytes: await crypto.subtle.encrypt(placed(iv, place), key, content) };
}

export async function open(key, sealed, place) {
  const content = await crypto.subtle.decrypt(placed(sealed.iv, place), key, sealed.bytes);
  return JSON.parse(new TextDecoder().decode(content));
}

// To the office alone: whoever finds this device reads nothing of it.
export function sealToOffice(edit, { taking, publicKey }) {
  const info = utf8.encode(`wayhome field edit\x1f${taking}\x1f${edit.id}`);
  return seal(utf8.encode(JSON.stringify(edit)), { to: publicKey, info });
}

async function outerKey(passphrase, half, lock) {
  const typed = utf8.encode(passphrase.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  const way = { name: "PBKDF2", hash: "SHA-256", salt: lock.salt, iterations: lock.rounds };
  const stretched = await crypto.subtle.deriveBits(way, base, 256);
  const mixed = await crypto.subtle.sign("HMAC", half, stretched);
  return crypto.subtle.importKey("raw", mixed, "AES-GCM", false, ["wrapKey", "unwrapKey"]);
}

function bound(iv, { taking, endsAt }) {
  return placed(iv, `${taking}|${endsAt}`);
}

function placed(iv, place) {
  return { name: "AES-GCM", iv, additionalData: utf8.encode(place) };
}

function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}
