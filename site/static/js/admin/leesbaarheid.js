// Reading tips under every field with text in the editor. A tip names a word or a sentence; nothing is changed for you.
const ADDRESS = "/beheer/leesbaarheid/";
const SHORTEST = 40;
const SHORTEST_QUESTION = 15;
const PAUSE = 1500;
// Everything long, and the titles of blocks: the questions of a survey.
const WRITTEN = "form[data-edit-form] :is(textarea, [data-draftail-input], input[name$='-value-title'])";

/** The plain text of a field: a textarea, or the hidden value of the rich text editor. */
function textOf(field) {
  if (!field.matches("[data-draftail-input]")) return field.value;
  try {
    return (JSON.parse(field.value)?.blocks ?? []).map((block) => block.text).join("\n");
  } catch {
    return "";
  }
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function item(tip) {
  const made = element("li", `leestip leestip--${tip.kind}`);
  const short = tip.fragment.length > 80 ? `${tip.fragment.slice(0, 77)}…` : tip.fragment;
  made.append(element("q", "leestip__fragment", short), " ", element("span", "", tip.message));
  return made;
}

function boxOf(field) {
  const box = element("details", "leestips");
  box.append(element("summary", "leestips__summary"), element("ul", "leestips__list"));
  const place = field.closest(".w-field") ?? field.parentElement;
  place.append(box);
  return box;
}

async function ask(text) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  const body = new URLSearchParams({ text });
  const headers = { "X-CSRFToken": token?.value ?? "" };
  const answer = await fetch(ADDRESS, { method: "POST", body, headers });
  if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
  return answer.json();
}

const fields = new WeakMap();

async function look(field) {
  const known = fields.get(field) ?? { text: "", seen: "", since: 0 };
  fields.set(field, known);
  const text = textOf(field);
  if (text !== known.seen) {
    known.seen = text;
    known.since = Date.now();
  }
  if (text === known.text || Date.now() - known.since < PAUSE) return;
  known.text = text;
  if (text.trim().length < (field.matches("input") ? SHORTEST_QUESTION : SHORTEST)) {
    known.box?.remove();
    known.box = null;
    return;
  }
  try {
    const { tips = [], summary, error } = await ask(text);
    known.box ??= boxOf(field);
    known.box.querySelector("summary").textContent = error ?? summary;
    known.box.querySelector("ul").replaceChildren(...tips.map(item));
  } catch {
    // Tips are help, no duty: without an answer the writer just writes on, and the next change asks again.
    known.text = "";
  }
}

/** Only the field somebody writes in, also when the rich text editor stands beside its hidden value. */
function isBeingWritten(field) {
  return (field.closest(".w-field") ?? field.parentElement).contains(document.activeElement);
}

setInterval(() => {
  if (document.hidden) return;
  for (const field of document.querySelectorAll(WRITTEN)) {
    if (isBeingWritten(field)) look(field);
  }
}, 500);
