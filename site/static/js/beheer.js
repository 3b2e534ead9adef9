// Starts what Wagtail starts with inline scripts, which our policy forbids: choosers, date pickers and panels.
const started = new WeakSet();

const FUNCTIONS = { createTaskChooser: (start, id) => start(id) };
for (const name of ["initDateChooser", "initTimeChooser", "initDateTimeChooser"]) {
  FUNCTIONS[name] = (start, id, options) => {
    // In a StreamField Wagtail has already started it.
    const input = document.getElementById(id);
    if (input && !window.jQuery(input).data("xdsoft_datetimepicker")) start(id, options);
  };
}

function begin({ start: name, for: id, options: text }) {
  const what = window[name];
  const options = JSON.parse(text);
  if (name in FUNCTIONS) FUNCTIONS[name](what, id, options);
  else if (id) new what(id, options);
  else new what(options);
}

function beginAll() {
  for (const mark of document.querySelectorAll("[data-start]")) {
    // What still has the number of a form to come waits until it has its own.
    if (started.has(mark) || mark.dataset.for?.includes("__prefix__")) continue;
    started.add(mark);
    begin(mark.dataset);
  }
}

beginAll();
new MutationObserver(beginAll).observe(document.body, { childList: true, subtree: true });
