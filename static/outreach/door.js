// The door on a phone: one tap lets somebody in, also without a connection. Without this the forms work.
// What is drawn is what the server said last, and over that the taps that still wait on this device.

import { canKeep, newNonce } from "../gatherings/queue.js";
import { Log } from "./door-log.js";
import { Scanner, canScan } from "./door-scan.js";
import { Server, Taps } from "./door-taps.js";

const LOOK_EVERY = 30_000;
const TAPPED_TWICE = 700;
const NEEDS_A_LOOK = new Set(["unknown", "not_coming", "waiting", "refused"]);

const screen = document.querySelector("[data-deur]");
const part = (name) => screen.querySelector(`[data-${name}]`);
const sentence = (name, given = {}) =>
  Object.entries(given).reduce((text, [key, value]) => text.replace(`{${key}}`, value), part(`zin="${name}"`).textContent);
const words = (element) => element.dataset.tekens.split(" ").filter(Boolean);
const rows = [...screen.querySelectorAll("[data-plek]")];
const kinds = [...screen.querySelectorAll("[data-perspectief]")];
const rowOf = (seat) => rows.find((row) => row.dataset.plek === seat);
const nameOf = (element) => element.querySelector("[data-naam]").textContent;

function stateOfPage() {
  const seats = rows.filter((row) => "isBinnen" in row.dataset)
    .map((row) => [row.dataset.plek, { people: Number(row.dataset.mensen), nonces: words(row) }]);
  return {
    seats: Object.fromEntries(seats),
    walk_ins: Object.fromEntries(kinds.map((kind) => [kind.dataset.perspectief, words(kind)])),
    signed_up: Number(screen.dataset.aangemeld),
  };
}

/** Who is in, by seat: {people, nonces, waits}; and the taps of who walked in, by perspective. */
function now(queue, state) {
  const pending = queue.waiting();
  const undos = pending.filter((tap) => tap.kind === "undo");
  const undone = new Set(undos.flatMap((tap) => tap.undoes));
  const stands = (nonce) => !undone.has(nonce);
  const seats = new Map();
  for (const row of rows) {
    const seat = row.dataset.plek;
    const known = state.seats[seat];
    const kept = (known?.nonces ?? []).filter(stands);
    const isKnown = kept.length > 0 || (known && !known.nonces.length && !undos.some((tap) => tap.seat === seat));
    const mine = pending.filter((tap) => tap.kind === "seat" && tap.seat === seat && stands(tap.nonce));
    if (!isKnown && !mine.length) continue;
    const people = Math.max(isKnown ? known.people : 0, ...mine.map((tap) => tap.people));
    seats.set(seat, { people, nonces: [...kept, ...mine.map((tap) => tap.nonce)], waits: !isKnown });
  }
  const walkIns = new Map(kinds.map(({ dataset: { perspectief } }) => [perspectief, [
    ...(state.walk_ins[perspectief] ?? []).filter(stands),
    ...pending.filter((tap) => tap.kind === "walk_in" && tap.perspective === perspectief && stands(tap.nonce))
      .map((tap) => tap.nonce),
  ]]));
  return { seats, walkIns };
}

function drawRow(row, inside) {
  row.classList.toggle("door-person--in", Boolean(inside));
  row.querySelector("[data-in]").hidden = Boolean(inside);
  row.querySelector("[data-uit]").hidden = !inside;
  const text = inside ? sentence("binnen", { n: inside.people }) : sentence("buiten");
  row.querySelector("[data-stand]").textContent = inside?.waits ? `${text} · ${sentence("wacht")}` : text;
}

function draw({ seats, walkIns }) {
  let [there, extra, missed] = [0, 0, 0];
  for (const row of rows) {
    const inside = seats.get(row.dataset.plek);
    drawRow(row, inside);
    there += inside?.people ?? 0;
    if ("verwachtHier" in row.dataset) missed += Math.max(Number(row.dataset.stoelen) - (inside?.people ?? 0), 0);
    else extra += inside?.people ?? 0;
  }
  for (const kind of kinds) {
    const people = walkIns.get(kind.dataset.perspectief).length;
    kind.querySelector("[data-aantal]").textContent = people;
    kind.querySelector("[data-eraf]").hidden = !people;
    extra += people;
    there += people;
  }
  [["binnen", there], ["verwacht", missed], ["inlopers", extra]].forEach(([name, number]) => { part(name).textContent = number; });
}

function tell(text) {
  if (part("wachtrij").textContent !== text) part("wachtrij").textContent = text;
}

function start() {
  const server = new Server(screen.dataset.tikken, screen.querySelector("[name=csrfmiddlewaretoken]").value, stateOfPage());
  const log = new Log(`deur-laatst:${screen.dataset.deur}`, { screen, part, sentence, describe, again: (nonce) => queue.again(nonce),
    drop: (nonce) => queue.drop(nonce), letIn: (seat) => tapSeat(seat, null, true) });
  let sentSomething = false;
  let isCut = false;
  let said = "";

  const queue = new Taps(`deur:${screen.dataset.deur}`, server, (changed, told) => {
    for (const each of told ?? []) {
      const tap = log.hear(each);
      if (NEEDS_A_LOOK.has(each.outcome)) said = `${describe(tap ?? each)}: ${each.sentence}`;
    }
    sentSomething ||= Boolean(told?.length);
    redraw(changed);
  });

  function redraw(changed) {
    draw(now(changed, server.state));
    log.draw(changed.all());
    part("nieuw").hidden = server.state.signed_up === Number(screen.dataset.aangemeld);
    const waits = changed.waiting().length;
    let line = part("wachtrij").dataset.nu ?? "";
    if (changed.reason === "inloggen") line = sentence("inloggen");
    else if (waits && (changed.reason || isCut)) line = waits === 1 ? sentence("een") : sentence("meer", { n: waits });
    else if (isCut) line = sentence("geen");
    else if (!waits) line = sentSomething && !said ? sentence("klaar") : "";
    part("wachtrij").dataset.nu = line;
    tell(`${said} ${line}`.trim());
  }

  function say(about, text) {
    said = `${describe(about)}: ${text}`;
    log.say(about, text);
    redraw(queue);
  }

  function describe(tap) {
    if (tap.seat && rowOf(tap.seat)) return nameOf(rowOf(tap.seat));
    if (tap.code) return sentence("code", { code: tap.code.toUpperCase() });
    const kind = kinds.find((each) => each.dataset.perspectief === tap.perspective);
    return kind ? nameOf(kind) : "";
  }

  function add(tap) {
    const entry = { nonce: newNonce(), ...tap };
    said = "";
    log.add(entry);
    queue.add(entry);
  }

  /** Without a connection the host decides, and the person is in already. */
  const decidesHere = () => isCut || !navigator.onLine || Boolean(queue.reason);

  function tapSeat(seat, people, letIn) {
    const row = rowOf(seat);
    add({ kind: "seat", seat, people: people || Number(row?.dataset.stoelen) || 1, let_in: letIn || decidesHere() });
    if (row) row.dataset.getikt = performance.now();
    row?.querySelector("[data-uit] button").focus({ preventScroll: true });
  }

  function tapCode(typed) {
    const bare = typed.toLowerCase().replace(/[^a-z0-9]/g, "");
    const code = /^\s*rg-/i.test(typed) ? bare.slice(2) : bare;
    if (!code) return;
    const row = rows.find((each) => each.dataset.code === code);
    const inside = row && now(queue, server.state).seats.get(row.dataset.plek);
    if (inside) say({ seat: row.dataset.plek }, sentence("al"));
    else if (row && "verwachtHier" in row.dataset) tapSeat(row.dataset.plek);
    else if (row) {
      part("anderen").open = true;
      row.scrollIntoView({ block: "center" });
      row.querySelector("[data-in] button").focus({ preventScroll: true });
      say({ seat: row.dataset.plek }, sentence("zelf"));
    } else {
      add({ kind: "code", code, let_in: decidesHere() });
      if (decidesHere()) say({ code }, sentence("onbekend"));
    }
  }

  function submitted(form) {
    const row = form.closest("[data-plek]");
    const kind = form.closest("[data-perspectief]")?.dataset.perspectief;
    const { seats, walkIns } = now(queue, server.state);
    if (form.matches("[data-in]")) tapSeat(row.dataset.plek, Number(form.elements.people?.value), Boolean(form.elements.let_in));
    else if (form.matches("[data-uit]")) {
      if (performance.now() - (row.dataset.getikt ?? -TAPPED_TWICE) < TAPPED_TWICE) return; // the second half of a double tap
      add({ kind: "undo", seat: row.dataset.plek, undoes: seats.get(row.dataset.plek)?.nonces ?? [] });
      row.querySelector("[data-in] button").focus({ preventScroll: true });
    } else if (form.matches("[data-erbij]")) add({ kind: "walk_in", perspective: kind });
    else if (form.matches("[data-eraf]")) {
      const last = walkIns.get(kind).at(-1);
      if (last) add({ kind: "undo", perspective: kind, undoes: [last] });
      if (form.hidden) form.parentElement.querySelector("[data-erbij] button").focus({ preventScroll: true });
    } else {
      tapCode(form.elements.code.value);
      form.elements.code.value = "";
    }
  }

  screen.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      submitted(event.target);
    } catch (trouble) { // this device is full: the plain way
      if (trouble.name !== "QuotaExceededError") throw trouble;
      event.target.submit();
    }
  });

  async function look() {
    if (document.hidden || queue.busy) return;
    const { reason } = await server.look();
    isCut = reason === "verbinding";
    if (!queue.waiting().length) queue.reason = reason === "inloggen" ? reason : "";
    redraw(queue);
  }
  setInterval(look, LOOK_EVERY);
  addEventListener("offline", () => { isCut = true; redraw(queue); });
  addEventListener("online", look);
  addEventListener("beforeunload", (event) => { if (!navigator.onLine) event.preventDefault(); });

  if (canScan()) readyToScan(tapCode);
  redraw(queue);
  queue.flush();
}

function readyToScan(found) {
  const button = part("scan");
  const scanner = new Scanner(part("beeld"), (text) => {
    button.textContent = sentence("scan");
    found(text);
  });
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      if (scanner.isOn) scanner.stop();
      else await scanner.start();
    } catch {
      scanner.stop();
      tell(sentence("camera"));
    }
    button.textContent = sentence(scanner.isOn ? "stop" : "scan");
  });
}

function readyToSearch() {
  if (!part("zoeken")) return;
  part("zoeken").hidden = false;
  part("zoek").addEventListener("input", ({ target }) => {
    const typed = target.value.trim().toLowerCase();
    const bare = typed.replace(/^rg-/, "").replace(/[^\p{L}\p{N} ]/gu, "");
    const fits = (row) => !typed || nameOf(row).toLowerCase().includes(typed) || (bare && row.dataset.code.startsWith(bare));
    for (const row of rows) row.hidden = !fits(row);
    const left = rows.filter((row) => !row.hidden);
    if (typed && part("anderen")) part("anderen").open = left.some((row) => !("verwachtHier" in row.dataset));
    part("gevonden").textContent = !typed ? "" : left.length === 1 ? sentence("gevonden-een") : sentence("gevonden", { n: left.length });
  });
}

readyToSearch();
if (canKeep()) start();
