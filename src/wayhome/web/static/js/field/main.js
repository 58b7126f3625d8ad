// The app: which screen, what the state line says, and when the office is asked.

import * as choosing from "./choosing.js";
import * as clock from "./clock.js";
import { clockOf, every, one, show, shown, word } from "./dom.js";
import * as drafts from "./drafts.js";
import * as office from "./office.js";
import * as opening from "./opening.js";
import * as outbox from "./outbox.js";
import * as reading from "./reading.js";
import * as sent from "./sent.js";
import * as taken from "./taken.js";
import * as writing from "./writing.js";

const IDLE = 5 * 60 * 1000;
const LOOK = 15 * 1000;

let reach = "unknown";
let touchedAt = Date.now();

const screens = {
  start: () => opening.start(),
  choose: () => choosing.choose(),
  cases: () => reading.cases(),
  case: ({ id }) => reading.oneCase(id),
  note: ({ id }) => writing.note(id),
  plan: ({ id }) => writing.plan(id),
  answers: ({ id, about }) => writing.answers(id, about),
  sent: () => sent.list(),
};

// Go to a screen; the address never changes, so that it tells nothing.
export async function go(name, about = {}, { remember = true, focus = true } = {}) {
  await drafts.flush();
  const is = await taken.state();
  const mayShow = is.is === taken.OPEN || ["start", "choose", "sent"].includes(name);
  const goal = mayShow ? name : "start";
  if (remember) history.pushState({ name: goal, about }, "");
  await screens[goal](about);
  show(goal, { focus });
  await tell();
}

// The line that is always there: signal, what waits, until when.
export async function tell(said = "") {
  const [is, counts] = await Promise.all([taken.state(), outbox.counts()]);
  const parts = [navigator.onLine && reach !== "none" ? word(reach === "out" ? "signed-out" : "online") : word("offline")];
  parts.push(counts.unsent ? word("unsent", { n: counts.unsent }) : word("all-sent"));
  if (counts.conflicts) parts.push(word("conflicts", { n: counts.conflicts }));
  if (counts.refused) parts.push(word("refused", { n: counts.refused }));
  if (is.is === taken.OVER) parts.push(word("over"));
  if (is.endsAt) parts.push(word(is.is === taken.OPEN ? "open-until" : "locked-until", { time: clockOf(is.endsAt) }));
  one("#state").textContent = parts.join(" · ");
  one("#said").textContent = said;
  for (const each of every("[data-while]")) each.hidden = !each.dataset.while.split(" ").includes(is.is);
  document.body.dataset.reach = reach;
}

// Ask the office how things stand and hand in what waits. Never more than the network allows.
export async function meet({ loudly = false } = {}) {
  const is = await taken.state();
  let said = "";
  try {
    const told = await office.standing(is.taking ?? "");
    renew(told.version);
    await taken.hear(told);
    reach = "in";
    await outbox.handIn();
    if (loudly) said = word("handed-in");
  } catch (error) {
    said = word(faultOf(error));
  }
  await after();
  await tell(loudly || reach !== "none" ? said : "");
  return reach;
}

// What stopped an exchange, in a word.
function faultOf(error) {
  if (error instanceof office.SignedOut) {
    reach = "out";
    return "sign-in-to-send";
  }
  if (error instanceof office.TryLater) return "later";
  if (error instanceof office.NotThere || error instanceof office.Refused) return "not-taken-here";
  if (!(error instanceof office.NoSignal)) throw error;
  reach = "none";
  return "no-signal";
}

// The screen follows what the office said: a taking may have ended, a case be gone.
async function after() {
  const is = await taken.state();
  const here = shown();
  if (here === "sent") await sent.list();
  else if (is.is !== taken.OPEN && !["start", "choose"].includes(here)) await go("start");
  else if (here === "start" || here === "cases") await go(here, {}, { remember: false, focus: false });
}

export async function lock(untilOffice = false) {
  await drafts.flush();
  if (untilOffice) await taken.shutUntilOffice();
  else taken.shut();
  history.replaceState({ name: "start", about: {} }, "");
  await go("start", {}, { remember: false });
}

// What was typed and not kept goes into the outbox before the time is over.
async function look() {
  const before = (await taken.state()).is;
  if (before === taken.OPEN && (await timeIsOver())) await writing.rescue();
  await taken.checkTime();
  const is = (await taken.state()).is;
  if (is === taken.OPEN && Date.now() - touchedAt > IDLE) await lock();
  else if (before === taken.OPEN && is !== taken.OPEN) await go("start", {}, { remember: false });
}

async function timeIsOver() {
  const { endsAt } = await taken.state();
  return endsAt !== undefined && clock.now() >= endsAt;
}

async function begin() {
  await clock.load();
  await taken.checkTime();
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => { touchedAt = Date.now(); });
  addEventListener("online", () => meet());
  addEventListener("offline", () => { reach = "none"; tell(); });
  addEventListener("pagehide", () => drafts.flush());
  document.addEventListener("visibilitychange", () => (document.hidden ? drafts.flush() : look()));
  addEventListener("popstate", ({ state }) => go(state?.name ?? "start", state?.about, { remember: false }));
  addEventListener("click", pressed);
  new BroadcastChannel("field").onmessage = () => lock(true);
  setInterval(look, LOOK);
  history.replaceState({ name: "start", about: {} }, "");
  await go("start", {}, { remember: false, focus: false });
  one("#app").hidden = false;
  if (!navigator.serviceWorker?.controller) renew(one("#app").dataset.version);
  if (navigator.onLine) await meet();
}

// The page that is kept on the device is replaced when the office has another; it shows at the next start.
function renew(version) {
  const address = `/desk/field/worker.js?v=${version}`;
  navigator.serviceWorker?.register(address, { scope: "/desk/field/" }).catch(() => {});
}

function pressed(event) {
  const asked = event.target.closest("[data-go], [data-do]");
  if (!asked) return;
  event.preventDefault();
  const { go: goal, do: act, id, about } = asked.dataset;
  if (goal) go(goal, { id, about });
  if (act === "lock") lock();
  if (act === "lock-until-office") lock(true);
  if (act === "task-done") writing.taskDone(id, about);
  if (act === "meet") meet({ loudly: true });
}

begin();
