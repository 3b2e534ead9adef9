// Security keys: shows the passkey form where the browser has them, and says so when a key does not answer.
for (const form of document.querySelectorAll("[data-key-form]")) {
  form.hidden = !window.PublicKeyCredential;
}

// The answer of the key sends the form; the button alone would send it without.
for (const form of document.querySelectorAll("[data-needs-key]")) {
  form.addEventListener("submit", (event) => event.preventDefault());
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const notice of document.querySelectorAll("[data-key-error]")) notice.hidden = false;
});
