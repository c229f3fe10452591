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
import { internObject, objectOfField } from './implications.ts';
import { FIELD_ACCESSES, RightTable } from './right.ts';
import type { FieldAccess, ObjectAccess, Right } from './right.ts';

/** Every right that the rows of a snapshot name, numbered, and the rights that each set row grants. */
export interface GrantedRights {
  readonly table: RightTable;
  /** By the id of the permission set or muting permission set. */
  readonly bySet: ReadonlyMap<string, BitSet>;
  /** Entities that a set grants and whose name was not read, by the set's id. */
  readonly gaps: ReadonlyMap<string, readonly Gap[]>;
}

const OBJECT_COLUMNS: readonly [ObjectAccess, keyof ObjectPermissionsRow][] = [
  ['create', 'PermissionsCreate'],
  ['read', 'PermissionsRead'],
  ['edit', 'PermissionsEdit'],
  ['delete', 'PermissionsDelete'],
  ['viewAll', 'PermissionsViewAllRecords'],
  ['modifyAll', 'PermissionsModifyAllRecords'],
  ['viewAllFields', 'PermissionsViewAllFields']
];

const FIELD_COLUMNS: readonly [FieldAccess, keyof FieldPermissionsRow][] = [
  ['read', 'PermissionsRead'],
  ['edit', 'PermissionsEdit']
];

const COLUMN_PREFIX = 'Permissions';

export function grantedRights(snapshot: OrgSnapshot): GrantedRights {
  const { rows } = snapshot;
  const table = new RightTable();
  const ids = new Map<string, number[]>();
  const gaps = new Map<string, Gap[]>();
  const grant = (setId: string, right: Right): number => listOf(ids, setId).push(table.intern(right));

  for (const set of [...(rows.PermissionSet ?? []), ...(rows.MutingPermissionSet ?? [])]) {
    listOf(ids, set.Id);
    for (const [name, isGranted] of userPermissionsOf(set)) {
      const id = table.intern({ part: 'userPermissions', name });
      if (isGranted) listOf(ids, set.Id).push(id);
    }
  }
  for (const row of rows.ObjectPermissions ?? []) {
    internObject(table, row.SobjectType);
    for (const [access, column] of OBJECT_COLUMNS) {
      if (row[column] === true) grant(row.ParentId, { part: 'objects', name: row.SobjectType, access });
    }
  }
  for (const row of rows.FieldPermissions ?? []) {
    internField(table, row.Field);
    for (const [access, column] of FIELD_COLUMNS) {
      if (row[column] === true) grant(row.ParentId, { part: 'fields', name: row.Field, access });
    }
  }
  const entityNames = setupEntityNames(snapshot);
  for (const row of rows.SetupEntityAccess ?? []) {
    if (!isShown(row)) continue;
    const name = entityNames.get(row.SetupEntityId);
    grant(row.ParentId, {
      part: 'setupEntities',
      kind: row.SetupEntityType,
      name: name ?? row.SetupEntityId
    });
    if (name === undefined) listOf(gaps, row.ParentId).push(entityNotNamed(row));
  }
  const bySet = new Map([...ids].map(([setId, rightIds]) => [setId, table.setOf(rightIds)]));
  return { table, bySet, gaps };
}

/** User permissions of a set row: names without the `Permissions` prefix, false ones too. */
function userPermissionsOf(set: UserPermissionColumns): [string, boolean][] {
  return Object.entries(set).flatMap(([column, value]) =>
    column.startsWith(COLUMN_PREFIX) && typeof value === 'boolean'
      ? [[column.slice(COLUMN_PREFIX.length), value] as [string, boolean]]
      : []
  );
}

function internField(table: RightTable, field: string): void {
  internObject(table, objectOfField(field));
  for (const access of FIELD_ACCESSES) table.intern({ part: 'fields', name: field, access });
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
