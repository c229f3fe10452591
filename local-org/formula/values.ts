import type { Value } from '../store/store.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The time of a stored date or date/time. */
export function timeOf(text: string): number {
  return Date.parse(text.replace(/\+0000$/, 'Z'));
}

/** A date/time as it is stored: to the second, as the platform keeps it. */
export function datetimeOf(time: number): string {
  return new Date(Math.floor(time / 1000) * 1000).toISOString().replace('Z', '+0000');
}

/** A date as it is stored. The stand-in has one time zone, GMT. */
export function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

export function addDays(text: string, days: number): string {
  const moved = timeOf(text) + days * DAY;
  return text.length === 10 ? dateOf(timeOf(text) + Math.trunc(days) * DAY) : datetimeOf(moved);
}

export function daysBetween(later: string, earlier: string): number {
  return exact((timeOf(later) - timeOf(earlier)) / DAY);
}

/** Null when there is no such day. */
export function dateOfParts(year: number, month: number, day: number): string | null {
  const time = Date.UTC(Math.trunc(year), Math.trunc(month) - 1, Math.trunc(day));
  const text = Number.isNaN(time) ? '' : dateOf(time);
  return Number(text.slice(5, 7)) === Math.trunc(month) && Number(text.slice(8)) === Math.trunc(day)
    ? text
    : null;
}

/** Salesforce Help, ADDMONTHS: the last day of a month stays the last day of a month. */
export function addMonths(text: string, months: number): string {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const target = month + Math.trunc(months);
  const isLast = day === lastDayOf(year, month);
  const last = lastDayOf(year, target);
  const moved = Date.UTC(year, target - 1, isLast ? last : Math.min(day, last));
  return dateOf(moved) + text.slice(10);
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A number without the binary noise behind its 15th digit: what decimal arithmetic yields. */
export function exact(number: number): number {
  return Number.isFinite(number) ? Number(number.toPrecision(15)) : number;
}

/** Half away from zero, as BigDecimal's HALF_UP. */
export function rounded(number: number, scale: number): number {
  const text = String(Math.abs(number));
  if (text.includes('e')) return exact(number);
  const size = Number(`${Math.round(Number(`${text}e${scale}`))}e${-scale}`);
  return number < 0 && size !== 0 ? -size : size;
}

export function isBlank(value: Value): boolean {
  return value === null || value === '';
}
