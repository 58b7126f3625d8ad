// HPKE (RFC 9180), base mode, single shot: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
// Seals to a public key, so that what was written here can be read at the office alone.

const utf8 = new TextEncoder();
const VERSION = utf8.encode("HPKE-v1");
const KEM = join(utf8.encode("KEM"), [0x00, 0x10]);
const SUITE = join(utf8.encode("HPKE"), [0x00, 0x10, 0x00, 0x01, 0x00, 0x02]);
const NOTHING = new Uint8Array();
const CURVE = { name: "ECDH", namedCurve: "P-256" };

export async function seal(content, { to, info }) {
  const receiver = await crypto.subtle.importKey("raw", to, CURVE, false, []);
  const own = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const shared = { name: "ECDH", public: receiver };
  const agreed = new Uint8Array(await crypto.subtle.deriveBits(shared, own.privateKey, 256));
  const sent = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const secret = await sharedSecret(agreed, join(sent, to));
  const { key, nonce } = await schedule(secret, info);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, aes, content);
  return join(sent, new Uint8Array(sealed));
}

async function sharedSecret(agreed, context) {
  const extracted = await extract(NOTHING, KEM, "eae_prk", agreed);
  return expand(extracted, KEM, "shared_secret", context, 32);
}

async function schedule(secret, info) {
  const unused = await extract(NOTHING, SUITE, "psk_id_hash", NOTHING);
  const context = join([0x00], unused, await extract(NOTHING, SUITE, "info_hash", info));
  const extracted = await extract(secret, SUITE, "secret", NOTHING);
  return {
    key: await expand(extracted, SUITE, "key", context, 32),
    nonce: await expand(extracted, SUITE, "base_nonce", context, 12),
  };
}

function extract(salt, suite, label, input) {
  return hmac(salt, join(VERSION, suite, utf8.encode(label), input));
}

// One block is enough: nothing longer than 32 bytes is asked for.
async function expand(key, suite, label, info, length) {
  const asked = join([0x00, length], VERSION, suite, utf8.encode(label), info, [0x01]);
  return (await hmac(key, asked)).slice(0, length);
}

async function hmac(key, message) {
  // An empty key is one of zeros (RFC 2104), which browsers take more willingly.
  const raw = key.length ? key : new Uint8Array(32);
  const way = { name: "HMAC", hash: "SHA-256" };
  const made = await crypto.subtle.importKey("raw", raw, way, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", made, message));
}

function join(...parts) {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
