// Everything that is asked of the office. A sign-in page in place of an answer means: signed out.

const PATIENCE = 20_000;

export class NoSignal extends Error {}
export class SignedOut extends Error {}
export class NotThere extends Error {}
export class TryLater extends Error {}
export class Refused extends Error {
  constructor(words) {
    super(words);
    this.words = words;
  }
}

let token = "";

export async function standing(taking) {
  const found = await ask(`standing/${taking ? `?taking=${taking}` : ""}`);
  token = found.token;
  return found;
}

export const choices = () => ask("cases/");

export async function take(wanted) {
  if (!token) await standing("");
  return ask("take/", wanted);
}

export async function handIn(taking, edits) {
  if (!token) await standing("");
  try {
    return await ask("hand-in/", { taking, edits });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // A token of forms grows old when somebody signs in anew.
    await standing("");
    return ask("hand-in/", { taking, edits });
  }
}

async function ask(path, body) {
  const answer = await fetched(path, body);
  if (answer.type === "opaqueredirect") throw new SignedOut();
  if (answer.status === 404) throw new NotThere();
  if (answer.status >= 500 || answer.status === 429) throw new TryLater();
  const isOurs = (answer.headers.get("Content-Type") ?? "").includes("json");
  const told = isOurs ? await answer.json().catch(() => { throw new NoSignal(); }) : {};
  if (!answer.ok) throw new Refused(told.detail ?? "");
  if (!isOurs) throw new NoSignal();
  return told;
}

async function fetched(path, body) {
  const sent = body === undefined
    ? {}
    : {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify(body),
      };
  try {
    return await fetch(`/desk/field/${path}`, {
      ...sent,
      redirect: "manual",
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new NoSignal();
  }
}
