// A list that a person edits: rows of an assignment table, directives of a notice, opinions of members.
import { el, button, freshId } from './dom.js';
import { renderChildren, holds, option } from './template.js';
import { Field, emptyValue } from './fields.js';
import { say } from './texts.js';
import * as words from './words.js';

// One choice for two stored values: a kind of units or a single unit.
function assigneeOptions(select, work) {
  const group = (label, prefix, choices) => el('optgroup', { label },
    (choices || []).map(option).map(({ value, label: text }) => el('option', { value: `${prefix}:${value}` }, text)));
  select.append(el('option', { value: '' }, say('rows.choose')), group(say('rows.kinds'), 'KIND', work.kinds), group(say('label.unit'), 'UNIT', work.units));
}

export class Rows {
  constructor(host, { editable, read, blocks, changed }) {
    Object.assign(this, { host, editable, read, blocks, changed, path: host.dataset.rows, rows: [] });
    this.template = host.querySelector('template');
    this.label = host.dataset.label || '';
    this.list = el('div', { class: 'pf-rows' });
    this.none = el('p', { class: 'pf-none' }, host.dataset.none || say('rows.none'));
    this.errorSlot = el('p', { class: 'pf-error', id: freshId('error') });
    this.errorSlot.hidden = true;
    host.append(this.list, this.none, this.errorSlot);
    if (editable) {
      this.addButton = button(host.dataset.add || say('rows.add'), () => {
        const row = this.#append({}, true);
        this.#renumber();
        this.changed();
        row.fields[0]?.focus();
      });
      host.append(el('p', { class: 'pf-actions' }, this.addButton));
    }
  }

  #append(values, open) {
    const scope = Object.assign(Object.create(this.host.rowScope), { row: values });
    const element = el('div', { class: 'pf-row' });
    element.append(this.template.content.cloneNode(true));
    element.querySelectorAll('[data-assignee]').forEach((select) => assigneeOptions(select, this.host.rowScope.work));
    renderChildren(element, scope, this.blocks);
    const row = { element, kept: values, removed: false };
    row.fields = [...element.querySelectorAll('[data-field]')].map((host) => new Field(host, {
      editable: this.editable,
      read: (path) => (path.startsWith('work.') ? this.read(path) : row.fields.find((field) => field.path === path)?.get()),
    }));
    row.fields.forEach((field) => field.set(field.path === 'assignee' && field.controls[0].dataset.assignee !== undefined
      ? (values.assignee ? `${values.assigneeKind || 'UNIT'}:${values.assignee}` : '') : values[field.path]));
    if (open) element.querySelector('details')?.setAttribute('open', '');
    element.querySelectorAll('[data-remove]').forEach((removal) => {
      removal.hidden = !this.editable;
      removal.addEventListener('click', () => this.#remove(row));
    });
    const refresh = () => this.#refreshRow(row);
    element.addEventListener('input', refresh);
    element.addEventListener('change', refresh);
    this.rows.push(row);
    this.list.append(element);
    refresh();
    return row;
  }

  #refreshRow(row) {
    row.fields.forEach((field) => field.refresh());
    row.element.querySelectorAll('[data-live]').forEach((slot) => {
      const field = row.fields.find((candidate) => candidate.path === slot.dataset.live);
      const control = field?.controls[0];
      let text = field?.get();
      if (control?.tagName === 'SELECT') text = control.value ? control.selectedOptions[0].textContent : '';
      else if (words.isDate(text)) text = words.date(text);
      else if (typeof text === 'boolean') text = text ? slot.dataset.yes || say('words.yes') : '';
      slot.textContent = text || slot.dataset.empty || '';
      slot.hidden = !slot.textContent;
      slot.classList.toggle('pf-missing', !text && Boolean(slot.dataset.empty));
    });
    this.#join();
  }

  // Neighbours with the same value of the data-group field look like one block.
  #join() {
    const { group } = this.host.dataset;
    if (!group) return;
    const valueOf = (row) => row?.fields.find((field) => field.path === group)?.get();
    this.live.forEach((row, index, all) => row.element.classList.toggle('pf-joined', index > 0 && Boolean(valueOf(row)) && valueOf(row) === valueOf(all[index - 1]) && !row.element.previousElementSibling?.matches('.pf-undo')));
  }

  // A removed row can be brought back as long as the form is open.
  #remove(row) {
    row.removed = true;
    row.element.hidden = true;
    row.undo = el('p', { class: 'pf-undo' }, say('rows.removed'), ' ', button(say('rows.undo'), () => {
      row.removed = false;
      row.element.hidden = false;
      row.undo.remove();
      this.#renumber();
      this.changed();
      row.fields[0]?.focus();
    }, 'pf-link'));
    row.element.after(row.undo);
    row.undo.querySelector('button').focus();
    this.#renumber();
    this.changed();
  }

  get live() {
    return this.rows.filter((row) => !row.removed);
  }

  #renumber() {
    this.live.forEach((row, index) => row.element.querySelectorAll('[data-number-of-row]').forEach((slot) => { slot.textContent = index + 1; }));
    this.none.hidden = this.live.length > 0;
    this.#join();
  }

  get() {
    return this.live.map((row) => {
      const values = { ...row.kept };
      row.fields.forEach((field) => {
        const value = field.get();
        if (field.path === 'assignee' && field.controls[0].dataset.assignee !== undefined) {
          const [kind, code] = value ? [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)] : [null, null];
          Object.assign(values, { assigneeKind: kind, assignee: code });
        } else {
          values[field.path] = value;
        }
      });
      return values;
    });
  }

  set(list) {
    this.rows = [];
    this.list.replaceChildren();
    const given = Array.isArray(list) ? list : [];
    given.forEach((values) => this.#append(values && typeof values === 'object' ? values : {}, given.length <= 3));
    if (!given.length && this.editable) for (let i = 0; i < Number(this.host.dataset.start || 0); i += 1) this.#append({}, true);
    this.#renumber();
  }

  get active() {
    const when = this.host.dataset.when;
    return !when || holds(when, this.read);
  }

  refresh() {
    this.host.hidden = !this.active;
  }

  /** Problems of all rows as [field, message]. */
  checkAll() {
    if (!this.active) return [];
    const problems = this.live.flatMap((row, index) => row.fields.map((field) => {
      field.rowNumber = index + 1;
      return [field, field.check()];
    })).filter(([, message]) => message);
    if (this.host.dataset.required !== undefined && !this.live.some((row) => row.fields.some((field) => !emptyValue(field.get())))) {
      problems.unshift([this, this.host.dataset.missing || say('rows.atLeastOne')]);
    }
    return problems;
  }

  setError(message) {
    this.errorSlot.textContent = message;
    this.errorSlot.hidden = !message;
    if (!message) this.rows.forEach((row) => row.fields.forEach((field) => field.setError('')));
  }

  focus() {
    this.host.scrollIntoView({ block: 'center' });
    (this.addButton || this.live[0]?.fields[0]?.controls[0])?.focus({ preventScroll: true });
  }

  /** rows.3.dueOn → the field dueOn of the fourth row. */
  find(path) {
    if (path === this.path) return this;
    if (!path.startsWith(`${this.path}.`)) return null;
    const [, index, name] = path.slice(this.path.length).match(/^\.(\d+)(?:\.(.+))?$/) || [];
    if (index === undefined) return this;
    const row = this.live[Number(index)];
    if (!row) return this;
    const wanted = name === 'assigneeKind' ? 'assignee' : name;
    const field = row.fields.find((candidate) => candidate.path === wanted) || row.fields[0];
    if (field) field.rowNumber = Number(index) + 1;
    return field || this;
  }
}

export function wireRows(root, context) {
  return [...root.querySelectorAll('[data-rows]')].map((host) => new Rows(host, context));
}
