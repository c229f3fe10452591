import type { Schema } from '../schema/schema.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Row } from '../store/store.ts';
import { longId } from '../store/ids.ts';
import { notModelled } from '../apiError.ts';
import { targetsOf } from './files.ts';
import { inPasses } from './passes.ts';
import type { Failures } from './passes.ts';
import { denial, notForAnybody } from './request.ts';
import { updateRollups } from './rollups.ts';
import type { Work } from './save.ts';
import { malformedId, saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';
import { afterRemove, removeErrors } from './setupObjects.ts';
import { firstAttempt, hasTriggers, runTriggers } from './triggers.ts';
import type { TriggerErrors } from './triggers.ts';

/** One record that is to be deleted. */
export interface RemoveRequest {
  readonly id: string;
  readonly object: ObjectType | undefined;
  readonly errors: readonly SaveError[];
}

/** Reads one id. Nothing is thrown: what is wrong is in `errors`. */
export function readRemoval({ org, caller }: Work, given: string): RemoveRequest {
  const id = longId(given);
  const object = org.schema.objects.find(({ keyPrefix }) => keyPrefix !== null && id?.startsWith(keyPrefix));
  if (id === undefined || !object) {
    return { id: given, object: undefined, errors: [malformedId('Record ID', given, 'Id')] };
  }
  const denied = object.deletable
    ? denial(org, caller, object, [], 'delete')
    : notForAnybody(object, 'deleted');
  return { id, object, errors: denied ? [denied] : [] };
}

/** Deletes for good: there is no recycle bin. Who failed is in `failures`. */
export function removeAll(
  work: Work,
  requests: readonly RemoveRequest[],
  failures: Failures<RemoveRequest>,
  allOrNone: boolean
): void {
  const remove = (some: readonly RemoveRequest[]): boolean => {
    let isLate = false;
    for (const [object, ofObject] of Map.groupBy(some, (request) => request.object)) {
      if (object) isLate = removeSome(work, object, ofObject, failures) || isLate;
    }
    return isLate;
  };
  const objects = requests.flatMap(({ object }) => object ?? []);
  inPasses(
    work.org,
    requests,
    failures,
    allOrNone,
    remove,
    firstAttempt(work.org, work.transaction, objects)
  );
}

function removeSome(
  work: Work,
  object: ObjectType,
  requests: readonly RemoveRequest[],
  failures: Failures<RemoveRequest>
): boolean {
  const found = requests.flatMap((request) => {
    const row = work.org.store.row(object.name, request.id);
    if (row) return { request, row };
    failures.set(request, [saveError('ENTITY_IS_DELETED', 'entity is deleted')]);
    return [];
  });
  note(failures, found, triggers('before', work, object, found));
  const removed = found.filter(
    ({ request, row }) => !failures.has(request) && removeOne(work, object, row, request, failures)
  );
  note(failures, removed, triggers('after', work, object, removed));
  const touched = hasTriggers(work.org, object) ? requests : removed.map(({ request }) => request);
  return touched.some((request) => failures.has(request));
}

interface Found {
  readonly request: RemoveRequest;
  readonly row: Row;
}

function triggers(
  when: 'before' | 'after',
  work: Work,
  object: ObjectType,
  found: readonly Found[]
): TriggerErrors {
  const oldRows = found.map(({ row }) => row);
  return runTriggers(when, { ...work, object, operation: 'delete', newRows: [], oldRows });
}

function note(failures: Failures<RemoveRequest>, found: readonly Found[], errors: TriggerErrors): void {
  for (const [i, some] of errors) if (some.length > 0) failures.set(found[i]!.request, some);
}

function removeOne(
  work: Work,
  object: ObjectType,
  row: Row,
  request: RemoveRequest,
  failures: Failures<RemoveRequest>
): boolean {
  const start = work.org.store.savepoint();
  // The cascade of another record of the call may have taken it along.
  if (!work.org.store.row(object.name, row.Id)) return true;
  const errors = removeRow(work, object, row);
  if (errors.length === 0) return true;
  work.org.store.rollback(start);
  failures.set(request, errors);
  return false;
}

/**
 * The row, and what hangs on it: details go along without their triggers, lookups are emptied, go along, or
 * forbid it (Metadata API, CustomField `deleteConstraint`).
 */
function removeRow(work: Work, object: ObjectType, row: Row): readonly SaveError[] {
  const { org } = work;
  const refused = removeErrors(org, object, row);
  if (refused.length > 0) return refused;
  org.store.remove(object.name, row.Id);
  for (const { child, field } of referencesTo(org.schema, object)) {
    const errors = letGo(work, object, row, child, field);
    if (errors.length > 0) return errors;
  }
  afterRemove(org, object, row);
  return [...updateRollups(work, object, [row]).values()].flat();
}

interface Reference {
  readonly child: ObjectType;
  readonly field: Field;
}

const references = new WeakMap<Schema, ReadonlyMap<string, readonly Reference[]>>();

function referencesTo(schema: Schema, object: ObjectType): readonly Reference[] {
  let known = references.get(schema);
  if (!known) {
    const all = schema.objects.flatMap((child) =>
      child.fields.flatMap((field) =>
        targetsOf(schema, field).map(({ name: target }) => ({ target, child, field }))
      )
    );
    references.set(schema, (known = Map.groupBy(all, ({ target }) => target)));
  }
  return known.get(object.name) ?? [];
}

function letGo(
  work: Work,
  object: ObjectType,
  row: Row,
  child: ObjectType,
  field: Field
): readonly SaveError[] {
  const referring = work.org.store.find(child.name, field.name, row.Id);
  if (referring.length === 0) return [];
  if (field.masterDetail || field.deleteConstraint === 'Cascade') {
    return referring.flatMap((one) =>
      work.org.store.row(child.name, one.Id) ? removeRow(work, child, one) : []
    );
  }
  if (field.deleteConstraint === 'Restrict') return [inUse(object, row, child)];
  if (!field.nillable)
    throw notModelled(`deleting a ${object.name} that ${child.name}.${field.name} refers to`);
  for (const one of referring) work.org.store.put(child.name, { ...one, [field.name]: null });
  return [];
}

function inUse(object: ObjectType, row: Row, child: ObjectType): SaveError {
  return saveError(
    'DELETE_FAILED',
    `Your attempt to delete ${String(row['Name'] ?? row.Id)} could not be completed because it is associated with ` +
      `the following ${child.labelPlural}.: ${object.label}`
  );
}
