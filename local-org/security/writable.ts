import { notModelled } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import {
  fieldsNotWritable,
  masterNotWritable,
  noSuchField,
  noSuchObject,
  objectNotWritable
} from './denials.ts';
import { rightsOf } from './rights.ts';
import type { Rights } from './rights.ts';
import { mastersOf, orgWideDefault } from './sharing.ts';

export type WriteOperation = 'create' | 'edit' | 'delete';

/**
 * Checks the rights of the caller, and not what the object or field type forbids to everybody
 * (`createable`, `updateable`, `deletable`). In system mode everything is writable.
 *
 * @param fields those that the operation sets.
 * @throws ApiError INVALID_TYPE or INVALID_FIELD for what the caller may not even read,
 *   CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY to create or edit, INSUFFICIENT_ACCESS_OR_READONLY to delete,
 *   INVALID_FIELD_FOR_INSERT_UPDATE for fields, INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY for a master,
 *   NOT_MODELLED where the sharing of single records decides.
 */
export function requireWritable(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  fields: readonly Field[],
  operation: WriteOperation
): void {
  if (caller.mode === 'system') return;
  const rights = rightsOf(org, caller.userId);
  const ofObject = rights.object(object.name);
  if (!ofObject.read) throw noSuchObject(object.name);
  if (!ofObject[operation]) throw objectNotWritable(object, operation);
  requireWritableMasters(org, object, rights);
  if (operation !== 'create' && !ofObject.modifyAll) requireOpenRecords(org, object);
  requireWritableFields(object, fields, rights);
}

/** Metadata API, CustomField `writeRequiresMasterRead`: the least access to the master that writing takes. */
function requireWritableMasters({ schema }: OrgState, object: ObjectType, rights: Rights): void {
  for (const { field, master } of mastersOf(schema, object)) {
    const { read, edit } = rights.object(master.name);
    if (!(field.masterDetail?.writeRequiresMasterRead ? read : edit)) throw masterNotWritable(field.name);
  }
}

function requireOpenRecords({ schema }: OrgState, object: ObjectType): void {
  const model = orgWideDefault(schema, object);
  if (model !== 'ReadWrite') throw notModelled(`who may change ${object.name} records shared as ${model}`);
}

function requireWritableFields(object: ObjectType, fields: readonly Field[], rights: Rights): void {
  const hidden = fields.find((field) => !rights.field(object.name, field.name).read);
  if (hidden) throw noSuchField(object.name, hidden.name);
  const closed = fields.filter((field) => !rights.field(object.name, field.name).edit);
  if (closed.length > 0) throw fieldsNotWritable(closed.map(({ name }) => name));
}
