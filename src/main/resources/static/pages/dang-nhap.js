// The log-in page works without script but for the CSRF token.
import { csrfFromCookie, request } from '/forms/api.js';
import { textsOf } from '/forms/texts.js';
import * as words from '/forms/words.js';

const form = document.querySelector('form');
const token = form.querySelector('input[name=_csrf]');
token.value = csrfFromCookie();
// The first answer of the server sets the cookie when it is not there yet; being refused is expected here.
const asked = token.value ? null : request('GET', '/api/me').catch(() => {});
form.addEventListener('submit', async (event) => {
  // Logging in or out in another tab gives a new token; the one of the moment of sending counts.
  token.value = csrfFromCookie() || token.value;
  if (token.value) return;
  // Whoever presses before the token is there would be refused; the press is kept until then.
  event.preventDefault();
  await asked;
  token.value = csrfFromCookie();
  form.submit();
});
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
