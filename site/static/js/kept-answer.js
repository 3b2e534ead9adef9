// <kept-answer>: around the form of one question. What is being typed stays on the device until the server has it; when
// the connection drops it says so in words and sends again by itself. Without this script the form works all the same.
const WAIT = 3000;

class KeptAnswer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.words = this.querySelector("[role=status]");
    this.key = `answer:${this.getAttribute("name") ?? location.pathname}`;
    this.again = () => this.waiting && this.send(this.waiting);
    this.restore();
    this.form.addEventListener("input", () => this.keep());
    this.form.addEventListener("submit", (event) => this.submit(event));
    addEventListener("online", this.again);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    removeEventListener("online", this.again);
  }

  fields() {
    return [...this.form.elements].filter((field) => field.name && !["hidden", "submit", "button"].includes(field.type));
  }

  keep() {
    const given = this.fields().map((field) => [field.id, /^(radio|checkbox)$/.test(field.type) ? field.checked : field.value]);
    this.store((storage) => storage.setItem(this.key, JSON.stringify(given)));
  }

  // Only what the server does not have yet is left here, so it is shown instead of what the server sent.
  restore() {
    const kept = this.store((storage) => JSON.parse(storage.getItem(this.key) ?? "null"));
    if (!kept || !this.hasAttribute("name")) return;
    for (const [id, value] of kept) {
      const field = document.getElementById(id);
      if (!field || !this.form.contains(field)) continue;
      if (typeof value === "boolean") field.checked = value;
      else field.value = value;
    }
    this.say(this.dataset.restored);
  }

  submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const sent = new FormData(this.form);
    if (event.submitter?.name) sent.set(event.submitter.name, event.submitter.value);
    this.send(sent);
  }

  async send(sent) {
    clearTimeout(this.timer);
    this.busy = true;
    this.waiting = null;
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: new URLSearchParams(sent),
        headers: { Accept: "application/json" },
      });
      await this.hear(answer);
    } catch {
      this.waiting = sent;
      this.say(this.dataset.waiting);
      this.timer = setTimeout(this.again, WAIT);
    } finally {
      this.busy = false;
    }
  }

  async hear(answer) {
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
      const { next } = await answer.json();
      this.forget();
      // The same screen with another place behind the # would not be fetched again.
      if (new URL(next, location.href).pathname === location.pathname) location.hash = "";
      return new URL(next, location.href).pathname === location.pathname ? location.reload() : location.assign(next);
    }
    if (answer.status >= 500) throw new Error("try again");
    if (answer.redirected) return location.assign(answer.url);
    this.show(await answer.text());
  }

  // A refused form: the page as the server drew it, with what to mend.
  show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    this.forget();
    document.title = page.title;
    document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
    (document.querySelector("[data-error-summary]") ?? document.querySelector("main")).focus();
    scrollTo(0, 0);
  }

  forget() {
    this.store((storage) => storage.removeItem(this.key));
  }

  say(words) {
    if (!words) return;
    this.words.textContent = words;
    this.words.hidden = false;
  }

  // A browser may forbid it; then the server alone keeps what is given.
  store(work) {
    try {
      return work(sessionStorage);
    } catch {
      return null;
    }
  }
}

customElements.define("kept-answer", KeptAnswer);
