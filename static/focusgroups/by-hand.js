// While somebody ticks people, the server is asked what to look at. Without this module the button "Kijk na" does that.
const form = document.querySelector("form[data-kies]");
const told = form?.querySelector("[data-let-op]");
let waiting = 0;
let asked;

async function look() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(form.dataset.kies, { method: "POST", body: new FormData(form), signal: asked.signal });
    if (answer.ok) told.innerHTML = await answer.text();
  } catch (problem) {
    if (problem.name !== "AbortError") console.warn(problem);
  }
}

form?.addEventListener("change", (event) => {
  const { name, value, checked } = event.target;
  const other = { kies: "reserve", reserve: "kies" }[name];
  if (other && checked) form.querySelector(`#${other}-${CSS.escape(value)}`).checked = false;
  clearTimeout(waiting);
  waiting = setTimeout(look, 250);
});
