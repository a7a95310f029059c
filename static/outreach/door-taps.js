// Taps that wait on this device, sent together in one request. Each has a number made here: sent twice is done once.

import { Queue } from "../gatherings/queue.js";

const MOST = 40;
const GIVE_UP_AFTER = 15_000;
const RETRY_FIRST = 2_000;

export class Taps extends Queue {
  /** `ask` talks to the server (see Server); `changed(queue, told)` draws. What needs no answer waits no longer. */
  constructor(name, server, changed) {
    super(name, null, changed);
    this.server = server;
  }

  async empty() {
    let batch;
    while ((batch = this.waiting().slice(0, MOST)).length) {
      const answer = await this.server.send(batch);
      this.reason = answer.reason ?? "";
      if (this.reason) {
        this.changed(this);
        return;
      }
      this.wait = RETRY_FIRST;
      const told = new Map(answer.told.map((each) => [each.nonce, each]));
      const sent = new Set(batch.map((entry) => entry.nonce));
      this.write(this.all().flatMap((entry) => {
        if (!sent.has(entry.nonce)) return [entry];
        const each = told.get(entry.nonce);
        if (each && each.outcome !== "refused") return [];
        return [{ ...entry, problem: each?.sentence || answer.sentence || "?" }];
      }));
      this.changed(this, answer.told);
    }
  }

  /** Back in the queue, to be sent again. */
  again(nonce) {
    this.write(this.all().map((entry) => (entry.nonce === nonce ? { ...entry, problem: undefined } : entry)));
    this.flush();
  }

  drop(nonce) { this.write(this.all().filter((entry) => entry.nonce !== nonce)); }
}

const isShut = (answer) => answer.type === "opaqueredirect" || answer.status === 403;

/** How the door stands according to the server, and the way there. `state` is what it said last. */
export class Server {
  constructor(address, token, state) {
    [this.address, this.token, this.state] = [address, token, state];
    [this.asked, this.heard] = [0, 0];
  }

  async ask(body) {
    const options = { headers: { Accept: "application/json" }, redirect: "manual", signal: AbortSignal.timeout?.(GIVE_UP_AFTER) };
    const number = (this.asked += 1);
    if (body) {
      options.method = "POST";
      options.body = JSON.stringify(body);
      Object.assign(options.headers, { "Content-Type": "application/json", "X-CSRFToken": this.token });
    }
    return { number, answer: await fetch(this.address, options) };
  }

  /** The state as it is now; a reason when there is no answer: "verbinding" or "inloggen". */
  async look() {
    try {
      return await this.read(await this.ask());
    } catch {
      return { reason: "verbinding" };
    }
  }

  async send(entries) {
    const marks = entries.map(({ id, problem, ...mark }) => mark);
    try {
      let got = await this.ask({ marks });
      if (isShut(got.answer)) { // logged in again on another tab: a fresh token
        const fresh = await this.look();
        if (fresh.reason) return fresh;
        got = await this.ask({ marks });
      }
      return await this.read(got);
    } catch {
      return { reason: "verbinding" };
    }
  }

  /** What came back. An answer that was overtaken by that of a later question tells nothing about now. */
  async read({ number, answer }) {
    if (isShut(answer)) return { reason: "inloggen" };
    const isOurs = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    if (!isOurs) return { reason: "verbinding" };
    const said = await answer.json();
    if (answer.status === 400) return { told: [], sentence: said.sentence }; // each tap says so, and can be tried again
    if (!answer.ok) return { reason: "verbinding" };
    if (number > this.heard) [this.state, this.token, this.heard] = [said.state, said.token, number];
    return said;
  }
}
