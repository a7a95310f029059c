// Shows only the fields that belong to the chosen answer to "Waar is het?". Without this module all of them stand there.
const choices = [...document.querySelectorAll('[data-where="choose"] input, input[data-where="choose"]')];

function show() {
  const chosen = choices.find((each) => each.checked)?.value;
  for (const field of document.querySelectorAll("[data-where]")) {
    const group = field.dataset.where;
    if (group === "choose") continue;
    const whole = field.closest(".w-field__wrapper") ?? field;
    const wrong = whole.querySelector(".w-field--error") !== null;
    whole.hidden = group !== chosen && !wrong;
  }
}

for (const each of choices) each.addEventListener("change", show);
if (choices.length) show();
