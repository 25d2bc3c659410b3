// The record of who did what, for supervisors and administrators: newest first, more on request.
import { request } from '/forms/api.js';
import { el, button, table } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { greet, problem } from './page.js';
import { say } from './texts.js';

const form = document.querySelector('[data-place=filter]');
const place = document.querySelector('[data-place=entries]');
let shown = [];

function row(entry) {
  return [
    words.instant(entry.at),
    [entry.actorName || say('audit.unknownActor'), entry.actor && entry.actor !== entry.actorName ? el('span', { class: 'pf-help' }, ` ${entry.actor}`) : '',
      entry.inPlaceOf ? el('span', { class: 'pf-help pw-detail' }, say('audit.inPlaceOf', entry.inPlaceOf)) : ''],
    entry.address || '',
    entry.actionName,
    [entry.subject || '', entry.detail ? el('span', { class: 'pf-help pw-detail' }, entry.detail) : ''],
    entry.outcome === 'REFUSED' ? [badge(say('audit.refused'), 'pf-bad')] : [badge(say('audit.done'), 'pf-info')],
  ];
}

function draw(next) {
  if (shown.length === 0) {
    place.replaceChildren(el('p', { class: 'pf-none' }, say('audit.none')));
    return;
  }
  place.replaceChildren(
    table(say('audit.caption', words.number(shown.length)), ['audit.at', 'audit.actor', 'audit.address', 'audit.action', 'audit.subject', 'audit.outcome'].map((key) => ({ label: say(key) })),
      shown.map(row)),
    next ? button(say('audit.older'), () => load(next)) : '');
}

async function load(before) {
  const wanted = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  for (const name of ['from', 'to']) {
    if (!wanted.has(name)) continue;
    const day = words.readDate(wanted.get(name));
    if (!day) {
      place.replaceChildren(el('div', { class: 'pf-problem', role: 'alert' }, el('p', {}, say('audit.dateWrong'))));
      form.elements[name].focus();
      return;
    }
    wanted.set(name, day);
  }
  if (before) wanted.set('before', before);
  place.setAttribute('aria-busy', 'true');
  try {
    const page = await request('GET', `/api/audit?${wanted}`);
    shown = before ? [...shown, ...page.entries] : page.entries;
    draw(page.next);
  } catch (refusal) {
    place.replaceChildren(problem(refusal), button(say('audit.again'), () => load(before)));
  } finally {
    place.removeAttribute('aria-busy');
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  load();
});
greet();
request('GET', '/api/audit/actions').then((actions) => form.elements.action.append(...actions.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  .map(({ code, name }) => el('option', { value: code }, name))), () => {});
load();
