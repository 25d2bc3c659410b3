// Makes elements. Texts are always set as text, never as markup.
import { say } from './texts.js';

let counter = 0;

/** A document-wide unique id. */
export function freshId(stem = 'pf') {
  counter += 1;
  return `${stem}-${counter}`;
}

/** el('p', {class: 'x', onclick: fn}, 'text', child…): null and false children are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

export function button(label, onclick, className = 'pf-button') {
  return el('button', { type: 'button', class: className, onclick }, label);
}

/** A list of terms; pairs without a value are left out. */
export function facts(pairs, className = 'pf-facts') {
  return el('dl', { class: className }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== '–')
    .map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));
}

/** Short figures side by side. */
export function counts(pairs) {
  return facts(pairs, 'pf-counts');
}

/** Text as it was typed, with its line breaks. */
export function typed(text, nothing = say('words.nothingWritten')) {
  return text ? el('p', { class: 'pf-typed' }, String(text)) : el('p', { class: 'pf-none' }, nothing);
}

/** A table whose cells carry their column's name, for narrow screens. Cells: text, node, or {value, class}. */
export function table(caption, columns, rows) {
  return el('div', { class: 'pf-tablewrap' }, el('table', { class: 'pf-table' },
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, columns.map((column) => el('th', { scope: 'col', class: column.class }, column.label)))),
    el('tbody', {}, rows.map((cells) => el('tr', {}, cells.map((cell, i) => {
      const given = cell !== null && typeof cell === 'object' && !(cell instanceof Node) && !Array.isArray(cell) ? cell : { value: cell };
      return el(i === 0 ? 'th' : 'td', { scope: i === 0 ? 'row' : null, 'data-column': columns[i].label, class: [columns[i].class, given.class].filter(Boolean).join(' ') || null },
        Array.isArray(given.value) ? given.value : given.value ?? '');
    }))))));
}

export function disclosure(label, ...content) {
  return el('details', { class: 'pf-details' }, el('summary', {}, label), content);
}

/** A checkbox or radio with its label, large enough for a finger. */
export function tick(type, name, value, label) {
  return el('label', { class: 'pf-tick' }, el('input', { type, name, value }), el('span', {}, label));
}
