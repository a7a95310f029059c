// Selecting with the mouse, finding a code, and keys. Everything works without it.
const words = document.querySelector("[data-woorden]");
const form = document.querySelector("#codeer");

// A place in the text in code points: browsers count an emoji as two.
const placeOf = (node, offset) => {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-van]");
  if (!piece) return null;
  const inside = node.nodeType === Node.TEXT_NODE ? [...node.textContent.slice(0, offset)].length : 0;
  return Number(piece.dataset.van) + inside;
};

const selectedSpan = () => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !words.contains(selection.anchorNode) || !words.contains(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  let end = placeOf(range.endContainer, range.endOffset);
  if (end === null && range.endContainer === words) end = placeOf(words.children[range.endOffset] ?? words.lastElementChild, 0);
  return start !== null && end !== null && end > start ? [start, end, selection.toString()] : null;
};

if (words && form) {
  const [from, to] = ["van", "tot"].map((name) => form.elements[name]);
  const chosen = form.querySelector("[data-gekozen]");
  const mouse = form.querySelector("[data-muis]");
  const choose = (span) => {
    from.value = span ? span[0] : "";
    to.value = span ? span[1] : "";
    chosen.hidden = !span;
    mouse.hidden = Boolean(span);
    if (span) chosen.querySelector("q").textContent = span[2];
  };
  choose(null);
  words.addEventListener("mouseup", () => { const span = selectedSpan(); if (span) choose(span); });
  words.addEventListener("touchend", () => setTimeout(() => { const span = selectedSpan(); if (span) choose(span); }, 50));
  form.querySelector("[data-wis]").addEventListener("click", () => choose(null));
  form.querySelectorAll('[name="zin"], [name="alles"], [name="woorden"]').forEach((box) => box.addEventListener("input", () => choose(null)));

  const search = form.querySelector("#zoek-code");
  form.querySelector("[data-zoek-codes]").hidden = false;
  search.addEventListener("input", () => {
    const sought = search.value.trim().toLowerCase();
    form.querySelectorAll("[data-codes] label").forEach((label) => {
      const ticked = label.querySelector("input").checked;
      label.hidden = !ticked && !(label.textContent + label.title).toLowerCase().includes(sought);
    });
  });
  // Enter ticks the first code that was found; Enter once more, with nothing typed, gives what is ticked.
  const told = form.querySelector("[data-gezegd]");
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const boxes = [...form.querySelectorAll('[name="code"]')];
    if (!search.value.trim()) {
      if (boxes.some((box) => box.checked)) form.requestSubmit(form.querySelector('[name="actie"]'));
      return;
    }
    const found = boxes.find((box) => !box.checked && !box.closest("label").hidden);
    if (found) {
      found.checked = true;
      search.value = "";
      search.dispatchEvent(new Event("input"));
    }
    told.textContent = found ? `${told.dataset.gevonden} ${found.closest("label").textContent.trim()}` : told.dataset.niets;
  });

  const keys = document.querySelector("[data-toetsen-aan]");
  document.querySelector("[data-toetsen]").hidden = false;
  keys.checked = localStorage.getItem("rg-coding-keys") === "on";
  keys.addEventListener("change", () => localStorage.setItem("rg-coding-keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
    if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "c") { event.preventDefault(); search.focus(); return; }
    const sentence = form.querySelector(`[name="zin"][value="${Number(event.key) - 1}"]`);
    if (/^[1-9]$/.test(event.key) && sentence) { sentence.click(); sentence.focus(); return; }
    const meant = document.querySelector(`[data-toets="${CSS.escape(event.key)}"]`);
    meant?.focus();
    meant?.click();
  });
}
