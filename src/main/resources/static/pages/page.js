// What every page shows: who is logged in, where that person may go, and how to leave.
import { request, csrfFromCookie } from '/forms/api.js';
import { el } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
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

const inOneOf = (...groups) => (me) => groups.some((group) => me?.groups?.includes(group));

/** Where one may go; what would only refuse somebody is not offered to them. */
const PLACES = [
  { href: '/', name: 'nav.mine', open: inOneOf('members') },
  { href: '/don-doc', name: 'nav.late', open: (me) => me?.follows },
  { href: '/tien-do', name: 'nav.board', open: () => true },
  { href: '/camunda/app/tasklist/default/', name: 'nav.tasks', open: inOneOf('members') },
  { href: '/vang-mat', name: 'nav.absences', open: inOneOf('members') },
  { href: '/thong-bao', name: 'nav.notices', open: inOneOf('members', 'camunda-admin') },
  { href: '/nhat-ky', name: 'nav.audit', open: inOneOf('supervisors', 'camunda-admin') },
  { href: '/camunda/app/cockpit/default/', name: 'nav.processes', open: inOneOf('camunda-admin', 'modelers') },
  { href: '/camunda/app/admin/default/', name: 'nav.administration', open: inOneOf('camunda-admin') },
];

/** Draws the navigation for the logged-in person, or for a guest (null). */
export function showAccount(me) {
  const nav = document.querySelector('nav');
  nav.replaceChildren(...PLACES.filter(({ open }) => open(me)).map(({ href, name }) =>
    el('a', { href, 'aria-current': href === location.pathname ? 'page' : null }, say(name))));
  if (me) {
    const token = el('input', { type: 'hidden', name: '_csrf', value: csrfFromCookie() });
    const form = el('form', { method: 'post', action: '/dang-xuat' }, token, el('button', { type: 'submit' }, say('page.logOut')));
    form.addEventListener('submit', () => { token.value = csrfFromCookie() || token.value; });
    nav.append(el('span', {}, me.name || me.user), form);
    if (me.rehearsal) nav.append(badge(say('page.rehearsal', words.date(me.rehearsal)), 'pf-warn'));
  } else {
    nav.append(el('a', { href: '/dang-nhap' }, say('page.logIn')));
  }
}

/** Greets who is logged in, in the navigation of a page; tells who it is, or null. */
export function greet() {
  return whoAmI().then((me) => {
    showAccount(me);
    return me;
  }, () => null);
}

export function problem(refusal) {
  return el('div', { class: 'pf-problem', role: 'alert' }, el('p', {}, refusal.message),
    refusal.loginNeeded && el('p', {}, el('a', { href: '/dang-nhap' }, say('page.logIn'))));
}
