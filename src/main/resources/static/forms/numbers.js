// A whole number as people type it: thousands get their dots, sums are said in words, and nothing becomes another number silently.
import { el, freshId } from './dom.js';
import * as words from './words.js';

// Only a number that was whole before is grouped again: dots that somebody sets himself stay where they are.
const WHOLE = /^(\d*|\d{1,3}(\.\d{3})+)$/;

export class NumberEntry {
  /** @param unit what is counted, such as "người" or "triệu đồng"; stands beside the field */
  constructor(control, unit = '') {
    Object.assign(this, { control, unit, before: '' });
    control.inputMode = 'numeric';
    control.autocomplete = 'off';
    this.spelled = el('span', { class: 'pf-spelled', id: freshId('sum') });
    const box = el('span', { class: 'pf-amount' });
    control.after(box);
    box.append(control, ...(unit ? [el('span', { class: 'pf-unit' }, unit)] : []));
    box.after(this.spelled);
    control.addEventListener('input', (event) => this.#typed(event));
    control.addEventListener('blur', () => this.#tidy());
  }

  /** The number; null for nothing; the text itself when it is no number yet, so that it is kept as it was typed. */
  get() {
    const { value, refusal } = words.readNumber(this.control.value, this.unit);
    return refusal ? this.control.value.trim() : value;
  }

  set(value) {
    this.control.value = value === null || value === undefined ? '' : typeof value === 'number' ? words.groupDigits(String(value)) : String(value);
    this.before = this.control.value;
    this.#spell();
  }

  check() {
    return words.readNumber(this.control.value, this.unit).refusal;
  }

  #typed(event) {
    const { control } = this;
    if (event.inputType === 'insertFromPaste') this.#tidy();
    else if (WHOLE.test(this.before) && /^[\d.]*\d$/.test(control.value) && !(event.data ?? '').includes('.')) this.#group();
    this.before = control.value;
    this.#spell();
  }

  // The caret keeps its place among the digits.
  #group() {
    const { control } = this;
    const digitsBefore = control.value.slice(0, control.selectionStart ?? control.value.length).replace(/\D/g, '').length;
    const grouped = words.groupDigits(control.value);
    if (grouped === control.value) return;
    control.value = grouped;
    let position = 0;
    for (let seen = 0; position < grouped.length && seen < digitsBefore; position += 1) if (/\d/.test(grouped[position])) seen += 1;
    control.setSelectionRange(position, position);
  }

  #tidy() {
    const { value, refusal } = words.readNumber(this.control.value, this.unit);
    if (!refusal) this.control.value = value === null ? '' : words.groupDigits(String(value));
    this.before = this.control.value;
    this.#spell();
  }

  #spell() {
    const value = this.get();
    this.spelled.textContent = typeof value === 'number' ? words.sum(value, this.unit) : '';
  }
}
