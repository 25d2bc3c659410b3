// Vietnamese dates, numbers, sums and sizes.
import { say } from './texts.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const numberFormat = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' });
const isoDayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' });

export const NOTHING = '–';

export function isDate(text) {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** dd/mm/yyyy of a date or an instant. */
export function date(value) {
  if (!value) return NOTHING;
  if (isDate(value)) return value.split('-').reverse().join('/');
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? String(value) : dayFormat.format(at);
}

/** Time and day of an instant. */
export function instant(value) {
  if (!value) return NOTHING;
  if (isDate(value)) return date(value);
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? String(value) : say('words.instant', timeFormat.format(at), dayFormat.format(at));
}

/** A due moment; midnight and the minute before it are the end of a day to people. */
export function deadline(value) {
  if (!value || isDate(value)) return date(value);
  const at = new Date(value);
  if (timeFormat.format(at) === '00:00') return say('words.endOfDay', date(new Date(at.getTime() - 1)));
  return timeFormat.format(at) === '23:59' ? say('words.endOfDay', date(at)) : instant(value);
}

export function time(value) {
  return timeFormat.format(value ? new Date(value) : new Date());
}

/** The day in Viet Nam, so many days from today, as yyyy-mm-dd. */
export function day(fromToday = 0) {
  return isoDayFormat.format(new Date(Date.now() + fromToday * 86_400_000));
}

export function number(value) {
  if (value === null || value === undefined || value === '') return NOTHING;
  const count = Number(value);
  return Number.isFinite(count) ? numberFormat.format(count) : String(value);
}

export function size(bytes) {
  if (bytes < 1024) return say('words.bytes', bytes);
  const [amount, name] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${amount.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} ${name}`;
}

/** A day that a person wrote in one of the usual ways, as yyyy-mm-dd; empty for nothing, null when it is no whole day of the calendar. */
export function readDate(text) {
  const written = text.trim();
  if (!written) return '';
  const iso4 = written.match(/^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/);
  const usual = written.match(/^(?<day>\d{1,2})\s*[/.\-\s]\s*(?<month>\d{1,2})\s*[/.\-\s]\s*(?<year>\d{4}|\d{2})$/);
  const digits = written.match(/^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4}|\d{2})$/);
  const { year, month, day } = (iso4 || usual || digits)?.groups ?? {};
  if (!year) return null;
  const iso = [year.length === 2 ? `20${year}` : year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

/** The weekday of a yyyy-mm-dd in words. */
export function weekday(iso) {
  return WEEKDAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()];
}

/** Sunday first, as JavaScript counts. */
export const WEEKDAYS = say('words.weekdays').split(', ');

/** Digits grouped with dots; anything that is no whole number stays as it is. */
export function groupDigits(text) {
  const digits = text.replace(/[.\s]/g, '');
  return /^\d+$/.test(digits) ? digits.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.') : text;
}

const GROUPED = /^\d{1,3}(?:(?:\.\d{3})+|(?:\s\d{3})+|(?:,\d{3}){2,})$/;
const DONG = say('words.dongNames').split(', ');
const MILLIONS = say('words.millionDongNames').split(', ');

function namesOf(unit) {
  if (unit === say('words.dong')) return DONG;
  return unit === say('words.millionDong') ? MILLIONS : unit ? [unit.toLocaleLowerCase('vi')] : [];
}

/**
 * Reads a whole number as people write or paste it: 5000000, 5.000.000, 5 000 000, 5,000,000, each with the unit behind it or not.
 * What could be two different numbers is refused, never guessed.
 *
 * @param unit in which the field counts, such as "triệu đồng"
 * @returns {{value: ?number, refusal: string}} null for nothing
 */
export function readNumber(text, unit = '') {
  const written = text.trim().toLocaleLowerCase('vi');
  if (!written) return { value: null, refusal: '' };
  const [, sign, number, suffix] = written.match(/^([-−–+]?)\s*([\d.,\s]*\d)\s*(\D*)$/) || [];
  if (number === undefined) return { value: null, refusal: say('number.digitsOnly') };
  if (suffix && !namesOf(unit).includes(suffix)) {
    return { value: null, refusal: [...DONG, ...MILLIONS].includes(suffix) && unit ? say('number.otherUnit', unit) : say('number.digitsOnly') };
  }
  if (sign && sign !== '+') return { value: null, refusal: say('number.negative') };
  const digits = number.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  if (!/^\d+$/.test(number) && !GROUPED.test(number)) return { value: null, refusal: say('number.unclear', text.trim()) };
  if (digits.length > 15) return { value: null, refusal: say('number.tooLarge') };
  return { value: Number(digits), refusal: '' };
}

/** A sum in billions, millions, thousands and đồng, as one says it; empty for what is no sum or too short to need it. */
export function sum(value, unit) {
  const dong = unit === say('words.dong') ? value : unit === say('words.millionDong') ? value * 1_000_000 : NaN;
  if (!Number.isSafeInteger(dong) || dong < 1_000) return '';
  const names = say('words.sums').split(', ');
  const parts = [Math.floor(dong / 1e9), Math.floor(dong / 1e6) % 1000, Math.floor(dong / 1e3) % 1000].map((count, i) => count && `${number(count)} ${names[i]}`);
  const rest = dong % 1000;
  return [...parts, rest && number(rest), say('words.dong')].filter(Boolean).join(' ');
}

/** The name of a unit, a choice or a plain text. */
export function name(value) {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (Array.isArray(value)) return value.length ? value.map(name).join('; ') : NOTHING;
  if (typeof value === 'object') return value.name ?? value.label ?? value.title ?? value.code ?? NOTHING;
  return String(value);
}

const FORMATS = { date, instant, number, name, plural: number, yesno: (value) => (value ? say('words.yes') : say('words.no')) };

/** A value in one of the ways that data-as names. */
export function shown(value, as = 'name') {
  return (FORMATS[as] || name)(value);
}
