// Leads to the line of the board that an address names behind its #: don-vi-<unit>, muc-<plan>/<paragraph>, ke-hoach-<plan>, nam-<plan>/<year>.
import { say } from './texts.js';

/** Gives the rows of a table, and their first cells, the names under which links find them; the first row of a name keeps it. */
export function marked(names, items, host) {
  const rows = host.querySelectorAll('tbody tr');
  items.forEach((item, i) => {
    const [row, cell] = names(item);
    if (row) rows[i].id = row;
    rows[i].firstElementChild.dataset.target = cell;
  });
  return host;
}

function find(name) {
  return document.getElementById(name) || [...document.querySelectorAll('[data-target]')].find((cell) => cell.dataset.target === name);
}

/** The element of a name, or of the next larger thing that the board shows. */
function nearest(name) {
  const found = find(name);
  if (found) return found;
  if (name.startsWith('muc-') || name.startsWith('nam-')) return find(`ke-hoach-${name.slice(4, name.indexOf('/'))}`);
  // The code of a unit begins with the code of the unit above it.
  return name.startsWith('don-vi-') && name.lastIndexOf('-') > 'don-vi-'.length ? nearest(name.slice(0, name.lastIndexOf('-'))) : null;
}

export function goToTarget() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  const status = document.querySelector('[data-place=target]');
  document.querySelector('.pw-target')?.classList.remove('pw-target');
  status.textContent = '';
  if (!/^(don-vi|muc|ke-hoach|nam)-/.test(name)) return;
  const found = nearest(name);
  if (!found) {
    status.textContent = say(name.startsWith('don-vi-') ? 'board.unitHasNothing' : 'board.notStarted');
    return;
  }
  for (let around = found; around; around = around.parentElement) {
    if (around.tagName === 'DETAILS') around.open = true;
  }
  const target = found.dataset.target ? found.parentElement : found;
  if (name.startsWith('nam-')) target.querySelector('details').open = true;
  target.classList.add('pw-target');
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
}
