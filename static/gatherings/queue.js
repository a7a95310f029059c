// What waits on this device to be sent: kept in localStorage until the server has it, one after the other.
// Each note carries a number made here, so that sending it twice is keeping it once.

const RETRY_FIRST = 2_000;
const RETRY_MOST = 60_000;

/** A random number in the shape of a UUID, also where the page is not served over https. */
export function newNonce() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Whether this browser can keep anything; in some private windows it cannot, and then forms go the plain way. */
export function canKeep() {
  try {
    localStorage.setItem("proef", "1");
    localStorage.removeItem("proef");
    return true;
  } catch {
    return false;
  }
}

export class Queue {
  /** `send(entry)` resolves to {done, told}, {refused} or {later, reason}; `changed(queue)` is called after each step. */
  constructor(name, send, changed) {
    [this.name, this.send, this.changed] = [name, send, changed];
    [this.wait, this.timer, this.busy, this.reason] = [RETRY_FIRST, 0, false, ""];
    addEventListener("online", () => this.flush());
    addEventListener("storage", (event) => { if (event.key === name) changed(this); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.flush(); });
  }

  all() {
    try {
      return JSON.parse(localStorage.getItem(this.name) || "[]");
    } catch {
      return [];
    }
  }

  waiting() { return this.all().filter((entry) => !entry.problem); }

  add(entry) {
    this.write([...this.all(), { ...entry, id: newNonce() }]);
    this.flush();
  }

  remove(id) { this.write(this.all().filter((entry) => entry.id !== id)); }

  write(entries) {
    if (entries.length) localStorage.setItem(this.name, JSON.stringify(entries));
    else localStorage.removeItem(this.name);
    this.changed(this);
  }

  /** Sends what waits, oldest first. Two tabs take turns, where the browser can do that. */
  async flush() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    try {
      if (navigator.locks) await navigator.locks.request(this.name, () => this.empty());
      else await this.empty();
    } finally {
      this.busy = false;
    }
    if (this.waiting().length) {
      this.timer = setTimeout(() => this.flush(), this.wait);
      this.wait = Math.min(this.wait * 2, RETRY_MOST);
    } else {
      this.wait = RETRY_FIRST;
    }
  }

  async empty() {
    let entry;
    while ((entry = this.waiting()[0])) {
      const outcome = await this.send(entry);
      this.reason = outcome.later ? outcome.reason : "";
      if (outcome.later) {
        this.changed(this);
        return;
      }
      this.wait = RETRY_FIRST;
      if (outcome.done) this.remove(entry.id);
      else this.write(this.all().map((each) => (each.id === entry.id ? { ...each, problem: outcome.refused } : each)));
      this.changed(this, outcome);
    }
  }
}
