import type { Field, FieldType } from '../schema/types.ts';
import { longId } from '../store/ids.ts';
import type { Value } from '../store/store.ts';
import { datetimeOf, dateOfParts, rounded } from '../formula/values.ts';
import { fieldError, malformedId } from './saveError.ts';
import type { SaveError } from './saveError.ts';

/** A value in the form in which it is stored, or why the field does not take it. */
export type Converted = { readonly value: Value } | { readonly error: SaveError };

type Kind = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'id';

const KINDS: Readonly<Partial<Record<FieldType, Kind>>> = {
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  id: 'id',
  reference: 'id'
};
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Text is trimmed, and text without a character is null; a checkbox is never null (SOAP API, "Field Types"). */
export function convert(field: Field, given: unknown): Converted {
  const kind = KINDS[field.type] ?? 'text';
  if (given === null || given === undefined || (typeof given === 'string' && given.trim() === '')) {
    return { value: kind === 'boolean' ? false : null };
  }
  const value = CONVERTERS[kind](given, field);
  if (value !== undefined) return { value };
  if (kind === 'id' && typeof given === 'string')
    return { error: malformedId(field.label, given, field.name) };
  const shown = (typeof given === 'string' ? given : JSON.stringify(given)).slice(0, 255);
  return {
    error: fieldError('INVALID_TYPE_ON_FIELD_IN_RECORD', field, `value not of required type: ${shown}`)
  };
}

const CONVERTERS: Readonly<Record<Kind, (given: unknown, field: Field) => Value | undefined>> = {
  text: (given) => (typeof given === 'string' ? given.trim() : undefined),
  boolean: (given) => (typeof given === 'boolean' ? given : undefined),
  number: numberOf,
  date: (given) => {
    const [, year, month, day] = DATE.exec(typeof given === 'string' ? given.trim() : '') ?? [];
    return year === undefined
      ? undefined
      : (dateOfParts(Number(year), Number(month), Number(day)) ?? undefined);
  },
  datetime: (given) => {
    const text = typeof given === 'string' ? given.trim() : '';
    const time = DATETIME.test(text) ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN;
    return Number.isNaN(time) ? undefined : datetimeOf(time);
  },
  id: (given) => (typeof given === 'string' ? longId(given.trim()) : undefined)
};

/** More digits than the field shows are rounded away; a whole number is not made of a fraction. */
function numberOf(given: unknown, field: Field): number | undefined {
  if (typeof given !== 'number' || !Number.isFinite(given)) return undefined;
  if (field.type === 'int') return Number.isInteger(given) ? given : undefined;
  return field.scale === undefined ? given : rounded(given, field.scale);
}
