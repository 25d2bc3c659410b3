// The units of a reporting period with their state, as the follow-up form and the board show them.
import { el, table } from './dom.js';
import { say } from './texts.js';
import * as words from './words.js';

const STATE_LOOKS = { ACCEPTED: 'pf-good', RETURNED: 'pf-warn', WAITING_ACCEPTANCE: 'pf-info', WAITING_APPROVAL: 'pf-info' };

export function badge(text, look = '') {
  return el('span', { class: `pf-badge ${look}`.trim() }, text);
}

export function stateBadges(unit) {
  return [badge(words.name(unit.state), STATE_LOOKS[unit.stateCode]), unit.late && badge(say('state.late'), 'pf-bad'),
    unit.missingAtClose && unit.stateCode === 'ACCEPTED' && badge(say('state.afterClose'), 'pf-warn')].filter(Boolean);
}

export function unitsTable(units, caption = say('state.table'), nameOf = (unit) => unit.name) {
  const host = el('div', { class: 'pf-unitstates' });
  const states = [...new Set(units.map((unit) => unit.state))];
  const filter = el('select', { class: 'pf-filter', 'aria-label': say('state.filter') },
    el('option', { value: '' }, say('state.all', units.length)),
    states.map((state) => el('option', { value: state }, say('state.counted', state, units.filter((unit) => unit.state === state).length))),
    units.some((unit) => unit.late) && el('option', { value: '*late' }, say('state.counted', say('state.late'), units.filter((unit) => unit.late).length)));
  const slot = el('div');
  const draw = () => {
    const shown = units.filter((unit) => !filter.value || (filter.value === '*late' ? unit.late : unit.state === filter.value));
    slot.replaceChildren(table(caption, [
      { label: say('label.unit') }, { label: say('label.state') }, { label: say('state.due') }, { label: say('state.sent') }, { label: say('state.accepted') },
    ], shown.map((unit) => [nameOf(unit), stateBadges(unit), words.date(unit.due), words.date(unit.submittedAt), words.date(unit.acceptedAt)])));
  };
  filter.addEventListener('input', (event) => event.stopPropagation());
  filter.addEventListener('change', (event) => {
    event.stopPropagation();
    draw();
  });
  draw();
  host.append(el('p', { class: 'pf-filterline' }, filter), slot);
  return host;
}

export function progressLine(done, total, label) {
  return el('div', { class: 'pf-progress' },
    el('progress', { max: String(total || 1), value: String(done || 0), 'aria-label': label }),
    el('span', {}, `${label}: ${words.number(done || 0)}/${words.number(total || 0)}`));
}
