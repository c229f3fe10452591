import type { OrgState } from '../../org.ts';
import type { Row, Store, Value } from '../../store/store.ts';
import { USER_ID } from './fixture.ts';

/** Rights are written `ModifyAllData`, `Invoice__c.read`, `Invoice__c.Amount__c.edit`, `CustomPermission:Approve`. */
export type Grants = readonly string[];

export interface SetDefinition {
  readonly grants: Grants;
  readonly kind?: 'profile' | 'session';
}

export interface GroupDefinition {
  readonly members: readonly string[];
  readonly muted?: Grants;
  /** What the platform has put into the group's own set. */
  readonly aggregate: Grants;
  readonly status?: 'Updated' | 'Outdated';
  readonly session?: boolean;
}

export interface AssignmentDefinition {
  /** Name of a set or group. */
  readonly to: string;
  readonly user?: string;
  readonly isActive?: boolean;
  readonly isRevoked?: boolean;
  readonly expires?: string | null;
}

export interface Definition {
  readonly sets: Readonly<Record<string, SetDefinition>>;
  readonly groups?: Readonly<Record<string, GroupDefinition>>;
  readonly assignments: readonly AssignmentDefinition[];
}

/** Stores the rows that an org with these sets, groups and assignments has. */
export function define(org: OrgState, { sets, groups = {}, assignments }: Definition): void {
  org.store.transaction(() => {
    Object.entries(sets).forEach(([name, set]) => defineSet(org.store, name, set));
    Object.entries(groups).forEach(([name, group]) => defineGroup(org.store, name, group));
    assignments.forEach((assignment, i) => assign(org.store, `assignment ${i}`, assignment, groups));
  });
}

function defineSet(store: Store, name: string, { grants, kind }: SetDefinition): void {
  const isProfile = kind === 'profile';
  if (isProfile) store.put('Profile', { Id: `profile ${name}`, Name: name });
  store.put('PermissionSet', {
    ...userPermissions(grants),
    Id: name,
    Name: name,
    IsOwnedByProfile: isProfile,
    ProfileId: isProfile ? `profile ${name}` : null,
    HasActivationRequired: kind === 'session'
  });
  grantChildren(store, name, grants);
}

function defineGroup(store: Store, name: string, group: GroupDefinition): void {
  const { members, muted, aggregate, status = 'Updated', session = false } = group;
  store.put('PermissionSetGroup', {
    Id: name,
    DeveloperName: name,
    Status: status,
    HasActivationRequired: session
  });
  store.put('PermissionSet', {
    ...userPermissions(aggregate),
    Id: aggregateOf(name),
    Name: aggregateOf(name),
    PermissionSetGroupId: name,
    HasActivationRequired: session
  });
  grantChildren(store, aggregateOf(name), aggregate);
  const parts = muted ? [...members, `muting of ${name}`] : members;
  for (const PermissionSetId of parts) {
    put(store, 'PermissionSetGroupComponent', { PermissionSetGroupId: name, PermissionSetId });
  }
  if (!muted) return;
  const id = `muting of ${name}`;
  store.put('MutingPermissionSet', { ...userPermissions(muted), Id: id, DeveloperName: id });
  grantChildren(store, id, muted);
}

function aggregateOf(group: string): string {
  return `aggregate of ${group}`;
}

function assign(
  store: Store,
  Id: string,
  assignment: AssignmentDefinition,
  groups: NonNullable<Definition['groups']>
): void {
  const { to, user = USER_ID, isActive = true, isRevoked, expires = null } = assignment;
  const isGroup = to in groups;
  store.put('PermissionSetAssignment', {
    Id,
    AssigneeId: user,
    PermissionSetId: isGroup ? aggregateOf(to) : to,
    PermissionSetGroupId: isGroup ? to : null,
    IsActive: isActive,
    ExpirationDate: expires,
    ...(isRevoked !== undefined && { IsRevoked: isRevoked })
  });
}

function userPermissions(grants: Grants): Record<string, Value> {
  const names = grants.filter((grant) => !/[.:]/.test(grant));
  return Object.fromEntries(names.map((name) => [`Permissions${name}`, true]));
}

const OBJECT_COLUMNS: Readonly<Record<string, string>> = {
  create: 'PermissionsCreate',
  read: 'PermissionsRead',
  edit: 'PermissionsEdit',
  delete: 'PermissionsDelete',
  viewAll: 'PermissionsViewAllRecords',
  modifyAll: 'PermissionsModifyAllRecords',
  viewAllFields: 'PermissionsViewAllFields'
};

/** One row for each object right and field right: the platform has one for each object and field. */
function grantChildren(store: Store, ParentId: string, grants: Grants): void {
  for (const grant of grants) {
    const [first = '', second = '', third] = grant.split(/[.:]/);
    if (grant.includes(':')) grantCustomPermission(store, ParentId, second);
    else if (third)
      put(store, 'FieldPermissions', { ParentId, Field: `${first}.${second}`, [fieldColumn(third)]: true });
    else if (second)
      put(store, 'ObjectPermissions', { ParentId, SobjectType: first, [objectColumn(second)]: true });
  }
}

function objectColumn(access: string): string {
  const column = OBJECT_COLUMNS[access];
  if (!column) throw new Error(`no object right: ${access}`);
  return column;
}

function fieldColumn(access: string): string {
  return access === 'edit' ? 'PermissionsEdit' : 'PermissionsRead';
}

function grantCustomPermission(store: Store, ParentId: string, name: string): void {
  store.put('CustomPermission', { Id: `custom ${name}`, DeveloperName: name });
  put(store, 'SetupEntityAccess', {
    ParentId,
    SetupEntityId: `custom ${name}`,
    SetupEntityType: 'CustomPermission'
  });
}

/** The id is no platform id, which nothing here looks at. */
export function put(store: Store, object: string, values: Readonly<Record<string, Value>>): void {
  const row: Row = { ...values, Id: `${object} ${store.nextNumber(object)}` };
  store.put(object, row);
}
