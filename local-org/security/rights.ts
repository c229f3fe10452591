import type { OrgState } from '../org.ts';
import type { Schema } from '../schema/schema.ts';
import { entitlementOf } from './entitlements.ts';
import type { Entitlement } from './entitlements.ts';
import { rightsHeldBy } from './resolution.ts';
import type { Holds } from './resolution.ts';

export interface ObjectRights {
  readonly create: boolean;
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldRights {
  readonly read: boolean;
  readonly edit: boolean;
}

/** What one user may do now. Names match without regard to case. */
export interface Rights {
  /** API name without the prefix: `ModifyAllData`. */
  hasUserPermission(name: string): boolean;
  /** API name, a namespace before it: `acme__Approve`. */
  hasCustomPermission(name: string): boolean;
  /** Whether pages may call the class: who may write Apex may call all (Salesforce Help, "Apex Class Security"). */
  hasApexClass(name: string): boolean;
  /** Of an object without object permissions: what the user's permissions open. Nothing, if it is unknown. */
  object(name: string): ObjectRights;
  /** Of a field without field permissions: what its object allows. Nothing, if it is unknown. */
  field(object: string, field: string): FieldRights;
}

/**
 * The rights of a user at `org.now()`; none for a user without assignments. A profile counts through the
 * assignment to its permission set, as on the platform, and not through `User.ProfileId`.
 */
export function rightsOf(org: OrgState, userId: string): Rights {
  const { schema } = org;
  const holds = rightsHeldBy(org, userId);
  return {
    hasUserPermission: (name) => holds({ part: 'userPermissions', name }),
    hasCustomPermission: (name) => holds({ part: 'setupEntities', kind: 'CustomPermission', name }),
    hasApexClass: (name) =>
      holds({ part: 'userPermissions', name: 'AuthorApex' }) ||
      holds({ part: 'setupEntities', kind: 'ApexClass', name }),
    object: (name) => objectRights(schema, name, holds),
    field: (object, field) => fieldRights(schema, object, field, holds)
  };
}

function objectRights(schema: Schema, name: string, holds: Holds): ObjectRights {
  const object = schema.object(name);
  if (!object) return NOTHING;
  const entitlement = entitlementOf(object);
  if (entitlement) return entitledRights(entitlement, holds);
  const may = (access: keyof ObjectRights): boolean => holds({ part: 'objects', name, access });
  return {
    create: may('create'),
    read: may('read'),
    edit: may('edit'),
    delete: may('delete'),
    viewAll: may('viewAll'),
    modifyAll: may('modifyAll')
  };
}

const NOTHING: ObjectRights = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false
};

function entitledRights(entitlement: Entitlement, holds: Holds): ObjectRights {
  const { read, otherwise, write, everybodyCreates = false } = entitlement;
  const holdsAny = (names: readonly string[]): boolean =>
    names.some((name) => holds({ part: 'userPermissions', name }));
  const seesAll = otherwise === 'allRows' || holdsAny(read);
  const seesSome = typeof otherwise === 'object' || otherwise === 'sharedFiles';
  const writes = holdsAny(write);
  return {
    create: writes || everybodyCreates,
    read: seesAll || seesSome,
    edit: writes,
    delete: writes,
    viewAll: seesAll,
    modifyAll: writes
  };
}

/**
 * Object Reference, "FieldPermissions": edit requires read, and a field that is not permissionable is always
 * readable, and writable unless its type forbids it.
 */
function fieldRights(schema: Schema, objectName: string, name: string, holds: Holds): FieldRights {
  const object = schema.object(objectName);
  const field = object && schema.field(object, name);
  if (!field) return { read: false, edit: false };
  const { read, create, edit } = objectRights(schema, object.name, holds);
  const writes = create || edit;
  if (!field.permissionable) return { read, edit: writes };
  const may = (access: keyof FieldRights): boolean =>
    holds({ part: 'fields', name: `${object.name}.${field.name}`, access });
  return { read: read && (may('read') || may('edit')), edit: writes && may('edit') };
}
