// One piece of open work: a link to its form, what it is about, and how pressing it is.
import { el } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { say } from './texts.js';

function howSoon({ late, workingDays }) {
  if (late) return badge(workingDays ? say('work.late', words.number(workingDays)) : say('work.lateToday'), 'pf-bad');
  return badge(workingDays ? say('work.left', words.number(workingDays)) : say('work.today'), workingDays <= 3 ? 'pf-warn' : '');
}

export function workRow(item) {
  return el('div', { class: 'pw-work' },
    el('a', { href: item.href }, item.name),
    item.shown && el('p', {}, item.shown),
    el('p', { class: 'pw-facts' },
      el('span', {}, item.due ? say('work.due', words.deadline(item.due)) : say('work.noDue')),
      item.due && howSoon(item),
      item.returned && badge(say('work.returned'), 'pf-warn'),
      item.inPlaceOf && badge(say('work.inPlaceOf', item.inPlaceOf), 'pf-info'),
      item.mine && badge(say('work.mine'), 'pf-info'),
      item.heldBy && badge(say('work.heldBy', item.heldBy))));
}
