import { qualifiedField, splitField } from '../../apiNames.ts';

export interface FieldValue {
  readonly displayValue: string | null;
  readonly value: unknown;
}

/** A record of the UI API. */
export interface UiRecord {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Value of a field, also of a parent's, `Account.Owner.Name`; undefined when the record does not have it. */
export function getFieldValue(record: UiRecord | undefined, field: unknown): unknown {
  return fieldOf(record, field)?.value;
}

/** Display value of a field; null where it has none, undefined when the record does not have the field. */
export function getFieldDisplayValue(
  record: UiRecord | undefined,
  field: unknown
): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

/** A parent that is empty makes its fields empty. */
function fieldOf(record: UiRecord | undefined, field: unknown): FieldValue | undefined {
  const [, path] = splitField(qualifiedField(field));
  let at: FieldValue | undefined = { displayValue: null, value: record };
  for (const step of path.split('.')) {
    if (at?.value === null) return at;
    at = (at?.value as UiRecord | undefined)?.fields[step];
  }
  return at;
}
