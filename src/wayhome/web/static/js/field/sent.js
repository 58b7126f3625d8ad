// What was written here: where each edit stands, and both versions where office and field differ.

import { copy, fill, one, timeOf, word } from "./dom.js";
import { tell } from "./main.js";
import * as outbox from "./outbox.js";
import { caseOf } from "./taken.js";
import { fieldWords, valueWords } from "./wording.js";

export async function list() {
  const edits = (await outbox.list()).reverse();
  const screen = one('[data-screen="sent"]');
  one("[data-list]", screen).replaceChildren(...edits.map(line));
  one("[data-none]", screen).hidden = edits.length > 0;
}

function line(edit) {
  const { said, state, words } = edit;
  const made = copy("edit", {
    kind: said ? word(`kind-${said.kind}`) : word("unreadable-here"),
    code: said ? (caseOf(said.case)?.code ?? "") : "",
    when: said ? timeOf(said.at) : "",
    state: word(`state-${state}`),
    words: words ?? "",
    text: said?.text ?? "",
  });
  made.dataset.edit = edit.id;
  made.dataset.is = state;
  if (said && state === "conflict") one("[data-sides]", made).replaceChildren(...sides(edit));
  const settle = one("[data-settle]", made);
  settle.hidden = state !== "conflict" || !edit.kept;
  if (edit.kept) settle.href = `/desk/from-field/${edit.kept}/`;
  const aside = one("[data-aside]", made);
  aside.hidden = state !== "refused";
  aside.onclick = async () => {
    await outbox.putAside(edit.id);
    await list();
    await tell();
  };
  return made;
}

// Field by field: what the office has, and what was written here.
function sides({ said, office }) {
  const names = Object.keys(said.values).filter((name) => {
    const [before, here, there] = [said.base[name], office[name], said.values[name]].map((each) => JSON.stringify(each ?? null));
    return there !== before && there !== here;
  });
  return names.map((name) => fill(copy("side"), {
    name: fieldWords(said.about, name),
    office: valueWords(name, office[name]),
    field: valueWords(name, said.values[name]),
  }));
}
