// The cases that were taken along, and one of them.

import { copy, one, timeOf } from "./dom.js";
import * as outbox from "./outbox.js";
import { caseOf, openCases, openProfiles } from "./taken.js";
import { planWords } from "./wording.js";

export async function cases() {
  const written = await outbox.list();
  const lines = openCases().map((each) => {
    const made = copy("case-line", {
      code: each.code,
      risk: each.risk,
      next: planWords(planOf(each, written)),
    });
    const waits = written.filter(({ state, said }) => said?.case === each.id && state === outbox.UNSENT).length;
    one("[data-waits]", made).hidden = !waits;
    one("a", made).dataset.id = each.id;
    return made;
  });
  const screen = one('[data-screen="cases"]');
  one("[data-list]", screen).replaceChildren(...lines);
  one("[data-none]", screen).hidden = lines.length > 0;
}

// The plan as it will be once everything is handed in.
function planOf(each, written) {
  const own = written.filter(({ said, state }) => said?.case === each.id && said.kind === "plan" && state === outbox.UNSENT);
  return own.at(-1)?.said.values ?? each.seen.plan;
}

export async function oneCase(id) {
  const each = caseOf(id);
  const written = await outbox.list();
  const screen = one('[data-screen="case"]');
  one("h1 [data-slot]", screen).textContent = each.code;
  one('[data-slot="risk"]', screen).textContent = each.risk;
  one('[data-slot="stage"]', screen).textContent = each.stage;
  one('[data-slot="owner"]', screen).textContent = each.owner;
  one('[data-slot="next"]', screen).textContent = planWords(planOf(each, written));
  for (const link of screen.querySelectorAll("[data-of-case]")) link.dataset.id = id;
  one("[data-groups]", screen).replaceChildren(...each.complaints.flatMap(complaint));
  one("[data-profiles]", screen).replaceChildren(...openProfiles().map((profile) => {
    const made = copy("profile-line", { title: profile.title });
    Object.assign(one("a", made).dataset, { id, about: profile.id });
    return made;
  }));
  const finished = new Set(written.filter(({ said }) => said?.kind === "task_done").map(({ said }) => said.about));
  const tasks = each.tasks.map((task) => {
    const made = copy("task", { label: task.label });
    const button = one("button", made);
    Object.assign(button.dataset, { id, about: task.id });
    button.hidden = finished.has(task.id);
    one("[data-finished]", made).hidden = !finished.has(task.id);
    return made;
  });
  one("[data-tasks]", screen).replaceChildren(...tasks);
  one("[data-no-task]", screen).hidden = tasks.length > 0;
  const own = written.filter(({ said }) => said?.case === id && said.kind === "note");
  one("[data-notes]", screen).replaceChildren(
    ...own.reverse().map(({ said }) => copy("note", { text: said.text, when: timeOf(said.at), who: "" })),
    ...each.notes.map(({ text, at, who }) => copy("note", { text, when: timeOf(at), who })),
  );
}

function complaint({ code, groups }) {
  return groups.filter(({ lines }) => lines.length).map(({ label, lines }) => {
    const made = copy("group", { label, code });
    one("[data-lines]", made).replaceChildren(...lines.map((line) =>
      copy("line", { label: line.label, text: line.text })));
    return made;
  });
}
