// The log-in page works without script but for the CSRF token.
import { csrfFromCookie, request } from '/forms/api.js';

const token = document.querySelector('input[name=_csrf]');
token.value = csrfFromCookie();
// The first answer of the server sets the cookie when it is not there yet; being refused is expected here.
if (!token.value) await request('GET', '/api/me').catch(() => {});
token.value ||= csrfFromCookie();

if (new URLSearchParams(location.search).has('loi')) {
  const failure = document.getElementById('failure');
  failure.hidden = false;
  failure.focus();
  document.title = `Chưa đăng nhập được – ${document.title}`;
} else {
  document.getElementById('username').focus();
}
