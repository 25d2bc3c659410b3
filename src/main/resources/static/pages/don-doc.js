// What is late: who, how long, what is missing, who must decide; the worst first.
import { request } from '/forms/api.js';
import { el, button, table } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { greet, problem } from './page.js';
import { say } from './texts.js';

const LEVELS = { SPECIAL_RED: ['late.specialRed', 'pf-bad pw-special'], RED: ['late.red', 'pf-bad'], YELLOW: ['late.yellow', 'pf-warn'] };

const place = (name) => document.querySelector(`[data-place=${name}]`);
const form = place('filter');
let shown = [];
/** A slow answer to an older question is not shown any more. */
let asked = 0;

const wish = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value));

function days({ late, workingDays }) {
  if (late) return workingDays ? say('work.late', words.number(workingDays)) : say('work.lateToday');
  return workingDays ? say('work.left', words.number(workingDays)) : say('work.today');
}

function row(item) {
  const [label, look] = LEVELS[item.level];
  return [
    [el('strong', {}, item.unitName || say('late.noUnit')), el('span', { class: 'pf-help pw-detail' }, item.unitKind || '')],
    [badge(say(label), look), el('span', { class: 'pw-detail' }, days(item)), el('span', { class: 'pf-help pw-detail' }, say('work.due', words.date(item.dueOn)))],
    [el('a', { href: item.href }, item.steps.join('; ')), el('span', { class: 'pf-help pw-detail' }, item.about),
      item.returned ? badge(say('work.returned'), 'pf-warn') : '', el('span', { class: 'pf-help pw-detail' }, say('late.who', item.who.join('; ')))],
    [item.decides.map((group) => el('span', { class: 'pw-detail' }, group)),
      item.letter ? el('a', { class: 'pw-detail', href: item.letter }, say('late.letter')) : ''],
  ];
}

function draw(next) {
  if (!shown.length) {
    place('items').replaceChildren(el('p', { class: 'pf-none' }, say(form.elements.level.value === 'YELLOW' ? 'late.noneSoon' : 'late.none')));
    return [];
  }
  place('items').replaceChildren(table(say('late.caption'), ['late.unit', 'late.howLate', 'late.missing', 'late.decides'].map((key) => ({ label: say(key) })), shown.map(row)),
    next ? el('div', { class: 'pw-more' }, button(say('page.more'), () => more(next), 'pf-button pf-quiet')) : '');
  return [...place('items').querySelectorAll('tbody tr')];
}

/** Each number leads to what it counts. */
function drawCounts({ on, counts }) {
  const late = counts.RED + counts.SPECIAL_RED;
  const tile = (level, label, count, look) => el('button', { type: 'button', class: `pw-count ${look}`, 'aria-pressed': String(form.elements.level.value === level), onclick: () => {
    form.elements.level.value = level;
    load();
  } }, el('span', {}, label), el('strong', {}, words.number(count)));
  place('counts').replaceChildren(
    el('p', { class: 'pf-help' }, say('late.asOf', words.date(on))),
    el('div', { class: 'pw-counts' }, tile('', say('late.all'), late, late ? 'pw-bad' : ''), tile('SPECIAL_RED', say('late.specialRed'), counts.SPECIAL_RED, counts.SPECIAL_RED ? 'pw-bad' : ''),
      tile('RED', say('late.red'), counts.RED, counts.RED ? 'pw-bad' : ''), tile('YELLOW', say('late.soon'), counts.YELLOW, counts.YELLOW ? 'pw-warn' : '')));
}

function offer({ plans, years, kinds }) {
  const fill = (name, options) => {
    const select = form.elements[name];
    if (select.options.length === 1) select.append(...options.map(([value, label]) => el('option', { value }, label)));
  };
  fill('plan', Object.entries(plans));
  fill('year', [...years].reverse().map((year) => [String(year), String(year)]));
  fill('kind', kinds.map(({ code, name }) => [code, name]));
}

async function more(mark) {
  place('items').querySelector('.pw-more button').disabled = true;
  const before = shown.length;
  try {
    const answer = await request('GET', `/api/late-items/more?${wish()}&${new URLSearchParams(mark)}`);
    shown = [...shown, ...answer.items];
    draw(answer.next)[before]?.querySelector('a')?.focus();
  } catch (refusal) {
    place('items').querySelector('.pw-more').replaceChildren(problem(refusal), button(say('page.reload'), () => more(mark), 'pf-button pf-quiet'));
  }
}

/** An address names what it shows, so that it can be passed on; which choices there are comes with the first answer. */
async function load(wanted = wish()) {
  const question = ++asked;
  place('items').setAttribute('aria-busy', 'true');
  window.history.replaceState(null, '', `/don-doc${[...wanted].length ? `?${wanted}` : ''}`);
  place('export').href = `/api/late-items.xlsx?${wanted}`;
  try {
    const answer = await request('GET', `/api/late-items?${wanted}`);
    if (question !== asked) return;
    form.hidden = false;
    offer(answer.choices);
    wanted.forEach((value, name) => { form.elements[name].value = value; });
    drawCounts(answer);
    shown = answer.items;
    draw(answer.next);
  } catch (refusal) {
    if (question !== asked) return;
    place('items').replaceChildren(problem(refusal), refusal.loginNeeded || refusal.status === 403 ? '' : button(say('page.reload'), () => load(wanted)));
  } finally {
    if (question === asked) place('items').removeAttribute('aria-busy');
  }
}

form.addEventListener('change', () => load());
form.addEventListener('submit', (event) => { event.preventDefault(); });
greet();
load(new URLSearchParams([...new URLSearchParams(window.location.search)].filter(([name, value]) => form.elements[name] && value)));
