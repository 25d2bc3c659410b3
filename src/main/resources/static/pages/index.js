// The start page: where to go, and in the demonstration with which account.
import { request } from '/forms/api.js';
import { el, table, disclosure } from '/forms/dom.js';
import * as words from '/forms/words.js';
import { whoAmI, showAccount, problem } from './page.js';

const place = (name) => document.querySelector(`[data-place=${name}]`);

function showMe(me) {
  if (!me) {
    place('me').replaceChildren(el('p', {}, 'Chưa đăng nhập.'), el('p', {}, el('a', { class: 'pf-button', href: '/dang-nhap' }, 'Đăng nhập')));
    return;
  }
  // What would only be refused is not offered.
  document.querySelectorAll('[data-for]').forEach((tile) => { tile.hidden = !tile.dataset.for.split(' ').some((group) => me.groups?.includes(group)); });
  place('me').replaceChildren(...[
    el('p', {}, 'Đang đăng nhập với tài khoản ', el('strong', {}, me.name || me.user), me.name && me.name !== me.user ? ` (${me.user}).` : '.'),
    me.units?.length > 0 && el('p', {}, `Đơn vị: ${words.name(me.units)}.`),
    Number.isInteger(me.openTasks) && el('p', {}, el('strong', {}, `${words.number(me.openTasks)} công việc đang chờ xử lý.`)),
    el('p', {}, el('a', { class: 'pf-button', href: '/camunda/app/tasklist/default/' }, 'Mở danh sách công việc')),
  ].filter(Boolean));
}

function showDemonstration(demonstration) {
  const accounts = demonstration.accounts || [];
  const search = el('input', { type: 'text', id: 'account-search', autocomplete: 'off' });
  const slot = el('div', { class: 'pw-accounts' });
  const draw = () => {
    const wanted = search.value.trim().toLocaleLowerCase('vi');
    const shown = accounts.filter((account) => `${account.unit} ${account.unitName}`.toLocaleLowerCase('vi').includes(wanted));
    slot.replaceChildren(el('p', { class: 'pf-help', role: 'status' }, `${words.number(shown.length)} đơn vị.`),
      table('Tài khoản theo đơn vị', [{ label: 'Đơn vị' }, { label: 'Tài khoản' }], shown.map((account) => [
        [account.unitName, el('span', { class: 'pf-help' }, ` ${account.unit}`)],
        el('ul', { class: 'pf-plainlist' }, (account.users || []).map((user) => el('li', {}, el('code', {}, user.id), ` ${user.roleName || user.role}`)))])));
  };
  search.addEventListener('input', draw);
  draw();
  const section = place('demonstration');
  section.querySelector('h2').after(
    el('p', {}, 'Mọi tài khoản trình diễn dùng chung mật khẩu ', el('code', {}, demonstration.password), '. Tài khoản có dạng mã đơn vị và vai trò, ví dụ ', el('code', {}, 'vpdd.staff'), '.'));
  const list = disclosure('Danh sách tài khoản theo đơn vị', el('div', { class: 'pf-field' }, el('label', { for: 'account-search' }, 'Tìm theo tên hoặc mã đơn vị'), search), slot);
  section.append(list);
  section.hidden = false;
}

try {
  const me = await whoAmI();
  showAccount(document.querySelector('nav'), me);
  showMe(me);
} catch (refusal) {
  place('me').replaceChildren(problem(refusal));
}
try {
  showDemonstration(await request('GET', '/api/demonstration'));
} catch {
  place('demonstration').remove();
}
