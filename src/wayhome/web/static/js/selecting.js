// Words selected in a source become the words of a fact that was missed. Optional: they can be copied.
(() => {
  "use strict";

  // Python counts code points, the browser counts code units.
  const points = (text) => [...text].length;
  const units = (text, place) => [...text].slice(0, place).join("").length;

  // Beside the review: the link that adds carries the place of the words, as numbers, never the words.
  const link = document.querySelector("a[data-shortcut=m]");
  const plain = link?.search;
  const blockOf = (node) => (node?.closest ? node : node?.parentElement)?.closest("[data-start]");
  const placeOf = (node, offset) => {
    const block = blockOf(node);
    if (!block) return null;
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(node, offset);
    const read = before.cloneContents();
    for (const added of read.querySelectorAll(".wh-source__number, .wh-source__label")) added.remove();
    return Number(block.dataset.start) + points(read.textContent);
  };
  if (link) document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!blockOf(chosen.anchorNode)) return;
    link.search = plain;
    if (chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const from = placeOf(range.startContainer, range.startOffset);
    const to = placeOf(range.endContainer, range.endOffset);
    if (from !== null && to !== null) link.search = `?from=${from}&to=${to}`;
  });

  // Where a fact is added: a text with a caret, so that the keyboard selects too, and nothing changes it.
  const text = document.querySelector("textarea[data-selects]");
  if (!text) return;
  const words = document.getElementById(text.dataset.selects);
  const near = document.getElementById(text.dataset.place);
  text.readOnly = false;
  text.setAttribute("aria-readonly", "true");
  text.addEventListener("beforeinput", (event) => event.preventDefault());
  const from = units(text.value, Number(near.value));
  const length = text.autofocus ? Math.max(0, units(text.value, Number(text.dataset.end)) - from) : 0;
  if (text.autofocus) text.focus();
  text.setSelectionRange(from, from + length);
  text.addEventListener("select", () => {
    words.value = text.value.slice(text.selectionStart, text.selectionEnd);
    near.value = points(text.value.slice(0, text.selectionStart));
  });
})();
