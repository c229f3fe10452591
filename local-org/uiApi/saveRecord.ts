import { ApiError, notModelled } from '../apiError.ts';
import { deleteRecords, insertRecords, updateRecords } from '../dml/dml.ts';
import type { NewRecord, SaveResult } from '../dml/dml.ts';
import type { Caller, OrgState } from '../org.ts';
import { objectOf } from '../rest/json.ts';
import type { ObjectType } from '../schema/types.ts';
import { longId } from '../store/ids.ts';
import type { RecordRepresentation } from './record.ts';
import { objectOfId, readRecord } from './record.ts';
import { wholeSelection } from './recordFields.ts';
import type { UiFailure } from './uiError.ts';
import { notFound, recordFailure, writeFailure } from './uiError.ts';

const ALL_OR_NONE = { allOrNone: true };

/** The record as saved, or why it was not. */
export type SaveAnswer = { readonly saved: RecordRepresentation | null } | { readonly failure: UiFailure };

/** @param body `{ apiName, fields }` (UI API Developer Guide, "Create a Record"). */
export function createRecord(org: OrgState, caller: Caller, body: unknown): SaveAnswer {
  const { apiName, fields } = objectOf(body, 'The body');
  if (typeof apiName !== 'string') throw new ApiError('INVALID_INPUT', 'apiName has to name an object.');
  const object = org.schema.object(apiName);
  if (!object) throw new ApiError('INVALID_TYPE', `Object ${apiName} is not supported in UI API`);
  const record = recordFields(fields);
  return save(org, caller, object, () => insertRecords(org, caller, object.name, [record], ALL_OR_NONE));
}

/**
 * @param body `{ fields }` (UI API Developer Guide, "Update a Record").
 * @param ifModifiedSince header `If-Modified-Since`: when the record changed after this time, it is not
 * saved, so that nobody's change is lost.
 */
export function updateRecord(
  org: OrgState,
  caller: Caller,
  id: string,
  body: unknown,
  ifModifiedSince: string | undefined
): SaveAnswer {
  const object = objectOfId(org, id);
  const recordId = longId(id)!;
  const { Id, ...fields } = recordFields(objectOf(body, 'The body').fields);
  if (Id !== undefined && (typeof Id !== 'string' || longId(Id) !== recordId)) {
    const given = JSON.stringify(Id);
    throw new ApiError('INVALID_INPUT', `fields.Id is ${given}, and the address names ${recordId}.`);
  }
  const failure = ifModifiedSince === undefined ? null : collision(org, object, recordId, ifModifiedSince);
  if (failure) return { failure };
  const record = { ...fields, Id: recordId };
  return save(org, caller, object, () => updateRecords(org, caller, object.name, [record], ALL_OR_NONE));
}

export function deleteRecord(org: OrgState, caller: Caller, id: string): SaveAnswer {
  const object = objectOfId(org, id);
  return save(org, caller, object, () => deleteRecords(org, caller, [longId(id)!], ALL_OR_NONE), 'delete');
}

function recordFields(fields: unknown): NewRecord {
  return objectOf(fields, 'fields');
}

function save(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  work: () => SaveResult[],
  operation: 'save' | 'delete' = 'save'
): SaveAnswer {
  const labelOf = (field: string): string | undefined => org.schema.field(object, field)?.label;
  try {
    const [result] = work();
    if (!result?.success || result.id === null)
      return { failure: recordFailure(result?.errors ?? [], labelOf) };
    if (operation === 'delete') return { saved: null };
    return { saved: readRecord(org, caller, result.id, wholeSelection(org, caller, object)) };
  } catch (error) {
    return { failure: writeFailure(error, labelOf) };
  }
}

/** The words are Lightning Experience's; status and code are not confirmed for the UI API. */
function collision(org: OrgState, object: ObjectType, id: string, since: string): UiFailure | null {
  const row = org.store.row(object.name, id);
  if (!row) throw notFound();
  const time = Date.parse(since);
  if (typeof row.LastModifiedDate !== 'string') {
    throw notModelled(`a check for conflicts of ${object.name}, which does not tell when it changed`);
  }
  if (Number.isNaN(time)) throw new ApiError('INVALID_INPUT', `If-Modified-Since is no time: \`${since}\`.`);
  if (Date.parse(row.LastModifiedDate) <= time) return null;
  const by = org.store.row('User', String(row.LastModifiedById))?.Name ?? 'another user';
  const message =
    `This record was modified by ${String(by)} during your edit session. Make a note of the data you ` +
    'entered, then reload the record and enter your updates again.';
  return recordFailure(
    [{ statusCode: 'CollisionDetectedException', message, fields: [] }],
    () => undefined,
    412
  );
}
