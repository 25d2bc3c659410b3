// Camunda's applications end a session at a log-in of their own, which is English and lets nobody in here; this leads to ours instead.
import { cookie } from '/forms/cookies.js';

const atCamundasLogin = () => /^#!?\/login/.test(location.hash);
let last = atCamundasLogin() ? '' : location.hash;
let loggingOut = false;

function watch() {
  if (!atCamundasLogin()) {
    last = location.hash;
    return;
  }
  goTo(loggingOut ? '/dang-nhap' : hereAgain());
}

/**
 * Without a session the server answers any address of the application with the log-in, and leads back to it afterwards;
 * the time makes it another address, for the same one would not be asked for again.
 */
const hereAgain = () => `${location.pathname}?${Date.now()}${last}`;

function goTo(address) {
  // What was typed stays in this tab, so the browser need not ask whether to leave.
  window.PlanForms?.close();
  location.replace(address);
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
  await fetch('/camunda/api/admin/auth/user/default/logout', { method: 'POST', headers: { 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') } }).catch(() => {});
  goTo(hereAgain());
}

touched();
['pointerdown', 'keydown', 'wheel'].forEach((kind) => document.addEventListener(kind, touched, { capture: true, passive: true }));
setInterval(leaveWhenLeftAlone, 30_000);

document.addEventListener('click', (event) => {
  if (event.target.closest?.('.logout')) loggingOut = true;
}, true);
window.addEventListener('hashchange', watch);
watch();
