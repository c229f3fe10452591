import { ApiError } from '../apiError.ts';
import type { OrgState } from '../org.ts';
import { datetimeOf } from '../formula/values.ts';
import type { Row, Value } from '../store/store.ts';

/** The kinds of rights that hang on a set, and what tells two of one set apart. */
const RIGHTS = [
  { object: 'ObjectPermissions', keys: ['SobjectType'] },
  { object: 'FieldPermissions', keys: ['SobjectType', 'Field'] },
  { object: 'SetupEntityAccess', keys: ['SetupEntityId', 'SetupEntityType'] }
] as const;
type Rights = (typeof RIGHTS)[number];

/**
 * Computes the aggregate permission set of a group anew, inside a transaction of the store: what its member sets
 * enable, less what its muting sets enable (Salesforce Help, "Muting Permission Sets"; the aggregate is what
 * is assigned). The set is made when it is not there, and keeps its id; the group is `Updated` afterwards.
 * An org does this later, in the background; here it is done at once.
 *
 * @throws ApiError INVALID_CROSS_REFERENCE_KEY when there is no such group.
 */
export function recalculateGroup(org: OrgState, groupId: string): void {
  const { store } = org;
  const group = store.row('PermissionSetGroup', groupId);
  if (!group) throw new ApiError('INVALID_CROSS_REFERENCE_KEY', `no permission set group ${groupId}`);
  const ids = store
    .find('PermissionSetGroupComponent', 'PermissionSetGroupId', group.Id)
    .map((component) => String(component['PermissionSetId']));
  const muting = ids.flatMap((id) => store.row('MutingPermissionSet', id) ?? []);
  const members = ids.flatMap((id) => store.row('PermissionSet', id) ?? []);
  const aggregate = aggregateOf(org, group);
  const columns = columnsOf(org, 'PermissionSet').map((name) => [
    name,
    enables(members, name) && !enables(muting, name)
  ]);
  store.put('PermissionSet', { ...aggregate, ...(Object.fromEntries(columns) as Row) });
  for (const rights of RIGHTS) replaceRights(org, rights, aggregate.Id, members, muting);
  store.put('PermissionSetGroup', { ...group, Status: 'Updated' });
}

/** Recalculates the groups that a set, muting or not, is a component of. */
export function recalculateGroupsWith(org: OrgState, setId: string): void {
  const components = org.store.find('PermissionSetGroupComponent', 'PermissionSetId', setId);
  for (const id of new Set(components.map((one) => String(one['PermissionSetGroupId']))))
    recalculateGroup(org, id);
}

/** Takes the aggregate set of a group away, with its rights. */
export function removeAggregate({ store }: OrgState, groupId: string): void {
  for (const { Id } of store.find('PermissionSet', 'PermissionSetGroupId', groupId)) {
    for (const { object } of RIGHTS) {
      for (const row of store.find(object, 'ParentId', Id)) store.remove(object, row.Id);
    }
    store.remove('PermissionSet', Id);
  }
}

function aggregateOf(org: OrgState, group: Row): Row {
  const found = org.store.find('PermissionSet', 'PermissionSetGroupId', group.Id)[0];
  const now = datetimeOf(org.now().getTime());
  return {
    ...(found ?? {
      Id: newId(org, 'PermissionSet'),
      CreatedDate: now,
      CreatedById: group['CreatedById'] ?? null
    }),
    Name: group['DeveloperName'] ?? null,
    Label: group['MasterLabel'] ?? null,
    Type: 'Group',
    PermissionSetGroupId: group.Id,
    IsOwnedByProfile: false,
    IsCustom: true,
    HasActivationRequired: group['HasActivationRequired'] ?? false,
    SystemModstamp: now
  };
}

function replaceRights(
  org: OrgState,
  rights: Rights,
  aggregateId: string,
  members: readonly Row[],
  muting: readonly Row[]
): void {
  const { store } = org;
  const rowsOf = (sets: readonly Row[]): readonly Row[] =>
    sets.flatMap(({ Id }) => store.find(rights.object, 'ParentId', Id));
  const byKey = (rows: readonly Row[]): Map<string, Row[]> => Map.groupBy(rows, (row) => keyOf(rights, row));
  const muted = byKey(rowsOf(muting));
  const given = byKey(rowsOf(members));
  const before = byKey(store.find(rights.object, 'ParentId', aggregateId));
  for (const key of new Set([...before.keys(), ...given.keys()])) {
    const [old] = before.get(key) ?? [];
    const left = whatIsLeft(org, rights, given.get(key) ?? [], muted.get(key) ?? []);
    if (left)
      store.put(rights.object, { ...left, ParentId: aggregateId, Id: old?.Id ?? newId(org, rights.object) });
    else if (old) store.remove(rights.object, old.Id);
  }
}

function keyOf({ keys }: Rights, row: Row): string {
  return keys.map((key) => String(row[key] ?? '').toLowerCase()).join(' ');
}

/** One right of a group; undefined when nothing is left. A right without columns is there or is not. */
function whatIsLeft(
  org: OrgState,
  { object, keys }: Rights,
  given: readonly Row[],
  muted: readonly Row[]
): Readonly<Record<string, Value>> | undefined {
  const [first] = given;
  const columns = columnsOf(org, object);
  const bits = columns.map((name) => [name, enables(given, name) && !enables(muted, name)] as const);
  const isLeft = columns.length === 0 ? muted.length === 0 : bits.some(([, isOn]) => isOn);
  if (!first || !isLeft) return undefined;
  return Object.fromEntries<Value>([...keys.map((key) => [key, first[key] ?? null] as const), ...bits]);
}

/** The columns that are rights: `PermissionsRead`, `PermissionsApiEnabled`. */
function columnsOf({ schema }: OrgState, object: string): string[] {
  const fields = schema.object(object)?.fields ?? [];
  return fields
    .filter(({ name, type }) => type === 'boolean' && name.startsWith('Permissions'))
    .map(({ name }) => name);
}

function enables(rows: readonly Row[], column: string): boolean {
  return rows.some((row) => row[column] === true);
}

function newId({ schema, store }: OrgState, object: string): string {
  return store.nextId(schema.object(object)!.keyPrefix!);
}
