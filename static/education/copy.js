// An address to copy with one press. Without this file one selects it by hand.
const told = document.querySelector("[data-copied]");

if (navigator.clipboard && told) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        told.textContent = told.dataset.copied;
      } catch {
        field.focus(); // selected: one can still copy it by hand
      }
    });
  }
}
