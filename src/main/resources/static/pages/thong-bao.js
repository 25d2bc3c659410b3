// Which mails a person gets, and for administrators what became of all mails.
import { request } from '/forms/api.js';
import { el, button, table, tick } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { greet, problem } from './page.js';
import { say } from './texts.js';

const place = (name) => document.querySelector(`[data-place=${name}]`);
const ADMINISTRATORS = 'camunda-admin';
let shown = [];
let state = '';

function drawSettings(settings) {
  const boxes = settings.kinds.map(({ kind, name, on, optional }) => {
    const box = tick('checkbox', 'kind', kind, optional ? name : say('notices.always', name));
    box.firstChild.checked = on;
    box.firstChild.disabled = !optional;
    return box;
  });
  place('settings').replaceChildren(
    el('p', {}, settings.address ? say('notices.address', settings.address) : say('notices.noAddress')),
    settings.enabled ? '' : el('p', { class: 'pf-help' }, say('notices.disabled')),
    el('fieldset', { class: 'pw-kinds' }, el('legend', {}, say('notices.which')), boxes),
    button(say('notices.save'), save));
}

async function save() {
  const off = [...place('settings').querySelectorAll('input:not([disabled])')].filter((box) => !box.checked).map((box) => box.value);
  place('saved').textContent = '';
  try {
    drawSettings(await request('PUT', '/api/notices/settings', { body: { off } }));
    place('saved').textContent = say('notices.saved');
    place('settings').querySelector('button').focus();
  } catch (refusal) {
    place('saved').replaceChildren(problem(refusal));
  }
}

function stateOf(notice) {
  if (notice.sentAt) return [badge(say('notices.sent'), 'pf-info'), ` ${words.instant(notice.sentAt)}`];
  if (notice.refusedAt) return [badge(say('notices.undeliverable'), 'pf-bad'), ` ${words.instant(notice.refusedAt)}`, el('span', { class: 'pf-help pw-detail' }, notice.refusal || '')];
  return [badge(say('notices.waiting')), notice.refusal ? el('span', { class: 'pf-help pw-detail' }, notice.refusal) : ''];
}

function row(notice) {
  return [
    words.instant(notice.createdAt),
    [notice.receiverName, el('span', { class: 'pf-help' }, ` ${notice.address}`)],
    notice.kind,
    stateOf(notice),
  ];
}

function drawOutbox(page) {
  const select = el('select', { id: 'state' }, ...[['', 'notices.all'], ['WAITING', 'notices.waiting'], ['SENT', 'notices.sent'], ['UNDELIVERABLE', 'notices.undeliverable']]
    .map(([value, label]) => el('option', { value, selected: value === state }, value ? say('notices.counted', say(label), words.number(page.counts[value])) : say(label))));
  select.addEventListener('change', () => { state = select.value; loadOutbox(); });
  place('counts').replaceChildren(
    page.enabled ? '' : el('p', {}, say('notices.disabledForAll')),
    el('div', { class: 'pf-field' }, el('label', { for: 'state' }, say('notices.state')), select),
    page.counts.UNDELIVERABLE > 0 ? button(say('notices.again'), again) : '');
  place('notices').replaceChildren(...(shown.length === 0 ? [el('p', { class: 'pf-none' }, say('notices.none'))] : [
    table(say('notices.caption', words.number(shown.length)), ['notices.at', 'notices.receiver', 'notices.kind', 'notices.state'].map((key) => ({ label: say(key) })), shown.map(row)),
    page.next ? button(say('notices.older'), () => loadOutbox(page.next)) : '']));
}

async function again() {
  try {
    await request('POST', '/api/notices/again', { body: {} });
    await loadOutbox();
  } catch (refusal) {
    place('counts').append(problem(refusal));
  }
}

async function loadOutbox(before) {
  const wanted = new URLSearchParams([['state', state], ['before', before ?? '']].filter(([, value]) => value));
  try {
    const page = await request('GET', `/api/notices?${wanted}`);
    shown = before ? [...shown, ...page.notices] : page.notices;
    drawOutbox(page);
  } catch (refusal) {
    place('notices').replaceChildren(problem(refusal));
  }
}

greet().then((me) => {
  if (!me?.groups?.includes(ADMINISTRATORS)) return;
  place('outbox').hidden = false;
  loadOutbox();
});
request('GET', '/api/notices/settings').then(drawSettings, (refusal) => place('settings').replaceChildren(problem(refusal)));
