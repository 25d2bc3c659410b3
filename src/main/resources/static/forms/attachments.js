// Files of a task: several at once, checked before they travel, each with its progress and its own message.
import { Refusal, csrfHeaders, readProblem, request } from './api.js';
import { el, button, freshId } from './dom.js';
import { say } from './texts.js';
import * as words from './words.js';

const LARGEST = 20 * 1024 * 1024;
const TYPES = ['pdf', 'docx', 'xlsx', 'jpg', 'jpeg', 'png'];

function refuse(file) {
  const ending = file.name.includes('.') ? file.name.split('.').pop().toLowerCase() : '';
  if (!TYPES.includes(ending)) return say('files.typeRefused');
  if (file.size === 0) return say('files.empty');
  if (file.size > LARGEST) return say('files.tooLarge', words.size(file.size));
  return '';
}

function upload(url, file, headers, onprogress) {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', `${url}?name=${encodeURIComponent(file.name)}`);
    Object.entries(headers).forEach(([name, value]) => call.setRequestHeader(name, value));
    call.setRequestHeader('Accept', 'application/json, application/problem+json');
    call.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    call.upload.onprogress = (event) => event.lengthComputable && onprogress(event.loaded / event.total);
    call.onload = () => (call.status === 201 || call.status === 200 ? resolve(readProblem(call.responseText)) : reject(new Refusal(call.status, readProblem(call.responseText))));
    call.onerror = () => reject(new Refusal(0));
    call.send(file);
  });
}

export class Attachments {
  constructor(host, { taskId, data, editable }) {
    this.host = host;
    this.path = 'attachments';
    this.label = host.dataset.label || say('files.label');
    this.url = `/api/tasks/${encodeURIComponent(taskId)}/attachments`;
    this.files = [...(data.attachments || [])];
    this.changeable = editable && data.attachmentsAllowed !== false;
    this.uploading = 0;
    this.queue = Promise.resolve();
    this.#build();
  }

  #build() {
    const required = this.host.dataset.required !== undefined;
    this.host.classList.add('pf-attachments');
    this.list = el('ul', { class: 'pf-files' });
    this.none = el('p', { class: 'pf-none' }, say('files.none'));
    this.errorSlot = el('p', { class: 'pf-error', id: freshId('error'), role: 'alert' });
    this.errorSlot.hidden = true;
    this.host.append(el('h3', {}, this.label, required && this.changeable ? el('span', { class: 'pf-star', 'aria-hidden': 'true' }, '\u00a0*') : ''), this.list, this.none);
    if (this.changeable) {
      const help = el('p', { class: 'pf-help', id: freshId('help') }, say('files.help'));
      this.input = el('input', { type: 'file', multiple: true, id: freshId('files'), class: 'pf-file-input', accept: TYPES.map((type) => `.${type}`).join(','), 'aria-describedby': `${help.id} ${this.errorSlot.id}` });
      this.input.addEventListener('change', (event) => {
        event.stopPropagation();
        this.setError('');
        const chosen = [...this.input.files];
        this.input.value = '';
        chosen.forEach((file) => this.#add(file));
      });
      this.input.addEventListener('input', (event) => event.stopPropagation());
      const label = el('label', { class: 'pf-button pf-file-button', for: this.input.id }, say('files.choose'));
      this.host.append(el('div', { class: 'pf-file-choose' }, this.input, label), help);
    }
    this.host.append(this.errorSlot);
    this.files.forEach((file) => this.list.append(this.#row(file)));
    this.#count();
  }

  #count() {
    this.none.hidden = this.list.children.length > 0;
  }

  #row(file) {
    const row = el('li', {},
      el('div', { class: 'pf-file' },
        el('a', { href: file.href || `${this.url}/${encodeURIComponent(file.id)}`, download: file.name, target: '_self' }, file.name),
        el('span', { class: 'pf-help' }, [words.size(file.size), file.uploadedByName || file.uploadedBy, words.instant(file.uploadedAt)].filter(Boolean).join(' · '))));
    if (this.changeable && file.removable !== false) {
      row.append(button(say('files.remove'), () => this.#remove(file, row), 'pf-button pf-quiet'));
      row.lastChild.setAttribute('aria-label', say('files.removeNamed', file.name));
    }
    return row;
  }

  #add(file) {
    const row = el('li', {}, el('div', { class: 'pf-file' }, el('strong', {}, file.name), el('span', { class: 'pf-help' }, words.size(file.size))));
    this.list.append(row);
    this.#count();
    const refusal = refuse(file);
    if (refusal) this.#fail(row, file, refusal, false);
    else this.#send(row, file);
  }

  #send(row, file) {
    const progress = el('progress', { max: '1', value: '0', 'aria-label': say('files.uploadingNamed', file.name) });
    const state = el('span', { class: 'pf-help', role: 'status' }, say('files.waiting'));
    row.querySelector('.pf-file').append(progress, state);
    this.uploading += 1;
    this.queue = this.queue.then(async () => {
      try {
        state.textContent = say('files.uploading');
        const stored = await upload(this.url, file, await csrfHeaders(), (part) => {
          progress.value = part;
          state.textContent = part < 1 ? say('files.uploadingPart', Math.round(part * 100)) : say('files.storing');
        });
        this.files.push(stored);
        row.replaceWith(this.#row(stored));
      } catch (refusal) {
        progress.remove();
        state.remove();
        this.#fail(row, file, refusal.errors?.[0]?.message || refusal.message, refusal.status === 0 || refusal.status >= 500 || refusal.loginNeeded);
      } finally {
        this.uploading -= 1;
        this.#count();
      }
    });
  }

  #fail(row, file, message, again) {
    row.classList.add('pf-invalid');
    const error = el('p', { class: 'pf-error', role: 'alert' }, message);
    const actions = el('p', { class: 'pf-actions' },
      again && button(say('files.again'), () => {
        row.classList.remove('pf-invalid');
        error.remove();
        actions.remove();
        this.#send(row, file);
      }),
      button(say('files.skip'), () => {
        row.remove();
        this.#count();
        this.input.focus();
      }, 'pf-button pf-quiet'));
    row.append(error, actions);
  }

  async #remove(file, row) {
    const control = row.querySelector('button');
    control.disabled = true;
    row.querySelector('.pf-error')?.remove();
    try {
      await request('DELETE', `${this.url}/${encodeURIComponent(file.id)}`);
      this.files = this.files.filter((other) => other !== file);
      row.remove();
      this.#count();
      this.input.focus();
    } catch (refusal) {
      control.disabled = false;
      row.append(el('p', { class: 'pf-error', role: 'alert' }, refusal.message));
    }
  }

  check() {
    if (this.uploading) return say('files.stillUploading');
    return this.changeable && this.host.dataset.required !== undefined && !this.files.length ? say('files.atLeastOne') : '';
  }

  setError(message) {
    this.errorSlot.textContent = message;
    this.errorSlot.hidden = !message;
  }

  focus() {
    this.host.scrollIntoView({ block: 'center' });
    this.input?.focus({ preventScroll: true });
  }

  find(path) {
    return path === this.path || path.startsWith('attachments.') ? this : null;
  }
}
