// A list that grows page by page.
import { el, button } from '/forms/dom.js';
import { problem } from './page.js';
import { say } from './texts.js';

export class Paged {
  /** @param load asks for the page behind a mark; @param row makes the element of one item */
  constructor({ className, row, load }) {
    this.row = row;
    this.load = load;
    this.list = el('ul', { class: className });
    this.foot = el('div', { class: 'pw-more' });
    this.host = el('div', {}, this.list, this.foot);
  }

  add(items, next) {
    const rows = items.map((item) => el('li', {}, this.row(item)));
    this.list.append(...rows);
    this.foot.replaceChildren(...(next ? [button(say('page.more'), () => this.#more(next), 'pf-button pf-quiet')] : []));
    return rows;
  }

  async #more(next) {
    this.foot.firstChild.disabled = true;
    try {
      const page = await this.load(next);
      const [first] = this.add(page.items, page.next);
      first?.querySelector('a, summary')?.focus();
    } catch (refusal) {
      this.foot.replaceChildren(problem(refusal), button(say('page.reload'), () => this.#more(next), 'pf-button pf-quiet'));
    }
  }
}
