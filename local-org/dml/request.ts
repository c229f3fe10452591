import type { Caller, OrgState } from '../org.ts';
import { requireWritable } from '../security/writable.ts';
import type { WriteOperation } from '../security/writable.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { longId } from '../store/ids.ts';
import type { Value } from '../store/store.ts';
import { convert } from './convert.ts';
import { malformedId, refusedAs, saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';

/** Values by field name, in any case; of an update with the Id. */
export type NewRecord = Readonly<Record<string, unknown>>;

/** One record that is to be saved: what was given for it, read and checked by itself. */
export interface SaveRequest {
  readonly operation: 'insert' | 'update';
  readonly object: ObjectType;
  /** Of the record to update. */
  readonly id: string | undefined;
  readonly values: ReadonlyMap<Field, Value>;
  readonly errors: readonly SaveError[];
}

/** Reads one record. Nothing is thrown: what is wrong is in `errors`. */
export function readRequest(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  operation: 'insert' | 'update',
  record: NewRecord
): SaveRequest {
  const errors: SaveError[] = [];
  const values = new Map<Field, Value>();
  for (const [name, given] of Object.entries(record)) {
    if (isNoField(name)) continue;
    const field = org.schema.field(object, name);
    if (!field) errors.push(noSuchColumn(object, name));
    else read(field, given, values, errors);
  }
  const id = idOf(object, operation, record, errors);
  errors.push(...forbidden(org, caller, object, operation, [...values.keys()]));
  return { operation, object, id, values, errors };
}

function isNoField(name: string): boolean {
  return name === 'attributes' || name.toLowerCase() === 'id';
}

function read(field: Field, given: unknown, values: Map<Field, Value>, errors: SaveError[]): void {
  const converted = convert(field, given);
  if ('error' in converted) errors.push(converted.error);
  values.set(field, 'value' in converted ? converted.value : null);
}

function noSuchColumn(object: ObjectType, name: string): SaveError {
  return saveError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, [name]);
}

function idOf(
  object: ObjectType,
  operation: 'insert' | 'update',
  record: NewRecord,
  errors: SaveError[]
): string | undefined {
  const given = Object.entries(record).find(([name]) => name.toLowerCase() === 'id')?.[1] ?? null;
  if (operation === 'insert') {
    if (given === null) return undefined;
    errors.push(saveError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']));
    return undefined;
  }
  if (given === null) {
    errors.push(saveError('MISSING_ARGUMENT', 'Id not specified in an update call'));
    return undefined;
  }
  const id = typeof given === 'string' ? longId(given) : undefined;
  if (id?.startsWith(object.keyPrefix ?? '')) return id;
  errors.push(malformedId(`${object.label} ID`, JSON.stringify(given).replace(/^"|"$/g, ''), 'Id'));
  return undefined;
}

/** What the object, its fields or the caller's rights forbid. */
function forbidden(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  operation: 'insert' | 'update',
  fields: readonly Field[]
): SaveError[] {
  const isInsert = operation === 'insert';
  if (!(isInsert ? object.createable : object.updateable))
    return [notForAnybody(object, isInsert ? 'inserted' : 'updated')];
  const closed = fields.filter((field) => !(isInsert ? field.createable : isUpdateable(field)));
  const denied = denial(org, caller, object, fields, isInsert ? 'create' : 'edit');
  return [
    ...(closed.length > 0 ? [notWritable(closed)] : []),
    ...(denied && closed.length === 0 ? [denied] : [])
  ];
}

/** A detail stays with its master unless the relationship says otherwise (Metadata API, `reparentableMasterDetail`). */
function isUpdateable(field: Field): boolean {
  return field.updateable === true && field.masterDetail?.reparentable !== false;
}

export function denial(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  fields: readonly Field[],
  operation: WriteOperation
): SaveError | undefined {
  try {
    requireWritable(org, caller, object, fields, operation);
    return undefined;
  } catch (error) {
    return refusedAs(error);
  }
}

/** @param done `inserted`, `updated`, `deleted`. */
export function notForAnybody({ label }: ObjectType, done: string): SaveError {
  return saveError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be ${done}: ${label}`);
}

function notWritable(fields: readonly Field[]): SaveError {
  const names = fields.map(({ name }) => name);
  return saveError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and ` +
      'verify that it is read/write for your profile or permission set.',
    names
  );
}
