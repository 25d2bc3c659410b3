// The search box: asks while one types, never faster than the pause, and shows the answer to the newest question only.
import { request } from '/forms/api.js';
import { el } from '/forms/dom.js';
import * as words from '/forms/words.js';
import { Handed } from './handed.js';
import { workRow } from './work.js';
import { say } from './texts.js';

const KINDS = { work: 'search.work', handedIn: 'search.handedIn', units: 'search.units', plans: 'search.plans', notices: 'search.notices', registers: 'search.registers' };
const PAUSE = 300;
const SHORTEST = 2;
const LONGEST = 200;

function plain({ title, detail, href }, more) {
  return el('div', { class: 'pw-work' }, href ? el('a', { href }, title) : el('strong', {}, title),
    [detail, more].filter(Boolean).map((line) => el('p', {}, line)));
}

function entry({ direction, number, period, on }) {
  return direction === 'IN' ? say('search.in', number, period, words.date(on)) : say('search.out', number, period, words.date(on));
}

const ROWS = {
  work: ({ more }) => workRow(more.item),
  handedIn: ({ more }) => new Handed(more.item).host,
  units: (found) => plain(found),
  plans: (found) => plain(found),
  notices: (found) => plain(found, say('search.notice', found.more.year, words.date(found.more.on))),
  registers: (found) => plain(found, entry(found.more)),
};

function group({ kind, found, more }) {
  const id = `found-${kind.toLowerCase()}`;
  return el('section', { 'aria-labelledby': id }, el('h2', { id }, say(KINDS[kind])),
    el('ul', { class: 'pw-worklist' }, found.map((one) => el('li', {}, ROWS[kind](one)))),
    more && el('p', { class: 'pf-help' }, say('search.more')));
}

/** What is wrong with the words, or nothing; the server says the same. */
function unfit(text) {
  if (text.length > LONGEST) return say('search.tooLong');
  return (text.normalize('NFC').match(/[\p{L}\p{N}]/gu) || []).length < SHORTEST ? say('search.tooShort') : '';
}

export function startSearch({ form, status, found }) {
  const box = form.elements.q;
  let question = 0;
  let waiting;
  let asked = '';

  const show = (message, groups = []) => {
    status.textContent = message;
    found.replaceChildren(...groups.map(group));
  };

  const ask = async () => {
    clearTimeout(waiting);
    const text = box.value.trim();
    if (text === asked) return;
    asked = text;
    question += 1;
    const mine = question;
    window.history.replaceState(null, '', text ? `/?${new URLSearchParams({ q: text })}` : '/');
    if (!text || unfit(text)) {
      show(text && unfit(text));
      return;
    }
    status.textContent = say('search.searching');
    try {
      const { groups } = await request('GET', `/api/search?${new URLSearchParams({ q: text })}`);
      if (mine !== question) return;
      const count = groups.reduce((sum, one) => sum + one.found.length, 0);
      const more = groups.some((one) => one.more);
      show(count ? (more ? say('search.countMore', words.number(count)) : say('search.count', words.number(count))) : say('search.none', text), groups);
    } catch (refusal) {
      if (mine !== question) return;
      asked = '';
      show(refusal.errors[0]?.message || refusal.message);
    }
  };

  box.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  box.addEventListener('keydown', (event) => {
    const [first] = found.querySelectorAll('a, summary');
    if (event.key === 'ArrowDown' && first) {
      event.preventDefault();
      first.focus();
    }
    if (event.key === 'Escape') {
      box.value = '';
      ask();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  box.value = new URLSearchParams(window.location.search).get('q') || '';
  ask();
}
