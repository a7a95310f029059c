// Writing along through a dropped connection: a note is kept on this device first, then sent. Without this the form works.

import { Queue, canKeep, newNonce } from "../gatherings/queue.js";

const screen = document.querySelector("[data-verslag]");
const part = (name) => screen.querySelector(`[data-${name}]`);
const sentence = (name) => screen.querySelector(`[data-zin="${name}"]`).textContent;
const form = part("aantekening");
const field = form.elements;
const status = part("wachtrij");
const stop = part("stop");
const NAMES = ["nonce", "version", "question", "speaker", "kind", "text"];
const isOnePage = form.action === location.href.split(/[?#]/)[0];

/** Asks for a fresh token: after logging in again on another tab the one on this page is old. */
async function refreshToken() {
  const answer = await fetch(part("aantekening").closest("[data-stand]").dataset.stand, {
    headers: { Accept: "application/json" },
    redirect: "manual",
  });
  if (!answer.ok) return false;
  for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = (await answer.clone().json()).token;
  return true;
}

function post(entry) {
  const body = new FormData();
  for (const name of NAMES) body.set(name, entry[name] ?? "");
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
    if (answer.ok && isOurs) return { done: true, ...(await answer.json()) };
    if (answer.status === 409 && isOurs) return { refused: (await answer.json()).sentence };
  } catch { /* no connection */ }
  return { later: true, reason: "verbinding" };
}

function tell(words) {
  status.hidden = !words;
  if (status.textContent !== words) status.textContent = words;
}

function speakerName(key) {
  const radio = key && form.querySelector(`[name=speaker][value="${CSS.escape(key)}"]`);
  return radio ? sentence("spreker").replace("{n}", radio.dataset.nummer) : sentence("niemand");
}

function drawWaiting(queue) {
  const list = part("wachtend");
  list.replaceChildren(...queue.all().reverse().map((entry) => {
    const line = part("sjabloon").content.cloneNode(true).firstElementChild;
    line.querySelector("[data-wie]").textContent = speakerName(entry.speaker);
    line.querySelector("[data-toestand]").textContent = entry.problem ? `${sentence("niet")}: ${entry.problem}` : sentence("wacht");
    line.querySelector("[data-woorden]").textContent = entry.text;
    if (entry.problem) {
      line.querySelector("[data-knoppen]").hidden = false;
      line.querySelector("[data-terug]").addEventListener("click", () => {
        const typed = field.text.value.trim();
        fill({ ...entry, nonce: newNonce(), version: 1, text: typed ? `${typed}\n${entry.text}` : entry.text });
        queue.remove(entry.id);
      });
      line.querySelector("[data-weg]").addEventListener("click", () => queue.remove(entry.id));
    }
    return line;
  }));
  list.hidden = !list.children.length;
}

/** The list as the server has it now. */
async function drawKept() {
  try {
    const answer = await fetch(form.action, { redirect: "manual" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-lijst]");
    if (fresh) part("lijst").replaceChildren(...fresh.childNodes);
  } catch { /* later */ }
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
    drawKept();
    if (!isOnePage && outcome.done && !queue.all().length) location.assign(form.action);
  }
  wasWaiting = count > 0;
}

function fill(entry) {
  for (const name of ["nonce", "version", "question", "text"]) field[name].value = entry[name] ?? "";
  for (const radio of form.querySelectorAll("[name=speaker]")) radio.checked = radio.value === (entry.speaker ?? "");
  for (const radio of form.querySelectorAll("[name=kind]")) radio.checked = radio.value === entry.kind;
  stop.hidden = Number(entry.version) <= 1;
  field.text.focus();
}

/** An empty note at the same question and of the same kind; the speaker is chosen anew. */
function empty() {
  const kind = form.querySelector("[name=kind]:checked")?.value;
  fill({ nonce: newNonce(), version: 1, question: field.question.value, speaker: "", kind, text: "" });
}

function keyed(event) {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (event.altKey && !event.ctrlKey && digit !== undefined) {
    const radio = form.querySelector(`[data-nummer="${digit}"]`);
    if (radio) {
      radio.checked = true;
      event.preventDefault();
    }
  }
  if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    form.requestSubmit();
  }
}

if (canKeep()) {
  const queue = new Queue(`aantekeningen:${screen.dataset.verslag}`, send, changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = new FormData(form);
    if (!data.get("text").trim()) {
      tell(sentence("leeg"));
      field.text.focus();
      return;
    }
    const entry = Object.fromEntries(NAMES.map((name) => [name, data.get(name) ?? ""]));
    try {
      queue.add(entry);
    } catch { // this device is full: the plain way
      form.submit();
      return;
    }
    empty();
  });
  part("lijst").addEventListener("click", (event) => {
    const link = event.target.closest("[data-verander]");
    if (!link) return;
    event.preventDefault();
    if (field.text.value.trim() && stop.hidden) form.requestSubmit(); // what was being typed is kept first
    const { nonce, versie, vraag, spreker, soort } = link.closest("li").dataset;
    const text = link.closest("li").querySelector("[data-woorden]").textContent;
    fill({ nonce, version: Number(versie) + 1, question: vraag, speaker: spreker, kind: soort, text });
  });
  stop.addEventListener("click", empty);
  addEventListener("beforeunload", (event) => { if (field.text.value.trim() && field.text.value !== field.text.defaultValue) event.preventDefault(); });
  drawWaiting(queue);
  changed(queue);
  queue.flush();
}
form.addEventListener("keydown", keyed);
part("toetsen").hidden = false;
