// Leaving at once: the page blanks before anything is asked of the network, the address of this
// page is taken out of the history, and the server is then left to end the session and redirect.
(() => {
  "use strict";
  const link = document.querySelector("[data-leave]");
  if (!link) return;
  const PRESSES = 3;
  const PATIENCE = 2000;
  let presses = [];

  const blank = () => {
    document.title = " ";
    document.documentElement.replaceChildren();
  };

  const leave = (event) => {
    if (event) event.preventDefault();
    const address = link.href;
    blank();
    try {
      history.replaceState(null, "", "/");
    } catch {
      // Some embedded browsers forbid it; leaving matters more.
    }
    location.replace(address);
  };

  link.addEventListener("click", leave);

  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) {
      if (event.key !== "Shift") presses = [];
      return;
    }
    presses = presses.filter((moment) => event.timeStamp - moment < PATIENCE);
    presses.push(event.timeStamp);
    if (presses.length >= PRESSES) leave();
  });

  // A page that the browser kept whole in memory must not come back with its answers.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    blank();
    location.reload();
  });
})();

// Small comforts of the reporting pages. Everything works without them.
(() => {
  "use strict";

  // How many characters are left, said only after a pause in typing.
  for (const note of document.querySelectorAll("[data-count]")) {
    const text = document.querySelector(`[aria-describedby~="${note.id}"]`);
    if (!text) continue;
    const limit = Number(note.dataset.count);
    const live = document.createElement("span");
    live.setAttribute("role", "status");
    note.append(" ", live);
    let pause = 0;
    text.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        live.textContent = `(${[...text.value].length.toLocaleString(document.documentElement.lang)} / ${limit.toLocaleString(document.documentElement.lang)})`;
      }, 800);
    });
  }

  // A number to write down can also be copied.
  for (const number of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "wh-button wh-button--secondary wh-copy";
    button.textContent = number.dataset.copyLabel;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(number.textContent.trim());
      button.textContent = number.dataset.copiedLabel;
    });
    number.after(button);
  }

  // One press sends once.
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 5000);
  });
})();
