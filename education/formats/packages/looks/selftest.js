// The self-test: looks at answers, counts, and tells the score to the system around it, when there is one (SCORM 1.2).
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // ---- The system of the school: SCORM says to look in the frames around us, then where we were opened from.
  const ofWindow = (start) => {
    for (let place = start, steps = 0; place && steps < 10; steps += 1) {
      try {
        if (place.API) return place.API;
      } catch {
        return null; // a page of somebody else: not ours to look into
      }
      if (place.parent === place) return null;
      place = place.parent;
    }
    return null;
  };
  const found = ofWindow(window) || ofWindow(window.opener);
  // A system that stumbles must never stop somebody from practising.
  const ask = (name, ...words) => {
    try {
      return found ? String(found[name](...words)) : "";
    } catch {
      return "";
    }
  };
  const kept = ask("LMSInitialize", "") === "true";
  const started = Date.now();
  let ended = false;
  // Practising again must not cost what was earned before: only a better score is told.
  let best = kept ? Number.parseFloat(ask("LMSGetValue", "cmi.core.score.raw")) : NaN;
  const tell = (name, value) => kept && !ended && ask("LMSSetValue", name, String(value));

  const time = () => {
    const seconds = Math.floor((Date.now() - started) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  };
  const end = () => {
    if (!kept || ended) return;
    tell("cmi.core.session_time", time());
    ask("LMSCommit", "");
    ask("LMSFinish", "");
    ended = true;
  };
  if (kept) {
    one("#alone").hidden = true;
    one("#kept").hidden = false;
    const status = ask("LMSGetValue", "cmi.core.lesson_status");
    if (!["completed", "passed", "failed"].includes(status)) tell("cmi.core.lesson_status", "incomplete");
    ask("LMSCommit", "");
    window.addEventListener("pagehide", end);
    window.addEventListener("beforeunload", end);
  }

  // ---- Questions
  const questions = all(".question");
  const closed = questions.filter((question) => question.dataset.kind === "closed");
  const seen = new Map(); // question -> right (true, false), or null for an open question

  const selects = (question) => all("select", question);
  const inputs = (question) => all("input", question);
  const isEmpty = (question) =>
    selects(question).length
      ? selects(question).some((select) => !select.value)
      : !inputs(question).some((input) => input.checked);
  const isRight = (question) =>
    selects(question).every((select) => select.value === select.dataset.correct) &&
    inputs(question).every((input) => input.checked === (input.dataset.correct === "yes"));
  const show = (question, ...names) => {
    for (const part of all(".verdict > *", question)) part.hidden = !names.some((name) => part.classList.contains(name));
  };
  const sayOfChosen = (question, mayShow) => {
    for (const option of all(".option", question)) {
      const says = one(".says", option);
      if (says) says.hidden = !mayShow || !one("input", option).checked;
    }
  };
  const hide = (question) => {
    show(question);
    sayOfChosen(question, false);
  };

  const score = one("#score");
  const right = () => [...seen.values()].filter((each) => each === true).length;
  const left = () => questions.length - seen.size;
  const write = () => {
    const count = score.dataset.template.replace("{right}", right()).replace("{total}", closed.length);
    const rest = left() ? score.dataset.left.replace("{left}", left()) : score.dataset.done;
    score.textContent = closed.length ? `${count} ${rest}` : rest;
  };
  const report = () => {
    write();
    const earned = Math.round((100 * right()) / closed.length);
    if (closed.length && !(earned <= best)) {
      best = earned;
      tell("cmi.core.score.min", 0);
      tell("cmi.core.score.max", 100);
      tell("cmi.core.score.raw", earned);
    }
    if (!left()) tell("cmi.core.lesson_status", "completed");
    if (kept && !ended) ask("LMSCommit", "");
  };

  const check = (question) => {
    if (question.dataset.kind === "open") {
      seen.set(question, null);
      show(question, "shown");
    } else if (isEmpty(question)) {
      show(question, "empty");
      return;
    } else {
      seen.set(question, isRight(question));
      show(question, "shown", seen.get(question) ? "right" : "wrong");
    }
    sayOfChosen(question, true);
    report();
  };

  for (const question of questions) {
    one("details", question).hidden = true;
    const button = one(".check", question);
    button.hidden = false;
    button.addEventListener("click", () => check(question));
    // Another answer needs another look; the words of an open question stay as they are.
    if (question.dataset.kind === "closed") question.addEventListener("change", () => hide(question));
  }
  one("form").addEventListener("submit", (event) => event.preventDefault());
  one("#again").addEventListener("click", () => {
    one("form").reset();
    seen.clear();
    questions.forEach(hide);
    write();
    const first = one("input, select, textarea", questions[0]);
    if (first) first.focus();
  });
  one("#end").hidden = false;
  write();
})();
