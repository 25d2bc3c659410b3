// Keeps what is typed: on the server a moment after typing, and in this browser tab until the server has it.
import { request } from './api.js';

const PAUSE = 800;
const RETRIES = [5_000, 15_000, 30_000];

// Saves still under way per task, so that a form that opens again waits for its own last words.
const underWay = new Map();

export function lastWords(taskId) {
  return underWay.get(taskId) || Promise.resolve();
}

/** The same text for the same fields, whatever order their names come in and whether empty ones are named. */
export function canonical(value) {
  const named = (part) => Object.keys(part).filter((name) => part[name] !== null && part[name] !== undefined && part[name] !== '').sort();
  return JSON.stringify(value, (key, part) => (part && typeof part === 'object' && !Array.isArray(part)
    ? Object.fromEntries(named(part).map((name) => [name, part[name]])) : part));
}

/** What this tab typed and the server has not confirmed; gone when the tab closes. */
export class TabCopy {
  constructor(taskId, owner) {
    this.key = `plan-forms:${taskId}`;
    this.owner = owner;
  }

  read() {
    try {
      const copy = JSON.parse(sessionStorage.getItem(this.key));
      return copy && copy.owner === this.owner ? copy : null;
    } catch {
      return null;
    }
  }

  write(copy) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ ...copy, owner: this.owner }));
    } catch {
      // A full or forbidden store leaves the server's draft, which is the main one.
    }
  }

  clear() {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // as above
    }
  }
}

export class Saver {
  /**
   * @param collect gives the fields as they stand
   * @param show called with (state, detail): typing, saving, saved, failed, conflict
   */
  constructor({ taskId, version, copy, collect, show }) {
    Object.assign(this, { taskId, version, copy, collect, show });
    this.url = `/api/tasks/${encodeURIComponent(taskId)}`;
    this.sent = [];
    this.dirty = false;
    this.stopped = false;
    this.failures = 0;
    // Counts what was typed and what was saved, so that an answer from before either is known to be old.
    this.moves = 0;
  }

  touched() {
    if (this.stopped) return;
    this.moves += 1;
    this.dirty = true;
    this.#keepCopy();
    if (this.conflict) return;
    this.show('typing');
    this.#later(PAUSE);
  }

  #later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), pause);
  }

  #keepCopy() {
    this.copy.write({ base: this.version, fields: this.collect(), sending: this.sending ?? null });
  }

  /** Saves now if there is anything to save; resolves when nothing is under way any more, and never rejects. */
  flush({ leaving = false } = {}) {
    clearTimeout(this.timer);
    if (this.running) return this.running.then(() => (this.dirty && !this.failures ? this.flush({ leaving }) : undefined));
    if (!this.dirty || this.stopped || this.held || this.conflict) return Promise.resolve();
    this.running = this.#send(leaving).finally(() => {
      this.running = null;
      underWay.delete(this.taskId);
    });
    underWay.set(this.taskId, this.running);
    return this.running;
  }

  async #send(leaving) {
    const fields = this.collect();
    this.dirty = false;
    this.sending = fields;
    this.remember(fields);
    this.#keepCopy();
    this.show('saving');
    try {
      const saved = await request('PUT', `${this.url}/draft`, { body: { version: this.version, fields }, keepalive: leaving });
      this.version = saved.version;
      this.moves += 1;
      this.failures = 0;
      if (this.dirty) this.#keepCopy();
      else this.copy.clear();
      this.show('saved', saved);
      if (this.dirty) this.#later(PAUSE);
    } catch (refusal) {
      this.dirty = true;
      this.#keepCopy();
      if (this.stopped) return;
      if (refusal.status === 409 && await this.recognise()) {
        this.#later(0);
      } else if (refusal.status === 409) {
        this.conflict = true;
        this.show('conflict', refusal);
      } else {
        this.show('failed', refusal);
        this.#later(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
        this.failures += 1;
      }
    } finally {
      this.sending = null;
    }
  }

  /** Notes what goes to the server, so that it is known again when it comes back as the newest draft. */
  remember(fields) {
    this.sent = [...this.sent.slice(-4), canonical(fields)];
  }

  /** Whether the newer draft is this form's own: its answer was lost, or it came with a completion that was refused. */
  async recognise() {
    try {
      const { draft } = await request('GET', this.url);
      if (!draft || draft.version === this.version || !this.sent.includes(canonical(draft.fields))) return false;
      this.version = draft.version;
      return true;
    } catch {
      return false;
    }
  }

  /** Goes on from another version, with the fields as they now stand. */
  rebase(version, dirty) {
    this.version = version;
    this.conflict = false;
    this.failures = 0;
    this.dirty = dirty;
    if (dirty) this.touched();
    else this.copy.clear();
  }

  /**
   * Before completing: resolves when nothing is under way, and no save begins until release. A save that waited behind another one
   * would otherwise go out together with the completion, and the later of the two is refused as outdated.
   */
  async hold() {
    this.held = true;
    clearTimeout(this.timer);
    while (this.running) await this.running;
  }

  /** Saving goes on after a completion that was refused. */
  release() {
    this.held = false;
  }

  /** Stops saving; what this tab keeps stays. */
  rest() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  finish() {
    this.rest();
    this.copy.clear();
  }
}
