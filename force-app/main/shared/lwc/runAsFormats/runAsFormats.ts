import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';

/** The user's, which need not be the browser's: `Europe/Berlin`. */
export { timeZone };

const numbers = new Intl.NumberFormat(locale);
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
const days = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone
});

/** A number as the user's locale writes it, which need not be the browser's. */
export function numberText(number: number): string {
  return numbers.format(number);
}

/** On which day of the user's time zone something happened, in milliseconds since 1970. */
export function momentText(instant: number): string {
  return moments.format(instant);
}

/** Which day it is for the user, `2026-11-21`. */
export function todayText(): string {
  const parts = new Map(days.formatToParts(Date.now()).map(({ type, value }) => [type, value]));
  return [parts.get('year'), parts.get('month'), parts.get('day')].join('-');
}

/**
 * A day of the calendar, which is the same in every time zone.
 *
 * @param day `2026-11-21`
 * @throws RangeError when it is none
 */
export function dayText(day: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' }): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(day));
}
