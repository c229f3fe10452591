import type { OrgState } from '../org.ts';
import type { Field } from '../schema/types.ts';
import type { Row } from '../store/store.ts';

/** How a user wants dates and amounts written: fields of `User`. */
export interface Display {
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
}

const DATE = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

export function displayOf(org: OrgState, userId: string): Display {
  const user: Row | undefined = org.store.row('User', userId);
  return {
    locale: languageTag(user?.LocaleSidKey ?? 'en_US'),
    timeZone: String(user?.TimeZoneSidKey ?? 'UTC'),
    currency: String(user?.CurrencyIsoCode ?? 'USD')
  };
}

/** `de_DE_EURO` and `en_US` as language tags; a locale that is not known falls back to its language. */
export function languageTag(key: Row[string]): string {
  const [language = 'en', region] = String(key).split('_');
  const tag = region === undefined ? language : `${language}-${region}`;
  return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? 'en-US';
}

/** A stored date and time, `2026-11-19T07:18:36.000+0000`, as the UI API writes it. */
export function isoInstant(stored: string): string {
  return new Date(stored).toISOString();
}

/** `value` of a field: the stored value, with times in the UI API's form. */
export function uiValue(field: Field, value: unknown): unknown {
  return field.type === 'datetime' && typeof value === 'string' ? isoInstant(value) : (value ?? null);
}

/**
 * `displayValue` of a field: labels of picklists, dates and amounts as the user writes them; null for the
 * other types (UI API Developer Guide, "Field Value").
 */
export function displayValue(field: Field, value: unknown, display: Display): string | null {
  if (typeof value === 'number') return field.type === 'currency' ? amount(field, value, display) : null;
  if (typeof value !== 'string') return null;
  switch (field.type) {
    case 'picklist':
    case 'combobox':
      return labelOf(field, value);
    case 'multipicklist':
      return value
        .split(';')
        .map((one) => labelOf(field, one))
        .join(';');
    case 'date':
      return new Intl.DateTimeFormat(display.locale, { ...DATE, timeZone: 'UTC' }).format(new Date(value));
    case 'datetime': {
      const { locale, timeZone } = display;
      return new Intl.DateTimeFormat(locale, { ...DATE, ...TIME, timeZone }).format(new Date(value));
    }
    default:
      return null;
  }
}

function labelOf(field: Field, value: string): string {
  return field.picklist?.find((one) => one.value === value)?.label ?? value;
}

function amount(field: Field, value: number, { locale, currency }: Display): string {
  const digits = field.scale ?? 2;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits
  }).format(value);
}
