// Ticks for who looks, speaks at five minutes, one minute and the end, and says when a colleague went on.
// The server's clock counts: the clock of this device may be wrong.

const clock = document.querySelector("[data-klok]");
const part = (name) => clock.querySelector(`[data-${name}]`);
const sentence = (name) => clock.querySelector(`[data-zin="${name}"]`).textContent;
const LOOK_EVERY = 20_000;

const ahead = Date.now() - Number(clock.dataset.nu) * 1000;
const ends = Number(clock.dataset.eindigt) * 1000;
const big = part("groot");
let before = null;

function say(words) { part("zeg").textContent = words; }

function tick() {
  const left = Math.round((ends - (Date.now() - ahead)) / 1000);
  const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
  const shown = `${minutes}:${String(seconds).padStart(2, "0")}`;
  big.textContent = left >= 0 ? shown : `+${shown} ${sentence("over")}`;
  if (before !== null) {
    if (before > 300 && left <= 300) say(sentence("minuten").replace("{n}", "5"));
    if (before > 60 && left <= 60) say(sentence("minuut"));
    if (before > 0 && left <= 0) say(sentence("om"));
  }
  before = left;
}

async function look() {
  try {
    const answer = await fetch(clock.dataset.klok, { headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.ok) part("elders").hidden = (await answer.json()).mark === clock.dataset.merk;
  } catch { /* no connection: the clock goes on by itself */ }
}

if (big) {
  big.hidden = false;
  part("resterend").hidden = true;
  tick();
  setInterval(tick, 1000);
}
setInterval(look, LOOK_EVERY);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
