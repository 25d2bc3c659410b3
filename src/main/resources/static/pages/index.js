// The front door: what waits for me, where stands what I handed in, and one box to find anything.
import { request } from '/forms/api.js';
import { el } from '/forms/dom.js';
import * as words from '/forms/words.js';
import { whoAmI, showAccount, problem } from './page.js';
import { showDemonstration } from './demonstration.js';
import { workRow } from './work.js';
import { Handed } from './handed.js';
import { Paged } from './paged.js';
import { showEmptyDesks } from './empty-desks.js';
import { startSearch } from './search.js';
import { say } from './texts.js';

const URGENCIES = { OVERDUE: 'work.overdue', SOON: 'work.soon', RETURNED: 'work.returned', OTHER: 'work.other' };

const place = (name) => document.querySelector(`[data-place=${name}]`);

function section({ urgency, count, counted, items, next }) {
  const id = `work-${urgency.toLowerCase()}`;
  const shown = counted ? say('work.moreThan', words.number(count - 1)) : words.number(count);
  const list = new Paged({ className: 'pw-worklist', row: workRow, load: (mark) => request('GET', `/api/worklist/${urgency}?${new URLSearchParams(mark)}`) });
  list.add(items, next);
  return el('section', { class: `pw-card pw-urgency pw-${urgency.toLowerCase()}`, 'aria-labelledby': id },
    el('h3', { id }, say('work.count', say(URGENCIES[urgency]), shown)), list.host);
}

async function showWork() {
  try {
    const sections = (await request('GET', '/api/worklist')).filter(({ count }) => count > 0);
    place('work').replaceChildren(...(sections.length ? sections.map(section) : [el('p', { class: 'pf-none' }, say('work.none'))]));
  } catch (refusal) {
    place('work').replaceChildren(problem(refusal));
  }
}

async function showHanded() {
  const list = new Paged({ className: 'pw-handed', row: (item) => new Handed(item).host, load: (mark) => request('GET', `/api/handed-in?${new URLSearchParams(mark)}`) });
  try {
    const { items, next } = await request('GET', '/api/handed-in');
    list.add(items, next);
    place('handed').replaceChildren(items.length ? list.host : el('p', { class: 'pf-none' }, say('handed.none')));
  } catch (refusal) {
    place('handed').replaceChildren(problem(refusal));
  }
}

function showMe(me) {
  // The name of an account that belongs to a desk says the unit already.
  const units = me.name === me.user && me.units?.length > 0 ? ` ${say('me.units', words.name(me.units))}` : '';
  place('me').textContent = (me.name && me.name !== me.user ? say('me.isWithUser', me.name, me.user) : say('me.is', me.user)) + units;
}

/** For administrators: without a checked calendar due dates of that year may fall on a holiday. */
function showCalendar(years) {
  if (!years?.length) return;
  place('calendar').replaceChildren(el('p', { class: 'pf-returned' }, say('calendar.toCheck', years.join(', '))));
  place('calendar').hidden = false;
}

async function open() {
  let me;
  try {
    me = await whoAmI();
  } catch (refusal) {
    place('checking').replaceChildren(problem(refusal));
    return;
  }
  showAccount(me);
  place('checking').remove();
  place(me ? 'welcome' : 'desk').remove();
  place(me ? 'desk' : 'welcome').hidden = false;
  if (!me) {
    await showDemonstration(place('demonstration'));
    return;
  }
  place('demonstration').remove();
  showMe(me);
  showCalendar(me.calendarToCheck);
  startSearch({ form: place('search'), status: place('search-status'), found: place('found') });
  await Promise.all([showEmptyDesks(place('empty-desks')), showWork(), showHanded()]);
  // Whoever comes back from a form sees what is left.
  let hiddenAt = 0;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > 5_000) Promise.all([showWork(), showHanded()]);
  });
  window.addEventListener('pageshow', (event) => { if (event.persisted) Promise.all([showWork(), showHanded()]); });
}

open();
