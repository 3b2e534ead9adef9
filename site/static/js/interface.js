// What every page adds with script: the reading buttons, and focus on what went wrong.
const root = document.documentElement;
const asks = (query) => matchMedia(query).matches;

// Each button switches between two values; without a choice the system's own wish holds.
const CHOICES = {
  text: { on: "large", off: "normal", system: () => false },
  contrast: { on: "more", off: "normal", system: () => asks("(prefers-contrast: more)") },
  colours: { on: "dark", off: "light", system: () => asks("(prefers-color-scheme: dark)") },
};

function isOn(name) {
  const { on, system } = CHOICES[name];
  return name in root.dataset ? root.dataset[name] === on : system();
}

function keep(name, value) {
  root.dataset[name] = value;
  try {
    localStorage.setItem(`samenspraak-${name}`, value);
  } catch {
    // It then holds for this page only.
  }
}

for (const button of document.querySelectorAll("[data-preference]")) {
  const name = button.dataset.preference;
  const show = () => button.setAttribute("aria-pressed", String(isOn(name)));
  button.addEventListener("click", () => {
    keep(name, isOn(name) ? CHOICES[name].off : CHOICES[name].on);
    show();
  });
  show();
}

document.querySelector("[data-error-summary]")?.focus();

// Escape closes the menu and gives the focus back.
const menu = document.querySelector(".menu");
menu?.parentElement.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Paper shows what is folded away on a screen.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
});
