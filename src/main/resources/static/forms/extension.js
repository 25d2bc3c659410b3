// A later due date: asked for from the form of a task, shown beside its history.
import { request, Refusal } from './api.js';
import { el, button, table, typed } from './dom.js';
import { badge } from './unit-states.js';
import { wireFields, put } from './fields.js';
import { say } from './texts.js';
import * as words from './words.js';

const LOOKS = { OPEN: 'pf-info', RETURNED: 'pf-warn', GRANTED: 'pf-good', REFUSED: 'pf-bad', ENDED: '' };

/** Every request with its reason and what became of it, the first due date in the first column. */
export function extensionList(extensions) {
  if (!extensions?.length) return el('p', { class: 'pf-none' }, say('extension.none'));
  return table(say('extension.table'), ['extension.first', 'extension.from', 'extension.proposed', 'extension.reason', 'extension.state'].map((key) => ({ label: say(key) })),
    extensions.map((one) => [
      words.date(one.firstDueOn), words.date(one.dueOn), words.date(one.proposedOn),
      [typed(one.reason), el('p', { class: 'pf-help' }, say('extension.askedBy', one.askedByName, words.date(one.askedAt)))],
      [badge(one.grantedOn ? say('extension.grantedTo', words.date(one.grantedOn)) : one.stateName, LOOKS[one.state]),
        one.decidedByName ? el('p', { class: 'pf-help' }, say('extension.decidedBy', one.decidedByName, words.date(one.decidedAt)))
          : one.state === 'OPEN' && one.decider ? el('p', { class: 'pf-help' }, say('extension.waitsFor', one.decider)) : '',
        one.decisionReason ? typed(one.decisionReason) : ''],
    ]));
}

/** What the form of a task with a due date has of it; empty while nothing was asked for and nothing can be. */
export class ExtensionPart {
  constructor(taskId, mine) {
    this.url = `/api/tasks/${encodeURIComponent(taskId)}/extensions`;
    this.mine = mine;
    this.host = el('section', { class: 'pf-extension', 'aria-label': say('extension.title') });
    this.host.hidden = true;
    this.load();
  }

  async load() {
    try {
      this.#draw(await request('GET', this.url));
    } catch (refusal) {
      // The form itself says what is wrong with the task; without a session there is nothing to ask for.
      if (!(refusal instanceof Refusal)) throw refusal;
    }
  }

  #draw(data) {
    const askable = data.askable && this.mine;
    this.host.hidden = !askable && !data.extensions.length;
    if (this.host.hidden) return;
    const changed = data.firstDueOn !== data.dueOn;
    this.slot = el('div');
    this.host.replaceChildren(...[
      data.extensions.length ? el('h3', {}, say('extension.title')) : '',
      changed ? el('p', {}, say('extension.firstWas', words.date(data.firstDueOn), words.date(data.dueOn))) : '',
      data.extensions.length ? extensionList(data.extensions) : '',
      this.slot].filter(Boolean));
    if (askable) this.#offer(data);
  }

  #offer(data) {
    const open = button(say('extension.ask'), () => this.#ask(data), 'pf-button pf-quiet');
    this.slot.replaceChildren(el('p', { class: 'pf-actions' }, open));
  }

  #ask(data) {
    const problem = el('div', { role: 'alert' });
    const panel = el('fieldset', { class: 'pf-group' }, el('legend', {}, say('extension.title')), problem,
      el('p', { class: 'pf-help' }, say('extension.now', words.date(data.dueOn))),
      el('div', { class: 'pf-field', 'data-field': 'proposedOn', 'data-required': true }, el('label', {}, say('extension.proposed')),
        el('p', { class: 'pf-help' }, say('extension.dateHelp')), el('input', { type: 'date', 'data-min': 'tomorrow' })),
      el('div', { class: 'pf-field', 'data-field': 'reason', 'data-required': true }, el('label', {}, say('extension.reason')), el('textarea', { rows: '4' })));
    // What is typed here is no part of the form around it.
    ['input', 'change'].forEach((type) => panel.addEventListener(type, (event) => event.stopPropagation()));
    const fields = wireFields(panel, { editable: true, read: () => undefined });
    const send = button(say('extension.send'), async () => {
      problem.replaceChildren();
      const wrong = fields.filter((field) => {
        const message = field.check();
        field.setError(message);
        return message;
      });
      if (wrong.length) {
        wrong[0].focus();
        return;
      }
      const body = {};
      fields.forEach((field) => put(body, field.path, field.get()));
      panel.disabled = true;
      try {
        await request('POST', this.url, { body });
        await this.load();
        this.host.prepend(el('p', { class: 'pf-notice', role: 'status' }, say('extension.sent')));
      } catch (refusal) {
        panel.disabled = false;
        const named = refusal.errors?.map(({ field, message }) => [fields.find((one) => one.path === field), message]).filter(([field]) => field) ?? [];
        named.forEach(([field, message]) => field.setError(message));
        if (named.length) named[0][0].focus();
        else problem.replaceChildren(el('p', { class: 'pf-error' }, refusal.message));
      }
    });
    panel.append(el('p', { class: 'pf-actions' }, send, button(say('extension.cancel'), () => this.#offer(data), 'pf-button pf-quiet')));
    this.slot.replaceChildren(panel);
    fields.forEach((field) => field.refresh());
    fields[0].focus();
  }
}
