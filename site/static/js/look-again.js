// <look-again>: looks again every few seconds while something is being made; without script there is a link.

const EVERY = 3000;

class LookAgain extends HTMLElement {
  connectedCallback() {
    this.timer = setTimeout(() => this.look(), EVERY);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async look() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const fresh = page?.querySelector("look-again");
    if (fresh && !this.contains(document.activeElement)) this.replaceChildren(...fresh.childNodes);
    if (this.querySelector("progress")) this.timer = setTimeout(() => this.look(), EVERY);
  }
}

customElements.define("look-again", LookAgain);
