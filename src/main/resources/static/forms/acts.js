// What happened to an item, in one sentence for each act: who did what, when. Forms and pages say it the same way.
import { el, typed } from './dom.js';
import { say } from './texts.js';
import * as words from './words.js';

const SENTENCES = { SUBMIT: 'act.submit', APPROVE: 'act.approve', RETURN: 'act.return', REJECT: 'act.reject', RECORD: 'act.record', AUTO: 'act.auto' };

/**
 * The sentence of an act, without its full stop when a reason follows.
 *
 * @param act {act, at, actorName, reason} as the server tells it in the history of a form
 */
export function actSentence({ act, at, actorName, reason }) {
  const sentence = say(SENTENCES[act], actorName || say('act.system'), words.date(at), words.time(at));
  return reason ? say('act.because', sentence) : `${sentence}.`;
}

/** The same with the name of the step before it and the reason below it, as it was typed. */
export function actEntry(act) {
  return el('div', { class: 'pf-act' }, act.step && el('p', { class: 'pf-step' }, act.step),
    el('p', {}, actSentence(act)), act.reason && typed(act.reason));
}
