// Dragging somebody to another table posts the same form as the list and the button do.

const TYPE = "application/x-plan-person";

for (const person of document.querySelectorAll("[data-plan-person]")) {
  person.draggable = true;
  person.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData(TYPE, person.dataset.planPerson);
    event.dataTransfer.effectAllowed = "move";
  });
}

for (const table of document.querySelectorAll("[data-plan-drop]")) {
  const isPerson = (event) => event.dataTransfer.types.includes(TYPE);
  table.addEventListener("dragover", (event) => {
    if (!isPerson(event)) return;
    event.preventDefault();
    table.classList.add("is-over");
  });
  table.addEventListener("dragleave", () => table.classList.remove("is-over"));
  table.addEventListener("drop", (event) => {
    table.classList.remove("is-over");
    const key = event.dataTransfer.getData(TYPE);
    const person = document.querySelector(`[data-plan-person="${CSS.escape(key)}"]`);
    if (!person || table.contains(person)) return;
    event.preventDefault();
    move(person.querySelector(".plan-move"), table.dataset.planDrop);
  });
}

function move(form, place) {
  const list = form.elements.namedItem("to");
  // A place that is not in the list is asked for all the same: the answer says in words why it cannot be.
  if (![...list.options].some((option) => option.value === place)) list.add(new Option("", place));
  list.value = place;
  form.requestSubmit(form.querySelector("button[value=move]"));
}
