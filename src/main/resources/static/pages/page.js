// What every page shows: who is logged in, where that person may go, and how to leave.
import { request, csrfFromCookie } from '/forms/api.js';
import { el } from '/forms/dom.js';
import * as words from '/forms/words.js';
import { say } from './texts.js';

/** The logged-in person, or null. */
export async function whoAmI() {
  try {
    return await request('GET', '/api/me');
  } catch (refusal) {
    if (refusal.loginNeeded) return null;
    throw refusal;
  }
}

export function showAccount(nav, me) {
  nav.querySelectorAll('[data-account]').forEach((old) => old.remove());
  // What would only be refused is not offered.
  nav.querySelectorAll('[data-for]').forEach((link) => { link.hidden = !link.dataset.for.split(' ').some((group) => me?.groups?.includes(group)); });
  nav.querySelectorAll('[data-follows]').forEach((link) => { link.hidden = !me?.follows; });
  if (me) {
    const token = el('input', { type: 'hidden', name: '_csrf', value: csrfFromCookie() || me.csrf?.token || '' });
    const form = el('form', { method: 'post', action: '/dang-xuat', 'data-account': true }, token, el('button', { type: 'submit' }, say('page.logOut')));
    form.addEventListener('submit', () => { token.value = csrfFromCookie() || token.value; });
    nav.append(el('span', { 'data-account': true }, me.name || me.user), form);
    if (me.rehearsal) nav.append(el('span', { class: 'pf-badge pf-warn', 'data-account': true }, say('page.rehearsal', words.date(me.rehearsal))));
  } else {
    nav.append(el('a', { href: '/dang-nhap', 'data-account': true }, say('page.logIn')));
  }
}

/** Greets who is logged in, in the navigation of a page; tells who it is, or null. */
export function greet() {
  return whoAmI().then((me) => {
    showAccount(document.querySelector('nav'), me);
    return me;
  }, () => null);
}

export function problem(refusal) {
  return el('div', { class: 'pf-problem', role: 'alert' }, el('p', {}, refusal.message),
    refusal.loginNeeded && el('p', {}, el('a', { href: '/dang-nhap' }, say('page.logIn'))));
}
