// Camunda's applications in Vietnamese where their own translations do not reach: language, titles, and sentences that stand in their code.
import languages from './languages.js';

const texts = await (await fetch(new URL('./web-apps.json', import.meta.url))).json();
const app = document.querySelector('base').getAttribute('app-name');
// Everybody works in Tasklist in Vietnamese; the others follow the browser as far as the server allows it, by the rule that they follow themselves.
const offered = app === 'tasklist' ? ['vi'] : languages;
const preferred = (navigator.languages?.[0] || navigator.language || '').split('-')[0].toLowerCase();
const language = offered.includes(preferred) ? preferred : 'vi';
const name = texts.apps[app][language];

/** What config.js of an application says about names and languages. */
export const settings = {
  app: { name, vendor: texts.vendor },
  locales: { availableLocales: offered, fallbackLocale: 'vi' },
};

// The applications draw while their labels are still under way, and show keys and English dates meanwhile; those that they find
// kept from an earlier visit are there at once. So the labels of today are kept before an application begins, which waits for this file.
async function keepLabels() {
  const folder = `${document.querySelector('base').getAttribute('app-root')}/app/${app}/locales/`;
  const labels = await (await fetch(`${folder}${language}.json`)).text();
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  localStorage.setItem('camunda-web', JSON.stringify({ ...kept, [`${folder}_locales_data_${language}_${window.bust}`]: labels }));
}

/** The English sentence or name, and for which elements it is known what it means. */
const known = new Map();
for (const { where, texts: table } of texts.sentences) {
  for (const [english, vietnamese] of Object.entries(table)) known.set(english, [...(known.get(english) || []), { where, vietnamese }]);
}
const patterns = texts.patterns.map(({ where, from, to }) => ({ where, from: new RegExp(from), to }));

function said(text, element) {
  const sentence = known.get(text)?.find(({ where }) => element.closest(where));
  if (sentence) return sentence.vietnamese;
  const pattern = patterns.find(({ where, from }) => from.test(text) && element.closest(where));
  if (pattern) return text.replace(pattern.from, pattern.to);
  // Permissions stand in one text, with commas between.
  const parts = text.includes(', ') && text.split(', ').map((part) => known.get(part)?.find(({ where }) => element.closest(where))?.vietnamese);
  return parts && parts.every(Boolean) ? parts.join(', ') : null;
}

/** What people and models wrote, editors and our own forms are never touched. */
const foreign = (element) => !element || element.closest(texts.untouched);

function sayText(node) {
  const text = node.data.trim().replace(/\s+/g, ' ');
  if (!text || foreign(node.parentElement)) return;
  const vietnamese = said(text, node.parentElement);
  if (vietnamese !== null) node.data = ` ${vietnamese} `;
}

// An option is shown by its label.
const ATTRIBUTES = ['title', 'placeholder', 'aria-label', 'alt', 'label'];

function sayAttribute(element, attribute) {
  const text = element.getAttribute(attribute)?.trim();
  if (!text || foreign(element)) return;
  const vietnamese = said(text, element);
  if (vietnamese !== null) element.setAttribute(attribute, vietnamese);
}

function sayTree(root) {
  if (root.nodeType === Node.TEXT_NODE) return sayText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || foreign(root)) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) sayText(node);
    else ATTRIBUTES.forEach((attribute) => sayAttribute(node, attribute));
  }
}

function speakVietnamese() {
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'characterData') sayText(change.target);
      else if (change.type === 'attributes') sayAttribute(change.target, change.attributeName);
      else change.addedNodes.forEach(sayTree);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  sayTree(document.body);
}

/** The applications write their title anew with every view, as "what it was | view" or as their name alone. */
function nameThePage() {
  const title = document.querySelector('title');
  const write = () => {
    const [before, ...view] = title.textContent.split(' | ');
    if (view.length) title.textContent = `${name} – ${view.join(', ')}`;
    else if (!before.startsWith(`${name} – `)) title.textContent = `${name} – ${texts.owner}`;
  };
  new MutationObserver(write).observe(title, { childList: true, characterData: true, subtree: true });
  write();
}

/** The English texts of the applications speak of another product and lead out of the house. */
function writeTheNote() {
  new MutationObserver(() => {
    const banner = document.querySelector('.ce-eol-banner');
    if (!banner || banner.querySelector(`[href="${texts.note.address}"]`)) return;
    const link = Object.assign(document.createElement('a'), { href: texts.note.address, textContent: texts.note.en });
    banner.replaceChildren(link);
  }).observe(document.body, { subtree: true, childList: true });
}

/** On a slow line an application gives up loading its own parts after seven seconds and stays empty; by then the browser has them, so once more is enough. */
function loadAgainWhenGivenUp() {
  const tried = `${location.pathname} loaded again`;
  window.addEventListener('error', ({ message }) => {
    if (!message?.includes('Load timeout for modules') || sessionStorage.getItem(tried)) return;
    sessionStorage.setItem(tried, 'yes');
    location.reload();
  });
}

document.documentElement.lang = language;
// A browser that keeps nothing shows the labels a moment later.
await keepLabels().catch(() => {});
loadAgainWhenGivenUp();
nameThePage();
if (language === 'vi') speakVietnamese();
else writeTheNote();
