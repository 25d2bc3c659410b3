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

document.addEventListener('click', (event) => {
  if (event.target.closest?.('.logout')) loggingOut = true;
}, true);
window.addEventListener('hashchange', watch);
watch();
