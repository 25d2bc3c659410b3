// Vietnamese dates, numbers and sizes.

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

/** "14:05 ngày 23/05/2026" of an instant. */
export function instant(value) {
  if (!value) return NOTHING;
  if (isDate(value)) return date(value);
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? String(value) : `${timeFormat.format(at)} ngày ${dayFormat.format(at)}`;
}

/** A due moment; midnight and the minute before it are the end of a day to people. */
export function deadline(value) {
  if (!value || isDate(value)) return date(value);
  const at = new Date(value);
  if (timeFormat.format(at) === '00:00') return `hết ngày ${date(new Date(at.getTime() - 1))}`;
  return timeFormat.format(at) === '23:59' ? `hết ngày ${date(at)}` : instant(value);
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
  if (bytes < 1024) return `${bytes} byte`;
  const [amount, name] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${amount.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} ${name}`;
}

/** Digits grouped with dots; anything that is no digit stays as it was typed. */
export function groupDigits(text) {
  const digits = text.replace(/[.\s\u00a0]/g, '');
  return /^\d+$/.test(digits) ? digits.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.') : text;
}

/** The number that was typed, null for nothing, or the text itself when it is no whole number. */
export function readCount(text) {
  const digits = text.replace(/[.\s\u00a0]/g, '');
  if (!digits) return null;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : text.trim();
}

/** The name of a unit, a choice or a plain text. */
export function name(value) {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (Array.isArray(value)) return value.length ? value.map(name).join('; ') : NOTHING;
  if (typeof value === 'object') return value.name ?? value.label ?? value.title ?? value.code ?? NOTHING;
  return String(value);
}

const FORMATS = { date, instant, number, name, plural: number, yesno: (value) => (value ? 'Có' : 'Không') };

export function say(value, as = 'name') {
  return (FORMATS[as] || name)(value);
}
