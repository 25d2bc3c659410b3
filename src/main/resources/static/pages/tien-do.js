// The board: how far each plan is, without opening a single case.
import { request } from '/forms/api.js';
import { el, button, facts, counts, table, typed, disclosure } from '/forms/dom.js';
import { badge, unitsTable, progressLine } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { whoAmI, showAccount, problem } from './page.js';

const board = document.querySelector('[data-place=board]');

function conclusion(notice) {
  return notice ? el('div', {}, el('h4', {}, 'Thông báo kết luận'), facts([['Số', notice.number], ['Ngày ban hành', notice.issuedOn && words.date(notice.issuedOn)]]), typed(notice.content),
    notice.directives?.length ? table('Chỉ đạo', [{ label: 'Việc phải làm' }, { label: 'Đơn vị chủ trì' }, { label: 'Thời hạn' }, { label: 'Tình trạng' }],
      notice.directives.map((directive) => [directive.what, words.name(directive.leadUnit), words.date(directive.dueOn), directive.state ? words.name(directive.state) : ''])) : '') : '';
}

function cycle(plan, period) {
  const slot = el('div', { role: 'status' });
  const details = el('details', { class: 'pf-details' }, el('summary', {}, 'Từng đơn vị và thông báo kết luận'), slot);
  details.addEventListener('toggle', async () => {
    if (!details.open || slot.childNodes.length) return;
    slot.replaceChildren(el('p', {}, 'Đang tải…'));
    try {
      const answer = await request('GET', `/api/board/${encodeURIComponent(plan.code)}/${period.year}`);
      slot.replaceChildren(...[answer.units?.length ? unitsTable(answer.units) : el('p', { class: 'pf-none' }, 'Chưa có đơn vị nào được giao báo cáo.'), conclusion(answer.conclusion)].filter(Boolean));
    } catch (refusal) {
      slot.replaceChildren(problem(refusal), button('Tải lại', () => {
        slot.replaceChildren();
        details.open = false;
        details.open = true;
      }));
    }
  });
  return el('section', { class: 'pw-cycle' },
    el('h4', {}, `Năm ${period.year} `, badge(words.name(period.state), 'pf-info')),
    progressLine(period.accepted, period.expected, 'Báo cáo đã tiếp nhận'),
    counts([['Đã giao việc', words.number(period.launched)], ['Đã gửi', words.number(period.submitted)], ['Quá hạn', words.number(period.late)], ['Chưa được tiếp nhận', words.number(period.missing)],
      ['Hạn nộp', words.date(period.dueOn)], ['Ngày chốt', words.date(period.cutOffOn)]]),
    details);
}

function planCard(plan) {
  return el('article', { class: 'pw-card' },
    el('h2', {}, [plan.number, plan.title].filter(Boolean).join(' – ')),
    el('p', {}, badge(words.name(plan.state), 'pf-info')),
    el('h3', {}, 'Giao nhiệm vụ và triển khai'),
    plan.assignments?.total ? progressLine(plan.assignments.done, plan.assignments.total, 'Nhiệm vụ đã hoàn thành') : el('p', { class: 'pf-none' }, 'Chưa giao nhiệm vụ.'),
    plan.assignments?.total ? el('p', { class: 'pf-help' }, `Đã giao ${words.number(plan.assignments.launched)}/${words.number(plan.assignments.total)} nhiệm vụ.`) : '',
    plan.departments?.length ? disclosure(`Ban, văn phòng (${words.number(plan.departments.length)})`, table('Nhiệm vụ của các ban, văn phòng', [{ label: 'Mục' }, { label: 'Đơn vị' }, { label: 'Tình trạng' }, { label: 'Thời hạn' }],
      plan.departments.map((duty) => [duty.paragraph, words.name(duty.unit), [badge(words.name(duty.state)), duty.late ? badge('Quá hạn', 'pf-bad') : ''], words.date(duty.dueOn)]))) : '',
    plan.units?.length ? disclosure(`Đơn vị triển khai kế hoạch (${words.number(plan.units.length)})`, table('Tình hình triển khai của các đơn vị', [{ label: 'Đơn vị' }, { label: 'Nhóm' }, { label: 'Tình trạng' }, { label: 'Thời hạn' }, { label: 'Triển khai xuống cấp dưới' }],
      plan.units.map((unit) => [words.name(unit.unit), words.name(unit.kind), [badge(words.name(unit.state)), unit.late ? badge('Quá hạn', 'pf-bad') : ''], words.date(unit.dueOn), unit.cascade?.total ? `${words.number(unit.cascade.done)}/${words.number(unit.cascade.total)} đơn vị` : '']))) : '',
    el('h3', {}, 'Báo cáo hằng năm'),
    plan.cycles?.length ? plan.cycles.map((period) => cycle(plan, period)) : el('p', { class: 'pf-none' }, 'Chưa mở kỳ báo cáo nào.'));
}

async function load() {
  board.setAttribute('aria-busy', 'true');
  try {
    const { plans } = await request('GET', '/api/board');
    board.replaceChildren(el('p', { class: 'pf-help' }, `Số liệu lúc ${words.instant(new Date().toISOString())}. `, button('Cập nhật', load, 'pf-link')),
      ...(plans?.length ? plans.map(planCard) : [el('p', { class: 'pf-none' }, 'Chưa có kế hoạch nào được triển khai.')]));
  } catch (refusal) {
    board.replaceChildren(problem(refusal), button('Tải lại', load));
  } finally {
    board.removeAttribute('aria-busy');
  }
}

whoAmI().then((me) => showAccount(document.querySelector('nav'), me), () => {});
load();
