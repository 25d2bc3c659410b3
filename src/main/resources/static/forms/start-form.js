// A form that starts something: it offers the plans, and posts to the address that its data-post names.
import { request } from './api.js';
import { el, tick, freshId } from './dom.js';
import { ShownInForm } from './task-form.js';
import { say } from './texts.js';

export class StartForm {
  constructor(camForm, scope) {
    this.form = camForm.formElement[0];
    this.html = this.form.innerHTML;
    camForm.submitVariables = (done) => {
      const digest = (act) => (scope?.$root?.$evalAsync ? scope.$root.$evalAsync(act) : act());
      this.start().then((started) => digest(() => done(null, { ...started, id: started?.instanceId })), (error) => digest(() => done(error)));
    };
    camForm.on('store', () => { camForm.storePrevented = true; });
    this.form.addEventListener('submit', (event) => event.preventDefault());
    this.load();
  }

  async load() {
    this.form.replaceChildren(el('p', { class: 'pf-loading', role: 'status' }, say('start.loading')));
    try {
      this.plans = await request('GET', '/api/plans');
      this.#render();
    } catch (refusal) {
      this.form.replaceChildren(el('div', { class: 'pf-problem', role: 'alert' }, el('p', {}, refusal.message)));
    }
    this.form.dataset.ready = '';
  }

  #render() {
    this.form.innerHTML = this.html;
    this.messages = el('div', { class: 'pf-messages' });
    this.form.prepend(this.messages);
    const planHost = this.form.querySelector('[data-start=plans]');
    this.yearHost = this.form.querySelector('[data-start=years]');
    const name = freshId('plan');
    const startable = (plan) => (this.yearHost ? (plan.years || []).some((year) => !year.opened) : !plan.running && !plan.ended);
    planHost.append(...this.plans.map((plan) => {
      const label = tick('radio', name, plan.code, [plan.number, plan.title].filter(Boolean).join(' – '));
      label.firstChild.disabled = !startable(plan);
      if (!startable(plan)) label.lastChild.append(el('span', { class: 'pf-help' }, ' ', this.yearHost ? say('start.allOpened') : plan.ended ? say('start.ended') : say('start.running')));
      return label;
    }));
    if (!this.plans.length) planHost.append(el('p', { class: 'pf-none' }, say('start.noPlans')));
    const only = this.plans.filter(startable);
    this.anyStartable = only.length > 0;
    if (only.length === 1) planHost.querySelector(`input[value="${CSS.escape(only[0].code)}"]`).checked = true;
    planHost.addEventListener('change', () => this.#years());
    this.#years();
  }

  get plan() {
    const chosen = this.form.querySelector('[data-start=plans] input:checked')?.value;
    return this.plans?.find((plan) => plan.code === chosen);
  }

  #years() {
    if (!this.yearHost) return;
    const years = (this.plan?.years || []).filter((year) => !year.opened);
    this.yearHost.replaceChildren(el('option', { value: '' }, this.plan ? say('start.chooseYear') : say('start.choosePlanFirst')), ...years.map(({ year }) => el('option', { value: year }, say('words.year', year))));
    const now = String(new Date().getFullYear());
    if (years.some(({ year }) => String(year) === now)) this.yearHost.value = now;
  }

  async start() {
    const missing = !this.anyStartable ? say('start.nothing') : !this.plan ? say('start.choosePlan') : this.yearHost && !this.yearHost.value ? say('start.chooseYearOfPeriod') : '';
    if (missing) return this.#refuse(new Error(missing));
    const url = this.form.dataset.post.replace('{plan}', encodeURIComponent(this.plan.code));
    try {
      return await request('POST', url, { body: this.yearHost ? { year: Number(this.yearHost.value) } : {} });
    } catch (refusal) {
      return this.#refuse(refusal);
    }
  }

  #refuse(error) {
    this.messages?.replaceChildren(el('div', { class: 'pf-problem', role: 'alert', tabindex: '-1' },
      el('p', {}, error.message), error.errors?.length > 0 && el('ul', {}, error.errors.map(({ message }) => el('li', {}, message))),
      error.loginNeeded && el('p', {}, el('a', { href: '/dang-nhap', target: '_blank', rel: 'noopener' }, say('task.loginElsewhere')))));
    this.messages?.firstChild.focus();
    throw new ShownInForm();
  }
}
