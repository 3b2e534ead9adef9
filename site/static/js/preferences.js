// Runs before the first paint: what someone chose for reading holds on every page.
(() => {
  const root = document.documentElement;
  const wishes = {};
  root.dataset.js = "";
  for (const name of ["text", "contrast", "colours"]) {
    try {
      wishes[name] = localStorage.getItem(`samenspraak-${name}`);
    } catch {
      // A browser that keeps nothing still reads the page.
    }
    if (wishes[name]) root.dataset[name] = wishes[name];
  }
})();
