// The forms: a note, the next step, answers to a profile. Each becomes an edit that waits here.

import { complain, copy, every, one, word } from "./dom.js";
import * as drafts from "./drafts.js";
import { go, meet, tell } from "./main.js";
import * as outbox from "./outbox.js";
import { caseOf, openProfiles } from "./taken.js";

const UNKNOWN = "unknown";

// What the form that is open would write; for the moment when the time is over.
let present = null;

export async function note(id) {
  await prepared("note", id, "", () => {}, ({ text }) => (text.trim() ? { kind: "note", text: text.trim() } : null));
}

export async function plan(id) {
  const began = await outbox.beginning(id, "plan", "");
  const { step, due_on: due } = began.values.next;
  await prepared("plan", id, "", (form) => {
    form.elements.step.value = step;
    form.elements.due.value = due ?? "";
  }, (given) => {
    const next = { step: given.step, due_on: given.due || null };
    const same = next.step === step && next.due_on === (due ?? null);
    return same ? null : { kind: "plan", base: began.values, values: { next }, after: began.after };
  });
}

export async function answers(id, about) {
  const profile = openProfiles().find((each) => each.id === about);
  const isProfile = profile.kind === "answers";
  const thing = { kind: profile.kind, about: isProfile ? about : "" };
  const began = await outbox.beginning(id, thing.kind, thing.about);
  await prepared("answers", id, about, (form) => {
    one('[data-screen="answers"] h1').textContent = profile.title;
    one("[data-source]", form).textContent = profile.source;
    one("[data-questions]", form).replaceChildren(...profile.groups.map((group) => questions(group, began.values)));
    for (const part of every("[data-of-profile]", form)) part.hidden = !isProfile;
    form.elements.act.value = began.values.act ?? UNKNOWN;
    form.elements.is_child.value = began.values.is_child ?? UNKNOWN;
  }, (given) => {
    // What is not known is left out, as the office does; what was known and is no longer, is nothing.
    const beside = isProfile ? [] : ["act", "is_child"];
    const told = Object.entries(given).filter(([name, value]) => value && value !== UNKNOWN && !beside.includes(name));
    const values = Object.fromEntries(told);
    for (const name of Object.keys(began.values)) values[name] ??= null;
    const same = Object.keys(values).every((name) => (values[name] ?? null) === (began.values[name] ?? null));
    return same ? null : { ...thing, version: profile.version, base: began.values, values, after: began.after };
  });
}

function questions({ label, items }, values) {
  const made = copy("questions", { label });
  one("legend", made).hidden = !label;
  one("[data-items]", made).replaceChildren(...items.map((item) => {
    const line = copy("answer", { label: item.label });
    const control = one("select", line);
    control.name = item.id;
    control.id = `answer-${item.id}`;
    control.value = values[item.id] ?? UNKNOWN;
    one("label", line).htmlFor = control.id;
    return line;
  }));
  return made;
}

// A form with what was typed before, if anything was; `made` turns it into an edit, or into nothing.
async function prepared(name, id, about, filled, made) {
  const form = one(`[data-screen="${name}"] form`);
  const draft = `${name} ${id} ${about}`;
  form.reset();
  complain(form, "");
  for (const slot of every(`[data-screen="${name}"] [data-slot="code"]`)) slot.textContent = caseOf(id).code;
  for (const link of every(`[data-screen="${name}"] [data-of-case]`)) link.dataset.id = id;
  filled(form);
  await drafts.restore(form, draft);
  drafts.follow(form, draft);
  const write = () => {
    const edit = made(Object.fromEntries([...new FormData(form)]));
    return edit && { case: id, ...edit };
  };
  present = { write, draft };
  form.onsubmit = async (event) => {
    event.preventDefault();
    await save(form, present);
  };
}

async function save(form, { write, draft }) {
  const button = one("button[type=submit]", form);
  button.disabled = true;
  try {
    const edit = write();
    if (!edit) {
      complain(form, word(draft.startsWith("note") ? "note-empty" : "nothing-changed"), "text");
      return;
    }
    await outbox.keep(edit);
    await drafts.drop(draft);
    present = null;
    await go("case", { id: edit.case });
    await tell(word("kept"));
    if (navigator.onLine) meet();
  } catch (error) {
    complain(form, word(error.name === "QuotaExceededError" ? "no-room" : "not-kept"));
    if (error.name !== "QuotaExceededError") throw error;
  } finally {
    button.disabled = false;
  }
}

// A task is done: one press, and it can be seen in the list of what was written.
export async function taskDone(id, about) {
  const began = await outbox.beginning(id, "task_done", about);
  if (began.values.state !== "done") {
    await outbox.keep({ kind: "task_done", case: id, about, base: began.values, values: { state: "done" }, after: began.after });
  }
  await go("case", { id }, { remember: false, focus: false });
  await tell(word("kept"));
  if (navigator.onLine) meet();
}

// The time is over while something is typed: it waits for the office like any other edit.
export async function rescue() {
  const edit = present?.write();
  present = null;
  if (edit) await outbox.keep(edit);
}
