// Helps to pick words: takes over what is selected in the text. Everything works without it.
const text = document.querySelector("[data-woorden]");
const panel = document.querySelector("[data-afdekken]");
const help = document.querySelector("[data-kies-hulp]");

if (text && panel && help) {
  help.hidden = false;
  let selected = "";
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const inside = selection && !selection.isCollapsed && text.contains(selection.anchorNode) && text.contains(selection.focusNode);
    if (inside) selected = selection.toString();
  });
  help.querySelector("[data-kies]").addEventListener("click", () => {
    const field = panel.querySelector("textarea");
    if (selected.trim()) field.value = [field.value.trimEnd(), selected.trim()].filter(Boolean).join("\n");
    field.focus();
  });
}
