// The urging letters about one late item: /don-doc/thu?item=… Whoever may not read them is told what is told of letters that do not exist.
import { request } from '/forms/api.js';
import { el, facts, typed } from '/forms/dom.js';
import { badge } from '/forms/unit-states.js';
import * as words from '/forms/words.js';
import { greet, problem } from './page.js';
import { say } from './texts.js';

const place = document.querySelector('[data-place=letters]');
const section = (title, ...content) => el('section', { class: 'pw-card' }, el('h2', {}, title), content);

function letter(one) {
  const answer = one.answer
    ? [typed(one.answer), facts([[say('letter.promisedOn'), words.date(one.promisedOn)]]), el('p', { class: 'pf-help' }, say('letter.answeredBy', one.answeredBy, words.instant(one.answeredAt)))]
    : el('p', { class: 'pf-none' }, say('letter.unanswered'));
  return section(say('letter.title', words.date(one.writtenOn), one.levelName),
    facts([[say('letter.sender'), one.sender], [say('letter.addressee'), one.addressee], [say('letter.number'), one.number || say('letter.unnumbered')]]),
    typed(one.body), el('h3', {}, say('letter.answer')), answer);
}

function draw(item) {
  place.replaceChildren(
    section(item.step,
      facts([[say('letter.about'), item.shown], [say('letter.unit'), words.name(item.unit)], [say('letter.dueOn'), words.date(item.dueOn)],
        [say('letter.level'), [badge(item.levelName, 'pf-bad')]],
        [say('letter.state'), item.closedAt ? say('letter.closed', words.instant(item.closedAt)) : say('letter.open')]]),
      el('h3', {}, say('letter.alerts')),
      el('ul', {}, item.alerts.map((alert) => el('li', {}, say('letter.alert', words.date(alert.on), alert.levelName, alert.receivers.join('; ')))))),
    ...(item.letters.length ? item.letters.map(letter) : [el('p', { class: 'pf-none' }, say('letter.none'))]));
}

greet();
try {
  const item = new URLSearchParams(window.location.search).get('item');
  if (item) draw(await request('GET', `/api/urging?${new URLSearchParams({ item })}`));
  else place.replaceChildren(el('p', { class: 'pf-none' }, say('letter.noItem')));
} catch (refusal) {
  place.replaceChildren(problem(refusal));
}
