// <read-aloud>: reads the question and its answers, only where the device has a Dutch voice; the same button stops it.
const DUTCH = /^nl([-_]|$)/i;

class ReadAloud extends HTMLElement {
  connectedCallback() {
    if (!("speechSynthesis" in window)) return;
    this.offer = () => {
      this.voice = speechSynthesis.getVoices().find((voice) => DUTCH.test(voice.lang));
      if (this.voice && !this.button) this.show();
    };
    this.leave = () => speechSynthesis.cancel();
    speechSynthesis.addEventListener?.("voiceschanged", this.offer);
    addEventListener("pagehide", this.leave);
    this.offer();
  }

  disconnectedCallback() {
    speechSynthesis?.removeEventListener?.("voiceschanged", this.offer);
    removeEventListener("pagehide", this.leave);
    this.leave?.();
  }

  show() {
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "quiet-button";
    this.button.addEventListener("click", () => (this.reading ? this.stop() : this.read()));
    this.append(this.button);
    this.stop();
  }

  read() {
    // A new turn makes that what was cancelled does not go on.
    const turn = (this.reading = Symbol("reading"));
    this.button.textContent = this.dataset.stop;
    const parts = this.parts();
    const next = () => {
      if (this.reading !== turn) return;
      const part = parts.shift();
      if (!part) return this.stop();
      const speech = new SpeechSynthesisUtterance(part);
      speech.voice = this.voice;
      speech.lang = this.voice.lang;
      speech.rate = 0.9;
      speech.onend = next;
      speech.onerror = () => this.reading === turn && this.stop();
      speechSynthesis.speak(speech);
    };
    speechSynthesis.cancel();
    next();
  }

  stop() {
    this.reading = null;
    speechSynthesis.cancel();
    this.button.textContent = this.dataset.read;
  }

  // Short pieces, because long ones are cut off on some telephones.
  parts() {
    const text = "h1, p, li .ranking__label, label > span, .utrecht-form-label, legend:not(:has(h1))";
    return [...document.querySelectorAll(`[data-read] :is(${text})`)]
      .map((element) => element.textContent.replace(/\s+/g, " ").trim())
      .filter(Boolean);
  }
}

customElements.define("read-aloud", ReadAloud);
