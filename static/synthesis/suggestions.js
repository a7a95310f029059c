// Keys for who looks at many suggestions, off until somebody ticks the box. Everything works without it.
const keys = document.querySelector("[data-toetsen-aan]");
if (keys) {
  document.querySelector("[data-toetsen]").hidden = false;
  keys.checked = localStorage.getItem("rg-coding-keys") === "on";
  keys.addEventListener("change", () => localStorage.setItem("rg-coding-keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
    if (!keys.checked || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    document.querySelector(`[data-toets="${CSS.escape(event.key)}"]`)?.click();
  });
}
