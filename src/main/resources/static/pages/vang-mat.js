// Who is away and who stands in: to name, to see, to end.
import { request } from '/forms/api.js';
import { el, button, table, tick } from '/forms/dom.js';
import { wireFields, put } from '/forms/fields.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { greet, problem } from './page.js';
import { say } from './texts.js';

const STATES = { COMING: 'absence.COMING', PRESENT: 'absence.PRESENT', OVER: 'absence.OVER', ENDED: 'absence.ENDED' };
const LOOKS = { COMING: 'pf-info', PRESENT: 'pf-good', OVER: '', ENDED: '' };
const KEPT = ['fromOn', 'toOn', 'note'];
const form = document.querySelector('[data-place=naming]');
const empty = form.innerHTML;
const list = document.querySelector('[data-place=list]');
let fields = [];

const messages = () => form.querySelector('[data-place=messages]');
const field = (path) => fields.find((one) => one.path === path);
const options = (choices, first) => [...(first ? [el('option', { value: '' }, first)] : []), ...choices.map(({ id, name }) => el('option', { value: id }, name))];
const context = { editable: true, read: (path) => field(path)?.get() };

function refresh() {
  fields.forEach((one) => one.refresh());
}

// Who can stand in, and for which work, depends on who is away.
function draw(people, person) {
  const typed = KEPT.map((path) => [path, field(path)?.get()]);
  form.innerHTML = empty;
  form.querySelector('[data-field=absent] select').append(...options(people));
  form.querySelector('[data-field=standIn] select').append(...options(person.standIns, say('absence.noOne')));
  form.querySelector('[data-units]').append(...person.groups.map((group) => tick('checkbox', 'groups', group.id, group.name)));
  fields = wireFields(form, context);
  typed.forEach(([path, value]) => field(path).set(value ?? ''));
  field('absent').set(person.id);
  if (person.groups.length === 1) field('groups').set([person.groups[0].id]);
  field('absent').controls[0].addEventListener('change', () => {
    draw(people, people.find(({ id }) => id === field('absent').get()));
    field('absent').focus();
  });
  refresh();
}

function showProblems(refusal) {
  const named = (refusal.errors ?? []).map(({ field: path, message }) => [field(path), message]);
  fields.forEach((one) => one.setError(''));
  named.filter(([one]) => one).forEach(([one, message]) => one.setError(message));
  messages().replaceChildren(el('div', { class: 'pf-problem', role: 'alert', tabindex: '-1' }, el('p', {}, named.length ? say('absence.problems', named.length) : refusal.message)));
  (named.find(([one]) => one)?.[0] ?? messages().firstChild).focus();
}

async function send(event) {
  event.preventDefault();
  messages().replaceChildren();
  const wrong = fields.map((one) => [one, one.check()]);
  wrong.forEach(([one, message]) => one.setError(message));
  const first = wrong.find(([, message]) => message);
  if (first) {
    first[0].focus();
    return;
  }
  const body = {};
  fields.filter((one) => one.active).forEach((one) => put(body, one.path, one.get()));
  const submit = form.querySelector('[type=submit]');
  submit.disabled = true;
  try {
    await request('POST', '/api/absences', { body });
    ['fromOn', 'toOn', 'standIn', 'basis', 'note'].forEach((path) => field(path).set(''));
    ['prepares', 'decides'].forEach((path) => field(path).set(false));
    refresh();
    submit.disabled = false;
    messages().replaceChildren(el('p', { class: 'pf-notice', role: 'status' }, body.standIn ? say('absence.saved') : say('absence.savedAway')));
    await load();
  } catch (refusal) {
    showProblems(refusal);
  } finally {
    submit.disabled = false;
  }
}

function ender(absence) {
  const place = el('div');
  const offer = () => place.replaceChildren(button(say('absence.end'), () => {
    const yes = button(say('absence.endYes'), async () => {
      yes.disabled = true;
      try {
        await request('DELETE', `/api/absences/${absence.id}`);
        await load();
      } catch (refusal) {
        place.replaceChildren(el('p', { class: 'pf-error' }, refusal.message));
      }
    });
    place.replaceChildren(el('p', {}, say('absence.endNow')), el('p', { class: 'pf-actions' }, yes, button(say('absence.endNo'), offer, 'pf-button pf-quiet')));
    yes.focus();
  }, 'pf-button pf-quiet'));
  offer();
  return place;
}

function row(absence) {
  const kinds = [absence.prepares && say('absence.prepares'), absence.decides && say('absence.decides')].filter(Boolean).join('; ');
  return [absence.absentName, absence.standInName || say('absence.nobody'), say('absence.fromTo', words.date(absence.fromOn), words.date(absence.toOn)),
    [...absence.groups.map((group) => el('p', {}, group)), kinds && el('p', { class: 'pf-help' }, kinds), absence.basis && el('p', { class: 'pf-help' }, absence.basis),
      absence.note && el('p', { class: 'pf-help' }, absence.note), el('p', { class: 'pf-help' }, say('absence.namedBy', absence.namedByName, words.date(absence.namedAt)))].filter(Boolean),
    [badge(say(STATES[absence.state]), LOOKS[absence.state]), absence.endable ? ender(absence) : '']];
}

async function load() {
  try {
    const absences = await request('GET', '/api/absences');
    list.replaceChildren(absences.length === 0 ? el('p', { class: 'pf-none' }, say('absence.none'))
      : table(say('absence.table', words.number(absences.length)), ['absence.who', 'absence.standIn', 'absence.period', 'absence.what', 'absence.state'].map((key) => ({ label: say(key) })), absences.map(row)));
  } catch (refusal) {
    list.replaceChildren(problem(refusal));
  }
}

async function open() {
  greet();
  try {
    const people = await request('GET', '/api/absences/people');
    if (people.length === 0) {
      form.replaceChildren(el('p', { class: 'pf-none' }, say('absence.nobodyToName')));
    } else {
      draw(people, people[0]);
      form.addEventListener('input', refresh);
      form.addEventListener('change', refresh);
      form.addEventListener('submit', send);
    }
  } catch (refusal) {
    form.replaceChildren(problem(refusal));
  }
  await load();
}

open();
