// The shared blocks that forms are built from: <div data-block="…">. README.md lists them.
import { el, button, facts, counts, typed, table, disclosure, tick, freshId } from './dom.js';
import { lookup, option } from './template.js';
import { badge, unitsTable, progressLine } from './unit-states.js';
import { Attachments } from './attachments.js';
import { request } from './api.js';
import { extensionList } from './extension.js';
import { actEntry, actSentence } from './acts.js';
import { say } from './texts.js';
import * as words from './words.js';

const DECISION_LOOKS = { APPROVE: 'pf-good', RETURN: 'pf-warn' };

function planName(plan) {
  return [plan?.number, plan?.title].filter(Boolean).join(' – ');
}

function textOf(section, values) {
  return values?.sections?.[section.code] ?? section.text ?? '';
}

/** Figures to fill in, beside last year's. */
function figureInputs(figures) {
  return table(say('figures.table'), [{ label: say('figures.name') }, { label: `${say('figures.thisYear')}\u00a0*` }, { label: say('figures.lastYear'), class: 'pf-num' }],
    figures.map((figure) => [
      figure.name,
      el('div', { 'data-field': `figures.${figure.code}`, 'data-label': figure.name, 'data-missing': say('figures.missing'), 'data-required': true },
        el('input', { type: 'text', 'data-number': true, 'data-unit': figure.unit, 'aria-label': figure.unit ? say('figures.label', figure.name, figure.unit) : figure.name })),
      figure.previous === null || figure.previous === undefined ? words.NOTHING : [words.number(figure.previous), figure.unit ? ` ${figure.unit}` : ''],
    ]));
}

function figureValues(figures, values) {
  return table(say('figures.table'), [{ label: say('figures.name') }, { label: say('figures.countedIn') }, { label: say('figures.thisYear'), class: 'pf-num' }, { label: say('figures.lastYear'), class: 'pf-num' }],
    figures.map((figure) => [figure.name, figure.unit || '', words.number(values?.figures?.[figure.code] ?? figure.value), words.number(figure.previous)]));
}

/** A unit's report as text: one part per content group, then what the unit adds. */
export function report(groups, values) {
  return [
    ...groups.map((group) => el('section', { class: 'pf-part' },
      el('h3', {}, `${group.code}. ${group.title}`),
      typed(textOf(group, values)),
      group.figures?.length ? figureValues(group.figures, values) : '')),
    values?.difficulties && el('section', { class: 'pf-part' }, el('h3', {}, say('report.difficulties')), typed(values.difficulties)),
    values?.proposals && el('section', { class: 'pf-part' }, el('h3', {}, say('report.proposals')), typed(values.proposals)),
  ];
}

/** Totals, each with the units that it is added up from. */
function totals(figures) {
  return table(say('figures.totals'), [{ label: say('figures.name') }, { label: say('figures.countedIn') }, { label: say('figures.totalThisYear'), class: 'pf-num' }, { label: say('figures.totalLastYear'), class: 'pf-num' }],
    figures.map((figure) => [
      [figure.name, figure.parts?.length ? disclosure(say('figures.ofUnits', words.number(figure.parts.length)),
        el('ul', { class: 'pf-partlist' }, figure.parts.map((part) => el('li', {}, el('span', {}, words.name(part.unit)), el('span', { class: 'pf-num' }, words.number(part.value)))))) : ''],
      figure.unit || '',
      el('strong', {}, words.number(figure.total)),
      words.number(figure.previousTotal),
    ]));
}

function checks(list) {
  return list?.length ? el('div', { class: 'pf-checks' }, el('h4', {}, say('checks.title')),
    el('ul', { class: 'pf-plainlist' }, list.map((check) => el('li', {},
      el('strong', {}, words.name(check.unit)), ' ',
      check.decision ? badge(check.decision === 'APPROVE' ? say('checks.agreed') : say('checks.mend'), DECISION_LOOKS[check.decision]) : badge(say('checks.none')),
      check.comment || check.reason ? typed([check.reason, check.comment].filter(Boolean).join('\n')) : '',
      el('p', { class: 'pf-help' }, [check.by, check.at && words.instant(check.at)].filter(Boolean).join(' · ')))))) : '';
}

export function summaryHead(work) {
  const { expected, accepted, late, missing } = work.counts || {};
  return [
    facts([[say('label.plan'), planName(work.plan)], [say('label.period'), work.year && say('words.year', work.year)]]),
    counts([[say('summary.expected'), words.number(expected)], [say('progress.accepted'), words.number(accepted)], [say('summary.late'), words.number(late)], [say('summary.missing'), words.number(missing)]]),
    work.missing?.length ? disclosure(say('summary.missingUnits', words.number(work.missing.length)),
      el('ul', {}, work.missing.map((unit) => el('li', {}, words.name(unit))))) : '',
    work.closeReason ? facts([[say('summary.closeReason'), work.closeReason]]) : '',
  ];
}

export function summarySection(section, values, editable) {
  return el('section', { class: 'pf-part' },
    el('h3', {}, `${section.code}. ${section.title}`),
    section.lead ? el('p', { class: 'pf-help' }, say('summary.leadUnit', words.name(section.lead))) : '',
    section.figures?.length ? totals(section.figures) : '',
    section.reports?.length ? disclosure(say('summary.reportsOf', words.number(section.reports.length)),
      section.reports.map((part) => el('article', { class: 'pf-unitreport' },
        el('h4', {}, words.name(part.unit), ' ', part.late ? badge(say('summary.sentLate'), 'pf-warn') : ''), typed(part.text)))) : '',
    checks(section.checks),
    editable
      ? el('div', { class: 'pf-field', 'data-field': `sections.${section.code}`, 'data-required': true, 'data-label': say('summary.section', section.code) },
        el('label', {}, say('summary.sectionLabel', section.code)), el('textarea', { rows: '8' }))
      : [el('h4', {}, say('summary.text')), typed(textOf(section, values))]);
}

export function opinionList(opinions, nothing) {
  return opinions?.length ? el('ul', { class: 'pf-opinions' }, opinions.map((opinion) => el('li', {},
    el('strong', {}, [words.name(opinion.unit ?? opinion.body ?? opinion.member), opinion.body && opinion.member ? ` – ${opinion.member}` : ''].join('')),
    opinion.state === 'NO_ANSWER' ? [' ', badge(say('opinions.noAnswer'), 'pf-warn')] : typed(opinion.text),
    opinion.at ? el('p', { class: 'pf-help' }, words.instant(opinion.at)) : ''))) : el('p', { class: 'pf-none' }, nothing);
}

function directiveList(directives) {
  return directives?.length ? el('ol', { class: 'pf-directives' }, directives.map((directive) => el('li', {},
    typed(directive.what),
    facts([[say('label.leadUnit'), words.name(directive.leadUnitName ?? directive.leadUnit)], [say('label.coordinating'), words.name(directive.coordinatingUnits)],
      [say('label.dueOn'), words.date(directive.dueOn)]])))) : el('p', { class: 'pf-none' }, say('directives.none'));
}

/** Codes of a saved row turned into names with the choices that the form was given. */
function naming(choices) {
  const names = new Map((choices || []).map(option).map(({ value, label }) => [value, label]));
  return (code) => (code && typeof code === 'object' ? words.name(code) : names.get(String(code)) ?? words.name(code));
}

/** Findings, the grave ones first; the same remark about several rows is said once. */
function preflightList(findings, rows, open, paragraph) {
  if (!findings) return el('p', { class: 'pf-none' }, say('preflight.notYet'));
  if (!findings.length) return el('p', { class: 'pf-ok' }, say('preflight.nothing'));
  const all = rows();
  const place = (finding) => {
    const index = all.findIndex((row, i) => row.key === finding.row || String(i) === String(finding.row));
    if (index < 0) return '';
    const where = all[index].paragraph ? say('preflight.rowOf', index + 1, paragraph(all[index].paragraph)) : say('preflight.row', index + 1);
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
    return el('li', {}, badge(error(same) ? say('preflight.error') : say('preflight.remark'), error(same) ? 'pf-bad' : 'pf-warn'), ' ', same[0].message,
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
        task.due && el('p', {}, el('strong', {}, say('task.due'), ' '), words.deadline(task.due), overdue ? [' ', badge(say('state.late'), 'pf-bad')] : ''),
      ].filter(Boolean));
    },

    plan(host) {
      host.append(facts([[say('label.plan'), planName(work.plan)], [say('label.issuedOn'), work.plan?.issuedOn && words.date(work.plan.issuedOn)],
        [say('label.unit'), work.unit && words.name(work.unit)], [say('label.dueOn'), work.dueOn && words.date(work.dueOn)]]));
      if (work.plan?.duties?.length) {
        host.append(disclosure(say('plan.duties'), el('ul', { class: 'pf-plainlist' }, work.plan.duties.map((duty) => el('li', {},
          el('strong', {}, `${duty.paragraph}: `), duty.text, duty.product ? el('p', { class: 'pf-help' }, say('plan.product', duty.product)) : '')))));
      }
    },

    duty(host) {
      const duty = work.duty || {};
      host.append(facts([[say('label.plan'), planName(duty.plan)], [duty.paragraph?.includes('/') ? say('label.notice') : say('label.paragraph'), duty.paragraph], [say('label.duty'), duty.text], [say('label.product'), duty.product],
        [say('label.dueOn'), [words.date(duty.dueOn), duty.assumption ? [' ', badge(say('label.assumption'), 'pf-warn')] : '']],
        [say('label.leadUnit'), words.name(work.unit)], [say('label.coordinating'), work.coordinating?.length ? words.name(work.coordinating) : '']]));
      if (duty.assumption) host.append(el('p', { class: 'pf-help' }, say('plan.assumedDueOn')));
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
      host.append(el('h3', {}, say('report.subordinates')), ...work.subordinates.map((part) => disclosure(`${words.name(part.unit)} – ${words.name(part.state)}`,
        report((work.contentGroups || []).map((group) => ({ ...group, figures: (group.figures || []).map((figure) => ({ ...figure, previous: null })) })),
          { sections: part.sections || {}, figures: part.figures || {} }).filter(Boolean))));
      return undefined;
    },

    summary(host, scope) {
      const summary = of(host, scope, 'work') || {};
      const editable = host.dataset.editable !== undefined;
      host.append(...summaryHead(summary).filter(Boolean), ...(summary.sections || []).map((section) => summarySection(section, summary.values, editable)));
      if (!editable) {
        if (summary.values?.assessment) host.append(el('section', { class: 'pf-part' }, el('h3', {}, say('summary.assessment')), typed(summary.values.assessment)));
        if (summary.values?.proposals) host.append(el('section', { class: 'pf-part' }, el('h3', {}, say('report.proposals')), typed(summary.values.proposals)));
        if (summary.values?.explanation) host.append(el('section', { class: 'pf-part' }, el('h3', {}, say('summary.explanation')), typed(summary.values.explanation)));
      }
    },

    opinions(host, scope) {
      host.append(el('h3', {}, host.dataset.label || say('opinions.title')), opinionList(of(host, scope, 'work.opinions'), host.dataset.none || say('opinions.none')));
    },

    text(host, scope) {
      if (host.dataset.label) host.append(el('h3', {}, host.dataset.label));
      host.append(typed(of(host, scope), host.dataset.none));
    },

    directives(host, scope) {
      const named = naming(work.units);
      host.append(el('h3', {}, say('directives.title')), directiveList((of(host, scope, 'work.values.directives') || []).map((directive) => ({
        ...directive, leadUnitName: named(directive.leadUnit), coordinatingUnits: (directive.coordinatingUnits || []).map(named) }))));
    },

    progress(host) {
      const progress = work.progress || {};
      host.append(progressLine(progress.accepted, progress.expected, say('progress.acceptedReports')),
        counts([[say('progress.units'), words.number(progress.expected)], [say('progress.launched'), words.number(progress.launched)], [say('progress.sent'), words.number(progress.submitted)],
          [say('progress.accepted'), words.number(progress.accepted)], [say('state.late'), words.number(progress.late)],
          [say('progress.dueOn'), words.date(work.dueOn)], [say('progress.cutOff'), words.date(work.cutOffOn)]]),
        unitsTable(work.units || []));
    },

    cascadeList(host) {
      const named = naming(work.subordinates);
      const codes = work.values?.cascadeTo || [];
      if (codes.length) host.append(disclosure(say('cascade.toUnits', words.number(codes.length)), el('ul', {}, codes.map((code) => el('li', {}, named(code))))));
    },

    cascade(host) {
      const cascade = work.cascade;
      if (!cascade?.total) {
        host.append(el('p', { class: 'pf-none' }, say('cascade.none')));
        return;
      }
      host.append(el('h3', {}, say('cascade.title')), progressLine(cascade.done, cascade.total, say('cascade.done')),
        table(say('cascade.table'), [{ label: say('label.unit') }, { label: say('label.state') }], (cascade.units || []).map((unit) => [unit.name, words.name(unit.state)])));
    },

    assignments(host) {
      const rows = work.values?.rows || [];
      const [unit, kind, role, process, paragraph] = [naming(work.units), naming(work.kinds), naming(work.roles), naming(work.processes), naming(work.paragraphs)];
      host.append(el('p', {}, say('assignments.count', words.number(rows.length))),
        table(say('assignments.table'), [{ label: say('label.paragraph') }, { label: say('label.duty') }, { label: say('label.unit') }, { label: say('label.role') }, { label: say('label.product') }, { label: say('label.dueOn') }],
          rows.map((row) => [paragraph(row.paragraph) || '', [row.duty || '', row.process ? el('p', { class: 'pf-help' }, say('assignments.process', process(row.process))) : ''],
            row.assigneeKind === 'KIND' ? kind(row.assignee) : unit(row.assignee), role(row.role), row.product || '',
            [words.date(row.dueOn), row.assumption ? [' ', badge(say('label.assumption'), 'pf-warn')] : '']])));
    },

    preflight(host) {
      const list = el('div', { role: 'status' });
      const openField = form.editable && host.dataset.check !== undefined ? form.openField : null;
      const draw = (findings) => list.replaceChildren(preflightList(findings, form.rowsNow, openField, naming(work.paragraphs)));
      host.append(el('h3', {}, say('preflight.title')), list);
      draw(work.preflight);
      if (!form.editable || host.dataset.check === undefined) return;
      const check = button(say('preflight.again'), async () => {
        check.disabled = true;
        list.replaceChildren(el('p', {}, say('preflight.running')));
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
        el('fieldset', { class: 'pf-field', 'data-field': 'decision', 'data-required': true, 'data-label': host.dataset.label || say('decision.label'), 'data-missing': say('decision.missing', decisions.map(({ label }) => `“${label}”`).join(', ')) },
          el('legend', {}, host.dataset.label || say('decision.label')),
          el('div', { 'data-choices': 'done' }, decisions.map(({ value, label }) => tick('radio', name, value, label)))),
        ...(refusing.length ? [el('div', { class: 'pf-field', 'data-field': 'reason', 'data-when': 'decision and decision!=APPROVE', 'data-required-when': 'decision and decision!=APPROVE', 'data-label': say('decision.reason'), 'data-missing': say('decision.reasonMissing') },
          el('label', {}, say('decision.reason')), el('p', { class: 'pf-help' }, say('decision.reasonHelp')), el('textarea', { rows: '4' }))] : []));
    },

    extensions(host, scope) {
      host.append(el('h3', {}, say('extension.earlier')), extensionList(of(host, scope, 'work.earlier')));
    },

    attachments(host) {
      form.attachments.push(new Attachments(host, { taskId: form.taskId, data, editable: form.editable }));
    },

    history(host) {
      const list = data.history || [];
      const label = say('history.title', words.number(list.length));
      host.append(disclosure(label, list.length ? el('ol', { class: 'pf-history', reversed: true }, [...list].reverse().map((act) => el('li', {}, actEntry(act)))) : el('p', { class: 'pf-none' }, say('history.none'))));
    },
  };
}

/** Why the work came back, for the very top of the form. */
export function returned(lastReturn) {
  if (!lastReturn) return '';
  return el('section', { class: 'pf-returned', 'aria-label': say('returned.label') },
    el('h2', {}, say('returned.title')),
    el('p', {}, actSentence(lastReturn)), typed(lastReturn.reason));
}
