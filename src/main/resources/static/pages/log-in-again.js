// Camunda's applications end a session at a log-in of their own, which is English and lets nobody in here; this leads to ours instead.

const CAMUNDA_LOGIN = '#/login';
const before = location.hash;
let last = before.startsWith(CAMUNDA_LOGIN) ? '#/' : before;
let loggingOut = false;

function watch() {
  if (!location.hash.startsWith(CAMUNDA_LOGIN)) {
    last = location.hash;
    return;
  }
  // What was typed stays in this tab, so the browser need not ask whether to leave.
  window.PlanForms?.close();
  if (loggingOut) {
    location.replace('/dang-nhap');
    return;
  }
  // The server sends a reload without a session to the log-in, and back to this very place afterwards.
  history.replaceState(null, '', last || '#/');
  location.reload();
}

document.addEventListener('click', (event) => {
  if (event.target.closest?.('.logout')) loggingOut = true;
}, true);
window.addEventListener('hashchange', watch);
watch();
