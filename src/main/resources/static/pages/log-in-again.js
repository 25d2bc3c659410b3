// Camunda's applications end a session at a log-in of their own, which is English and lets nobody in here; this leads to ours instead.

const atCamundasLogin = () => /^#!?\/login/.test(location.hash);
let last = atCamundasLogin() ? '' : location.hash;
let loggingOut = false;

function watch() {
  if (!atCamundasLogin()) {
    last = location.hash;
    return;
  }
  // What was typed stays in this tab, so the browser need not ask whether to leave.
  window.PlanForms?.close();
  // Without a session the server answers any address of the application with the log-in, and leads back to it afterwards;
  // the time makes it another address, for the same one would not be asked for again.
  location.replace(loggingOut ? '/dang-nhap' : `${location.pathname}?${Date.now()}${last}`);
}

// The list of tasks asks the server again and again, so the server can't see that nobody sits at the screen any more; every window of a person counts.
const LEFT_AFTER = 30 * 60_000;
const TOUCHED = 'pw-touched';
let noted = 0;

function touched() {
  if (Date.now() - noted < 10_000) return;
  noted = Date.now();
  localStorage.setItem(TOUCHED, noted);
}

async function leaveWhenLeftAlone() {
  if (Date.now() - Number(localStorage.getItem(TOUCHED)) < LEFT_AFTER) return;
  const token = document.cookie.split('; ').find((part) => part.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length) || '';
  await fetch('/camunda/api/admin/auth/user/default/logout', { method: 'POST', headers: { 'X-XSRF-TOKEN': token } }).catch(() => {});
  window.PlanForms?.close();
  location.replace(`${location.pathname}?${Date.now()}${last}`);
}

touched();
['pointerdown', 'keydown', 'wheel'].forEach((kind) => document.addEventListener(kind, touched, { capture: true, passive: true }));
setInterval(leaveWhenLeftAlone, 30_000);

document.addEventListener('click', (event) => {
  if (event.target.closest?.('.logout')) loggingOut = true;
}, true);
window.addEventListener('hashchange', watch);
watch();
