import { AccessResolver, holdingOf, parseInstant } from '../../src/core/index.ts';
import type {
  Access,
  FieldPermissionsRow,
  ObjectPermissionsRow,
  OrgSnapshot,
  Right,
  SnapshotRows
} from '../../src/core/index.ts';
import type { OrgState } from '../org.ts';
import type { Schema } from '../schema/schema.ts';
import type { Store } from '../store/store.ts';
import { entitlementOf } from './entitlements.ts';

/** Whether a user holds a right now. A right that no row of the org names is held by nobody. */
export type Holds = (right: Right) => boolean;

/** What the resolver knows of an org: as new as the tables it was made from, and made at one instant. */
interface Resolution {
  readonly versions: readonly number[];
  readonly schema: Schema;
  readonly asOf: number;
  readonly resolver: AccessResolver;
  readonly byUser: Map<string, UserAccess>;
}

interface UserAccess {
  /** Of the table of assignments. */
  readonly version: number;
  /** From then on the access may be less: the next of the user's assignments has expired. */
  readonly until: number;
  readonly holds: Holds;
}

const STORED_TABLES = [
  'Profile',
  'PermissionSet',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'MutingPermissionSet'
] as const;
const TABLES = [
  ...STORED_TABLES,
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess',
  'CustomPermission',
  'ApexClass'
] as const;

const resolutions = new WeakMap<Store, Resolution>();

/**
 * The rights of a user at `org.now()`, as the product's own resolver finds them. A set that a session must
 * activate does not count: no session of the stand-in activates one.
 */
export function rightsHeldBy(org: OrgState, userId: string): Holds {
  const now = org.now().getTime();
  const known = userAccess(currentResolution(org, now), org.store, userId);
  if (now < known.until) return known.holds;
  return userAccess(newResolution(org, now), org.store, userId).holds;
}

function currentResolution(org: OrgState, now: number): Resolution {
  const known = resolutions.get(org.store);
  if (!known || known.schema !== org.schema || known.asOf > now) return newResolution(org, now);
  const isCurrent = TABLES.every((table, i) => org.store.version(table) === known.versions[i]);
  return isCurrent ? known : newResolution(org, now);
}

function newResolution({ store, schema }: OrgState, asOf: number): Resolution {
  const resolution = {
    versions: TABLES.map((table) => store.version(table)),
    schema,
    asOf,
    resolver: new AccessResolver(snapshotOf(store, schema), new Date(asOf).toISOString()),
    byUser: new Map<string, UserAccess>()
  };
  resolutions.set(store, resolution);
  return resolution;
}

function userAccess({ byUser, resolver, asOf }: Resolution, store: Store, userId: string): UserAccess {
  const version = store.version('PermissionSetAssignment');
  const known = byUser.get(userId);
  if (known?.version === version) return known;
  const assignments = assignmentsOf(store, userId);
  const access = resolver.ofAssignments(assignments);
  const found = { version, until: nextExpiration(assignments, asOf), holds: holder(access, resolver) };
  byUser.set(userId, found);
  return found;
}

function holder(access: Access, { table }: AccessResolver): Holds {
  return (right) => holdingOf(access, table.idOf(right)) === 'held';
}

type Assignments = NonNullable<SnapshotRows['PermissionSetAssignment']>;

function assignmentsOf(store: Store, userId: string): Assignments {
  const PermissionSetAssignment = store.find('PermissionSetAssignment', 'AssigneeId', userId);
  return snapshotRows({ PermissionSetAssignment }).PermissionSetAssignment ?? [];
}

function nextExpiration(assignments: Assignments, asOf: number): number {
  const ends = assignments.map(({ ExpirationDate: end }) => (end ? parseInstant(end) : null));
  return Math.min(...ends.filter((end) => end !== null && end > asOf).map(Number));
}

function snapshotOf(store: Store, schema: Schema): OrgSnapshot {
  const rows = snapshotRows({
    ...Object.fromEntries(STORED_TABLES.map((table) => [table, store.rows(table)])),
    ObjectPermissions: [...emptyObjectPermissions(schema), ...store.rows('ObjectPermissions')],
    FieldPermissions: [...emptyFieldPermissions(schema), ...store.rows('FieldPermissions')],
    SetupEntityAccess: ['CustomPermission', 'ApexClass'].flatMap((type) =>
      store.find('SetupEntityAccess', 'SetupEntityType', type)
    ),
    ApexClass: store.rows('ApexClass'),
    CustomPermission: store.rows('CustomPermission').map((row) => ({ ...row, Name: row['DeveloperName'] }))
  });
  return { org: { name: '', takenAt: '' }, apiVersion: null, rows, gaps: [] };
}

/** Stored rows have the platform's field names and values, and so do those of a snapshot. */
function snapshotRows(rows: Readonly<Record<string, readonly unknown[]>>): SnapshotRows {
  return rows;
}

/**
 * Rows that grant nothing and name each object and field, so that the resolver knows what Modify All Data,
 * View All Data and View All Fields reach where no permission set has a row.
 */
function emptyObjectPermissions({ objects }: Schema): ObjectPermissionsRow[] {
  const guarded = objects.filter((object) => !entitlementOf(object));
  return guarded.map(({ name }) => ({ ParentId: '', SobjectType: name }));
}

function emptyFieldPermissions({ objects }: Schema): FieldPermissionsRow[] {
  return objects.flatMap(({ name: object, fields }) => {
    const permissionable = fields.filter((field) => field.permissionable);
    return permissionable.map(({ name }) => ({ ParentId: '', Field: `${object}.${name}` }));
  });
}
