// Keys for the buttons of the analyst: what a key does stands on a button that works without it. The keys can be off.
const SWITCH = "samenspraak:thematoetsen";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

const box = document.querySelector("[data-keys-switch] input");
const answer = document.querySelector("[data-answer]");

function buttonFor(key) {
  return [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key && !each.disabled);
}

function press(event) {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!box?.checked || event.target.closest?.(TYPING)) return;
  const button = buttonFor(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (!button) return;
  event.preventDefault();
  button.click();
}

/** Words that are selected in the answer stand in the open form that asks for words. */
function take() {
  const selection = document.getSelection();
  const words = selection.toString().trim();
  if (!words || !answer.contains(selection.anchorNode) || !answer.contains(selection.focusNode)) return;
  for (const field of document.querySelectorAll("details[open] [data-takes-selection] :is(input, textarea)")) {
    field.value = words;
  }
}

if (box) {
  box.closest("[data-keys-switch]").hidden = false;
  box.checked = localStorage.getItem(SWITCH) !== "off";
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
  document.addEventListener("keydown", press);
}
if (answer) document.addEventListener("selectionchange", take);
