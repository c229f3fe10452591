import type { Gap } from '../model/gap.ts';
import type {
  FieldPermissionsRow,
  ObjectPermissionsRow,
  OrgSnapshot,
  SetupEntityAccessRow,
  SetupEntityRow,
  UserPermissionColumns
} from '../model/snapshot.ts';
import { SETUP_ENTITY_TYPES } from '../model/snapshot.ts';
import type { BitSet } from './bitSet.ts';
import { objectOfField } from './implications.ts';
import { FIELD_ACCESSES, OBJECT_ACCESSES, RightTable } from './right.ts';
import type { FieldAccess, ObjectAccess, Right } from './right.ts';

/** Every right that the rows of a snapshot name, numbered, and the rights that each set row grants. */
export interface GrantedRights {
  readonly table: RightTable;
  /** By the id of the permission set or muting permission set. */
  readonly bySet: ReadonlyMap<string, BitSet>;
  /** Entities that a set grants and whose name was not read, by the set's id. */
  readonly gaps: ReadonlyMap<string, readonly Gap[]>;
}

const OBJECT_COLUMNS: Record<ObjectAccess, keyof ObjectPermissionsRow> = {
  create: 'PermissionsCreate',
  read: 'PermissionsRead',
  edit: 'PermissionsEdit',
  delete: 'PermissionsDelete',
  viewAll: 'PermissionsViewAllRecords',
  modifyAll: 'PermissionsModifyAllRecords',
  viewAllFields: 'PermissionsViewAllFields'
};

const FIELD_COLUMNS: Record<FieldAccess, keyof FieldPermissionsRow> = {
  read: 'PermissionsRead',
  edit: 'PermissionsEdit'
};

const COLUMN_PREFIX = 'Permissions';

export function grantedRights(snapshot: OrgSnapshot): GrantedRights {
  const table = new RightTable();
  const granted = new Map<string, number[]>();
  grantUserPermissions(snapshot, table, granted);
  grantObjectsAndFields(snapshot, table, granted);
  const gaps = grantSetupEntities(snapshot, table, granted);
  const bySet = new Map([...granted].map(([setId, ids]) => [setId, table.setOf(ids)]));
  return { table, bySet, gaps };
}

/** Numbers of the rights that each set grants, by the set's id. */
type Granted = Map<string, number[]>;

function grantUserPermissions({ rows }: OrgSnapshot, table: RightTable, granted: Granted): void {
  const idOf = cached((name) => table.intern({ part: 'userPermissions', name }));
  for (const set of [...(rows.PermissionSet ?? []), ...(rows.MutingPermissionSet ?? [])]) {
    const ids = listOf(granted, set.Id);
    for (const [name, isGranted] of userPermissionsOf(set)) {
      const id = idOf(name);
      if (isGranted) ids.push(id);
    }
  }
}

/** All rights on an object or field are numbered, granted or not: others may reach them. */
function grantObjectsAndFields({ rows }: OrgSnapshot, table: RightTable, granted: Granted): void {
  const objectIds = cached((name) =>
    OBJECT_ACCESSES.map((access) => table.intern({ part: 'objects', name, access }))
  );
  const fieldIds = cached((name) => {
    const object = objectOfField(name);
    if (object !== '') objectIds(object);
    return FIELD_ACCESSES.map((access) => table.intern({ part: 'fields', name, access }));
  });
  for (const row of rows.ObjectPermissions ?? []) {
    const ids = objectIds(row.SobjectType);
    OBJECT_ACCESSES.forEach((access, i) => {
      if (row[OBJECT_COLUMNS[access]] === true) listOf(granted, row.ParentId).push(ids[i]!);
    });
  }
  for (const row of rows.FieldPermissions ?? []) {
    const ids = fieldIds(row.Field);
    FIELD_ACCESSES.forEach((access, i) => {
      if (row[FIELD_COLUMNS[access]] === true) listOf(granted, row.ParentId).push(ids[i]!);
    });
  }
}

function grantSetupEntities(snapshot: OrgSnapshot, table: RightTable, granted: Granted): Map<string, Gap[]> {
  const gaps = new Map<string, Gap[]>();
  const names = setupEntityNames(snapshot);
  for (const row of (snapshot.rows.SetupEntityAccess ?? []).filter(isShown)) {
    const name = names.get(row.SetupEntityId);
    const right: Right = {
      part: 'setupEntities',
      kind: row.SetupEntityType,
      name: name ?? row.SetupEntityId
    };
    listOf(granted, row.ParentId).push(table.intern(right));
    if (name === undefined) listOf(gaps, row.ParentId).push(entityNotNamed(row));
  }
  return gaps;
}

/** Rows repeat few names many times, and to number a right costs more than to remember it. */
function cached<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name) ?? compute(name);
    known.set(name, found);
    return found;
  };
}

/** User permissions of a set row: names without the `Permissions` prefix, false ones too. */
function userPermissionsOf(set: UserPermissionColumns): [string, boolean][] {
  return Object.entries(set).flatMap(([column, value]) =>
    column.startsWith(COLUMN_PREFIX) && typeof value === 'boolean'
      ? [[column.slice(COLUMN_PREFIX.length), value] as [string, boolean]]
      : []
  );
}

function setupEntityNames({ rows }: OrgSnapshot): Map<string, string> {
  const entities: SetupEntityRow[] = SETUP_ENTITY_TYPES.flatMap((type) => rows[type] ?? []);
  return new Map(entities.map((entity) => [entity.Id, qualifiedName(entity)]));
}

/** API name as metadata writes it: `namespace__Name`, or the name alone. */
export function qualifiedName({
  Name,
  NamespacePrefix
}: Pick<SetupEntityRow, 'Name' | 'NamespacePrefix'>): string {
  return NamespacePrefix ? `${NamespacePrefix}__${Name}` : Name;
}

/** Access to apps' tabs, data sources and the like is left out: docs/limits.md lists the kinds. */
function isShown({ SetupEntityType: type }: SetupEntityAccessRow): boolean {
  return SETUP_ENTITY_TYPES.some((shown) => shown === type);
}

/** An id instead of a name still shows the right, but comparing names over time would call it a change. */
function entityNotNamed(row: { SetupEntityId: string; SetupEntityType: string }): Gap {
  return {
    code: 'setupEntityNotNamed',
    params: { kind: row.SetupEntityType, id: row.SetupEntityId },
    effect: 'unknown'
  };
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key);
  if (known) return known;
  const list: T[] = [];
  map.set(key, list);
  return list;
}
