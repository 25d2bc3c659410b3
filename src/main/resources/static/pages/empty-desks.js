// Desks with open work and nobody there, for whoever can name somebody: leaders of the unit and of the one above, and administrators.
import { request } from '/forms/api.js';
import { el, table } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { say } from './texts.js';

export async function showEmptyDesks(section) {
  let desks;
  try {
    desks = await request('GET', '/api/absences/empty-desks');
  } catch {
    // A notice that cannot be had must not stand in the way of the work below it.
    return;
  }
  section.hidden = desks.length === 0;
  if (section.hidden) return;
  section.append(
    table(say('desks.table', words.number(desks.length)), ['desks.group', 'desks.from', 'desks.work', 'desks.due'].map((key) => ({ label: say(key) })),
      desks.map((desk) => [desk.name,
        [desk.now ? '' : `${words.date(desk.emptyFrom)} `, badge(desk.noAccount ? say('desks.noAccount') : desk.now ? say('desks.now') : say('desks.soon'), desk.now ? 'pf-bad' : 'pf-warn')],
        words.number(desk.openItems), desk.firstDue ? words.date(desk.firstDue) : ''])),
    el('p', {}, el('a', { href: '/vang-mat' }, say('desks.name'))));
}
