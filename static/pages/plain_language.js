// Looks at what is typed when the writer pauses, and shows the advice beside it. Without this a button does the same.
const PAUSE = 1200;

for (const panel of document.querySelectorAll("[data-leesbaar]")) {
  const form = panel.closest("form");
  const outcome = panel.querySelector("[data-leesbaar-uitkomst]");
  let timer = 0;
  let asked = null;

  const look = async () => {
    clearTimeout(timer);
    asked?.abort();
    asked = new AbortController();
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    try {
      const answer = await fetch(panel.dataset.leesbaar, {
        method: "POST",
        body: data,
        headers: {"X-Piece": "1"},
        signal: asked.signal,
      });
      if (answer.ok) outcome.innerHTML = await answer.text();
    } catch (problem) {
      if (problem.name !== "AbortError") outcome.textContent = "";
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  panel.querySelector("[data-leesbaar-knop]").addEventListener("click", event => {
    event.preventDefault();
    look();
  });
}
