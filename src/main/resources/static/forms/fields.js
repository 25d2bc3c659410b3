// One field of a form: its control, its label, its error, and the checks that need no server.
import { freshId, el } from './dom.js';
import * as words from './words.js';
import { say } from './texts.js';
import { holds } from './template.js';
import { DateEntry } from './dates.js';
import { NumberEntry } from './numbers.js';

const CONTROLS = 'textarea, select, input:not(.pf-filter)';

export function emptyValue(value) {
  return value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

function accessors(host) {
  const units = host.querySelector('[data-units]');
  const choices = host.querySelector('[data-choices]');
  const control = host.matches(CONTROLS) ? host : host.querySelector(CONTROLS);
  if (units) {
    const boxes = [...units.querySelectorAll('input[type=checkbox]')];
    return {
      controls: boxes,
      get: () => boxes.filter((box) => box.checked).map((box) => box.value),
      set: (codes) => {
        boxes.forEach((box) => { box.checked = (codes || []).includes(box.value); });
        units.tellCount?.();
      },
    };
  }
  if (choices) {
    const radios = [...choices.querySelectorAll('input[type=radio]')];
    return {
      controls: radios,
      get: () => radios.find((radio) => radio.checked)?.value ?? '',
      set: (value) => radios.forEach((radio) => { radio.checked = radio.value === value; }),
    };
  }
  if (control?.type === 'checkbox') {
    return { controls: [control], get: () => control.checked, set: (value) => { control.checked = value === true || value === 'true'; } };
  }
  if (control?.dataset.assignee !== undefined) {
    return { controls: [control], get: () => control.value, set: (value) => chooseOption(control, value) };
  }
  if (!control) throw new Error(`no control for field ${host.dataset.field}`);
  return {
    controls: [control],
    get: () => control.value,
    set: (value) => {
      if (control.tagName === 'SELECT') chooseOption(control, value);
      else control.value = value === null || value === undefined ? '' : String(value);
      fitHeight(control);
    },
  };
}

// A code that is no longer offered stays visible instead of silently becoming another choice.
function chooseOption(select, value) {
  const wanted = value === null || value === undefined ? '' : String(value);
  if (wanted && ![...select.options].some((option) => option.value === wanted)) select.append(el('option', { value: wanted }, say('field.noLongerOffered', wanted)));
  select.value = wanted;
}

function fitHeight(control) {
  if (control.tagName !== 'TEXTAREA' || !control.isConnected) return;
  const borders = control.offsetHeight - control.clientHeight;
  if (control.scrollHeight > control.clientHeight + 1 && control.offsetHeight < 480) control.style.height = `${Math.min(control.scrollHeight + borders, 480)}px`;
}

function bound(word) {
  return { today: words.day(0), tomorrow: words.day(1) }[word] ?? word;
}

export class Field {
  constructor(host, { editable, read }) {
    this.host = host;
    this.path = host.dataset.field;
    this.read = read;
    const caption = host.querySelector('legend, label:not(.pf-tick)');
    this.label = (host.dataset.label || caption?.textContent || host.querySelector('.pf-tick')?.textContent || '').trim().replace(/\s+/g, ' ');
    this.#enter(editable);
    this.group = this.controls.length !== 1 || this.controls[0].type === 'radio';
    this.#describe(caption);
    this.controls.forEach((control) => {
      if (!editable) control[control.matches('textarea, input:not([type=checkbox], [type=radio])') ? 'readOnly' : 'disabled'] = true;
      if (control.tagName === 'TEXTAREA') control.addEventListener('input', () => fitHeight(control));
    });
    host.addEventListener('input', () => this.setError(''));
    host.addEventListener('change', () => this.setError(''));
  }

  #describe(caption) {
    const { host, controls } = this;
    const described = [...host.querySelectorAll('.pf-help')].map((help) => (help.id ||= freshId('help')));
    this.errorSlot = el('p', { class: 'pf-error', id: freshId('error') });
    this.errorSlot.hidden = true;
    if (host.matches(CONTROLS)) host.after(this.errorSlot);
    else host.append(this.errorSlot);
    if (this.entry) described.push(this.entry.spelled.id);
    described.push(this.errorSlot.id);
    const first = controls[0];
    if (first && !this.group) {
      first.id ||= freshId('field');
      if (caption?.tagName === 'LABEL') caption.htmlFor = first.id;
      else if (!host.querySelector('.pf-tick') && !first.getAttribute('aria-label')) first.setAttribute('aria-label', this.label);
      first.setAttribute('aria-describedby', described.join(' '));
      if (host.dataset.required !== undefined) first.setAttribute('aria-required', 'true');
    } else {
      host.setAttribute('aria-describedby', described.join(' '));
    }
    if (caption && (host.dataset.required !== undefined || host.dataset.requiredWhen)) {
      this.mark = el('span', { class: 'pf-star', 'aria-hidden': 'true' }, '\u00a0*');
      caption.append(this.mark);
    }
  }

  // Days and numbers have an entry of their own around the control; it is asked for the value.
  #enter(editable) {
    const control = this.host.matches(CONTROLS) ? this.host : this.host.querySelector(CONTROLS);
    if (control?.type === 'date') {
      this.entry = new DateEntry(control, { editable, label: this.label, min: bound(control.dataset.min), max: bound(control.dataset.max) });
    } else if (control?.hasAttribute('data-number')) {
      this.entry = new NumberEntry(control, control.dataset.unit);
    }
    Object.assign(this, this.entry ? { controls: [control], get: () => this.entry.get(), set: (value) => this.entry.set(value) } : accessors(this.host));
  }

  /** Whether the field is asked for at all. */
  get active() {
    const when = this.host.dataset.when;
    return !when || holds(when, this.read);
  }

  get required() {
    const when = this.host.dataset.requiredWhen;
    return this.host.dataset.required !== undefined || Boolean(when && holds(when, this.read));
  }

  /** Shows or hides the field and its mark after something else was typed. */
  refresh() {
    this.host.hidden = !this.active;
    if (this.mark) this.mark.hidden = !this.required;
    if (!this.group && this.controls[0]) this.controls[0].setAttribute('aria-required', String(this.required));
    this.controls.forEach(fitHeight);
  }

  /** What is wrong with the field as far as the screen can tell, or an empty text. */
  check() {
    if (!this.active) return '';
    const control = this.controls[0];
    const value = this.get();
    const wrong = this.entry?.check();
    if (wrong) return wrong;
    const choose = this.group || control?.tagName === 'SELECT';
    const missing = this.host.dataset.missing || (choose ? say('field.choose', this.label) : say('field.enter', this.label));
    const blank = typeof value === 'string' ? value.trim() === '' : emptyValue(value);
    return this.required && blank ? missing : '';
  }

  setError(message) {
    this.errorSlot.textContent = message;
    this.errorSlot.hidden = !message;
    this.host.classList.toggle('pf-invalid', Boolean(message));
    this.controls.forEach((control) => {
      if (message) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    });
  }

  focus() {
    this.host.closest('details:not([open])')?.setAttribute('open', '');
    this.host.scrollIntoView({ block: 'center' });
    (this.controls.find((control) => control.checked) || this.controls[0])?.focus({ preventScroll: true });
  }

  /** The field or one inside it that an error of the server names. */
  find(path) {
    return path === this.path ? this : null;
  }
}

/** All fields under a root that are not inside a list of rows. */
export function wireFields(root, context) {
  return [...root.querySelectorAll('[data-field]')].filter((host) => !host.parentElement?.closest('[data-rows]')).map((host) => new Field(host, context));
}

/** Sets a value in a tree of fields: sections.II.1 is the entry "II.1" of sections. */
export function put(tree, path, value) {
  const dot = path.indexOf('.');
  if (dot < 0) tree[path] = value;
  else (tree[path.slice(0, dot)] ??= {})[path.slice(dot + 1)] = value;
}

/** Reads what put wrote; undefined when it was never written. */
export function pick(tree, path) {
  const dot = path.indexOf('.');
  return dot < 0 ? tree?.[path] : tree?.[path.slice(0, dot)]?.[path.slice(dot + 1)];
}
