import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { convert } from './convert.ts';
import { readRequest } from './request.ts';
import type { NewRecord, SaveRequest } from './request.ts';
import { saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';
import { idsWith } from './unique.ts';

/**
 * Reads the records of one upsert, one after the other: each as an insert or an update.
 * @throws ApiError INVALID_FIELD when the field does not identify records.
 */
export function readUpsert(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  fieldName: string
): (record: NewRecord) => SaveRequest {
  if (fieldName.toLowerCase() === 'id') {
    return (record) => readRequest(org, caller, object, hasValue(record, 'id') ? 'update' : 'insert', record);
  }
  const field = org.schema.field(object, fieldName);
  if (!field?.externalId && !field?.idLookup) {
    const message = `Provided external ID field does not exist or is not accessible: ${fieldName}`;
    throw new ApiError('INVALID_FIELD', message);
  }
  const seen = new Set<string>();
  return (record) => readByExternalId(org, caller, object, field, record, seen);
}

function readByExternalId(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  field: Field,
  record: NewRecord,
  seen: Set<string>
): SaveRequest {
  const refused = (error: SaveError): SaveRequest => ({
    ...readRequest(org, caller, object, 'insert', record),
    errors: [error]
  });
  const key = keyOf(field, record);
  if (typeof key === 'object') return refused(key);
  const ids = idsWith(org, object, field, key);
  const problem = repeated(field, key, seen) ?? (ids.length > 1 ? ambiguous(field, ids) : undefined);
  if (problem) return refused(problem);
  return ids.length === 0
    ? readRequest(org, caller, object, 'insert', record)
    : readRequest(org, caller, object, 'update', { ...withoutId(record), Id: ids[0] });
}

/** The value by which the record is looked for, or why there is none. */
function keyOf(field: Field, record: NewRecord): string | number | SaveError {
  const given = Object.entries(record).find(([name]) => name.toLowerCase() === field.name.toLowerCase())?.[1];
  const converted = convert(field, given);
  if ('error' in converted) return converted.error;
  const { value } = converted;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return saveError('MISSING_ARGUMENT', `${field.name} not specified`, [field.name]);
}

function repeated(field: Field, key: string | number, seen: Set<string>): SaveError | undefined {
  const known = field.caseSensitive ? String(key) : String(key).toLowerCase();
  if (seen.has(known)) {
    return saveError('DUPLICATE_VALUE', `Duplicate external id specified: ${key}`, [field.name]);
  }
  seen.add(known);
  return undefined;
}

function ambiguous(field: Field, ids: readonly string[]): SaveError {
  const message = `${field.name}: more than one record found for external id field: [${ids.join(', ')}]`;
  return saveError('DUPLICATE_EXTERNAL_ID', message, [field.name]);
}

function hasValue(record: NewRecord, wanted: string): boolean {
  return Object.entries(record).some(([name, value]) => name.toLowerCase() === wanted && value != null);
}

function withoutId(record: NewRecord): NewRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name.toLowerCase() !== 'id'));
}
