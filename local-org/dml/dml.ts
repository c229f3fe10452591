import { ApiError, notModelled } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Failures } from './passes.ts';
import { readRemoval, removeAll } from './remove.ts';
import type { RemoveRequest } from './remove.ts';
import { readRequest } from './request.ts';
import type { NewRecord, SaveRequest } from './request.ts';
import { repeated, saveAll } from './save.ts';
import type { Work } from './save.ts';
import { ROLLED_BACK } from './saveError.ts';
import type { SaveError, SaveResult } from './saveError.ts';
import { DmlTransaction } from './transaction.ts';
import { readUpsert } from './upsert.ts';

export type { NewRecord } from './request.ts';
export type { SaveResult } from './saveError.ts';
export { DmlTransaction } from './transaction.ts';

export interface DmlOptions {
  /** One failure undoes all; otherwise what can be saved is. */
  readonly allOrNone: boolean;
}

const MAX_RECORDS = 200;

/**
 * Inserts records of one object. What is wrong with a record is in its result.
 * @throws ApiError EXCEEDED_ID_LIMIT above 200 records, INVALID_TYPE for an unknown object, LIMIT_EXCEEDED,
 *   NOT_MODELLED.
 */
export function insertRecords(
  org: OrgState,
  caller: Caller,
  objectName: string,
  records: readonly NewRecord[],
  options: DmlOptions,
  tx = new DmlTransaction()
): SaveResult[] {
  const object = objectNamed(org, objectName);
  return save({ org, caller, transaction: tx }, object, records, options, (record) =>
    readRequest(org, caller, object, 'insert', record)
  );
}

/** Updates records by their Id; fields that are not given stay. Errors as {@link insertRecords}. */
export function updateRecords(
  org: OrgState,
  caller: Caller,
  objectName: string,
  records: readonly NewRecord[],
  options: DmlOptions,
  tx = new DmlTransaction()
): SaveResult[] {
  const object = objectNamed(org, objectName);
  return save({ org, caller, transaction: tx }, object, records, options, (record) =>
    readRequest(org, caller, object, 'update', record)
  );
}

/**
 * Updates the record that has the same value in the field, or inserts one. Errors as {@link insertRecords}, and
 * INVALID_FIELD for a field that is neither an external id, an id lookup nor Id.
 */
export function upsertRecords(
  org: OrgState,
  caller: Caller,
  objectName: string,
  externalIdField: string,
  records: readonly NewRecord[],
  options: DmlOptions,
  tx = new DmlTransaction()
): SaveResult[] {
  const object = objectNamed(org, objectName);
  const read = readUpsert(org, caller, object, externalIdField);
  return save({ org, caller, transaction: tx }, object, records, { ...options, tellsCreated: true }, read);
}

/** Deletes records for good, of any objects. Errors as {@link insertRecords}. */
export function deleteRecords(
  org: OrgState,
  caller: Caller,
  ids: readonly string[],
  options: DmlOptions,
  tx = new DmlTransaction()
): SaveResult[] {
  const work: Work = { org, caller, transaction: tx };
  requireFew(ids.length);
  tx.countRows(ids.length);
  return org.store.transaction(() => {
    const requests = ids.map((id) => readRemoval(work, id));
    const failures = failuresOf(requests);
    for (const request of requests.filter((one) => !failures.has(one))) {
      const mixed = request.object && tx.mixError(request.object, 'delete', []);
      if (mixed) failures.set(request, [mixed]);
    }
    removeAll(work, requests, failures, options.allOrNone);
    return resultsOf(requests, failures, options, removed);
  });
}

function removed({ id }: RemoveRequest): SaveResult {
  return { id, success: true, errors: [] };
}

function save(
  work: Work,
  object: ObjectType,
  records: readonly NewRecord[],
  options: DmlOptions & { readonly tellsCreated?: boolean },
  read: (record: NewRecord) => SaveRequest
): SaveResult[] {
  requireFew(records.length);
  work.transaction.countRows(records.length);
  return work.org.store.transaction(() => {
    const requests = records.map(read);
    const failures = failuresOf(requests);
    repeated(requests, failures);
    mix(work.transaction, object, requests, failures);
    const ids = saveAll(work, object, requests, failures, options.allOrNone);
    return resultsOf<SaveRequest>(requests, failures, options, (request) => ({
      id: ids.get(request)!,
      success: true,
      ...(options.tellsCreated && { created: request.operation === 'insert' }),
      errors: []
    }));
  });
}

function mix(
  transaction: DmlTransaction,
  object: ObjectType,
  requests: readonly SaveRequest[],
  failures: Failures<SaveRequest>
): void {
  for (const request of requests.filter((one) => !failures.has(one))) {
    const fields = [...request.values.keys()].map(({ name }) => name);
    const error = transaction.mixError(object, request.operation, fields);
    if (error) failures.set(request, [error]);
  }
}

function failuresOf<T extends { readonly errors: readonly SaveError[] }>(
  requests: readonly T[]
): Failures<T> {
  return new Map(
    requests.filter(({ errors }) => errors.length > 0).map((request) => [request, request.errors])
  );
}

function resultsOf<T>(
  requests: readonly T[],
  failures: Failures<T>,
  { allOrNone }: DmlOptions,
  succeeded: (request: T) => SaveResult
): SaveResult[] {
  const isUndone = allOrNone && failures.size > 0;
  return requests.map((request) => {
    const errors = failures.get(request) ?? (isUndone ? [ROLLED_BACK] : []);
    return errors.length > 0 ? { id: null, success: false, errors } : succeeded(request);
  });
}

function objectNamed(org: OrgState, name: string): ObjectType {
  const object = org.schema.object(name);
  if (!object) throw new ApiError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
  // Custom metadata comes by deployment (Apex Developer Guide, "Custom Metadata Types").
  if (object.customMetadata) throw new ApiError('INVALID_TYPE', `DML is not allowed on ${object.name}`);
  if (object.customSetting) throw notModelled(`writing the custom setting ${object.name}`);
  return object;
}

function requireFew(count: number): void {
  if (count <= MAX_RECORDS) return;
  const message = `record limit reached. cannot submit more than ${MAX_RECORDS} records in this request`;
  throw new ApiError('EXCEEDED_ID_LIMIT', message);
}
