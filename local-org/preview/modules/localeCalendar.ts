/** What `@salesforce/i18n/calendarData` gives: CLDR's names of one locale, by calendar. */
export interface CalendarData {
  readonly gregorian: {
    readonly months: Readonly<Record<string, Readonly<Record<string, Names>>>>;
  };
}

type Names = Readonly<Record<string, string>>;

const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2019, month, 5)));

/** The calendars that base components bring, with the months as a locale writes them within a date. */
export function localeCalendar<T extends CalendarData>(english: T, locale: string): T {
  const names = { abbreviated: monthNames(locale, 'medium'), wide: monthNames(locale, 'long') };
  const { months } = english.gregorian;
  const localized = Object.fromEntries(
    Object.entries(months).map(([context, widths]) => [context, { ...widths, ...names }])
  );
  return { ...english, gregorian: { ...english.gregorian, months: localized } };
}

/** By the number of the month. */
function monthNames(locale: string, dateStyle: 'medium' | 'long'): Names {
  const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
  const name = (date: Date): string =>
    format.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
  return Object.fromEntries(MONTHS.map((date, index) => [String(index + 1), name(date)]));
}
