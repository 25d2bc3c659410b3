// The form of one user task inside Tasklist: loads the work, keeps what is typed, completes the task.
import { request } from './api.js';
import { el, button } from './dom.js';
import { renderChildren, lookup, filledIn } from './template.js';
import { wireFields, put, pick } from './fields.js';
import { wireRows } from './rows.js';
import { makeBlocks, returned } from './blocks.js';
import { Saver, TabCopy, canonical, lastWords } from './saver.js';
import { say } from './texts.js';
import { ExtensionPart } from './extension.js';
import { printHead, writeOutForPrint } from './print.js';
import * as words from './words.js';

/** Tells Tasklist to stay silent: its own notice would say it again, partly in English, and cover the button to send. */
export class ShownInForm extends Error {
  constructor() {
    super('camForm submission prevented');
  }
}

function leftToDo(problems) {
  return say('task.leftToDo', problems.length);
}

function loginLink() {
  return el('a', { href: '/dang-nhap', target: '_blank', rel: 'noopener' }, say('task.loginElsewhere'));
}

export class TaskForm {
  #camForm;
  #scope;

  constructor(camForm, scope) {
    this.#camForm = camForm;
    this.#scope = scope;
    this.taskId = camForm.taskId;
    this.form = camForm.formElement[0];
    this.html = this.form.innerHTML;
    this.attachments = [];
    this.bindings = [];
    this.openField = (path) => this.find(path)?.focus();
    this.rowsNow = () => this.bindings.find((binding) => binding.path === 'rows')?.get() ?? this.data.work.values?.rows ?? [];
    this.read = (path) => (path.startsWith('work.') ? lookup(this.data, path) : this.#valueOf(path));
    this.#attach();
    this.#offerWayBack();
    this.load();
  }

  // On a phone the open task hides the lists; this leads back to them.
  #offerWayBack() {
    const head = this.form.closest('.task-details')?.querySelector(':scope > .top');
    if (!head || head.querySelector('.pf-to-list')) return;
    const link = el('a', { class: 'pf-to-list', href: '#/' }, say('task.toList'));
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const [path, search] = location.hash.split('?');
      const kept = new URLSearchParams(search);
      ['task', 'detailsTab'].forEach((name) => kept.delete(name));
      location.hash = `${path}?${kept}`;
    });
    head.prepend(link);
  }

  // Tasklist drives its forms through these; everything that it would send to the engine goes to our own API instead.
  #attach() {
    const camForm = this.#camForm;
    const scope = this.#scope;
    camForm.submitVariables = (done) => {
      this.complete().then(() => this.#digest(() => done(null, {})), (error) => this.#digest(() => done(error)));
    };
    camForm.on('store', () => {
      camForm.storePrevented = true;
      this.saver?.flush();
    });
    this.leave = () => this.saver?.flush({ leaving: true });
    this.hide = () => document.visibilityState === 'hidden' && this.leave();
    this.warn = (event) => {
      const uploading = this.attachments.some((block) => block.uploading);
      if (uploading || (this.saver?.dirty && (this.saver.failures || this.saver.conflict))) event.preventDefault();
    };
    this.online = () => this.saver?.failures && this.saver.flush();
    window.addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.hide);
    window.addEventListener('beforeunload', this.warn);
    window.addEventListener('online', this.online);
    this.printed = writeOutForPrint(this.form);
    this.form.addEventListener('focusout', () => this.saver?.flush());
    this.form.addEventListener('input', (event) => this.#changed(event));
    this.form.addEventListener('change', (event) => this.#changed(event));
    this.form.addEventListener('submit', (event) => event.preventDefault());
    scope?.$on?.('$destroy', () => this.close());
    camForm.formElement.on?.('$destroy', () => this.close());
    // Tasklist keeps the form when the task is claimed or given back; only this option changes.
    this.unwatch = scope?.$watch?.('options.disableForm', (now, before) => now !== before && this.#accessChanged());
  }

  #digest(act) {
    const root = this.#scope?.$root;
    if (root?.$evalAsync) root.$evalAsync(act);
    else act();
  }

  // Tasklist flips its option several times while it claims; only a real change may replace what is on the screen.
  #accessChanged() {
    this.#inTurn(true);
  }

  #inTurn(onlyWhenAccessChanged) {
    this.loading = (this.loading ?? Promise.resolve()).then(() => this.#load(onlyWhenAccessChanged));
    return this.loading;
  }

  // People go on typing while the answer is under way; one that is older than what they typed must not replace it.
  async #newest() {
    for (let attempt = 0; ; attempt += 1) {
      await this.saver?.flush();
      await lastWords(this.taskId);
      const { saver } = this;
      const moves = saver?.moves;
      const data = await request('GET', `/api/tasks/${encodeURIComponent(this.taskId)}`);
      if (attempt === 9 || (saver === this.saver && moves === saver?.moves)) return data;
    }
  }

  /** The form leaves the screen: its last words are sent on. */
  close() {
    if (this.closed) return;
    this.closed = true;
    this.unwatch?.();
    this.saver?.flush();
    this.status?.remove();
    this.printed();
    window.removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.hide);
    window.removeEventListener('beforeunload', this.warn);
    window.removeEventListener('online', this.online);
  }

  load() {
    return this.#inTurn(false);
  }

  async #load(onlyWhenAccessChanged) {
    this.form.setAttribute('aria-busy', 'true');
    const rendered = this.ready;
    this.ready = false;
    if (!this.data) this.form.replaceChildren(el('p', { class: 'pf-loading', role: 'status' }, say('task.loading')));
    try {
      const data = await this.#newest();
      const same = rendered && ['mine', 'editable', 'assignee'].every((name) => data.task[name] === this.data.task[name]);
      if (!(onlyWhenAccessChanged && same)) {
        this.data = data;
        this.#render();
      }
      this.ready = true;
    } catch (refusal) {
      if (refusal.status === undefined) console.error(refusal);
      if (onlyWhenAccessChanged && rendered) {
        // What is on the screen stays; the server checks the access again when it saves.
        this.ready = true;
        return;
      }
      this.form.replaceChildren(el('div', { class: 'pf-problem', role: 'alert' },
        el('p', {}, refusal.status === undefined ? say('task.broken') : refusal.message),
        el('p', { class: 'pf-actions' }, refusal.loginNeeded && loginLink(), button(say('task.loadAgain'), () => this.load()))));
      this.form.dataset.ready = '';
    } finally {
      this.form.removeAttribute('aria-busy');
    }
  }

  #render() {
    const { data, form } = this;
    data.work ??= {};
    const { task } = data;
    this.editable = (task.editable ?? task.mine) === true;
    this.attachments = [];
    form.innerHTML = this.html;
    const scope = { task, work: data.work };
    const blocks = makeBlocks(this);
    renderChildren(form, scope, blocks);
    const context = { editable: this.editable, read: this.read };
    this.bindings = [...wireFields(form, context),
      ...wireRows(form, { ...context, blocks, changed: () => this.#changed() })];
    this.#frame();
    this.#start();
    form.dataset.ready = '';
    this.#refresh();
  }

  // What every form has around its own content.
  #frame() {
    const { form, data } = this;
    this.messages = el('div', { class: 'pf-messages' });
    this.conflictPanel = el('div');
    this.legend = el('p', { class: 'pf-help' }, say('task.requiredBefore'), el('strong', { class: 'pf-asterisk' }, '*'), say('task.requiredAfter'));
    form.prepend(...[
      printHead(filledIn(form.dataset.title ?? '', { task: data.task, work: data.work }) || data.task.name, data.work),
      this.messages,
      this.conflictPanel,
      returned(data.lastReturn),
      el('p', { class: 'pf-tools' }, button(say('task.print'), () => window.print(), 'pf-button pf-quiet')),
      !this.editable && this.bindings.length ? el('p', { class: 'pf-notice' }, data.task.mine ? say('task.readOnly') : say('task.notMine')) : '',
      this.legend,
    ].filter(Boolean));
    if (data.task.due) {
      const part = new ExtensionPart(this.taskId, data.task.mine).host;
      const history = form.querySelector('[data-block=history]');
      if (history) history.before(part);
      else form.append(part);
    }
    this.status?.remove();
    this.status = null;
    if (!this.editable || !this.bindings.length) return;
    this.status = el('p', { class: 'pf-save' });
    // Beside the button that sends, which stays in sight while one scrolls.
    const buttons = form.closest('[cam-tasklist-form]')?.querySelector('.form-actions');
    if (buttons) buttons.prepend(this.status);
    else form.append(this.status);
  }

  #start() {
    const { draft, work, task } = this.data;
    const version = draft?.version ?? null;
    const copy = new TabCopy(this.taskId, task.assignee ?? '');
    const kept = this.editable ? copy.read() : null;
    this.saver?.rest();
    this.saver = this.editable && this.bindings.length ? new Saver({
      taskId: this.taskId, version, copy, collect: () => this.fields(), show: (state, detail) => this.#tell(state, detail) }) : null;
    this.fill({ ...(work.values || {}), ...(draft?.fields || {}) });
    if (draft) this.#tell('saved', draft);
    else this.#say(say('task.savesItself'));
    if (!kept?.fields || (draft && canonical(draft.fields) === canonical(kept.fields))) {
      copy.clear();
      return;
    }
    // This tab still holds words that the server has not confirmed.
    this.fill({ ...(work.values || {}), ...kept.fields });
    const known = version === kept.base || (draft && kept.sending && canonical(draft.fields) === canonical(kept.sending));
    if (known) {
      this.saver.touched();
    } else {
      this.saver.conflict = true;
      this.saver.dirty = true;
      copy.write({ base: kept.base, fields: kept.fields, sending: null });
      this.#showConflict(say('task.savedAfterTyping'));
    }
  }

  #valueOf(path) {
    return this.bindings.find((binding) => binding.path === path)?.get();
  }

  /** Everything typed, as the server keeps it; with onlyAsked, without what the form no longer asks for. */
  fields(onlyAsked = false) {
    const fields = {};
    this.bindings.forEach((binding) => {
      if (onlyAsked && !binding.active) return;
      put(fields, binding.path, binding.get());
    });
    return fields;
  }

  fill(fields) {
    const { work } = this.data;
    this.bindings.forEach((binding) => {
      const value = pick(fields, binding.path);
      binding.set(value === undefined ? this.#proposal(binding.path, work) : value);
    });
    this.#refresh();
  }

  // Where nothing was saved yet, a summary starts from the text that the system drew up, a register from its next number.
  #proposal(path, work) {
    const [name, code] = [path.split('.')[0], path.slice(path.indexOf('.') + 1)];
    const summary = work.summary || work;
    if (summary.values && pick(summary.values, path) !== undefined) return pick(summary.values, path);
    if (name === 'sections') return summary.sections?.find?.((section) => section.code === code)?.text;
    if (path === 'arrivalNumber') return work.nextArrivalNumber;
    return undefined;
  }

  #changed(event) {
    if (event?.target?.matches?.('.pf-filter, [type=file]')) return;
    this.#refresh();
    this.#strikeOff();
    this.saver?.touched();
  }

  #refresh() {
    this.bindings.forEach((binding) => binding.refresh());
    this.legend.hidden = !this.editable || !this.form.querySelector('.pf-star:not([hidden])');
  }

  #say(...content) {
    if (this.status) this.status.replaceChildren(...content);
  }

  #tell(state, detail) {
    if (!this.status) return;
    this.status.dataset.state = state;
    // Read aloud only when something is wrong; "saved" after every pause would talk over the typing.
    this.status.setAttribute('aria-live', state === 'failed' || state === 'conflict' ? 'polite' : 'off');
    this.#offerSave(state !== 'saved');
    if (state === 'saving' || state === 'typing') this.#say(say('task.saving'));
    if (state === 'saved') {
      const [time, day] = [words.time(detail?.savedAt), words.date(detail?.savedAt ?? new Date())];
      this.#say(day === words.date(new Date()) ? say('task.savedToday', time) : say('task.saved', time, day));
    }
    if (state === 'failed') {
      this.#say(say('task.notSaved', detail.message), ' ',
        detail.loginNeeded ? loginLink() : '', button(say('task.saveNow'), () => this.saver.flush(), 'pf-link'));
    }
    if (state === 'conflict') {
      this.#say(say('task.newerExists'));
      this.#showConflict(detail.message);
    }
  }

  // Tasklist's own button to save asks whether its form is dirty; ours has no fields that Tasklist knows.
  #offerSave(unsaved) {
    const known = this.#camForm.formElement.controller?.('form');
    if (!known || known.$dirty === unsaved) return;
    this.#digest(() => (unsaved ? known.$setDirty() : known.$setPristine()));
  }

  #showConflict(message) {
    const panel = this.conflictPanel;
    const busy = (act) => async () => {
      try {
        await act(await request('GET', `/api/tasks/${encodeURIComponent(this.taskId)}`));
      } catch (refusal) {
        panel.querySelector('.pf-error').textContent = refusal.message;
      }
    };
    const keepMine = busy(async (data) => {
      this.data.draft = data.draft;
      panel.replaceChildren();
      this.saver.rebase(data.draft?.version ?? null, true);
      await this.saver.flush();
    });
    const openNewer = busy(async (data) => {
      const typedHere = this.fields();
      this.data.draft = data.draft;
      this.fill({ ...(this.data.work.values || {}), ...(data.draft?.fields || {}) });
      this.saver.rebase(data.draft?.version ?? null, false);
      this.#tell('saved', data.draft);
      panel.replaceChildren(el('div', { class: 'pf-problem' },
        el('p', {}, say('task.newerShown')),
        el('p', { class: 'pf-actions' }, button(say('task.putBack'), () => {
          this.fill(typedHere);
          this.#changed();
          panel.replaceChildren();
        }), button(say('task.dropTyped'), () => panel.replaceChildren(), 'pf-button pf-quiet'))));
    });
    panel.replaceChildren(el('div', { class: 'pf-problem', role: 'alert', tabindex: '-1' },
      el('h2', {}, say('task.newer')), el('p', {}, message), el('p', {}, say('task.stillOnScreen')),
      el('p', { class: 'pf-actions' }, button(say('task.openNewer'), openNewer), button(say('task.keepMine'), keepMine, 'pf-button pf-quiet')),
      el('p', { class: 'pf-error' })));
    panel.firstChild.scrollIntoView({ block: 'nearest' });
  }

  find(path) {
    const plain = String(path ?? '').replace(/\[(\d+)\]/g, '.$1');
    for (const binding of [...this.bindings, ...this.attachments]) {
      const found = binding.find(plain);
      if (found) return found;
    }
    // An error about a whole group, such as "sections", belongs to its first field.
    return plain ? this.bindings.find((binding) => binding.path.startsWith(`${plain}.`)) ?? null : null;
  }

  /** Problems that need no server, as [field, message, message with the field's name]. */
  check() {
    const found = this.bindings.flatMap((binding) => (binding.checkAll ? binding.checkAll() : [[binding, binding.check()]]));
    this.attachments.forEach((block) => found.push([block, block.check()]));
    const inPage = (a, b) => (a[0].host.compareDocumentPosition(b[0].host) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    const named = ([field, message]) => [field, message, field.label && !message.includes(field.label) && (message !== field.host.dataset.missing || field.host.closest('td')) ? `${field.label}: ${message}` : message];
    return found.filter(([, message]) => message).sort(inPage).map(named);
  }

  clearErrors() {
    this.messages.replaceChildren();
    this.open = [];
    [...this.bindings, ...this.attachments].forEach((binding) => binding.setError(''));
  }

  /** Shows errors beside their fields and together at the top, where the focus goes. */
  showErrors(headline, problems, extra) {
    const perField = new Map();
    problems.filter(([field]) => field).forEach(([field, message]) => perField.set(field, [...(perField.get(field) || []), message]));
    perField.forEach((messages, field) => field.setError(messages.join(' ')));
    const title = el('h2', {}, headline);
    this.open = problems.map(([field, message, named = message]) => ({ field, item: el('li', {}, field
      ? button(field.rowNumber ? say('task.inRow', field.rowNumber, named) : named, () => field.focus(), 'pf-link') : named) }));
    this.counted = headline === leftToDo(problems) ? title : null;
    this.messages.replaceChildren(el('div', { class: 'pf-problem', role: 'alert', tabindex: '-1' },
      title, problems.length > 0 && el('ul', {}, this.open.map(({ item }) => item)), extra));
    this.messages.firstChild.focus({ preventScroll: true });
    this.messages.firstChild.scrollIntoView({ block: 'start' });
  }

  // A point that was seen to is struck off, but keeps its place: nothing moves under the hands of who is typing.
  #strikeOff() {
    if (!this.open?.length) return;
    this.open.forEach(({ field, item }) => item.classList.toggle('pf-done', Boolean(field?.errorSlot?.hidden)));
    const left = this.open.filter(({ item }) => !item.classList.contains('pf-done'));
    if (this.counted) this.counted.textContent = left.length ? leftToDo(left) : say('task.allDone');
  }

  /** @throws ShownInForm when the form itself says why the task stays open, or an Error with a message for Tasklist's notice */
  async complete() {
    await this.loading;
    if (!this.ready) throw new Error(say('task.notReady'));
    if (!this.editable) throw new Error(say('task.notMine'));
    this.clearErrors();
    const problems = this.check();
    if (problems.length) {
      this.showErrors(leftToDo(problems), problems);
      throw new ShownInForm();
    }
    this.form.inert = true;
    try {
      await this.saver?.hold();
      const fields = this.fields(true);
      this.saver?.remember(fields);
      await this.#post(fields).catch(async (refusal) => {
        if (refusal.status !== 409 || !await this.saver?.recognise()) throw refusal;
        return this.#post(fields);
      });
      this.saver?.finish();
    } catch (refusal) {
      this.form.inert = false;
      this.saver?.release();
      this.#refused(refusal);
      throw new ShownInForm();
    }
  }

  #post(fields) {
    return request('POST', `/api/tasks/${encodeURIComponent(this.taskId)}/completion`, {
      body: { version: this.saver?.version ?? this.data.draft?.version ?? null, fields } });
  }

  #refused(refusal) {
    const problems = refusal.errors.map(({ field, message }) => [field ? this.find(field) : null, message]);
    // A refusal with one point says that point itself.
    const said = problems.some(([, message]) => message === refusal.message);
    this.showErrors(said ? leftToDo(problems) : problems.length ? refusal.message : say('task.notSent'), problems.length ? problems : [[null, refusal.message]],
      refusal.loginNeeded ? el('p', {}, loginLink(), say('task.thenSendAgain')) : null);
    if (this.saver) {
      // What was typed is worth keeping even though the task was not accepted.
      if (refusal.status === 409) this.#afterConflict();
      else this.saver.touched();
    }
  }

  async #afterConflict() {
    try {
      const data = await request('GET', `/api/tasks/${encodeURIComponent(this.taskId)}`);
      if ((data.draft?.version ?? null) === this.saver.version) return;
      this.saver.conflict = true;
      this.saver.dirty = true;
      this.#showConflict(say('task.savedWhileSending'));
    } catch {
      // The message about the refusal already stands on the form.
    }
  }
}
