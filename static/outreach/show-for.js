// Shows only the fields that belong to the chosen answer: a field with data-show-for="where:new" belongs to the answer
// "new" of the question "where". Without this module all of them stand there.
const dependent = [...document.querySelectorAll("[data-show-for]")];

function show() {
  for (const field of dependent) {
    const [question, answer] = field.dataset.showFor.split(":");
    const asked = document.querySelector(`input[name="${CSS.escape(question)}"]`);
    const chosen = document.querySelector(`input[name="${CSS.escape(question)}"]:checked`)?.value;
    const whole = field.closest(".w-field__wrapper") ?? field;
    const isWrong = whole.querySelector(".w-field--error") !== null;
    whole.hidden = asked !== null && answer !== chosen && !isWrong;
  }
}

document.addEventListener("change", (event) => {
  if (event.target.type === "radio") show();
});
show();
