// Sends the log-in with the token of that moment. No module: it is there before the form is, so that no press of Enter is lost while the rest still loads.
document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  try {
    const { csrfFromCookie, csrfHeaders } = await import('/forms/api.js');
    // Whatever the server answers brings the cookie; being refused is expected here.
    await csrfHeaders().catch(() => {});
    form.elements._csrf.value = csrfFromCookie();
  } finally {
    // Where the person was inside Tasklist stands behind the # and would be lost with the answer.
    form.action = new URL(form.action).pathname + location.hash;
    form.submit();
  }
});
