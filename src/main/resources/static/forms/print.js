// A form on paper: a head like that of a document, and whole texts instead of boxes.
import { el } from './dom.js';
import { say } from './texts.js';
import * as words from './words.js';

const WRITTEN = 'textarea, select, input:not([type=checkbox], [type=radio], [type=file], [type=search])';

/** Organisation, unit and day above the title; seen on paper only. */
export function printHead(title, work) {
  const [year, month, day] = words.day(0).split('-');
  const unit = work.unit ?? work.report?.unit;
  return el('div', { class: 'pf-printhead' },
    el('div', { class: 'pf-letterhead' },
      el('div', {}, el('p', {}, say('print.organisation')), unit && el('p', { class: 'pf-printunit' }, words.name(unit))),
      el('p', {}, say('print.day', Number(day), Number(month), year))),
    el('p', { class: 'pf-printtitle' }, title),
    work.plan?.number && el('p', { class: 'pf-printplan' }, say('print.plan', work.plan.number)));
}

function written(control) {
  if (control.tagName === 'SELECT') return control.value ? control.selectedOptions[0].textContent : '';
  const unit = control.parentElement.querySelector('.pf-unit');
  return unit && control.value ? `${control.value} ${unit.textContent}` : control.value;
}

/** While a form is printed, its controls give way to what stands in them, and history and rows are open. Returns what ends this. */
export function writeOutForPrint(form) {
  let copies = [];
  let opened = [];
  const clear = () => {
    copies.forEach((copy) => copy.remove());
    opened.forEach((part) => part.removeAttribute('open'));
    [copies, opened] = [[], []];
  };
  const write = () => {
    clear();
    opened = [...form.querySelectorAll('details:not([open]):has(> .pf-history), .pf-row details:not([open])')];
    opened.forEach((part) => part.setAttribute('open', ''));
    copies = [...form.querySelectorAll(WRITTEN)].map((control) => {
      const copy = el('span', { class: 'pf-printed' }, written(control) || say('print.nothing'));
      control.after(copy);
      return copy;
    });
  };
  window.addEventListener('beforeprint', write);
  window.addEventListener('afterprint', clear);
  return () => {
    window.removeEventListener('beforeprint', write);
    window.removeEventListener('afterprint', clear);
  };
}
