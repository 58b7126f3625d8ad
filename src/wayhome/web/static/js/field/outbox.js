// What was written here and waits for the office. Each edit stands twice: in an envelope that the
// office alone opens, and as a copy under the key of this device, to be read until the time is over.

import * as office from "./office.js";
import { close, open, sealToOffice } from "./sealing.js";
import * as store from "./store.js";
import * as taken from "./taken.js";

export const UNSENT = "unsent";
const AT_ONCE = 20;
// Not done for the office yet; `later` stands there already and waits for an earlier one.
const OPEN_STATES = new Set([UNSENT, "later"]);

// Every edit, the oldest first; `said` is what was written, while this device may still read it.
export async function list() {
  const kept = (await store.all("outbox")).map(([, value]) => value);
  kept.sort((one, other) => one.order - other.order);
  const key = taken.storeKey();
  return Promise.all(kept.map(async (each) => ({
    ...each,
    said: key && each.copy ? await open(key, each.copy, each.id).catch(() => null) : null,
  })));
}

export async function counts() {
  const kept = await store.all("outbox");
  const count = (wanted) => kept.filter(([, each]) => wanted(each.state)).length;
  return {
    unsent: count((is) => OPEN_STATES.has(is)),
    conflicts: count((is) => is === "conflict"),
    refused: count((is) => is === "refused"),
  };
}

// What an edit begins from: the last one written here to the same thing, or what the office had.
export async function beginning(caseId, kind, about) {
  const before = (await list()).filter((each) =>
    OPEN_STATES.has(each.state) && each.said?.case === caseId && each.said.kind === kind && each.said.about === about);
  const last = before.at(-1);
  if (last) return { after: last.id, values: last.said.values };
  const { seen } = taken.caseOf(caseId);
  const held = { plan: seen.plan, danger: seen.danger, answers: seen.answers?.[about], task_done: { state: "waiting" } };
  return { after: null, values: held[kind] ?? {} };
}

// Keep an edit. It is on the disk when this returns; an error leaves nothing half done.
export async function keep(written) {
  const lock = await store.read("lock", "lock");
  const edit = {
    id: crypto.randomUUID(),
    order: await store.nextNumber(),
    at: Date.now(),
    about: "",
    version: "",
    after: null,
    ...written,
  };
  const envelope = await sealToOffice(edit, lock);
  const key = taken.storeKey();
  const copy = key ? await close(key, edit, edit.id) : null;
  const record = { id: edit.id, taking: lock.taking, order: edit.order, state: UNSENT, why: "", envelope, copy };
  await store.write("outbox", edit.id, record);
  return edit.id;
}

export const putAside = (id) => store.remove("outbox", id);

// Hand everything in, oldest first. Raises what the office raises; what was answered is kept.
export async function handIn() {
  return navigator.locks.request("field-hand-in", async () => {
    const open_ = (await store.all("outbox")).map(([, each]) => each).filter((each) => OPEN_STATES.has(each.state));
    open_.sort((one, other) => one.order - other.order);
    for (const taking of new Set(open_.map((each) => each.taking))) {
      const theirs = open_.filter((each) => each.taking === taking);
      for (let at = 0; at < theirs.length; at += AT_ONCE) await deliver(taking, theirs.slice(at, at + AT_ONCE));
    }
  });
}

async function deliver(taking, edits) {
  try {
    await answered(await office.handIn(taking, edits.map(sent)));
  } catch (error) {
    // One that the office stumbles over must not keep the others here.
    if (!(error instanceof office.TryLater) || edits.length === 1) throw error;
    let stumbled = null;
    for (const each of edits) {
      await deliver(taking, [each]).catch((again) => { stumbled = again; });
    }
    if (stumbled) throw stumbled;
  }
}

async function answered(told) {
  const replies = new Map(told.replies.map((each) => [each.edit, each]));
  await store.changeAll("outbox", [...replies.keys()], (record, id) => {
    const reply = replies.get(id);
    const state = reply.outcome === "already" ? reply.state : reply.outcome;
    const stays = OPEN_STATES.has(state === "waiting" ? "later" : state) || state === "refused";
    return {
      ...record,
      state: state === "waiting" ? "later" : state,
      why: reply.why,
      words: reply.words,
      office: reply.office,
      kept: reply.kept,
      envelope: stays ? record.envelope : null,
    };
  });
  await taken.see(told.seen);
}

function sent({ id, envelope }) {
  let text = "";
  for (const byte of envelope) text += String.fromCharCode(byte);
  return { id, sealed: btoa(text) };
}
