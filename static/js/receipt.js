// The QR of a receipt holds the code after the #, which never reaches a server: fill it in and take it out of sight.
const field = document.querySelector("[data-bewijs] input[name=code]");
const code = readable(location.hash.slice(1));

if (field && code && !field.value) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
  field.focus();
}

/** The words of a code, or "" when this is something else, such as a place on the page. */
function readable(fragment) {
  try {
    const words = decodeURIComponent(fragment).trim();
    return /^[\p{L}\p{N} +_-]{8,200}$/u.test(words) ? words.replace(/\+/g, " ") : "";
  } catch {
    return "";
  }
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
