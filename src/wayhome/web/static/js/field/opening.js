// The first screen: nothing taken, closed, or over.

import * as clock from "./clock.js";
import { complain, every, one, word } from "./dom.js";
import { go, meet } from "./main.js";
import { WrongPassphrase } from "./sealing.js";
import * as taken from "./taken.js";

export async function start() {
  const is = await taken.state();
  const screen = one('[data-screen="start"]');
  for (const part of every("[data-state]", screen)) part.hidden = part.dataset.state !== is.is;
  if (is.is === taken.OVER) one('[data-slot="because"]', screen).textContent = word(`over-${is.because}`);
  const form = one("form", screen);
  form.reset();
  complain(form, "");
  form.onsubmit = opened;
}

async function opened(event) {
  event.preventDefault();
  const form = event.target;
  const button = one("button[type=submit]", form);
  button.disabled = true;
  complain(form, "");
  try {
    await asked();
    await taken.openWith(form.elements.passphrase.value);
    form.reset();
    await go("cases");
  } catch (error) {
    const fault = faultOf(error);
    if (!fault) return;
    complain(form, word(fault), "passphrase");
  } finally {
    button.disabled = false;
  }
}

// Where the office can be reached it is asked first: what was stopped there opens no longer.
async function asked() {
  if (!navigator.onLine) return;
  const reach = await meet();
  if (reach === "out") throw new SignInFirst();
  if ((await taken.state()).is === taken.OVER) throw new Over();
}

class SignInFirst extends Error {}
class Over extends Error {}

function faultOf(error) {
  if (error instanceof WrongPassphrase) return "wrong-passphrase";
  if (error instanceof SignInFirst) return "sign-in-first";
  if (error instanceof taken.NeedsOffice) return "needs-office";
  if (error instanceof clock.TurnedBack) return "turned-back";
  if (error instanceof Over) return "";
  throw error;
}
