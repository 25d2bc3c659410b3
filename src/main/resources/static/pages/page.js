// What every page shows: who is logged in, and how to leave.
import { request, csrfFromCookie } from '/forms/api.js';
import { el } from '/forms/dom.js';

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
  nav.querySelector('[data-account]')?.remove();
  const account = el('span', { 'data-account': true });
  if (me) {
    const token = el('input', { type: 'hidden', name: '_csrf', value: csrfFromCookie() || me.csrf?.token || '' });
    const form = el('form', { method: 'post', action: '/dang-xuat' }, token, el('button', { type: 'submit' }, 'Đăng xuất'));
    form.addEventListener('submit', () => { token.value = csrfFromCookie() || token.value; });
    nav.append(el('span', { 'data-account': true }, me.name || me.user), form);
  } else {
    account.append(el('a', { href: '/dang-nhap' }, 'Đăng nhập'));
    nav.append(account);
  }
}

export function problem(refusal) {
  return el('div', { class: 'pf-problem', role: 'alert' }, el('p', {}, refusal.message),
    refusal.loginNeeded && el('p', {}, el('a', { href: '/dang-nhap' }, 'Đăng nhập')));
}
