import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import type { ResultRecord } from '../soql/answer.ts';
import { runQuery } from '../soql/runQuery.ts';
import { longId } from '../store/ids.ts';
import type { Display } from './displayValue.ts';
import { displayOf, displayValue, isoInstant, uiValue } from './displayValue.ts';
import type { Selection } from './recordFields.ts';
import { nameFieldOf, soqlOf } from './recordFields.ts';
import { notFound } from './uiError.ts';

/** The record type of an object without record types. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

export interface FieldValue {
  readonly displayValue: string | null;
  readonly value: unknown;
}

/** UI API Developer Guide, "Record". */
export interface RecordRepresentation {
  readonly apiName: string;
  readonly childRelationships: Readonly<Record<string, never>>;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly id: string;
  readonly lastModifiedById: string | null;
  readonly lastModifiedDate: string | null;
  readonly recordTypeId: string;
  readonly recordTypeInfo: null;
  readonly systemModstamp: string | null;
  /** Grows with each change. */
  readonly weakEtag: number;
}

/** The object whose ids begin as this one does. @throws ApiError NOT_FOUND. */
export function objectOfId(org: OrgState, id: string): ObjectType {
  const prefix = longId(id)?.slice(0, 3);
  const object = org.schema.objects.find((one) => prefix !== undefined && one.keyPrefix === prefix);
  if (!object) throw notFound();
  return object;
}

/**
 * Reads one record as its caller sees it.
 * @throws ApiError NOT_FOUND; INSUFFICIENT_ACCESS for one that is there and not visible; and what the
 * query is refused with.
 */
export function readRecord(
  org: OrgState,
  caller: Caller,
  id: string,
  selection: Selection
): RecordRepresentation {
  const recordId = longId(id);
  if (recordId === undefined) throw notFound();
  const { records } = runQuery(org, caller, soqlOf(org, selection), { binds: { recordId } });
  const [record] = records;
  if (record) return representation(record, selection, displayOf(org, caller.userId));
  if (!org.store.row(selection.object.name, recordId)) throw notFound();
  throw new ApiError(
    'INSUFFICIENT_ACCESS',
    "You don't have access to this record. Ask your administrator for help or to request access."
  );
}

function representation(record: ResultRecord, selection: Selection, display: Display): RecordRepresentation {
  const fields = [...selection.fields.values()].map((field): [string, FieldValue] => {
    const value = record[field.name];
    return [field.name, { displayValue: displayValue(field, value, display), value: uiValue(field, value) }];
  });
  const parents = [...selection.parents].map(([name, parent]): [string, FieldValue] => [
    name,
    parentValue(record[name] as ResultRecord | null | undefined, parent, display)
  ]);
  const systemModstamp = instant(record.SystemModstamp);
  return {
    apiName: record.attributes.type,
    childRelationships: {},
    fields: Object.fromEntries([...fields, ...parents]),
    id: String(record.Id),
    lastModifiedById: typeof record.LastModifiedById === 'string' ? record.LastModifiedById : null,
    lastModifiedDate: instant(record.LastModifiedDate),
    recordTypeId: MASTER_RECORD_TYPE,
    recordTypeInfo: null,
    systemModstamp,
    weakEtag: systemModstamp === null ? 0 : Date.parse(systemModstamp)
  };
}

function parentValue(
  record: ResultRecord | null | undefined,
  selection: Selection,
  display: Display
): FieldValue {
  if (!record) return { displayValue: null, value: null };
  const name = record[nameFieldOf(selection.object)?.name ?? ''];
  return {
    displayValue: typeof name === 'string' ? name : null,
    value: representation(record, selection, display)
  };
}

function instant(value: unknown): string | null {
  return typeof value === 'string' ? isoInstant(value) : null;
}
