import { notModelled } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Row } from '../store/store.ts';
import { noSuchField, noSuchObject } from './denials.ts';
import { entitlementOf } from './entitlements.ts';
import type { Entitlement } from './entitlements.ts';
import { readableFiles } from './files.ts';
import { rightsOf } from './rights.ts';
import type { Rights } from './rights.ts';
import { orgWideDefault } from './sharing.ts';

/**
 * The rows of an object that the caller sees: all in system mode, and in user mode what object permissions
 * or the object's own rule leave.
 *
 * @throws ApiError INVALID_TYPE when the caller may not read the object, NOT_MODELLED when the stand-in
 *   cannot tell, as with private records of others.
 */
export function readableRows(org: OrgState, caller: Caller, object: ObjectType): readonly Row[] {
  if (object.name === 'EntityDefinition') throw notModelled('the rows of EntityDefinition');
  if (object.name === 'UserPermissionAccess') return [userPermissionAccess(org, caller, object)];
  if (caller.mode === 'system') return org.store.rows(object.name);
  const rights = rightsOf(org, caller.userId);
  requireReadableObject(object, rights);
  if (rights.object(object.name).viewAll) return org.store.rows(object.name);
  const entitlement = entitlementOf(object);
  if (!entitlement) return sharedRows(org, caller, object);
  if (entitlement.otherwise === 'sharedFiles') return readableFiles(org, caller, object, rights);
  return ownRows(org, caller, object, entitlement);
}

/**
 * @throws ApiError INVALID_TYPE for the object, INVALID_FIELD for the first field, that the caller may not
 *   read: to an unentitled caller they do not exist.
 */
export function requireReadable(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  fields: readonly Field[]
): void {
  if (caller.mode === 'system') return;
  const rights = rightsOf(org, caller.userId);
  requireReadableObject(object, rights);
  const hidden = fields.find((field) => !rights.field(object.name, field.name).read);
  if (hidden) throw noSuchField(object.name, hidden.name);
}

function requireReadableObject(object: ObjectType, rights: Rights): void {
  if (rights.object(object.name).read) return;
  if (entitlementOf(object)?.otherwise === 'notModelled') {
    throw notModelled(`who may read ${object.name}`);
  }
  throw noSuchObject(object.name);
}

function ownRows(
  { store }: OrgState,
  { userId }: Caller,
  object: ObjectType,
  { otherwise }: Entitlement
): readonly Row[] {
  return typeof otherwise === 'object' ? store.find(object.name, otherwise.ownRows, userId) : [];
}

/** Whose private records are shared with whom is not modelled, so none but the caller's own may be there. */
function sharedRows({ store, schema }: OrgState, { userId }: Caller, object: ObjectType): readonly Row[] {
  const rows = store.rows(object.name);
  const isOpen = orgWideDefault(schema, object) !== 'Private';
  if (isOpen || rows.every((row) => row['OwnerId'] === userId)) return rows;
  throw notModelled(`the sharing of private ${object.name} records`);
}

const NO_ID = '000000000000000AAA';

/** Object Reference, "UserPermissionAccess": one row, about the user who asks. */
function userPermissionAccess(org: OrgState, { userId }: Caller, object: ObjectType): Row {
  const rights = rightsOf(org, userId);
  const columns = object.fields.filter(({ name }) => name.startsWith('Permissions'));
  const values = columns.map(
    ({ name }) => [name, rights.hasUserPermission(name.slice('Permissions'.length))] as const
  );
  return { ...Object.fromEntries(values), Id: NO_ID };
}
