// Writing down what visitors say through a dropped connection: a card is kept on this device first, then sent.
// Without this the form works.

import { Queue, canKeep, newNonce } from "../gatherings/queue.js";

const screen = document.querySelector("[data-kaarten]");
const part = (name) => screen.querySelector(`[data-${name}]`);
const sentence = (name) => screen.querySelector(`[data-zin="${name}"]`).textContent;
const form = part("kaart");
const field = form.elements;
const status = part("wachtrij");
const again = part("nog");
const boxes = () => [...form.querySelectorAll("[type=checkbox]")];
const NAMES = ["nonce", "person", "question", "text", "perspective", "slip"];
let last = "";

/** Asks for a fresh token: after logging in again on another tab the one on this page is old. */
async function refreshToken() {
  const answer = await fetch(screen.dataset.stand, { headers: { Accept: "application/json" }, redirect: "manual" });
  if (!answer.ok) return false;
  field.csrfmiddlewaretoken.value = (await answer.json()).token;
  return true;
}

function post(entry) {
  const body = new FormData();
  for (const name of NAMES) body.set(name, entry[name] ?? "");
  for (const name of entry.boxes ?? []) body.set(name, "on");
  body.set("csrfmiddlewaretoken", field.csrfmiddlewaretoken.value);
  return fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
}

async function send(entry) {
  try {
    let answer = await post(entry);
    if (answer.type === "opaqueredirect" || answer.status === 403) {
      if (!(await refreshToken())) return { later: true, reason: "inloggen" };
      answer = await post(entry);
    }
    const isOurs = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    if (answer.ok && isOurs) {
      const kept = await answer.json();
      if (kept.code) showCode(kept.code, entry.text);
      return { done: true, told: kept.told };
    }
    if (answer.status === 409 && isOurs) return { refused: (await answer.json()).sentence };
  } catch { /* no connection */ }
  return { later: true, reason: "verbinding" };
}

/** A code stands on the screen until the host says that the visitor has it; it is kept nowhere. */
function showCode(code, words) {
  const list = part("codes");
  const line = part("codesjabloon").content.cloneNode(true).firstElementChild;
  line.querySelector("[data-code]").textContent = code.split("-").join(" - ");
  line.querySelector("[data-bij]").textContent = words.length > 60 ? `${words.slice(0, 60)}…` : words;
  line.querySelector("[data-gegeven]").addEventListener("click", () => {
    line.remove();
    list.hidden = !list.children.length;
    field.text.focus();
  });
  list.prepend(line);
  list.hidden = false;
}

function tell(words) {
  status.hidden = !words;
  if (status.textContent !== words) status.textContent = words;
}

function drawWaiting(queue) {
  const list = part("wachtend");
  list.replaceChildren(...queue.all().reverse().map((entry) => {
    const line = part("sjabloon").content.cloneNode(true).firstElementChild;
    line.querySelector("[data-toestand]").textContent = entry.problem ? `${sentence("niet")}: ${entry.problem}` : sentence("wacht");
    line.querySelector("[data-woorden]").textContent = entry.text;
    if (entry.problem) {
      line.querySelector("[data-knoppen]").hidden = false;
      line.querySelector("[data-terug]").addEventListener("click", () => {
        const typed = field.text.value.trim();
        fill({ ...entry, text: typed ? `${typed}\n${entry.text}` : entry.text });
        queue.remove(entry.id);
      });
      line.querySelector("[data-weg]").addEventListener("click", () => queue.remove(entry.id));
    }
    return line;
  }));
  list.hidden = !list.children.length;
}

let told = "";
let wasWaiting = false;
function changed(queue, outcome) {
  const count = queue.waiting().length;
  if (outcome?.told?.length) told = outcome.told.join(" ");
  drawWaiting(queue);
  if (queue.reason === "inloggen") tell(sentence("inloggen"));
  else if (count && (queue.reason || wasWaiting || count > 1)) tell(count === 1 ? sentence("een") : sentence("meer").replace("{n}", count));
  else if (!count && outcome) {
    tell(`${sentence("klaar")} ${told}`.trim());
    told = "";
  }
  wasWaiting = count > 0;
}

function fill(entry) {
  for (const name of NAMES) field[name].value = entry[name] ?? "";
  for (const box of boxes()) box.checked = (entry.boxes ?? []).includes(box.name);
  const isSame = entry.person !== entry.nonce;
  part("persoon").hidden = isSame;
  part("zelfde").hidden = !isSame;
  field.text.focus();
}

/** An empty card at the same question: of somebody new, or of who spoke last. */
function empty(person) {
  const nonce = newNonce();
  fill({ nonce, person: person || nonce, question: field.question.value });
}

if (canKeep()) {
  const queue = new Queue(`kaarten:${screen.dataset.kaarten}`, send, changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.text.value.trim()) {
      tell(sentence("leeg"));
      field.text.focus();
      return;
    }
    const entry = Object.fromEntries(NAMES.map((name) => [name, field[name].value]));
    entry.boxes = boxes().filter((box) => box.checked).map((box) => box.name);
    try {
      queue.add(entry);
    } catch { // this device is full: the plain way
      form.submit();
      return;
    }
    last = entry.person;
    again.hidden = false;
    empty();
  });
  again.addEventListener("click", () => empty(last));
  part("nieuw").addEventListener("click", (event) => {
    event.preventDefault();
    empty();
  });
  addEventListener("beforeunload", (event) => { if (field.text.value.trim()) event.preventDefault(); });
  drawWaiting(queue);
  changed(queue);
  queue.flush();
  screen.dataset.wachtrijAan = "";
}
