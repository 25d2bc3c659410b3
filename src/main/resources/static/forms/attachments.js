// Files of a task: several at once, checked before they travel, each with its progress and its own message.
import { Refusal, csrfHeaders, readProblem } from './api.js';
import { request } from './api.js';
import { el, button, freshId } from './dom.js';
import * as words from './words.js';

const LARGEST = 20 * 1024 * 1024;
const TYPES = ['pdf', 'docx', 'xlsx', 'jpg', 'jpeg', 'png'];

function refuse(file) {
  const ending = file.name.includes('.') ? file.name.split('.').pop().toLowerCase() : '';
  if (!TYPES.includes(ending)) return 'Loại tệp không được nhận. Chọn tệp pdf, docx, xlsx, jpg hoặc png.';
  if (file.size === 0) return 'Tệp rỗng, không có nội dung. Kiểm tra lại tệp rồi chọn lại.';
  if (file.size > LARGEST) return `Tệp nặng ${words.size(file.size)}, lớn hơn mức 20 MB. Chia nhỏ hoặc nén tệp rồi chọn lại.`;
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
    this.label = host.dataset.label || 'Tệp đính kèm';
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
    this.none = el('p', { class: 'pf-none' }, 'Không có tệp đính kèm.');
    this.errorSlot = el('p', { class: 'pf-error', id: freshId('error'), role: 'alert' });
    this.errorSlot.hidden = true;
    this.host.append(el('h3', {}, this.label, required && this.changeable ? el('span', { class: 'pf-star', 'aria-hidden': 'true' }, '\u00a0*') : ''), this.list, this.none);
    if (this.changeable) {
      const help = el('p', { class: 'pf-help', id: freshId('help') }, 'Chọn được nhiều tệp pdf, docx, xlsx, jpg, png; mỗi tệp không quá 20 MB. Không tải lên tài liệu mật.');
      this.input = el('input', { type: 'file', multiple: true, id: freshId('files'), class: 'pf-file-input', accept: TYPES.map((type) => `.${type}`).join(','), 'aria-describedby': `${help.id} ${this.errorSlot.id}` });
      this.input.addEventListener('change', (event) => {
        event.stopPropagation();
        this.setError('');
        const chosen = [...this.input.files];
        this.input.value = '';
        chosen.forEach((file) => this.#add(file));
      });
      this.input.addEventListener('input', (event) => event.stopPropagation());
      const label = el('label', { class: 'pf-button pf-file-button', for: this.input.id }, 'Chọn tệp để tải lên');
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
      row.append(button('Xóa tệp', () => this.#remove(file, row), 'pf-button pf-quiet'));
      row.lastChild.setAttribute('aria-label', `Xóa tệp ${file.name}`);
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
    const progress = el('progress', { max: '1', value: '0', 'aria-label': `Đang tải lên ${file.name}` });
    const state = el('span', { class: 'pf-help', role: 'status' }, 'Đang chờ tải lên…');
    row.querySelector('.pf-file').append(progress, state);
    this.uploading += 1;
    this.queue = this.queue.then(async () => {
      try {
        state.textContent = 'Đang tải lên…';
        const stored = await upload(this.url, file, await csrfHeaders(), (part) => {
          progress.value = part;
          state.textContent = part < 1 ? `Đang tải lên… ${Math.round(part * 100)}%` : 'Đang kiểm tra và lưu tệp…';
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
      again && button('Gửi lại', () => {
        row.classList.remove('pf-invalid');
        error.remove();
        actions.remove();
        this.#send(row, file);
      }),
      button('Bỏ qua tệp này', () => {
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
    if (this.uploading) return 'Còn tệp đang tải lên. Đợi tải xong rồi gửi.';
    return this.changeable && this.host.dataset.required !== undefined && !this.files.length ? 'Đính kèm ít nhất một tệp minh chứng.' : '';
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
