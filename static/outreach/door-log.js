// The last taps on this device, with what became of each. Only numbers and codes are kept here: names come from the page.

const KEPT = 60;
const SHOWN = 8;
const LET_IN_ANYWAY = new Set(["not_coming", "waiting"]);
/** What a host wants to know, also when it came back long after the tap. */
const TELLING = new Set([...LET_IN_ANYWAY, "unknown", "already"]);

export class Log {
  /** `page` gives the parts of the screen, its sentences, and what one can do about a tap. */
  constructor(name, page) {
    [this.name, this.page] = [name, page];
    try {
      this.entries = JSON.parse(localStorage.getItem(name) || "[]");
      const older = Object.keys(localStorage).filter((key) => key.startsWith("deur-laatst:") && key !== name);
      older.forEach((key) => localStorage.removeItem(key)); // of another evening
    } catch {
      this.entries = [];
    }
  }

  add(tap) { this.keep([{ ...tap, text: "" }, ...this.entries]); }

  /** Something that was no tap: a sentence about somebody. */
  say(about, text) {
    this.keep([{ ...about, nonce: "", text }, ...this.entries]);
    this.draw();
  }

  /** What the server made of a tap; of a code it says whose it is. Returns the tap, when it is still here. */
  hear({ nonce, outcome, seat, sentence }) {
    this.keep(this.entries.map((entry) => (entry.nonce === nonce
      ? { ...entry, seat: entry.seat || seat, outcome, text: sentence } : entry)));
    return this.entries.find((entry) => entry.nonce === nonce);
  }

  keep(entries) {
    this.entries = entries.slice(0, KEPT);
    try {
      localStorage.setItem(this.name, JSON.stringify(this.entries));
    } catch { /* this device is full: then only until the page is closed */ }
  }

  draw(queued = this.queued ?? []) {
    this.queued = queued;
    const { part } = this.page;
    const stuck = queued.filter((tap) => tap.problem);
    const others = this.entries.filter((entry, place) => !stuck.some((tap) => tap.nonce === entry.nonce)
      && (place < SHOWN || TELLING.has(entry.outcome)));
    const lines = [...stuck, ...others];
    part("laatst").hidden = !lines.length;
    part("log").replaceChildren(...lines.map((entry) => this.line(entry)));
  }

  line(entry) {
    const { part, sentence, describe } = this.page;
    const line = part("regel").content.cloneNode(true).firstElementChild;
    const name = describe(entry);
    const isWaiting = this.queued.some((tap) => tap.nonce === entry.nonce && !tap.problem);
    let said = entry.problem || entry.text || (isWaiting ? sentence("wacht") : "");
    let subject = name;
    if (entry.kind === "undo") [subject, said] = [sentence("terug", { naam: name }), entry.problem || (isWaiting ? sentence("wacht") : "")];
    else if (entry.kind === "walk_in") {
      subject = sentence("erbij", { naam: name });
      if (entry.outcome === "walked_in") said = "";
    }
    line.querySelector("[data-tekst]").textContent = said ? `${subject} · ${said}` : subject;
    const button = (which, isShown, deed) => {
      const found = line.querySelector(`[data-${which}]`);
      found.hidden = !isShown;
      found.addEventListener("click", deed);
    };
    button("toch", LET_IN_ANYWAY.has(entry.outcome) && entry.seat, () => {
      this.keep(this.entries.filter((each) => each !== entry));
      this.page.letIn(entry.seat);
    });
    button("opnieuw", entry.problem, () => this.page.again(entry.nonce));
    button("weg", entry.problem, () => this.page.drop(entry.nonce));
    return line;
  }
}
