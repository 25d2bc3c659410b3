// Where a record is read: /ho-so?bao-cao=12.
import { el } from '/forms/dom.js';

const NAMES = { REPORT: 'bao-cao', IMPLEMENTATION: 'trien-khai', SUMMARY: 'tong-hop', SUBMISSION: 'trinh' };

export const recordAddress = (kind, id) => `/ho-so?${NAMES[kind]}=${id}`;

/** The address of what a subject such as report/12 names; null for a subject that is no record. */
export function addressOfSubject(subject) {
  const [kind, id] = subject.split('/');
  return NAMES[kind.toUpperCase()] && /^\d+$/.test(id) ? recordAddress(kind.toUpperCase(), id) : null;
}

/** The name of a unit, leading to its record for those who may always read it: supervisors, and the unit itself. */
export function unitOrRecord(me, unit, kind, id) {
  const may = me?.groups?.includes('supervisors') || me?.units?.some(({ code }) => code === unit.code);
  return may && id ? el('a', { href: recordAddress(kind, id) }, unit.name) : unit.name;
}
