// The log-in page works without script but for the CSRF token.
import { csrfFromCookie, request } from '/forms/api.js';
import { textsOf } from '/forms/texts.js';
import * as words from '/forms/words.js';

const token = document.querySelector('input[name=_csrf]');
token.value = csrfFromCookie();
// The first answer of the server sets the cookie when it is not there yet; being refused is expected here.
if (!token.value) await request('GET', '/api/me').catch(() => {});
token.value ||= csrfFromCookie();
// Logging in or out in another tab gives a new token; the one of the moment of sending counts.
const form = document.querySelector('form');
form.addEventListener('submit', () => { token.value = csrfFromCookie() || token.value; });
// Whoever presses before the token is there would be refused.
form.querySelector('[type=submit]').disabled = false;
// Where the person was inside Tasklist stands behind the # and would be lost with the answer.
form.action += location.hash;
document.getElementById('again').hidden = !location.hash.includes('task=');

const answer = new URLSearchParams(location.search);
if (answer.has('loi') || answer.has('doi')) {
  const say = await textsOf(new URL('./texts.json', import.meta.url));
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
