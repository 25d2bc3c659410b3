// Something that was handed in: where it stands, and how it came there.
import { request } from '/forms/api.js';
import { actEntry } from '/forms/acts.js';
import { el, typed } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { problem } from './page.js';
import { addressOfSubject } from './records.js';
import { say } from './texts.js';

const STATES = { WAITING: 'handed.waiting', UNDER_WAY: 'handed.underWay', DONE: 'handed.done', REFUSED: 'handed.refused', RETURNED: 'handed.returned' };
const ACTS = { SUBMIT: 'handed.submitted', APPROVE: 'handed.approved', RETURN: 'handed.sentBack', REJECT: 'handed.rejected', RECORD: 'handed.recorded' };
const LOOKS = { WAITING: 'pf-info', UNDER_WAY: 'pf-info', DONE: 'pf-good', REFUSED: 'pf-bad', RETURNED: 'pf-warn' };

export class Handed {
  constructor(item) {
    this.item = item;
    const state = item.state === 'WAITING' && item.returnedBecause ? 'RETURNED' : item.state;
    this.slot = el('div', { role: 'status' });
    const record = addressOfSubject(item.subject);
    const details = el('details', { class: 'pf-details' }, el('summary', {}, say('handed.history')), this.slot);
    details.addEventListener('toggle', () => { if (details.open && !this.slot.childNodes.length) this.#tell(); });
    this.host = el('div', { class: 'pw-handed-item' },
      el('p', { class: 'pw-title' }, el('strong', {}, record ? el('a', { href: record }, item.shown) : item.shown), ' ', badge(say(STATES[state]), LOOKS[state])),
      item.waits.map((wait) => el('p', {}, say('handed.waits', wait.step, wait.with.join('; '), words.date(wait.since)), ' ',
        wait.late && badge(say('handed.late'), 'pf-bad'))),
      item.state === 'UNDER_WAY' && el('p', {}, say('handed.waitsForNobody')),
      !item.waits.length && item.last && el('p', {}, say('handed.last', item.last.step, say(ACTS[item.last.act]), words.date(item.last.at))),
      item.returnedBecause && typed(say('handed.because', item.returnedBecause)),
      el('p', { class: 'pf-help' }, say('handed.at', words.instant(item.at)), item.by && ` ${say('handed.by', item.by)}`),
      details);
  }

  async #tell() {
    this.slot.replaceChildren(el('p', {}, say('page.loading')));
    try {
      const { history } = await request('GET', `/api/handed-in/history?${new URLSearchParams({ subject: this.item.subject })}`);
      this.slot.replaceChildren(history.length ? el('ol', { class: 'pf-history' }, history.map((act) => el('li', {}, actEntry(act))))
        : el('p', { class: 'pf-none' }, say('handed.noHistory')));
    } catch (refusal) {
      this.slot.replaceChildren(problem(refusal));
    }
  }
}
