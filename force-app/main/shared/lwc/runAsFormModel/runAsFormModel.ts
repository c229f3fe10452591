import { parseInstant, printable } from 'c/runAsCore';
import type { NamedParent } from 'c/runAsCore';
import type { FieldInfo, ObjectInfo, PicklistsByField } from 'lightning/uiObjectInfoApi';
import type { UiRecord } from 'lightning/uiRecordApi';
import { dayText, momentTimeText, numberText } from 'c/runAsFormats';
import type { ChosenUser } from 'c/runAsUserPicker';

/** What is typed into a field; a user is held with the name, so that it can be shown before it is saved. */
export type FormValue = string | number | boolean | ChosenUser | null;

/** What differs from the record, by field. */
export type Draft = Readonly<Record<string, FormValue>>;

export type FieldKind = 'text' | 'longText' | 'number' | 'date' | 'datetime' | 'checkbox' | 'choice' | 'user';

/** One field as a form shows it. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly kind: FieldKind;
  /** Whether this user may write it; the others are shown as text. */
  readonly isWritable: boolean;
  readonly isRequired: boolean;
  readonly maxLength: number | undefined;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly value: FormValue;
  /** The value in words; empty where there is none. Dates are formatted by who shows them. */
  readonly text: string;
}

export interface FormSource {
  readonly info: ObjectInfo;
  readonly picklists: PicklistsByField;
  /** Null of a record that is to be made. */
  readonly record: UiRecord | null;
  readonly draft: Draft;
  /** Fields that nobody writes by this form, whatever their rights. */
  readonly readOnly?: readonly string[];
}

/** One field that two people have changed, or one of them. */
export interface ConflictRow {
  readonly name: string;
  readonly label: string;
  /** When this user began, as text; so are the others. */
  readonly before: string;
  readonly theirs: string;
  readonly mine: string;
  /** Whether this user changed it; the others are kept as they are now. */
  readonly isMine: boolean;
  /** Whether somebody else changed it, be the texts of both the same. */
  readonly isTheirs: boolean;
}

/** A record that changed under its form. */
export interface Conflict extends Pick<FormSource, 'info' | 'picklists' | 'draft'> {
  /** When this user began. */
  readonly before: UiRecord | null;
  readonly now: UiRecord | null;
}

/** It has every value of each picklist (UI API Developer Guide, "Get Values for All Picklist Fields of a Record Type"). */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

const KINDS: Readonly<Record<string, FieldKind>> = {
  Boolean: 'checkbox',
  Date: 'date',
  DateTime: 'datetime',
  Double: 'number',
  Int: 'number',
  Picklist: 'choice',
  Reference: 'user',
  TextArea: 'longText'
};

/** The named fields in their order, without those that the user may not read. */
export function fieldViews(
  { info, picklists, record, draft, readOnly = [] }: FormSource,
  names: readonly string[]
): FieldView[] {
  return names.flatMap((name) => {
    const field = info.fields[name];
    if (!field) return [];
    const value = name in draft ? draft[name]! : savedValue(record, field);
    const view = fieldView(field, value, { picklists, isNew: record === null });
    return [readOnly.includes(name) ? { ...view, isWritable: false } : view];
  });
}

function fieldView(
  field: FieldInfo,
  value: FormValue,
  { picklists, isNew }: { readonly picklists: PicklistsByField; readonly isNew: boolean }
): FieldView {
  const kind = KINDS[field.dataType] ?? 'text';
  const options = picklists[field.apiName]?.values ?? [];
  return {
    name: field.apiName,
    label: field.label,
    help: field.inlineHelpText ?? '',
    kind,
    isWritable: (isNew ? field.createable : field.updateable) && kind !== 'datetime',
    isRequired: field.required && kind !== 'checkbox',
    maxLength: field.length > 0 && (kind === 'text' || kind === 'longText') ? field.length : undefined,
    options,
    value,
    text: textOf(value, options)
  };
}

/** What the user changed, or somebody else did, since the user began; of the named fields, in their order. */
export function conflictRows(
  { info, picklists, before, now, draft }: Conflict,
  names: readonly string[]
): ConflictRow[] {
  const viewsOf = (record: UiRecord | null, typed: Draft): ReadonlyMap<string, FieldView> =>
    new Map(fieldViews({ info, picklists, record, draft: typed }, names).map((view) => [view.name, view]));
  const [theirs, mine] = [viewsOf(now, {}), viewsOf(now, draft)];
  return [...viewsOf(before, {}).values()].flatMap((view) => {
    const { name, label } = view;
    const other = theirs.get(name) ?? view;
    const isMine = name in draft;
    const isTheirs = !isSameValue(other.value, view.value);
    if (!isMine && !isTheirs) return [];
    const texts = {
      before: dayOrText(view),
      theirs: dayOrText(other),
      mine: dayOrText(mine.get(name) ?? view)
    };
    return [{ name, label, ...texts, isMine, isTheirs }];
  });
}

/** Forms format dates by themselves. */
function dayOrText({ kind, value, text }: FieldView): string {
  const instant = typeof value === 'string' ? parseInstant(value) : null;
  if (typeof value !== 'string' || instant === null) return text;
  if (kind === 'date') return dayText(value);
  return kind === 'datetime' ? momentTimeText(instant) : text;
}

/** A row of a query as the UI API gives the record; of what a lookup leads to it has the name alone. */
export function recordOfRow(apiName: string, row: { readonly Id: string }): UiRecord {
  const fields = Object.entries(row).map(([name, value]: [string, unknown]) => {
    const isParent = typeof value === 'object' && value !== null;
    return [
      name,
      isParent ? { displayValue: (value as NamedParent).Name, value: null } : { displayValue: null, value }
    ] as const;
  });
  return { apiName, id: row.Id, lastModifiedDate: null, fields: Object.fromEntries(fields) };
}

/** The labels of a picklist's values, several of them joined by commas; of what it does not know the value itself. */
export function picklistText(
  picklists: PicklistsByField,
  field: string,
  value: string | null | undefined
): string {
  const labels = new Map(picklists[field]?.values.map((one) => [one.value, one.label]));
  const values = (value ?? '').split(';').filter(Boolean);
  return printable(values.map((one) => labels.get(one) ?? one).join(', '));
}

/** A field's value as the record holds it. */
export function savedValue(record: UiRecord | null, field: FieldInfo): FormValue {
  const value = record?.fields[field.apiName]?.value ?? null;
  if (field.dataType !== 'Reference') return isPlain(value) ? value : null;
  if (typeof value !== 'string') return null;
  return { id: value, name: record?.fields[field.relationshipName ?? '']?.displayValue ?? value };
}

function textOf(value: FormValue, options: FieldView['options']): string {
  if (value === null) return '';
  if (typeof value === 'object') return printable(value.name);
  if (typeof value === 'string') {
    return shownLines(options.find((option) => option.value === value)?.label ?? value);
  }
  return typeof value === 'number' ? numberText(value) : '';
}

/** Line breaks stay; what else could turn or hide text is shown as its code. */
export function shownLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n');
}

/** What a save sends for a value. */
export function sentValue(value: FormValue): string | number | boolean | null {
  return typeof value === 'object' && value !== null ? value.id : value;
}

export function isSameValue(a: FormValue, b: FormValue): boolean {
  return sentValue(a) === sentValue(b);
}

/** The draft with one field changed; a field that is back at the saved value is no change. */
export function changedDraft(
  draft: Draft,
  { name, value, saved }: { readonly name: string; readonly value: FormValue; readonly saved: FormValue }
): Draft {
  const others = without(draft, name);
  return isSameValue(value, saved) ? others : { ...others, [name]: value };
}

/**
 * Whether an input tells of each key. One of a date tells when it loses the keyboard: an error that went away then
 * would move the button that is being pressed.
 */
export function isToldWhileTyping(field: FieldInfo | undefined): boolean {
  return field?.dataType !== 'Date';
}

/** The values without one of them. */
export function without<Value>(
  values: Readonly<Record<string, Value>>,
  name: string
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).filter(([one]) => one !== name));
}

/** The fields of a draft as a save sends them. */
export function sentFields(draft: Draft): Record<string, string | number | boolean | null> {
  return Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, sentValue(value)]));
}

/** What an input holds as a value: nothing is null, and numbers are numbers. */
export function typedValue(kind: FieldKind, text: string): FormValue {
  const trimmed = kind === 'longText' ? text : text.trim();
  if (trimmed.trim() === '') return null;
  if (kind !== 'number') return trimmed;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : trimmed;
}

/** A date and time of the org in the one form that browsers read; undefined where it is none. */
export function isoInstant(value: unknown): string | undefined {
  const millis = typeof value === 'string' ? parseInstant(value) : null;
  return millis === null ? undefined : new Date(millis).toISOString();
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
