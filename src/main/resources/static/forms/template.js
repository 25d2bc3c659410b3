// Fills the hand-written HTML of a form with the data of its task. README.md describes the attributes.
import { freshId, el, tick, button } from './dom.js';
import { say } from './texts.js';
import * as words from './words.js';

/** The value at a dotted path such as work.plan.number. */
export function lookup(scope, path) {
  return path.trim().split('.').reduce((value, key) => (value === null || value === undefined ? undefined : value[key]), scope);
}

function filled(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** A condition: path, !path, path=value or path!=value, joined by " and "; a value that starts with work. is a path too. */
export function holds(condition, read) {
  if (condition.includes(' and ')) return condition.split(' and ').every((part) => holds(part, read));
  const comparison = condition.match(/^\s*([^!=]+?)\s*(!?=)\s*(.*?)\s*$/);
  if (comparison) {
    const [, left, operator, right] = comparison;
    const expected = right.startsWith('work.') ? read(right) : right;
    return (String(read(left) ?? '') === String(expected ?? '')) === (operator === '=');
  }
  const negated = condition.trim().startsWith('!');
  return filled(read(condition.trim().replace(/^!/, ''))) !== negated;
}

export function option(choice) {
  if (choice === null || typeof choice !== 'object') return { value: String(choice), label: String(choice) };
  return { value: String(choice.code ?? choice.value), label: choice.name ?? choice.label ?? choice.title ?? String(choice.code ?? choice.value) };
}

function unitChoice(host, units) {
  const name = freshId('choice');
  const ticks = units.map((unit) => tick('checkbox', name, option(unit).value, option(unit).label));
  const count = el('p', { class: 'pf-help', role: 'status' });
  // The list is long and shows only a part; a few chosen ones are named.
  const tell = () => {
    const chosen = ticks.filter((label) => label.firstChild.checked).map((label) => label.textContent);
    count.textContent = chosen.length && chosen.length <= 5 ? say('units.chosenNamed', chosen.length, ticks.length, chosen.join('; ')) : say('units.chosen', chosen.length, ticks.length);
  };
  const changed = () => host.dispatchEvent(new Event('change', { bubbles: true }));
  host.classList.add('pf-units');
  if (!ticks.length) {
    host.append(el('p', { class: 'pf-none' }, say('units.none')));
    return;
  }
  if (ticks.length > 8) {
    const search = el('input', { type: 'search', class: 'pf-filter', 'aria-label': say('units.filterLabel'), placeholder: say('units.filter') });
    search.addEventListener('input', (event) => {
      event.stopPropagation();
      const wanted = search.value.trim().toLocaleLowerCase('vi');
      ticks.forEach((label) => { label.hidden = !label.textContent.toLocaleLowerCase('vi').includes(wanted); });
    });
    const all = (checked) => () => {
      ticks.filter((label) => !label.hidden).forEach((label) => { label.firstChild.checked = checked; });
      changed();
    };
    host.append(el('div', { class: 'pf-units-tools' }, search,
      button(say('units.all'), all(true), 'pf-button pf-quiet'), button(say('units.noneOfThem'), all(false), 'pf-button pf-quiet')));
  }
  host.append(el('div', { class: 'pf-units-list' }, ticks), count);
  host.addEventListener('change', tell);
  host.tellCount = tell;
  tell();
}

const INTERPOLATED = ['data-field', 'data-label', 'data-missing'];

/** A text with {paths} in place of which the data stands. */
export function filledIn(text, scope) {
  return text.replace(/\{([^}]+)\}/g, (all, path) => words.name(lookup(scope, path)));
}

function renderElement(element, scope, blocks) {
  if (element.tagName === 'TEMPLATE') {
    const each = element.dataset.each?.match(/^(\w+) in (.+)$/);
    if (!each) return;
    const items = lookup(scope, each[2]) || [];
    const copies = items.flatMap((item, index) => {
      const copy = element.content.cloneNode(true);
      const inner = Object.assign(Object.create(scope), { [each[1]]: item, index: index + 1 });
      renderChildren(copy, inner, blocks);
      return [...copy.childNodes];
    });
    element.replaceWith(...copies);
    return;
  }
  if (element.dataset.if && !holds(element.dataset.if, (path) => lookup(scope, path))) {
    element.remove();
    return;
  }
  for (const attribute of INTERPOLATED) {
    const value = element.getAttribute(attribute);
    if (value?.includes('{')) element.setAttribute(attribute, filledIn(value, scope));
  }
  if (element.dataset.text) {
    element.textContent = words.shown(lookup(scope, element.dataset.text), element.dataset.as);
    return;
  }
  if (element.dataset.options) {
    (lookup(scope, element.dataset.options) || []).map(option).forEach(({ value, label }) => element.append(el('option', { value }, label)));
  }
  if (element.dataset.units) unitChoice(element, lookup(scope, element.dataset.units) || []);
  if (element.dataset.choices) {
    const name = freshId('choice');
    element.append(...(lookup(scope, element.dataset.choices) || []).map(option).map(({ value, label }) => tick('radio', name, value, label)));
  }
  if (element.dataset.rows) {
    element.rowScope = scope;
    return;
  }
  if (element.dataset.block) {
    const block = blocks[element.dataset.block];
    if (!block) throw new Error(`unknown block ${element.dataset.block}`);
    block(element, scope);
    return;
  }
  renderChildren(element, scope, blocks);
}

export function renderChildren(root, scope, blocks) {
  [...root.children].forEach((child) => renderElement(child, scope, blocks));
}
