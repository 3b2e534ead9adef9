// Conditions in the editor of a survey: an earlier question and its answer are chosen from lists. Kept are their keys,
// made from the ids of the blocks as surveys/building/definition.py does. Without this one could still type a key.
const { words, fixed, bank } = JSON.parse(document.querySelector("[data-survey-conditions]")?.dataset.surveyConditions ?? "{}");
const CONDITION = /^questions-(\d+)-value-condition-(question|value|operator)$/;

const keyOf = (id, letter) => letter + id.replaceAll("-", "").slice(0, 8);
const field = (name) => document.getElementsByName(name)[0];

/** The children of a list or stream under this prefix, in their order, without those taken away. */
function childrenOf(prefix) {
  const count = Number(field(`${prefix}-count`)?.value ?? 0);
  return Array.from({ length: count }, (_, n) => `${prefix}-${n}`)
    .filter((name) => field(`${name}-order`) && !field(`${name}-deleted`)?.value)
    .sort((one, two) => field(`${one}-order`).value - field(`${two}-order`).value);
}

function itemsOf(prefix, letter) {
  return childrenOf(prefix).map((name) => ({
    key: keyOf(field(`${name}-id`).value, letter),
    label: (field(`${name}-value`) ?? field(`${name}-value-label`))?.value ?? "",
  }));
}

function questions() {
  return childrenOf("questions").map((name, place) => {
    const kind = field(`${name}-type`).value;
    const chosen = bank?.[field(`${name}-value-question`)?.value];
    return {
      name,
      kind: kind === "bank" ? chosen?.kind : kind,
      key: keyOf(field(`${name}-id`).value, "q"),
      label: `${place + 1}. ${kind === "bank" ? (chosen?.title ?? "") : (field(`${name}-value-title`)?.value ?? "")}`,
      options: kind === "bank" ? (chosen?.options ?? []) : itemsOf(`${name}-value-options`, "a"),
      sentences: itemsOf(`${name}-value-story`, "s"),
      other: field(`${name}-value-other`)?.checked ?? false,
    };
  });
}

function answersOf(question) {
  if (!question) return [];
  const own = fixed[question.kind] ?? (question.kind === "vision" ? question.sentences : question.options);
  return question.other ? [...own, { key: "other", label: words.other }] : own;
}

/** A list in the place of a field with a key; what the field holds stays chosen, also when it is gone. */
function offer(input, choices, empty) {
  const list = input.nextElementSibling?.matches("select.condition-list") ? input.nextElementSibling : made(input);
  const known = choices.some((each) => each.key === input.value);
  const gone = input.value && !known ? [{ key: input.value, label: words.gone }] : [];
  const wanted = [{ key: "", label: empty }, ...choices, ...gone];
  const shown = [...list.options].map((option) => [option.value, option.text].join());
  if (shown.join("|") !== wanted.map((each) => [each.key, each.label].join()).join("|")) {
    list.replaceChildren(...wanted.map((each) => new Option(each.label, each.key)));
  }
  list.value = input.value;
  list.hidden = false;
  input.hidden = true;
}

function made(input) {
  const list = document.createElement("select");
  list.className = "condition-list";
  list.id = `${input.id}-list`;
  input.labels?.forEach((label) => { label.htmlFor = list.id; });
  input.after(list);
  list.addEventListener("change", () => {
    input.value = list.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    refresh();
  });
  return list;
}

function typed(input) {
  if (input.nextElementSibling?.matches("select.condition-list")) input.nextElementSibling.hidden = true;
  input.hidden = false;
}

function refresh() {
  const all = questions();
  all.forEach((question, place) => {
    const [asked, operator, value] = ["question", "operator", "value"].map((part) => field(`${question.name}-value-condition-${part}`));
    if (!asked || !value) return;
    const earlier = all.slice(0, place).filter((each) => each.kind !== "information");
    offer(asked, earlier, words.always);
    const answers = answersOf(earlier.find((each) => each.key === asked.value));
    if (answers.length) offer(value, answers, words.choose);
    else typed(value);
    const needed = Boolean(asked.value);
    operator.closest("[data-contentpath]").hidden = !needed;
    value.closest("[data-contentpath]").hidden = !needed || operator.value === "answered";
  });
}

if (words) {
  document.addEventListener("change", (event) => {
    if (CONDITION.test(event.target.name)) refresh();
  });
  // Words, order and number of questions change in many ways; looking again when somebody comes near is enough.
  document.addEventListener("focusin", (event) => {
    if (event.target.closest(".condition, [data-streamfield-block]")) refresh();
  });
  new MutationObserver(refresh).observe(document.body, { childList: true, subtree: true });
  refresh();
}
