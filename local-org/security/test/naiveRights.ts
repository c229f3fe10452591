import type { ObjectType } from '../../schema/types.ts';
import type { Row, Store } from '../../store/store.ts';

/** Rights in lower case: `modifyalldata`, `invoice__c.read`, `invoice__c.amount__c.edit`, `custompermission:approve`. */
export type NaiveRights = ReadonlySet<string>;

/**
 * What a user may do, once more and in the plainest way: loops over the stored rows, written from the rules
 * without a look at the resolver, to check it against. The objects are all guarded by object permissions.
 */
export function naiveRights(
  store: Store,
  objects: readonly ObjectType[],
  userId: string,
  now: Date
): NaiveRights {
  const granted = new Set<string>();
  for (const assignment of store.rows('PermissionSetAssignment')) {
    if (assignment['AssigneeId'] !== userId) continue;
    if (!counts(assignment, now)) continue;
    const set = store.row('PermissionSet', String(assignment['PermissionSetId']));
    if (!set || set['HasActivationRequired'] === true) continue;
    for (const right of grantsOf(store, set)) granted.add(right);
  }
  return reachOf(granted, objects);
}

function counts(assignment: Row, now: Date): boolean {
  if (assignment['IsActive'] === false) return false;
  if (assignment['IsRevoked'] === true) return false;
  const end = assignment['ExpirationDate'];
  return typeof end !== 'string' || Date.parse(end.replace('+0000', 'Z')) > now.getTime();
}

function grantsOf(store: Store, set: Row): Set<string> {
  const grants = new Set<string>();
  for (const [column, value] of Object.entries(set)) {
    if (column.startsWith('Permissions') && value === true) grants.add(column.slice(11).toLowerCase());
  }
  for (const row of store.rows('ObjectPermissions')) {
    if (row['ParentId'] !== set.Id) continue;
    const object = String(row['SobjectType']).toLowerCase();
    if (row['PermissionsCreate']) grants.add(`${object}.create`);
    if (row['PermissionsRead']) grants.add(`${object}.read`);
    if (row['PermissionsEdit']) grants.add(`${object}.edit`);
    if (row['PermissionsDelete']) grants.add(`${object}.delete`);
    if (row['PermissionsViewAllRecords']) grants.add(`${object}.viewall`);
    if (row['PermissionsModifyAllRecords']) grants.add(`${object}.modifyall`);
    if (row['PermissionsViewAllFields']) grants.add(`${object}.viewallfields`);
  }
  for (const row of store.rows('FieldPermissions')) {
    if (row['ParentId'] !== set.Id) continue;
    const field = String(row['Field']).toLowerCase();
    if (row['PermissionsRead']) grants.add(`${field}.read`);
    if (row['PermissionsEdit']) grants.add(`${field}.edit`);
  }
  for (const row of store.rows('SetupEntityAccess')) {
    if (row['ParentId'] !== set.Id || row['SetupEntityType'] !== 'CustomPermission') continue;
    const permission = store.row('CustomPermission', String(row['SetupEntityId']));
    if (permission) grants.add(`custompermission:${String(permission['DeveloperName']).toLowerCase()}`);
  }
  return grants;
}

/** Adds what Modify All Data, View All Data and View All Fields reach, and takes away what the object forbids. */
function reachOf(granted: ReadonlySet<string>, objects: readonly ObjectType[]): Set<string> {
  const rights = new Set<string>();
  for (const right of granted) if (!right.includes('.')) rights.add(right);
  for (const object of objects) {
    const name = object.name.toLowerCase();
    for (const access of ['create', 'read', 'edit', 'delete', 'viewall', 'modifyall']) {
      const isReading = access === 'read' || access === 'viewall';
      const isHeld =
        granted.has(`${name}.${access}`) ||
        granted.has('modifyalldata') ||
        (isReading && granted.has('viewalldata'));
      if (isHeld) rights.add(`${name}.${access}`);
    }
    const mayRead = rights.has(`${name}.read`);
    const mayWrite = rights.has(`${name}.create`) || rights.has(`${name}.edit`);
    const seesFields = granted.has('viewallfieldsglobal') || granted.has(`${name}.viewallfields`);
    for (const field of object.fields) {
      const path = `${name}.${field.name.toLowerCase()}`;
      const isOpen = field.permissionable !== true;
      const readsField = isOpen || seesFields || granted.has(`${path}.read`) || granted.has(`${path}.edit`);
      const editsField = isOpen || granted.has(`${path}.edit`);
      if (mayRead && readsField) rights.add(`${path}.read`);
      if (mayWrite && editsField) rights.add(`${path}.edit`);
    }
  }
  return rights;
}
