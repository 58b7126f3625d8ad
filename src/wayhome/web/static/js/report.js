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
