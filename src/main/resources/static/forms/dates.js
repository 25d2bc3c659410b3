// A day by typing and by picking: the same in every browser, whatever its language.
import { el, button, freshId } from './dom.js';
import { say } from './texts.js';
import * as words from './words.js';

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

function moved(iso, days) {
  const at = new Date(`${iso}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

// The same day of another month, or its last day where that month is shorter.
function movedMonths(iso, months) {
  const [year, month, day] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** The calendar of one field, after the date picker dialog pattern of the WAI-ARIA Authoring Practices. */
class Calendar {
  constructor(entry) {
    this.entry = entry;
    this.heading = el('h2', { class: 'pf-month', id: freshId('month'), 'aria-live': 'polite' });
    this.body = el('tbody');
    const turn = (sign, label, months) => {
      const control = button(sign, () => this.#show(movedMonths(this.day, months)), 'pf-button pf-quiet pf-turn');
      control.setAttribute('aria-label', label);
      return control;
    };
    this.dialog = el('dialog', { class: 'pf-calendar', 'aria-label': say('date.choose') },
      el('div', { class: 'pf-turns' }, turn('«', say('date.yearBack'), -12), turn('‹', say('date.monthBack'), -1), this.heading,
        turn('›', say('date.monthOn'), 1), turn('»', say('date.yearOn'), 12)),
      el('table', { role: 'grid', 'aria-labelledby': this.heading.id },
        el('thead', {}, el('tr', {}, MONDAY_FIRST.map((weekday) => el('th', { scope: 'col', abbr: words.WEEKDAYS[weekday] }, say('date.short').split(' ')[weekday])))), this.body),
      el('p', { class: 'pf-actions' }, button(say('date.today'), () => this.#show(words.day(0), true), 'pf-button pf-quiet'),
        button(say('date.cancel'), () => this.dialog.close(), 'pf-button pf-quiet')));
    this.body.addEventListener('keydown', (event) => this.#key(event));
    this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.dialog.close());
    this.dialog.addEventListener('close', () => this.entry.opener.focus());
    entry.box.append(this.dialog);
  }

  open(day) {
    this.dialog.showModal();
    this.#show(day, true);
  }

  #allowed(iso) {
    const { min, max } = this.entry;
    return !(min && iso < min) && !(max && iso > max);
  }

  #show(day, focus = false) {
    this.day = day;
    const [year, month] = day.split('-').map(Number);
    this.heading.textContent = say('date.month', month, year);
    const first = `${day.slice(0, 8)}01`;
    let shown = moved(first, -MONDAY_FIRST.indexOf(new Date(`${first}T00:00:00Z`).getUTCDay()));
    const weeks = [];
    do {
      weeks.push(el('tr', {}, MONDAY_FIRST.map(() => {
        const iso = shown;
        shown = moved(shown, 1);
        return iso.slice(0, 7) === day.slice(0, 7) ? this.#cell(iso) : el('td');
      })));
    } while (shown.slice(0, 7) === day.slice(0, 7));
    this.body.replaceChildren(...weeks);
    if (focus) this.body.querySelector('[tabindex="0"]').focus();
  }

  #cell(iso) {
    const chosen = iso === this.entry.get();
    const control = el('button', { type: 'button', 'data-day': iso, tabindex: iso === this.day ? '0' : '-1',
      'aria-label': say('date.full', words.weekday(iso), words.date(iso)), 'aria-current': iso === words.day(0) ? 'date' : null,
      'aria-disabled': this.#allowed(iso) ? null : 'true', onclick: () => this.#choose(iso) }, String(Number(iso.slice(8))));
    return el('td', { role: 'gridcell', 'aria-selected': String(chosen) }, control);
  }

  #choose(iso) {
    if (!this.#allowed(iso)) return;
    this.entry.choose(iso);
    this.dialog.close();
  }

  #key(event) {
    const weekday = MONDAY_FIRST.indexOf(new Date(`${this.day}T00:00:00Z`).getUTCDay());
    const wanted = {
      ArrowLeft: () => moved(this.day, -1),
      ArrowRight: () => moved(this.day, 1),
      ArrowUp: () => moved(this.day, -7),
      ArrowDown: () => moved(this.day, 7),
      Home: () => moved(this.day, -weekday),
      End: () => moved(this.day, 6 - weekday),
      PageUp: () => movedMonths(this.day, event.shiftKey ? -12 : -1),
      PageDown: () => movedMonths(this.day, event.shiftKey ? 12 : 1),
    }[event.key];
    if (!wanted) return;
    event.preventDefault();
    this.#show(wanted(), true);
  }
}

/** Turns an input into a day that is typed as dd/mm/yyyy or picked; its value is yyyy-mm-dd, or what was typed when that is no day. */
export class DateEntry {
  constructor(control, { editable, min, max, label }) {
    Object.assign(this, { control, min, max });
    control.type = 'text';
    control.inputMode = 'numeric';
    control.autocomplete = 'off';
    control.placeholder = say('date.pattern');
    control.classList.add('pf-day');
    this.spelled = el('span', { class: 'pf-spelled', id: freshId('day') });
    this.box = el('span', { class: 'pf-date' });
    control.after(this.box);
    this.box.append(control);
    if (editable) {
      this.opener = button('', () => this.#open(), 'pf-button pf-quiet pf-opener');
      this.opener.setAttribute('aria-label', say('date.chooseFor', label));
      this.opener.setAttribute('aria-haspopup', 'dialog');
      this.box.append(this.opener);
      control.addEventListener('blur', () => this.set(this.get()));
      control.addEventListener('input', () => this.#spell());
    }
    this.box.append(this.spelled);
  }

  get() {
    return words.readDate(this.control.value) ?? this.control.value.trim();
  }

  set(value) {
    const text = value === null || value === undefined ? '' : String(value);
    this.control.value = words.isDate(text) ? words.date(text) : text;
    this.#spell();
  }

  /** What is wrong with the day, or an empty text. */
  check() {
    const day = this.get();
    if (!day) return '';
    if (!words.isDate(day)) return say('date.invalid');
    if (this.min && day < this.min) return say('date.tooEarly', words.date(this.min));
    return this.max && day > this.max ? say('date.tooLate', words.date(this.max)) : '';
  }

  choose(iso) {
    this.set(iso);
    this.control.dispatchEvent(new Event('input', { bubbles: true }));
    this.control.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #spell() {
    const day = this.get();
    this.spelled.textContent = words.isDate(day) ? say('date.full', words.weekday(day), words.date(day)) : '';
  }

  #open() {
    const day = words.isDate(this.get()) ? this.get() : words.day(0);
    this.calendar ??= new Calendar(this);
    this.calendar.open(this.min && day < this.min ? this.min : this.max && day > this.max ? this.max : day);
  }
}
