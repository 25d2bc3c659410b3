// Tells on the log-in page why somebody is here again, and where to begin.
import * as words from '/forms/words.js';
import { say } from './texts.js';

const form = document.querySelector('form');
document.getElementById('again').hidden = !location.hash.includes('task=');

const answer = new URLSearchParams(location.search);
if (answer.has('loi') || answer.has('doi')) {
  const failure = document.getElementById('failure');
  // The seconds stand in the address; anything else that somebody wrote there is not shown.
  const seconds = Number.parseInt(answer.get('doi'), 10);
  if (seconds > 0) failure.querySelector('p').textContent = say('login.wait', words.number(seconds));
  failure.hidden = false;
  // Whoever types already goes on where they are.
  if (!form.contains(document.activeElement)) failure.focus();
  document.title = say('login.failed', document.title);
} else if (!form.contains(document.activeElement)) {
  document.getElementById('username').focus();
}
