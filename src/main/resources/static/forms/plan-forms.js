// The door between Tasklist and our forms: window.PlanForms, called by the last line of every form.
import { TaskForm } from './task-form.js';
import { StartForm } from './start-form.js';

let open;

window.PlanForms = {
  /** The form of a user task; the one before it, if Tasklist dropped it silently, is closed first. */
  task(camForm, scope) {
    open?.close();
    open = new TaskForm(camForm, scope);
    return open;
  },

  /** Lets go of the form that is open; what it holds is kept in this tab. */
  close() {
    open?.close();
  },

  start(camForm, scope) {
    return new StartForm(camForm, scope);
  },
};
