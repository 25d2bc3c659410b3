// One record to read: /ho-so?bao-cao=12, trien-khai, tong-hop or trinh. Whoever may not read it is told what is told of one that does not exist.
import { request } from '/forms/api.js';
import { actEntry } from '/forms/acts.js';
import { Attachments } from '/forms/attachments.js';
import { report, summaryHead, summarySection, opinionList } from '/forms/blocks.js';
import { el, facts, typed, disclosure } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { greet, problem } from './page.js';
import { recordAddress } from './records.js';
import { say } from './texts.js';

const KINDS = { 'bao-cao': 'reports', 'trien-khai': 'implementations', 'tong-hop': 'summaries', trinh: 'submissions' };
/** What is typed in the steps of an implementation, in the order in which it is read. */
const FIELDS = [
  'record.field.directive', 'record.field.contactName', 'record.field.content', 'record.field.consideration', 'record.field.planNumber',
  'record.field.cascadeTo', 'record.field.result', 'record.field.productNumber', 'record.field.productDate', 'record.field.productRecipient',
  'record.field.arrivalNumber', 'record.field.arrivedOn', 'record.field.forwardedTo', 'record.field.partyBody', 'record.field.adviceNumber',
  'record.field.adviceDate', 'record.field.adviceResult',
];
const PARTS = [
  'record.part.ACKNOWLEDGEMENT', 'record.part.DEPARTMENT_PLAN', 'record.part.PRODUCT', 'record.part.REGISTER', 'record.part.ROUTING',
  'record.part.PARTY_ADVICE', 'record.part.UNIT_PLAN', 'record.part.PROGRESS',
];
const DATES = ['arrivedOn', 'adviceDate', 'productDate'];

const place = document.querySelector('[data-place=record]');
const planName = (plan) => [plan?.number, plan?.title].filter(Boolean).join(' – ');
const section = (title, ...content) => el('section', { class: 'pw-card' }, el('h2', {}, title), content);

function versions(record) {
  if (!record.versions?.length) return '';
  return section(say('record.versions'), record.versions.map((version) => {
    const title = version.by ? say('record.versionBy', version.number, words.instant(version.at), version.by) : say('record.version', version.number, words.instant(version.at));
    return version.values ? disclosure(title, report(record.work.contentGroups, version.values)) : el('p', {}, title);
  }));
}

function links(record, title) {
  if (!record.links?.length) return '';
  return section(title, el('ul', {}, record.links.map((link) => el('li', {},
    el('a', { href: recordAddress(link.kind, link.id) }, words.name(link.unit)), ' ', badge(link.state)))));
}

function part({ part: name, by, at, fields }) {
  const sections = Object.entries(fields.sections || {}).map(([code, text]) => [el('h4', {}, code), typed(text)]);
  const shown = FIELDS.map((key) => [key, key.slice(key.lastIndexOf('.') + 1)]).filter(([, field]) => fields[field] && fields[field].length !== 0).map(([key, field]) => {
    const value = fields[field];
    return [el('h4', {}, say(key)), typed(Array.isArray(value) ? value.join(', ') : DATES.includes(field) ? words.date(value) : value)];
  });
  return el('article', { class: 'pf-part' }, el('h3', {}, say(PARTS.find((key) => key.endsWith(`.${name}`)))), sections, shown, el('p', { class: 'pf-help' }, say('record.savedBy', by, words.instant(at))));
}

const BODIES = {
  REPORT: (record) => [
    section(say('record.report', words.name(record.work.unit), record.work.year),
      facts([[say('record.state'), record.state], [say('record.plan'), planName(record.work.plan)], [say('record.receiving'), words.name(record.work.receiving)],
        [say('record.dueOn'), words.date(record.work.dueOn)], [say('record.arrivalNumber'), record.arrivalNumber]]),
      Object.keys(record.work.values.sections).length ? report(record.work.contentGroups, record.work.values) : el('p', { class: 'pf-none' }, say('record.nothingYet'))),
    versions(record), links(record, say('record.subordinates'))],
  IMPLEMENTATION: (record) => [
    section(say('record.implementation', words.name(record.work.unit)),
      facts([[say('record.state'), record.state], [say('record.plan'), planName(record.work.plan)], [say('record.paragraph'), record.work.paragraph],
        [say('record.product'), record.work.product], [say('record.assignedOn'), words.date(record.work.assignedOn)], [say('record.dueOn'), words.date(record.work.dueOn)],
        [say('record.revisionDueOn'), record.work.revisionDueOn && words.date(record.work.revisionDueOn)]]),
      record.work.duty && typed(record.work.duty),
      record.work.parts.length ? record.work.parts.map(part) : el('p', { class: 'pf-none' }, say('record.nothingYet'))),
    links(record, say('record.below'))],
  SUMMARY: (record) => [
    section(say('record.summary', record.work.year), facts([[say('record.state'), record.state]]), summary(record.work)),
    versions(record), links(record, say('record.included'))],
  SUBMISSION: (record) => [
    section(say('record.submission', record.work.year), facts([[say('record.state'), record.state]]),
      record.work.conclusion && [el('h3', {}, say('record.conclusion')), typed(record.work.conclusion)],
      record.work.notice && [el('h3', {}, say('record.notice', record.work.notice.number, words.date(record.work.notice.issuedOn))), typed(record.work.notice.content)],
      el('h3', {}, say('record.opinions')), opinionList(record.work.opinions, say('record.noOpinions')),
      record.work.explanation && [el('h3', {}, say('record.explanation')), typed(record.work.explanation)]),
    section(say('record.summary', record.work.year), summary(record.work.summary, record.work.values)),
    links(record, say('record.included'))],
};

function summary(work, values = work.values) {
  return [summaryHead(work), work.sections.map((each) => summarySection(each, values, false)),
    values.assessment && el('section', { class: 'pf-part' }, el('h3', {}, say('record.assessment')), typed(values.assessment)),
    values.proposals && el('section', { class: 'pf-part' }, el('h3', {}, say('record.proposals')), typed(values.proposals))];
}

function show(record) {
  const files = el('div', {});
  new Attachments(files, { taskId: '', data: record, editable: false });
  place.replaceChildren(...BODIES[record.kind](record).flat().filter(Boolean), el('section', { class: 'pw-card' }, files),
    section(say('record.history'), record.history.length ? el('ol', { class: 'pf-history' }, record.history.map((act) => el('li', {}, actEntry(act))))
      : el('p', { class: 'pf-none' }, say('record.noHistory'))));
  document.title = `${place.querySelector('h2').textContent} – ${say('record.title')}`;
}

async function load() {
  const [kind, id] = [...new URLSearchParams(window.location.search)].find(([name]) => KINDS[name]) || [];
  if (!kind || !/^\d+$/.test(id)) {
    place.replaceChildren(el('p', { class: 'pf-none' }, say('record.none')));
    return;
  }
  try {
    show(await request('GET', `/api/${KINDS[kind]}/${id}`));
  } catch (refusal) {
    place.replaceChildren(problem(refusal));
  }
}

greet();
load();
