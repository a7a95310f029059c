// A release that is being made: the page looks again by itself. Only what changed is replaced; at the end it reloads.
const place = document.querySelector("[data-waiting]");
const pause = Number(place?.dataset.waiting) * 1000;

async function look() {
  try {
    const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-waiting]");
    if (!fresh || answer.redirected) return window.location.reload();
    for (const part of place.querySelectorAll("[data-part]")) {
      const now = fresh.querySelector(`[data-part=${part.dataset.part}]`);
      if (now && now.outerHTML !== part.outerHTML) part.replaceWith(now);
    }
  } catch {
    // No line now: look again later.
  }
  return window.setTimeout(look, pause);
}

if (place) window.setTimeout(look, pause);
