// Screens stand in the page as the office wrote them; these fill them. Text only, never markup.

export const one = (selector, root = document) => root.querySelector(selector);
export const every = (selector, root = document) => [...root.querySelectorAll(selector)];

// A copy of a template, with its slots filled: a text, or a function that is given the slot.
export function copy(name, slots = {}) {
  const made = one(`template[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
  return fill(made, slots);
}

export function fill(root, slots) {
  for (const [name, value] of Object.entries(slots)) {
    for (const slot of [root, ...every(`[data-slot]`, root)].filter((each) => each.dataset.slot === name)) {
      if (typeof value === "function") value(slot);
      else slot.textContent = value ?? "";
    }
  }
  return root;
}

// Words that the office translated; `{n}` and the like are put in place.
export function word(name, values = {}) {
  const text = one("template#words").content.querySelector(`[data-word="${name}"]`)?.textContent ?? name;
  return text.trim().replace(/\{(\w+)\}/g, (all, each) => values[each] ?? all);
}

export function show(name, { focus = true } = {}) {
  for (const screen of every("[data-screen]")) screen.hidden = screen.dataset.screen !== name;
  const screen = one(`[data-screen="${name}"]`);
  const heading = one("h1", screen);
  document.title = `${heading.textContent} – Wayhome`;
  if (focus) {
    scrollTo(0, 0);
    heading.focus();
  }
  return screen;
}

export const shown = () => one("[data-screen]:not([hidden])")?.dataset.screen;

// A fault stands above its form, is read out, and the field that it is about says it too.
export function complain(form, text, field) {
  const place = one("[data-fault]", form);
  place.textContent = text;
  place.hidden = !text;
  for (const each of every("[aria-invalid]", form)) each.removeAttribute("aria-invalid");
  if (!text) return;
  const control = field && form.elements[field];
  if (control instanceof HTMLElement) {
    control.setAttribute("aria-invalid", "true");
    control.focus();
  } else {
    place.focus();
  }
}

// The day before the month, as on every page of the desk.
const words = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

export const timeOf = (moment) =>
  new Intl.DateTimeFormat(words, { dateStyle: "medium", timeStyle: "short" }).format(moment);
export const clockOf = (moment) =>
  new Intl.DateTimeFormat(words, { timeStyle: "short" }).format(moment);
// A day without a time: the same in every time zone.
export const dayOf = (day) =>
  new Intl.DateTimeFormat(words, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day));
