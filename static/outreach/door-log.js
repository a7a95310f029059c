// The last taps on this device, with what became of each. Only numbers and codes are kept here: names come from the page.

const SHOWN = 6;
const NEEDS_A_LOOK = new Set(["not_coming", "waiting"]);

export class Log {
  /** `page` gives the parts of the screen, its sentences, and what one can do about a tap. */
  constructor(name, page) {
    [this.name, this.page] = [name, page];
    try {
      this.entries = JSON.parse(localStorage.getItem(name) || "[]");
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
    this.entries = entries.slice(0, SHOWN);
    localStorage.setItem(this.name, JSON.stringify(this.entries));
  }

  draw(queued = this.queued ?? []) {
    this.queued = queued;
    const { part } = this.page;
    const stuck = queued.filter((tap) => tap.problem);
    const lines = [...stuck, ...this.entries.filter((entry) => !stuck.some((tap) => tap.nonce === entry.nonce))];
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
    button("toch", NEEDS_A_LOOK.has(entry.outcome) && entry.seat, () => {
      this.keep(this.entries.filter((each) => each !== entry));
      this.page.letIn(entry.seat);
    });
    button("opnieuw", entry.problem, () => this.page.again(entry.nonce));
    button("weg", entry.problem, () => this.page.drop(entry.nonce));
    return line;
  }
}
