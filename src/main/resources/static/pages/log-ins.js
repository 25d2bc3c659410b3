// Beside name and password: the buttons of other log-ins, and why one of them led nowhere.
import { request } from '/forms/api.js';
import { el } from '/forms/dom.js';
import { say } from './texts.js';

const REASONS = ['login.DENIED', 'login.DIRECTORY_DOWN', 'login.NAME_TAKEN', 'login.NO_ROLE', 'login.NOT_TRUSTED', 'login.UNUSABLE_NAME'];

const reason = `login.${new URLSearchParams(location.search).get('loi')}`;
if (REASONS.includes(reason)) document.querySelector('#failure p').textContent = say(reason);

const ways = await request('GET', '/api/log-ins');
document.getElementById('username-help').hidden = !ways.namesOfDesks;
if (ways.buttons.length) {
  const form = document.querySelector('form');
  form.before(el('div', { class: 'pf-actions' }, ways.buttons.map((way) =>
    el('a', { class: 'pf-button', href: way.address }, say('login.with', way.label)))));
  if (ways.passwords) {
    const local = el('details', {}, el('summary', {}, say('login.local')));
    form.replaceWith(local);
    local.append(form);
  } else {
    form.hidden = true;
  }
}
