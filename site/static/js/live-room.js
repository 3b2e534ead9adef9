// <live-room>: a conversation that already works as a page, and now hears what others say (docs/live.md).
//
// Numbers have no gaps: a number that is too high means one was missed, and coming back with the last one heard
// makes the server tell it again. What somebody sent waits in an outbox until the server says it has it, over
// reloads too; the same id makes sending it twice harmless.

const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 15000;
const ANSWER_WITHIN = 8000;
const DOUBLE_CLICK = 1500;
const SIGN_OF_LIFE_EVERY = 20000;
const FINAL = { 4401: "signedOut", 4403: "sentAway", 4404: "sentAway" };

class LiveRoom extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("[data-list]");
    this.state = this.querySelector("[data-state-of-connection]");
    this.news = this.querySelector("[data-news]");
    this.form = this.querySelector("[data-contribute]");
    this.heard = Number(this.dataset.number);
    this.supported = new Set(this.ownSupport());
    this.asked = new Map();
    this.attempts = 0;
    this.unseen = 0;
    this.outbox = new Outbox(`${this.dataset.room}:${this.dataset.person}`);
    this.draft = new Draft(`${this.dataset.room}`, this.form?.elements.text);
    this.listen();
    this.connect();
  }

  disconnectedCallback() {
    this.isGone = true;
    this.socket?.close();
    clearTimeout(this.retry);
    clearInterval(this.pulse);
  }

  listen() {
    this.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("click", (event) => this.click(event));
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    this.pulse = setInterval(() => this.isOpen && this.askForNews(), SIGN_OF_LIFE_EVERY);
    this.showOutbox();
  }

  // The connection

  get isOpen() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  connect() {
    clearTimeout(this.retry);
    const address = new URL(this.dataset.address, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.socket = socket;
    const tooLong = setTimeout(() => this.lose(socket), ANSWER_WITHIN);
    socket.addEventListener("open", () => {
      clearTimeout(tooLong);
      this.askForNews();
    });
    socket.addEventListener("message", (event) => this.hear(JSON.parse(event.data)));
    socket.addEventListener("close", (event) => {
      clearTimeout(tooLong);
      this.lose(socket, event.code);
    });
  }

  // A socket may look open for minutes after the network went away, so give it up ourselves and try another.
  lose(socket, code) {
    if (socket !== this.socket || this.isGone) return;
    this.socket = null;
    socket.close();
    for (const { timer } of this.asked.values()) clearTimeout(timer);
    this.asked.clear();
    if (FINAL[code]) return this.say(FINAL[code]);
    this.say("waiting");
    const wait = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.attempts++);
    this.retry = setTimeout(() => this.connect(), wait * (0.5 + Math.random()));
  }

  wake() {
    if (this.isOpen) this.askForNews();
    else if (!this.socket && !this.ended) this.connect();
  }

  ask(command, values, { id = crypto.randomUUID(), done, refused } = {}) {
    const socket = this.socket;
    const timer = setTimeout(() => this.lose(socket), ANSWER_WITHIN);
    this.asked.set(id, { done, refused, timer });
    socket.send(JSON.stringify({ command, id, values }));
  }

  askForNews() {
    this.ask("listen", { epoch: this.dataset.epoch, number: this.heard }, {
      done: () => {
        this.attempts = 0;
        this.hasConnected = true;
        this.say("connected");
        this.sendOutbox();
      },
      refused: ({ code }) => code === "reload" && this.reload(),
    });
  }

  hear(message) {
    if (message.type === "entries") return message.entries.every((entry) => this.apply(entry));
    if (message.type === "reload") return this.reload();
    const question = this.asked.get(message.id);
    if (!question) return undefined;
    this.asked.delete(message.id);
    clearTimeout(question.timer);
    return question[message.type]?.(message);
  }

  // The page is fetched again at most once in ten seconds; what was typed and not sent stays.
  reload() {
    const last = Number(sessionStorage.getItem("live-room:reloaded")) || 0;
    if (Date.now() - last < 10000) return this.say("waiting");
    sessionStorage.setItem("live-room:reloaded", Date.now());
    return location.reload();
  }

  say(state) {
    this.ended = state === "signedOut" || state === "sentAway";
    this.state.hidden = false;
    this.state.dataset.state = state;
    this.state.textContent = this.state.dataset[state];
  }

  // What others do

  apply({ number, html }) {
    if (number <= this.heard) return true;
    if (number > this.heard + 1) {
      this.askForNews();
      return false;
    }
    this.heard = number;
    if (html) this.draw(html);
    return true;
  }

  draw(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    const old = document.getElementById(fresh.id);
    this.markOwn(fresh);
    if (old) this.replace(old, fresh);
    else if (this.belongsHere(fresh)) this.insert(fresh);
    else if (this.isNewerThanAll(fresh)) this.announce();
  }

  replace(old, fresh) {
    const focused = old.contains(document.activeElement) && document.activeElement;
    old.replaceWith(fresh);
    if (!focused) return;
    const same = [...fresh.querySelectorAll(focused.tagName)].find((element) => !element.hidden);
    same?.focus({ preventScroll: true });
  }

  insert(fresh) {
    const typing = this.form?.contains(document.activeElement) && this.form;
    const before = typing && typing.getBoundingClientRect().top;
    const next = [...this.list.children].find((item) => order(item) > order(fresh));
    this.list.insertBefore(fresh, next ?? null);
    this.querySelector("[data-empty]")?.remove();
    if (typing) scrollBy(0, typing.getBoundingClientRect().top - before);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      const slide = [{ opacity: 0, transform: "translateY(12px)" }, { opacity: 1, transform: "none" }];
      fresh.animate(slide, { duration: 150, easing: "ease-out" });
    }
    this.announce(fresh);
  }

  belongsHere(fresh) {
    const first = this.list.firstElementChild;
    if (!this.list.hasAttribute("data-newest")) return false;
    return this.list.hasAttribute("data-complete") || (first && order(fresh) > order(first));
  }

  isNewerThanAll(fresh) {
    const last = this.list.lastElementChild;
    return last && order(fresh) > order(last);
  }

  announce(fresh) {
    if (fresh && this.isMine(fresh)) return;
    const link = this.news.querySelector("a");
    if (fresh && !this.unseen) link.hash = fresh.id;
    this.unseen += 1;
    link.textContent = this.unseen === 1 ? link.dataset.one : link.dataset.more.replace("0", this.unseen);
    this.news.hidden = false;
  }

  isMine(fresh) {
    return this.outbox.wasSent(fresh.querySelector(".contribution__text")?.innerText);
  }

  // What this person does

  submit(event) {
    const text = this.form?.elements.text.value.trim();
    if (event.target !== this.form || !this.hasConnected || this.dataset.login !== undefined) return;
    if (!text && Date.now() - this.sentAt < DOUBLE_CLICK) return event.preventDefault();
    if (!text || text.length > this.form.elements.text.maxLength) return; // the page explains it better
    event.preventDefault();
    this.sentAt = Date.now();
    const { nickname } = this.form.elements;
    this.outbox.put({ id: crypto.randomUUID(), values: { text, nickname: nickname?.value ?? "" } });
    this.form.elements.text.value = "";
    this.draft.keep();
    this.showRefusal("");
    this.showOutbox();
    this.sendOutbox();
  }

  sendOutbox() {
    for (const letter of this.outbox.letters()) {
      if (!this.isOpen || this.asked.has(letter.id)) continue;
      this.ask("contribute", letter.values, {
        id: letter.id,
        done: () => this.delivered(letter),
        refused: (answer) => this.returned(letter, answer),
      });
    }
  }

  delivered(letter) {
    this.outbox.remove(letter.id);
    this.querySelector("[data-nickname]")?.remove();
    this.showOutbox();
  }

  returned(letter, { reason, again }) {
    if (again) {
      setTimeout(() => this.isOpen && this.sendOutbox(), 5000);
      return;
    }
    this.outbox.remove(letter.id);
    this.showOutbox();
    const field = this.form.elements.text;
    field.value = field.value ? `${letter.values.text}\n\n${field.value}` : letter.values.text;
    this.draft.keep();
    this.showRefusal(reason);
  }

  showRefusal(reason) {
    const place = this.querySelector("[data-refusal]");
    place.textContent = reason;
    place.hidden = !reason;
    if (reason) place.focus();
  }

  showOutbox() {
    const place = this.querySelector("[data-outbox]");
    if (!place) return;
    const letters = this.outbox.letters();
    place.hidden = !letters.length;
    place.querySelector("ul").replaceChildren(
      ...letters.map(({ values }) => Object.assign(document.createElement("li"), { textContent: values.text })),
    );
  }

  click(event) {
    const button = event.target.closest("[data-support], [data-unsupport]");
    if (event.target.closest("[data-news]")) this.readNews();
    if (!button || !this.isOpen || this.dataset.login !== undefined) return;
    event.preventDefault();
    const command = button.dataset.support ? "support" : "unsupport";
    const pk = button.dataset.support ?? button.dataset.unsupport;
    this.ask(command, { contribution: Number(pk) }, {
      done: () => {
        this.supported[command === "support" ? "add" : "delete"](pk);
        const item = this.querySelector(`#contribution-${pk}`);
        this.markOwn(item);
        item?.querySelector("button:not([hidden])")?.focus({ preventScroll: true });
      },
      refused: ({ reason }) => this.showRefusal(reason),
    });
  }

  readNews() {
    this.unseen = 0;
    this.news.hidden = true;
  }

  // Fragments are the same for everyone; which ones this person supports is known here.
  markOwn(item) {
    for (const button of item?.querySelectorAll("[data-support], [data-unsupport]") ?? []) {
      const isSupported = this.supported.has(button.dataset.support ?? button.dataset.unsupport);
      button.hidden = isSupported === Boolean(button.dataset.support);
    }
  }

  ownSupport() {
    const own = this.querySelectorAll("[data-unsupport]:not([hidden])");
    return [...own].map((button) => button.dataset.unsupport);
  }
}

const order = (item) => Number(item.dataset.order);

// What was sent and not yet acknowledged, per room and person, kept over reloads.
class Outbox {
  constructor(name) {
    this.key = `live-room:outbox:${name}`;
    this.sent = new Set();
  }

  letters() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? [];
    } catch {
      return [];
    }
  }

  keep(letters) {
    if (letters.length) localStorage.setItem(this.key, JSON.stringify(letters));
    else localStorage.removeItem(this.key);
  }

  put(letter) {
    this.sent.add(letter.values.text);
    this.keep([...this.letters(), letter]);
  }

  remove(id) {
    this.keep(this.letters().filter((letter) => letter.id !== id));
  }

  wasSent(text) {
    return this.sent.has(text?.trim());
  }
}

// What is being typed, kept in this tab over a reload. Only fills a field that is empty.
class Draft {
  constructor(name, field) {
    this.key = `live-room:draft:${name}`;
    this.field = field;
    if (!field) return;
    field.value ||= sessionStorage.getItem(this.key) ?? "";
    field.addEventListener("input", () => this.keep());
    field.form.addEventListener("submit", () => queueMicrotask(() => sessionStorage.removeItem(this.key)));
  }

  keep() {
    if (this.field.value) sessionStorage.setItem(this.key, this.field.value);
    else sessionStorage.removeItem(this.key);
  }
}

customElements.define("live-room", LiveRoom);
