/** What `@salesforce/i18n/*` gives, by the end of the specifier, for one user's locale. */
export interface LocaleUser {
  readonly language: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
}

type PartType = Intl.DateTimeFormatPartTypes;

/** Each part has one digit, so that it shows whether a locale pads it. */
const SAMPLE = new Date(Date.UTC(2019, 8, 5, 8, 7, 9));

const DATES = {
  short: { year: 'numeric', month: 'numeric', day: 'numeric' },
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' }
} as const;

/** The names of the values. */
export const LOCALE_FORMATS: readonly string[] = Object.keys(
  localeFormats({ language: 'en-US', locale: 'en-US', timeZone: 'UTC', currency: 'USD' })
);

/** Values by name, as `dateTime.shortDateFormat`; patterns are CLDR's. */
export function localeFormats(user: LocaleUser): Readonly<Record<string, string | number>> {
  const { language, locale, timeZone, currency } = user;
  return {
    lang: language,
    locale,
    timeZone,
    currency,
    dir: isRightToLeft(language) ? 'rtl' : 'ltr',
    firstDayOfWeek: firstDayOfWeek(locale),
    ...dateTimeFormats(locale),
    'number.decimalSeparator': numberPart(locale, 'decimal'),
    'number.groupingSeparator': numberPart(locale, 'group'),
    'number.currencySymbol': currencySymbol(locale, currency)
  };
}

function dateTimeFormats(locale: string): Readonly<Record<string, string>> {
  const date = (style: keyof typeof DATES): string => pattern(locale, DATES[style]);
  const shortTime = pattern(locale, { timeStyle: 'short' });
  const time = pattern(locale, { timeStyle: 'medium' });
  return {
    'dateTime.shortDateFormat': date('short'),
    'dateTime.mediumDateFormat': date('medium'),
    'dateTime.longDateFormat': date('long'),
    'dateTime.shortTimeFormat': shortTime,
    'dateTime.mediumTimeFormat': time,
    'dateTime.shortDateTimeFormat': `${date('short')} ${shortTime}`,
    'dateTime.mediumDateTimeFormat': `${date('medium')} ${time}`,
    'dateTime.longDateTimeFormat': `${date('long')} ${time}`
  };
}

/** From 1 for Sunday to 7 for Saturday. */
function firstDayOfWeek(locale: string): number {
  // Monday is 1 and Sunday is 7 there; not yet in TypeScript's library.
  const info = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?(): { readonly firstDay: number };
    readonly weekInfo?: { readonly firstDay: number };
  };
  const { firstDay } = info.getWeekInfo?.() ?? info.weekInfo ?? { firstDay: 7 };
  return (firstDay % 7) + 1;
}

function isRightToLeft(language: string): boolean {
  return /^(?:ar|he|iw|fa|ur|ps|yi)\b/.test(language);
}

function numberPart(locale: string, type: Intl.NumberFormatPartTypes): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5);
  return parts.find((part) => part.type === type)?.value ?? '';
}

function currencySymbol(locale: string, currency: string): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** How a locale writes a date, as a pattern: `M/d/yyyy`. */
function pattern(locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const parts = format.formatToParts(SAMPLE);
  const has12Hours = parts.some(({ type }) => type === 'dayPeriod');
  const month = options.dateStyle === 'long' ? 'MMMM' : 'MMM';
  return parts.map(({ type, value }) => letters(type, value, has12Hours, month)).join('');
}

function letters(type: PartType, value: string, has12Hours: boolean, month: string): string {
  const isPadded = value.startsWith('0');
  switch (type) {
    case 'year':
      return 'yyyy';
    case 'month':
      return /^\d/.test(value) ? 'M'.repeat(isPadded ? 2 : 1) : month;
    case 'day':
      return isPadded ? 'dd' : 'd';
    case 'hour':
      return (has12Hours ? 'h' : 'H').repeat(isPadded ? 2 : 1);
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'a';
    default:
      // Some locales write a narrow space that the patterns of base components do not know.
      return /\p{L}/u.test(value) ? `'${value}'` : value.replaceAll('\u202f', ' ');
  }
}
