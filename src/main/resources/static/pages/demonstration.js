// The accounts of the demonstration, for whoever is not logged in yet.
import { request } from '/forms/api.js';
import { el, table, disclosure } from '/forms/dom.js';
import * as words from '/forms/words.js';
import { say } from './texts.js';

/** Fills and shows the section, or removes it where there is no demonstration. */
export async function showDemonstration(section) {
  let demonstration;
  try {
    demonstration = await request('GET', '/api/demonstration');
  } catch {
    section.remove();
    return;
  }
  const accounts = demonstration.accounts || [];
  const search = el('input', { type: 'text', id: 'account-search', autocomplete: 'off' });
  const slot = el('div', { class: 'pw-accounts' });
  const draw = () => {
    const wanted = search.value.trim().toLocaleLowerCase('vi');
    const shown = accounts.filter((account) => `${account.unit} ${account.unitName}`.toLocaleLowerCase('vi').includes(wanted));
    slot.replaceChildren(el('p', { class: 'pf-help', role: 'status' }, say('demo.units', words.number(shown.length))),
      table(say('demo.table'), [{ label: say('demo.unit') }, { label: say('demo.account') }], shown.map((account) => [
        [account.unitName, el('span', { class: 'pf-help' }, ` ${account.unit}`)],
        el('ul', { class: 'pf-plainlist' }, (account.users || []).map((user) => el('li', {}, el('code', {}, user.id), ` ${user.roleName || user.role}`)))])));
  };
  search.addEventListener('input', draw);
  draw();
  section.querySelector('h2').after(el('p', {}, say('demo.password', demonstration.password, 'vpdd.staff')));
  section.append(disclosure(say('demo.list'), el('div', { class: 'pf-field' }, el('label', { for: 'account-search' }, say('demo.find')), search), slot));
  section.hidden = false;
}
