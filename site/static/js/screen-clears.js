// <screen-clears>: after filling in together the screen empties itself, with time to read and a way to stay.
// Without script there is the button.

const SECOND = 1000;
const SAY_AT = new Set([60, 30, 10]);

class ScreenClears extends HTMLElement {
  connectedCallback() {
    this.left = Number(this.getAttribute("seconds"));
    this.time = this.querySelector("[data-time]");
    this.status = this.querySelector("[data-status]");
    this.stay = this.querySelector("[data-stay]");
    this.stay.hidden = false;
    this.stay.addEventListener("click", () => this.stop());
    this.timer = setInterval(() => this.tick(), SECOND);
    this.show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  tick() {
    this.left -= 1;
    if (this.left > 0) return this.show();
    clearInterval(this.timer);
    return this.querySelector("[data-clear]").requestSubmit();
  }

  // Everybody sees the seconds; a screen reader hears them three times, not sixty.
  show() {
    const words = this.dataset.words.replace("{seconds}", this.left);
    this.time.textContent = words;
    this.time.setAttribute("aria-hidden", "true");
    if (SAY_AT.has(this.left)) {
      const heard = document.createElement("span");
      heard.className = "visually-hidden";
      heard.textContent = words;
      this.status.replaceChildren(heard);
    }
  }

  stop() {
    clearInterval(this.timer);
    this.stay.hidden = true;
    this.time.textContent = "";
    this.status.textContent = this.dataset.stayed;
  }
}

customElements.define("screen-clears", ScreenClears);
