// Keeper keeps what is typed into one note: in the browser at once, on the server after a
// pause, and in the browser still for as long as the server has not said that it has it.

import { says } from "./words.js";

const again = 4000; // ms until a save that found nobody is tried again

const prefix = "afterword-note-";

// keptElsewhere lists words that are kept for notes that have no editor on this page.
export function keptElsewhere(editors) {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix) && !editors.has(key.slice(prefix.length)))
      .map((key) => ({
        id: key.slice(prefix.length),
        kept: JSON.parse(localStorage.getItem(key)),
        forget: () => localStorage.removeItem(key),
      }));
  } catch {
    return []; // nothing can be kept here
  }
}

export class Keeper {
  constructor({ id, path, shown, words, tell, conflict }) {
    Object.assign(this, { path, shown, words, tell, conflict });
    this.key = prefix + id;
    this.saved = JSON.stringify(words());
    this.stuck = false; // a conflict that the person has not settled
    addEventListener("online", () => this.dirty() && this.save());
  }

  dirty() {
    return JSON.stringify(this.words()) !== this.saved;
  }

  // idle says that nothing waits to be stored, and nothing is on its way.
  idle() {
    return !this.stuck && !this.busy && !this.dirty();
  }

  // changed is told of every key.
  changed(pause) {
    this.keep();
    if (this.stuck) {
      return;
    }
    this.tell(this.lost ? says.offline : says.typing, this.lost);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ shown: this.shown.value, ...this.words() }));
      this.full = false;
    } catch {
      this.full = true; // no room, or not allowed: leaving the page asks first
    }
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }

  // unkept says that leaving now would lose words.
  unkept() {
    return this.dirty() && Boolean(this.full);
  }

  restored() {
    this.save().then((done) => done && this.tell(says.restored));
  }

  settled() {
    this.stuck = false;
    this.saved = null;
  }

  silent(text) {
    if (!this.lost && !this.stuck) {
      this.tell(text, true);
    }
  }

  // save stores the words unless they are stored, one request at a time. It answers
  // whether the server has the newest.
  save() {
    this.turn = (this.turn ?? Promise.resolve()).then(() => this.saveNow());
    return this.turn;
  }

  async saveNow() {
    clearTimeout(this.timer);
    if (this.stuck) {
      return false;
    }
    if (!this.dirty()) {
      this.forget();
      return true;
    }
    const words = this.words();
    this.busy = true;
    const response = await this.post(this.path, { shown: this.shown.value, ...words });
    this.busy = false;
    if (!response) {
      return false;
    }
    const answer = await response.json();
    if (response.status === 409 && answer.shown) {
      this.stuck = true;
      this.keep();
      this.tell(answer.says, true);
      this.conflict(answer);
      return false;
    }
    if (!response.ok) {
      this.tell(says.refused(answer.sentence ?? ""), true);
      return false;
    }
    this.shown.value = answer.shown;
    this.saved = JSON.stringify(words);
    if (this.dirty()) {
      this.keep(); // typed on meanwhile
      this.timer = setTimeout(() => this.save(), again / 8);
      return false;
    }
    this.forget();
    this.tell(says.saved);
    return true;
  }

  // post asks the server; where nobody answers it says so and tries again by and by.
  async post(path, body) {
    try {
      const response = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      this.lost = false;
      return response;
    } catch {
      this.lost = true;
      this.tell(says.offline, true);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), again);
      return null;
    }
  }
}
