// The shared blocks that forms are built from: <div data-block="…">. README.md lists them.
import { el, button, facts, counts, typed, table, disclosure, tick, freshId } from './dom.js';
import { lookup, option } from './template.js';
import { badge, unitsTable, progressLine } from './unit-states.js';
import { Attachments } from './attachments.js';
import { request } from './api.js';
import * as words from './words.js';

const DECISION_LOOKS = { SUBMIT: 'pf-info', APPROVE: 'pf-good', RETURN: 'pf-warn', REJECT: 'pf-bad' };

function planName(plan) {
  return [plan?.number, plan?.title].filter(Boolean).join(' – ');
}

function textOf(section, values) {
  return values?.sections?.[section.code] ?? section.text ?? '';
}

/** Figures to fill in, beside last year's. */
function figureInputs(figures) {
  return table('Số liệu', [{ label: 'Chỉ tiêu' }, { label: 'Đơn vị tính' }, { label: 'Năm nay\u00a0*', class: 'pf-num' }, { label: 'Năm trước', class: 'pf-num' }],
    figures.map((figure) => [
      figure.name,
      figure.unit || '',
      el('div', { 'data-field': `figures.${figure.code}`, 'data-label': figure.name, 'data-missing': 'Nhập số liệu.', 'data-required': true },
        el('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', 'data-number': true, 'aria-label': `${figure.name}${figure.unit ? `, đơn vị tính: ${figure.unit}` : ''}` })),
      words.number(figure.previous),
    ]));
}

function figureValues(figures, values) {
  return table('Số liệu', [{ label: 'Chỉ tiêu' }, { label: 'Đơn vị tính' }, { label: 'Năm nay', class: 'pf-num' }, { label: 'Năm trước', class: 'pf-num' }],
    figures.map((figure) => [figure.name, figure.unit || '', words.number(values?.figures?.[figure.code] ?? figure.value), words.number(figure.previous)]));
}

/** A unit's report as text: one part per content group, then what the unit adds. */
function report(groups, values) {
  return [
    ...groups.map((group) => el('section', { class: 'pf-part' },
      el('h3', {}, `${group.code}. ${group.title}`),
      typed(textOf(group, values)),
      group.figures?.length ? figureValues(group.figures, values) : '')),
    values?.difficulties && el('section', { class: 'pf-part' }, el('h3', {}, 'Khó khăn, vướng mắc'), typed(values.difficulties)),
    values?.proposals && el('section', { class: 'pf-part' }, el('h3', {}, 'Đề xuất, kiến nghị'), typed(values.proposals)),
  ];
}

/** Totals, each with the units that it is added up from. */
function totals(figures) {
  return table('Số liệu tổng hợp', [{ label: 'Chỉ tiêu' }, { label: 'Đơn vị tính' }, { label: 'Tổng năm nay', class: 'pf-num' }, { label: 'Tổng năm trước', class: 'pf-num' }],
    figures.map((figure) => [
      [figure.name, figure.parts?.length ? disclosure(`Số liệu của ${words.number(figure.parts.length)} đơn vị`,
        el('ul', { class: 'pf-partlist' }, figure.parts.map((part) => el('li', {}, el('span', {}, words.name(part.unit)), el('span', { class: 'pf-num' }, words.number(part.value)))))) : ''],
      figure.unit || '',
      el('strong', {}, words.number(figure.total)),
      words.number(figure.previousTotal),
    ]));
}

function checks(list) {
  return list?.length ? el('div', { class: 'pf-checks' }, el('h4', {}, 'Ý kiến thẩm tra'),
    el('ul', { class: 'pf-plainlist' }, list.map((check) => el('li', {},
      el('strong', {}, words.name(check.unit)), ' ',
      check.decision ? badge(check.decision === 'APPROVE' ? 'Đồng ý' : 'Đề nghị chỉnh sửa', DECISION_LOOKS[check.decision]) : badge('Chưa có ý kiến'),
      check.comment || check.reason ? typed([check.reason, check.comment].filter(Boolean).join('\n')) : '',
      el('p', { class: 'pf-help' }, [check.by, check.at && words.instant(check.at)].filter(Boolean).join(' · ')))))) : '';
}

function summaryHead(work) {
  const { expected, accepted, late, missing } = work.counts || {};
  return [
    facts([['Kế hoạch', planName(work.plan)], ['Kỳ báo cáo', work.year && `Năm ${work.year}`]]),
    counts([['Báo cáo phải có', words.number(expected)], ['Đã tiếp nhận', words.number(accepted)], ['Trong đó gửi muộn', words.number(late)], ['Chưa được tiếp nhận', words.number(missing)]]),
    work.missing?.length ? disclosure(`Danh sách ${words.number(work.missing.length)} đơn vị chưa có báo cáo được tiếp nhận`,
      el('ul', {}, work.missing.map((unit) => el('li', {}, words.name(unit))))) : '',
    work.closeReason ? facts([['Lý do chốt kỳ sớm', work.closeReason]]) : '',
  ];
}

function summarySection(section, values, editable) {
  return el('section', { class: 'pf-part' },
    el('h3', {}, `${section.code}. ${section.title}`),
    section.lead ? el('p', { class: 'pf-help' }, `Đơn vị chủ trì: ${words.name(section.lead)}`) : '',
    section.figures?.length ? totals(section.figures) : '',
    section.reports?.length ? disclosure(`Báo cáo của ${words.number(section.reports.length)} đơn vị`,
      section.reports.map((part) => el('article', { class: 'pf-unitreport' },
        el('h4', {}, words.name(part.unit), ' ', part.late ? badge('Gửi muộn', 'pf-warn') : ''), typed(part.text)))) : '',
    checks(section.checks),
    editable
      ? el('div', { class: 'pf-field', 'data-field': `sections.${section.code}`, 'data-required': true, 'data-label': `Nội dung ${section.code}` },
        el('label', {}, `Nội dung ${section.code} trong báo cáo tổng hợp`), el('textarea', { rows: '8' }))
      : [el('h4', {}, 'Nội dung tổng hợp'), typed(textOf(section, values))]);
}

function opinionList(opinions, nothing) {
  return opinions?.length ? el('ul', { class: 'pf-opinions' }, opinions.map((opinion) => el('li', {},
    el('strong', {}, [words.name(opinion.unit ?? opinion.body ?? opinion.member), opinion.body && opinion.member ? ` – ${opinion.member}` : ''].join('')),
    opinion.state === 'NO_ANSWER' ? [' ', badge('Không có ý kiến trong thời hạn', 'pf-warn')] : typed(opinion.text),
    opinion.at ? el('p', { class: 'pf-help' }, words.instant(opinion.at)) : ''))) : el('p', { class: 'pf-none' }, nothing);
}

function directiveList(directives) {
  return directives?.length ? el('ol', { class: 'pf-directives' }, directives.map((directive) => el('li', {},
    typed(directive.what),
    facts([['Đơn vị chủ trì', words.name(directive.leadUnitName ?? directive.leadUnit)], ['Đơn vị phối hợp', words.name(directive.coordinatingUnits)],
      ['Thời hạn', words.date(directive.dueOn)]])))) : el('p', { class: 'pf-none' }, 'Không có chỉ đạo kèm theo.');
}

/** Codes of a saved row turned into names with the choices that the form was given. */
function naming(choices) {
  const names = new Map((choices || []).map(option).map(({ value, label }) => [value, label]));
  return (code) => (code && typeof code === 'object' ? words.name(code) : names.get(String(code)) ?? words.name(code));
}

/** Findings, the grave ones first; the same remark about several rows is said once. */
function preflightList(findings, rows, open, paragraph) {
  if (!findings) return el('p', { class: 'pf-none' }, 'Chưa kiểm tra.');
  if (!findings.length) return el('p', { class: 'pf-ok' }, 'Không còn điểm nào phải bổ sung.');
  const all = rows();
  const place = (finding) => {
    const index = all.findIndex((row, i) => row.key === finding.row || String(i) === String(finding.row));
    if (index < 0) return '';
    const where = `Dòng ${index + 1}${all[index].paragraph ? ` (${paragraph(all[index].paragraph)})` : ''}`;
    return open ? button(where, () => open(`rows.${index}.${finding.field || 'duty'}`), 'pf-link') : el('span', {}, where);
  };
  const grouped = new Map();
  findings.forEach((finding) => {
    const same = `${finding.severity} ${finding.message}`;
    grouped.set(same, [...(grouped.get(same) || []), finding]);
  });
  const error = ([first]) => first.severity === 'ERROR';
  return el('ul', { class: 'pf-findings' }, [...grouped.values()].sort((a, b) => error(b) - error(a)).map((same) => {
    const places = same.map(place).filter(Boolean);
    return el('li', {}, badge(error(same) ? 'Phải bổ sung' : 'Lưu ý', error(same) ? 'pf-bad' : 'pf-warn'), ' ', same[0].message,
      places.length > 0 && el('p', { class: 'pf-places' }, places));
  }));
}

/**
 * The blocks for one form.
 *
 * @param form what blocks need of the form: taskId, editable, data, attachments(list), read(path), rowsNow(), openField(path)
 */
export function makeBlocks(form) {
  const { data } = form;
  const { work } = data;
  const of = (host, scope, otherwise) => lookup(scope, host.dataset.of || otherwise);

  return {
    task(host) {
      const { task } = data;
      const overdue = task.due && new Date(task.due) < new Date();
      host.classList.add('pf-task');
      host.append(...[
        task.instructions && el('p', { class: 'pf-lead' }, task.instructions),
        task.due && el('p', {}, el('strong', {}, 'Hạn xử lý: '), words.deadline(task.due), overdue ? [' ', badge('Quá hạn', 'pf-bad')] : ''),
      ].filter(Boolean));
    },

    plan(host) {
      host.append(facts([['Kế hoạch', planName(work.plan)], ['Ngày ban hành', work.plan?.issuedOn && words.date(work.plan.issuedOn)],
        ['Đơn vị', work.unit && words.name(work.unit)], ['Thời hạn', work.dueOn && words.date(work.dueOn)]]));
      if (work.plan?.duties?.length) {
        host.append(disclosure('Nhiệm vụ của đơn vị theo Kế hoạch', el('ul', { class: 'pf-plainlist' }, work.plan.duties.map((duty) => el('li', {},
          el('strong', {}, `${duty.paragraph}: `), duty.text, duty.product ? el('p', { class: 'pf-help' }, `Sản phẩm: ${duty.product}`) : '')))));
      }
    },

    duty(host) {
      const duty = work.duty || {};
      host.append(facts([['Kế hoạch', planName(duty.plan)], [duty.paragraph?.includes('/') ? 'Thông báo kết luận' : 'Mục', duty.paragraph], ['Nhiệm vụ', duty.text], ['Sản phẩm', duty.product],
        ['Thời hạn', [words.date(duty.dueOn), duty.assumption ? [' ', badge('Giả định', 'pf-warn')] : '']],
        ['Đơn vị chủ trì', words.name(work.unit)], ['Đơn vị phối hợp', work.coordinating?.length ? words.name(work.coordinating) : '']]));
      if (duty.assumption) host.append(el('p', { class: 'pf-help' }, 'Giả định: Kế hoạch không nêu thời hạn này, hệ thống dùng giá trị mặc định.'));
    },

    figures(host, scope) {
      const figures = of(host, scope, 'group.figures') || [];
      if (figures.length) host.append(figureInputs(figures));
    },

    report(host, scope) {
      host.append(...report(of(host, scope, 'work.contentGroups') || [], work.values).filter(Boolean));
    },

    subordinates(host) {
      if (!work.subordinates?.length) return host.remove();
      host.append(el('h3', {}, 'Báo cáo của các đơn vị trực thuộc'), ...work.subordinates.map((part) => disclosure(`${words.name(part.unit)} – ${words.name(part.state)}`,
        report((work.contentGroups || []).map((group) => ({ ...group, figures: (group.figures || []).map((figure) => ({ ...figure, previous: null })) })),
          { sections: part.sections || {}, figures: part.figures || {} }).filter(Boolean))));
      return undefined;
    },

    summary(host, scope) {
      const summary = of(host, scope, 'work') || {};
      const editable = host.dataset.editable !== undefined;
      host.append(...summaryHead(summary).filter(Boolean), ...(summary.sections || []).map((section) => summarySection(section, summary.values, editable)));
      if (!editable) {
        if (summary.values?.assessment) host.append(el('section', { class: 'pf-part' }, el('h3', {}, 'Đánh giá chung'), typed(summary.values.assessment)));
        if (summary.values?.proposals) host.append(el('section', { class: 'pf-part' }, el('h3', {}, 'Đề xuất, kiến nghị'), typed(summary.values.proposals)));
        if (summary.values?.explanation) host.append(el('section', { class: 'pf-part' }, el('h3', {}, 'Giải trình việc chỉnh sửa'), typed(summary.values.explanation)));
      }
    },

    opinions(host, scope) {
      host.append(el('h3', {}, host.dataset.label || 'Ý kiến'), opinionList(of(host, scope, 'work.opinions'), host.dataset.none || 'Chưa có ý kiến nào.'));
    },

    text(host, scope) {
      if (host.dataset.label) host.append(el('h3', {}, host.dataset.label));
      host.append(typed(of(host, scope), host.dataset.none));
    },

    directives(host, scope) {
      const named = naming(work.units);
      host.append(el('h3', {}, 'Chỉ đạo'), directiveList((of(host, scope, 'work.values.directives') || []).map((directive) => ({
        ...directive, leadUnitName: named(directive.leadUnit), coordinatingUnits: (directive.coordinatingUnits || []).map(named) }))));
    },

    progress(host) {
      const progress = work.progress || {};
      host.append(progressLine(progress.accepted, progress.expected, 'Báo cáo đã tiếp nhận'),
        counts([['Đơn vị phải báo cáo', words.number(progress.expected)], ['Đã giao việc', words.number(progress.launched)], ['Đã gửi báo cáo', words.number(progress.submitted)],
          ['Đã tiếp nhận', words.number(progress.accepted)], ['Quá hạn', words.number(progress.late)],
          ['Hạn nộp báo cáo', words.date(work.dueOn)], ['Ngày chốt', words.date(work.cutOffOn)]]),
        unitsTable(work.units || []));
    },

    cascadeList(host) {
      const named = naming(work.subordinates);
      const codes = work.values?.cascadeTo || [];
      if (codes.length) host.append(disclosure(`Triển khai xuống ${words.number(codes.length)} đơn vị trực thuộc`, el('ul', {}, codes.map((code) => el('li', {}, named(code))))));
    },

    cascade(host) {
      const cascade = work.cascade;
      if (!cascade?.total) {
        host.append(el('p', { class: 'pf-none' }, 'Kế hoạch không triển khai xuống đơn vị trực thuộc nào.'));
        return;
      }
      host.append(el('h3', {}, 'Triển khai xuống cấp dưới'), progressLine(cascade.done, cascade.total, 'Đơn vị đã hoàn thành'),
        table('Tình hình triển khai của các đơn vị trực thuộc', [{ label: 'Đơn vị' }, { label: 'Tình trạng' }], (cascade.units || []).map((unit) => [unit.name, words.name(unit.state)])));
    },

    assignments(host) {
      const rows = work.values?.rows || [];
      const [unit, kind, role, process, paragraph] = [naming(work.units), naming(work.kinds), naming(work.roles), naming(work.processes), naming(work.paragraphs)];
      host.append(el('p', {}, `Tổng số: ${words.number(rows.length)} dòng giao nhiệm vụ.`),
        table('Bảng giao nhiệm vụ', [{ label: 'Mục' }, { label: 'Nhiệm vụ' }, { label: 'Đơn vị' }, { label: 'Vai trò' }, { label: 'Sản phẩm' }, { label: 'Thời hạn' }],
          rows.map((row) => [paragraph(row.paragraph) || '', [row.duty || '', row.process ? el('p', { class: 'pf-help' }, `Quy trình: ${process(row.process)}`) : ''],
            row.assigneeKind === 'KIND' ? kind(row.assignee) : unit(row.assignee), role(row.role), row.product || '',
            [words.date(row.dueOn), row.assumption ? [' ', badge('Giả định', 'pf-warn')] : '']])));
    },

    preflight(host) {
      const list = el('div', { role: 'status' });
      const openField = form.editable && host.dataset.check !== undefined ? form.openField : null;
      const draw = (findings) => list.replaceChildren(preflightList(findings, form.rowsNow, openField, naming(work.paragraphs)));
      host.append(el('h3', {}, 'Kiểm tra trước khi trình'), list);
      draw(work.preflight);
      if (!form.editable || host.dataset.check === undefined) return;
      const check = button('Kiểm tra lại bảng giao nhiệm vụ', async () => {
        check.disabled = true;
        list.replaceChildren(el('p', {}, 'Đang kiểm tra…'));
        try {
          const answer = await request('POST', `/api/tasks/${encodeURIComponent(form.taskId)}/preflight`, { body: { fields: { rows: form.rowsNow() } } });
          draw(answer.preflight);
        } catch (refusal) {
          list.replaceChildren(el('p', { class: 'pf-error' }, refusal.message));
        } finally {
          check.disabled = false;
        }
      });
      host.append(el('p', { class: 'pf-actions' }, check));
    },

    decision(host) {
      const decisions = (work.decisions || []).map(option);
      const name = freshId('decision');
      const refusing = decisions.map(({ value }) => value).filter((value) => value !== 'APPROVE');
      host.classList.add('pf-decision');
      host.append(
        el('fieldset', { class: 'pf-field', 'data-field': 'decision', 'data-required': true, 'data-label': host.dataset.label || 'Ý kiến xử lý', 'data-missing': `Chọn một ý kiến: ${decisions.map(({ label }) => `“${label}”`).join(', ')}.` },
          el('legend', {}, host.dataset.label || 'Ý kiến xử lý'),
          el('div', { 'data-choices': 'done' }, decisions.map(({ value, label }) => tick('radio', name, value, label)))),
        ...(refusing.length ? [el('div', { class: 'pf-field', 'data-field': 'reason', 'data-when': 'decision and decision!=APPROVE', 'data-required-when': 'decision and decision!=APPROVE', 'data-label': 'Lý do', 'data-missing': 'Nhập lý do; lý do được gửi đến người phải chỉnh sửa.' },
          el('label', {}, 'Lý do'), el('p', { class: 'pf-help' }, 'Nêu rõ điểm chưa đạt và việc cần làm. Người nhận đọc lý do này ở đầu biểu mẫu.'), el('textarea', { rows: '4' }))] : []));
    },

    attachments(host) {
      form.attachments.push(new Attachments(host, { taskId: form.taskId, data, editable: form.editable }));
    },

    history(host) {
      const list = data.history || [];
      const label = `Quá trình xử lý (${words.number(list.length)})`;
      host.append(disclosure(label, list.length ? el('ol', { class: 'pf-history' }, list.map((act) => el('li', {},
        el('p', {}, badge(act.actName || act.act, DECISION_LOOKS[act.act]), ' ', el('strong', {}, act.step || '')),
        el('p', { class: 'pf-help' }, [act.actorName || act.actor || 'Hệ thống', words.instant(act.at)].join(' · ')),
        act.reason ? typed(act.reason) : ''))) : el('p', { class: 'pf-none' }, 'Chưa có bước xử lý nào.')));
    },
  };
}

/** Why the work came back, for the very top of the form. */
export function returned(lastReturn) {
  if (!lastReturn) return '';
  return el('section', { class: 'pf-returned', 'aria-label': 'Lý do trả lại' },
    el('h2', {}, 'Bị trả lại để hoàn thiện'), typed(lastReturn.reason),
    el('p', { class: 'pf-help' }, [lastReturn.actorName, lastReturn.at && words.instant(lastReturn.at)].filter(Boolean).join(' · ')));
}
