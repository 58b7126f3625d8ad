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
