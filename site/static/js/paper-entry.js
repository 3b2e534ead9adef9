// <paper-entry>: typing in a form on paper without leaving the keyboard. Enter goes on to the next field, and what a
// number stands for lights up. Without script Enter shows what was typed, and nothing is lost either.

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

class PaperEntry extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("keydown", (event) => this.goOn(event));
    this.form.addEventListener("input", (event) => this.show(event.target));
    if (!this.querySelector("[data-error-summary]")) this.fields[0]?.focus();
  }

  get fields() {
    return [...this.form.querySelectorAll("input:not([type=hidden]), textarea, [data-store]")];
  }

  goOn(event) {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || field.tagName === "BUTTON") return;
    if (field.tagName === "TEXTAREA" && event.shiftKey) return;
    event.preventDefault();
    if (event.ctrlKey) {
      this.form.requestSubmit(this.form.querySelector("[data-store]"));
      return;
    }
    const fields = this.fields;
    fields[fields.indexOf(field) + 1]?.focus();
  }

  show(field) {
    const choices = field.closest(".paper-row__answer")?.querySelector("[data-choices]");
    if (!choices) return;
    const places = this.places(field.value.toLowerCase(), choices.children.length);
    [...choices.children].forEach((choice, index) => choice.toggleAttribute("data-picked", places.has(index + 1)));
  }

  // As surveys/paper/reading.py reads it; the server has the last word.
  places(typed, count) {
    const words = typed.split(/[\s,;.+/&-]+/).filter(Boolean);
    const signs = words.flatMap((word) => (count > 9 && /^\d+$/.test(word) ? [word] : [...word]));
    return new Set(signs.map((sign) => (/^\d+$/.test(sign) ? Number(sign) : LETTERS.indexOf(sign) + 1)));
  }
}

customElements.define("paper-entry", PaperEntry);
