// The board: how far each plan is, without opening a single case.
import { request } from '/forms/api.js';
import { el, button, facts, counts, table, typed, disclosure } from '/forms/dom.js';
import { badge, unitsTable, progressLine } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { greet, problem } from './page.js';
import { unitOrRecord } from './records.js';
import { goToTarget, marked } from './targets.js';
import { say } from './texts.js';

const board = document.querySelector('[data-place=board]');
const greeted = greet();
let me = null;

function conclusion(notice) {
  return notice ? el('div', {}, el('h4', {}, say('board.notice')), facts([[say('board.number'), notice.number], [say('board.issuedOn'), notice.issuedOn && words.date(notice.issuedOn)]]), typed(notice.content),
    notice.directives?.length ? table(say('board.directives'), [{ label: say('board.what') }, { label: say('board.leadUnit') }, { label: say('board.dueOn') }, { label: say('board.state') }],
      notice.directives.map((directive) => [directive.what, words.name(directive.leadUnit), words.date(directive.dueOn), directive.state ? words.name(directive.state) : ''])) : '') : '';
}

function cycle(plan, period) {
  const slot = el('div', { role: 'status' });
  const details = el('details', { class: 'pf-details' }, el('summary', {}, say('board.details')), slot);
  details.addEventListener('toggle', async () => {
    if (!details.open || slot.childNodes.length) return;
    slot.replaceChildren(el('p', {}, say('board.loading')));
    try {
      const answer = await request('GET', `/api/board/${encodeURIComponent(plan.code)}/${period.year}`);
      slot.replaceChildren(...[answer.units?.length ? unitsTable(answer.units, undefined, (unit) => unitOrRecord(me, unit, 'REPORT', unit.reportId)) : el('p', { class: 'pf-none' }, say('board.noUnits')), conclusion(answer.conclusion)].filter(Boolean));
    } catch (refusal) {
      slot.replaceChildren(problem(refusal), button(say('board.again'), () => {
        slot.replaceChildren();
        details.open = false;
        details.open = true;
      }));
    }
  });
  return el('section', { class: 'pw-cycle', id: `nam-${plan.code}/${period.year}` },
    el('h4', {}, say('board.year', period.year), ' ', badge(words.name(period.state), 'pf-info')),
    progressLine(period.accepted, period.expected, say('board.accepted')),
    counts([[say('board.launched'), words.number(period.launched)], [say('board.sent'), words.number(period.submitted)], [say('board.late'), words.number(period.late)], [say('board.missing'), words.number(period.missing)],
      [say('board.reportDue'), words.date(period.dueOn)], [say('board.cutOff'), words.date(period.cutOffOn)]]),
    period.below ? el('p', { class: 'pf-help' }, say('board.below', words.number(period.below.launched), words.number(period.below.expected), words.number(period.below.accepted))) : '',
    details);
}

function planCard(plan) {
  return el('article', { class: 'pw-card', id: `ke-hoach-${plan.code}` },
    el('h2', {}, [plan.number, plan.title].filter(Boolean).join(' – ')),
    el('p', {}, badge(words.name(plan.state), 'pf-info')),
    el('h3', {}, say('board.assignment')),
    plan.assignments?.total ? progressLine(plan.assignments.done, plan.assignments.total, say('board.dutiesDone')) : el('p', { class: 'pf-none' }, say('board.notAssigned')),
    plan.assignments?.total ? el('p', { class: 'pf-help' }, say('board.dutiesAssigned', words.number(plan.assignments.launched), words.number(plan.assignments.total))) : '',
    plan.departments?.length ? disclosure(say('board.departments', words.number(plan.departments.length)), marked((duty) => [`muc-${plan.code}/${duty.paragraph}`, `don-vi-${duty.unit.code}`], plan.departments, table(say('board.departmentTable'), [{ label: say('board.paragraph') }, { label: say('board.unit') }, { label: say('board.state') }, { label: say('board.dueOn') }],
      plan.departments.map((duty) => [duty.paragraph, unitOrRecord(me, duty.unit, 'IMPLEMENTATION', duty.implementationId), [badge(words.name(duty.state)), duty.late ? badge(say('board.late'), 'pf-bad') : ''], words.date(duty.dueOn)])))) : '',
    plan.units?.length ? disclosure(say('board.units', words.number(plan.units.length)), marked((unit) => [null, `don-vi-${unit.unit.code}`], plan.units, table(say('board.unitTable'), [{ label: say('board.unit') }, { label: say('board.kind') }, { label: say('board.state') }, { label: say('board.dueOn') }, { label: say('board.cascade') }],
      plan.units.map((unit) => [unitOrRecord(me, unit.unit, 'IMPLEMENTATION', unit.implementationId), words.name(unit.kind), [badge(words.name(unit.state)), unit.late ? badge(say('board.late'), 'pf-bad') : ''], words.date(unit.dueOn), unit.cascade?.total ? say('board.cascadeDone', words.number(unit.cascade.done), words.number(unit.cascade.total)) : ''])))) : '',
    el('h3', {}, say('board.reports')),
    plan.cycles?.length ? plan.cycles.map((period) => cycle(plan, period)) : el('p', { class: 'pf-none' }, say('board.noPeriods')));
}

async function load() {
  board.setAttribute('aria-busy', 'true');
  try {
    const [person, { plans }] = await Promise.all([greeted, request('GET', '/api/board')]);
    me = person;
    board.replaceChildren(el('p', { class: 'pf-help' }, say('board.asOf', words.instant(new Date().toISOString())), ' ', button(say('board.refresh'), load, 'pf-link')),
      ...(plans?.length ? plans.map(planCard) : [el('p', { class: 'pf-none' }, say('board.noPlans'))]));
  } catch (refusal) {
    board.replaceChildren(problem(refusal), button(say('board.again'), load));
  } finally {
    board.removeAttribute('aria-busy');
  }
}

window.addEventListener('hashchange', goToTarget);
load().then(goToTarget);
