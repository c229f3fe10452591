import userLocale from '@salesforce/i18n/locale';
import userTimeZone from '@salesforce/i18n/timeZone';
import { printable } from 'c/runAsCore';

/** The browser's own where it does not know the user's. */
const locale = isKnown(userLocale) ? userLocale : undefined;

/** The user's, which need not be the browser's: `Europe/Berlin`. UTC where the browser does not know it. */
export const timeZone = isKnown('en-US', { timeZone: userTimeZone }) ? userTimeZone : 'UTC';

const numbers = new Intl.NumberFormat(locale);
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
const minutes = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
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

/** When that was for the user, to the minute. */
export function momentTimeText(instant: number): string {
  return minutes.format(instant);
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

const WRITERS = { number: writtenNumber, date: writtenDate };

/** What a text stands for that a program wrote. */
export type WrittenKind = keyof typeof WRITERS;

/**
 * The same text as the locale of the user writes it; null where it is not of the kind.
 *
 * @param text a number, a day (`2026-11-21`), or a moment in UTC (`2026-11-21T18:00:00Z`, `2026-11-21 18:00 UTC`)
 */
export function rewritten(kind: WrittenKind, text: string): string | null {
  return WRITERS[kind](text);
}

/**
 * Parameters of a text, to be shown: those of a kind as the locale of the user writes them, the others printable. The
 * text as a whole must not be made printable: what a locale writes may hold marks that would be shown as codes.
 */
export function shownParams(
  params: Readonly<Record<string, string>>,
  kinds: Readonly<Record<string, WrittenKind>> = {}
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const kind = kinds[name];
      return [name, (kind && rewritten(kind, value)) ?? printable(value)];
    })
  );
}

/** The platform knows more locales and time zones than a browser, which throws at one that it does not know. */
function isKnown(name: string, options?: Intl.DateTimeFormatOptions): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat(name, options));
  } catch {
    return false;
  }
}

function writtenNumber(text: string): string | null {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? numberText(Number(text)) : null;
}

function writtenDate(text: string): string | null {
  const [, day = '', time] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z| UTC))?$/.exec(text) ?? [];
  const instant = Date.parse(time === undefined ? day : `${day}T${time}Z`);
  if (Number.isNaN(instant)) return null;
  return time === undefined ? dayText(day) : momentTimeText(instant);
}
