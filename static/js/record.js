// Recording an answer in the browser. Without this the form takes a file, and typing is always possible.

const form = document.querySelector("[data-opname]");
const part = (name) => form.querySelector(`[data-${name}]`);
const recorder = part("recorder");
const buttons = { start: part("start"), pause: part("pauze"), stop: part("stop"), send: part("stuur"), again: part("opnieuw") };
const [clock, level, player, state, input] = [part("klok"), part("niveau"), part("luister"), part("stand"), form.elements.geluid];
const most = Number(form.dataset.hoogstens);
const byFile = part("bestand");
const pauseLabel = buttons.pause.textContent;
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

let media, meter, chunks, seconds, ticked, ticking;
let isUnsaved = false;
let isSending = false;

const say = (name) => { state.textContent = form.querySelector(`[data-zin="${name}"]`).textContent; };

/** Shows only these buttons, and moves the focus to the first of them when it stood on one that goes. */
function offer(...names) {
  const wasHere = Object.values(buttons).includes(document.activeElement);
  for (const [name, button] of Object.entries(buttons)) button.hidden = !names.includes(name);
  if (wasHere) buttons[names[0]].focus();
}

function tick() {
  const [now, before] = [performance.now(), seconds];
  if (media.state === "recording") seconds += (now - ticked) / 1000;
  ticked = now;
  const whole = Math.floor(seconds);
  clock.textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  if (before < most - 15 && seconds >= most - 15) say("bijna");
  const wave = new Uint8Array(meter.fftSize);
  meter.getByteTimeDomainData(wave);
  level.value = Math.min(1, Math.max(...wave.map((at) => Math.abs(at - 128))) / 64);
  if (seconds >= most && media.state !== "inactive") media.stop();
}

function finish(stream, audio) {
  clearInterval(ticking);
  for (const track of stream.getTracks()) track.stop();
  audio.close();
  level.hidden = true;
  const sound = new Blob(chunks, { type: media.mimeType });
  const files = new DataTransfer();
  files.items.add(new File([sound], "opname", { type: sound.type }));
  input.files = files.files;
  URL.revokeObjectURL(player.src);
  player.src = URL.createObjectURL(sound);
  player.hidden = false;
  say("klaar");
  offer("send", "again");
}

async function start() {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (problem) {
    say(problem.name === "NotFoundError" ? "geen" : "geweigerd");
    byFile.open = true;
    return;
  }
  const audio = new AudioContext();
  meter = audio.createAnalyser();
  audio.createMediaStreamSource(stream).connect(meter);
  media = new MediaRecorder(stream, {
    mimeType: KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)),
    audioBitsPerSecond: 48000,
  });
  [chunks, seconds, ticked, isUnsaved] = [[], 0, performance.now(), true];
  media.ondataavailable = (event) => chunks.push(event.data);
  media.onstop = () => finish(stream, audio);
  media.start(1000);
  ticking = setInterval(tick, 100);
  player.hidden = true;
  level.hidden = false;
  say("bezig");
  offer("stop", "pause");
}

function pause() {
  const isPaused = media.state === "paused";
  if (isPaused) media.resume(); else media.pause();
  buttons.pause.textContent = isPaused ? pauseLabel : buttons.pause.dataset.verder;
  say(isPaused ? "bezig" : "pauze");
}

/** Sends what was recorded without leaving the page: with a bad connection the recording must stay where it is. */
async function send(event) {
  const isRecorded = isUnsaved && event.submitter === buttons.send;
  isUnsaved = isUnsaved && isRecorded;
  if (!isRecorded) return;
  event.preventDefault();
  if (isSending) return;
  isSending = true;
  say("stuurt");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, buttons.send) });
    // Something of ours is away: what was recorded stays on the page, to be sent later.
    if (answer.status >= 500) throw answer;
    isUnsaved = false;
    // Only what is kept leads elsewhere. A refusal is a page of its own, and that is for the browser to show.
    if (answer.redirected) location.assign(answer.url); else form.submit();
  } catch {
    say("verbinding");
    isSending = false;
  }
}

if (navigator.mediaDevices && window.MediaRecorder && window.DataTransfer) {
  recorder.hidden = false;
  byFile.open = byFile.hasAttribute("data-fout");
  buttons.start.addEventListener("click", start);
  buttons.again.addEventListener("click", start);
  buttons.pause.addEventListener("click", pause);
  buttons.stop.addEventListener("click", () => media.stop());
  form.addEventListener("submit", send);
  addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });
}
