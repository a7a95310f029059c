// Small kindnesses on top of pages that work without them.

const errors = document.getElementById("fouten");
if (errors) errors.focus();

function countCharacters(field) {
  const limit = Number(field.dataset.teltTot);
  const english = document.documentElement.lang === "en";
  const counter = document.createElement("p");
  counter.className = "rg-counter";
  counter.id = `${field.id}_teller`;
  field.after(counter);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${counter.id}`.trim());
  const show = () => {
    const left = limit - field.value.length;
    const dutch = left < 0 ? `${-left} tekens te veel` : `Nog ${left} tekens over`;
    counter.textContent = english ? (left < 0 ? `${-left} characters too many` : `${left} characters left`) : dutch;
  };
  field.addEventListener("input", show);
  show();
}

for (const field of document.querySelectorAll("[data-telt-tot]")) countCharacters(field);

/** Points that are divided, or costs of what is chosen: tells at every change how much that is together. */
function addUp(told, group, valueOf) {
  const total = Number(told.dataset.totaal);
  const english = document.documentElement.lang === "en";
  const show = () => {
    const sum = [...group.querySelectorAll("input")].reduce((so, field) => so + valueOf(field), 0);
    const left = total - sum;
    const dutch = left < 0 ? `${-left} te veel: ${sum} van de ${total}` : `${sum} van de ${total}. Nog ${left} over`;
    told.textContent = english ? (left < 0 ? `${-left} too many: ${sum} of ${total}` : `${sum} of ${total}. ${left} left`) : dutch;
  };
  group.addEventListener("input", show);
  show();
}

for (const told of document.querySelectorAll("[data-telt-op]")) {
  addUp(told, document.getElementById(told.dataset.teltOp), (field) => (/^\d+$/.test(field.value.trim()) ? Number(field.value) : 0));
}
for (const told of document.querySelectorAll("[data-telt-kosten]")) {
  addUp(told, document.getElementById(told.dataset.teltKosten), (field) => (field.checked ? Number(field.dataset.kost ?? 0) : 0));
}

/** What a listener needs: headings, text, labels and choices; not the buttons and menus around them. */
function spokenText(target) {
  const copy = target.cloneNode(true);
  for (const silent of copy.querySelectorAll("button, nav, svg, script, .rg-counter, .nl-button")) silent.remove();
  for (const block of copy.querySelectorAll("h1, h2, h3, p, li, label, legend, dt, dd, div")) block.append(". ");
  return copy.textContent.replace(/\s+/g, " ").replace(/([.?!:])[ .]+\./g, "$1").trim();
}

function offerReadAloud(button) {
  const label = button.querySelector("span");
  const start = label.textContent;
  const target = document.getElementById(button.dataset.leestVoor);
  const rest = () => { label.textContent = start; button.setAttribute("aria-pressed", "false"); };
  const speak = () => {
    // Some voices stop after a quarter of a minute: one sentence at a time keeps them going.
    const sentences = spokenText(target).match(/[^.?!]+[.?!]*/g) ?? [];
    sentences.forEach((sentence, index) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = document.documentElement.lang === "en" ? "en-GB" : "nl-NL";
      utterance.rate = 0.95;
      if (index === sentences.length - 1) utterance.onend = rest;
      speechSynthesis.speak(utterance);
    });
    label.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
  };
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const wasSpeaking = button.getAttribute("aria-pressed") === "true";
    speechSynthesis.cancel();
    if (wasSpeaking) rest(); else speak();
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

if ("speechSynthesis" in window) {
  for (const button of document.querySelectorAll("[data-leest-voor]")) offerReadAloud(button);
}
