// Codes in words: the words stand in the forms of the page, where the office translated them.

import { dayOf, one, word } from "./dom.js";
import { openProfiles } from "./taken.js";

export function planWords(values) {
  const { step, due_on: due } = values?.next ?? {};
  const label = labelOf('[data-screen="plan"] select[name=step]', step);
  return due ? word("step-by-day", { step: label, day: dayOf(due) }) : label;
}

export function answerWords(code) {
  return labelOf('template[data-part="answer"]', code) || code || word("not-answered");
}

export function fieldWords(about, name) {
  if (name === "next") return word("field-next");
  if (name === "state") return word("kind-task_done");
  if (name === "act" || name === "is_child") return word(`field-${name}`);
  const profile = openProfiles().find(({ id }) => id === (about || "danger"));
  const items = profile?.groups.flatMap(({ items: each }) => each) ?? [];
  return items.find(({ id }) => id === name)?.label ?? name;
}

export function valueWords(name, value) {
  if (name === "next") return planWords({ next: value });
  if (name === "state") return word(`task-${value}`);
  if (name === "act") return labelOf('[data-screen="answers"] select[name=act]', value) || word("not-answered");
  return answerWords(value);
}

function labelOf(selector, code) {
  const found = one(selector);
  const options = [...(found.content ?? found).querySelectorAll("option")];
  return options.find(({ value }) => value === code)?.textContent.trim() ?? "";
}
