// Choose cases to take along, what for, and a passphrase.

import { complain, copy, dayOf, one, word } from "./dom.js";
import { go, meet, tell } from "./main.js";
import * as office from "./office.js";
import * as outbox from "./outbox.js";
import * as taken from "./taken.js";

const SHORTEST = 10;

export async function choose() {
  const form = one('[data-screen="choose"] form');
  form.reset();
  complain(form, "");
  form.onsubmit = take;
  one("[data-list]", form).replaceChildren();
  try {
    const told = await office.choices();
    one("[data-list]", form).replaceChildren(...told.cases.map(line));
    one("[data-none]", form).hidden = told.cases.length > 0;
    const purposes = told.purposes.map(({ value, label }) => new Option(label, value));
    form.elements.purpose.replaceChildren(new Option(word("choose-purpose"), ""), ...purposes);
  } catch (error) {
    complain(form, word(faultOf(error)));
  }
}

function line({ id, code, risk, next, due_on: due }) {
  const made = copy("choice", { code, risk, next, due: due && dayOf(due) });
  const box = one("input", made);
  box.id = `case-${id}`;
  box.value = id;
  one("label", made).htmlFor = box.id;
  return made;
}

async function take(event) {
  event.preventDefault();
  const form = event.target;
  const given = new FormData(form);
  const [fault, field] = missing(given);
  complain(form, fault ? word(fault) : "", field);
  if (fault) return;
  const button = one("button[type=submit]", form);
  button.disabled = true;
  try {
    // What waits here goes first: new cases begin from what the office has then.
    await meet();
    if ((await outbox.counts()).unsent) throw new Waiting();
    const before = await taken.state();
    const wanted = { cases: given.getAll("case"), purpose: given.get("purpose"), replaces: before.taking };
    await taken.put(await office.take(wanted), given.get("passphrase"));
    await navigator.storage?.persist?.();
    form.reset();
    await go("cases");
    await tell(word("taken"));
  } catch (error) {
    complain(form, error instanceof office.Refused && error.words ? error.words : word(faultOf(error)));
  } finally {
    button.disabled = false;
  }
}

class Waiting extends Error {}

function missing(given) {
  if (!given.getAll("case").length) return ["choose-case", "case"];
  if (!given.get("purpose")) return ["choose-purpose-first", "purpose"];
  if ([...given.get("passphrase")].length < SHORTEST) return ["passphrase-short", "passphrase"];
  if (given.get("passphrase") !== given.get("again")) return ["passphrase-differs", "again"];
  return [];
}

function faultOf(error) {
  if (error instanceof Waiting) return "send-first";
  if (error instanceof office.NoSignal) return "needs-signal";
  if (error instanceof office.SignedOut) return "sign-in-first";
  if (error instanceof office.TryLater) return "later";
  if (error instanceof office.NotThere || error instanceof office.Refused) return "not-allowed";
  if (error.name === "QuotaExceededError") return "no-room";
  throw error;
}
