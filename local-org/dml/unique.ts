import type { OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Row, Store, Value } from '../store/store.ts';
import { saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';

type Index = ReadonlyMap<string, readonly string[]>;

const indexes = new WeakMap<Store, Map<string, { readonly version: number; readonly ids: Index }>>();

/** Texts are the same without regard to case unless the field regards it (Metadata API, `caseSensitive`). */
function keyOf(field: Field, value: Value | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' && !field.caseSensitive ? value.toLowerCase() : String(value);
}

/** Ids of the rows that have this value. */
export function idsWith(
  { store }: OrgState,
  object: ObjectType,
  field: Field,
  value: Value
): readonly string[] {
  const key = keyOf(field, value);
  return key === undefined ? [] : (indexOf(store, object, field).get(key) ?? []);
}

function indexOf(store: Store, object: ObjectType, field: Field): Index {
  let known = indexes.get(store);
  if (!known) indexes.set(store, (known = new Map<string, { version: number; ids: Index }>()));
  const name = `${object.name}.${field.name}`;
  const version = store.version(object.name);
  let index = known.get(name);
  if (index?.version !== version)
    known.set(name, (index = { version, ids: build(store.rows(object.name), field) }));
  return index.ids;
}

function build(rows: readonly Row[], field: Field): Index {
  const ids = new Map<string, string[]>();
  for (const row of rows) {
    const key = keyOf(field, row[field.name]);
    if (key === undefined) continue;
    const found = ids.get(key);
    if (found) found.push(row.Id);
    else ids.set(key, [row.Id]);
  }
  return ids;
}

/** What makes a row of a setup object the only one of its kind (Object Reference). */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  PermissionSetAssignment: ['AssigneeId', 'PermissionSetId'],
  PermissionSetLicenseAssign: ['AssigneeId', 'PermissionSetLicenseId'],
  PermissionSetGroupComponent: ['PermissionSetGroupId', 'PermissionSetId'],
  ObjectPermissions: ['ParentId', 'SobjectType'],
  FieldPermissions: ['ParentId', 'Field'],
  SetupEntityAccess: ['ParentId', 'SetupEntityId']
};

/**
 * A check of what is unique in rows that are saved together: against what is stored, and against the ones
 * checked before. To be used before any of them is stored.
 */
export function uniqueCheck(org: OrgState, object: ObjectType): (row: Row) => SaveError[] {
  const fields = object.fields.filter((field) => field.unique === true || isUsername(object, field));
  const together = TOGETHER[object.name] ?? [];
  const taken = new Set<string>();
  return (row) => [
    ...fields.flatMap((field) => fieldDuplicate(org, object, field, row, taken) ?? []),
    ...(together.length > 0 ? (togetherDuplicate(org, object, together, row, taken) ?? []) : [])
  ];
}

function fieldDuplicate(
  org: OrgState,
  object: ObjectType,
  field: Field,
  row: Row,
  taken: Set<string>
): SaveError[] | undefined {
  const key = keyOf(field, row[field.name]);
  if (key === undefined) return undefined;
  const other = idsWith(org, object, field, row[field.name]!).find((id) => id !== row.Id);
  const isTaken = taken.has(`${field.name} ${key}`);
  taken.add(`${field.name} ${key}`);
  if (other === undefined && !isTaken) return undefined;
  if (isUsername(object, field))
    return [saveError('DUPLICATE_USERNAME', 'Duplicate Username.', [field.name])];
  return [
    other === undefined ? duplicate('<unknown>', '<unknown>') : duplicate(field.name, other.slice(0, 15))
  ];
}

function togetherDuplicate(
  org: OrgState,
  object: ObjectType,
  names: readonly string[],
  row: Row,
  taken: Set<string>
): SaveError[] | undefined {
  const [first = ''] = names;
  const key = names.map((name) => String(row[name] ?? '')).join(' ');
  const isSame = (other: Row): boolean =>
    other.Id !== row.Id && names.every((name) => other[name] === row[name]);
  const other = org.store.find(object.name, first, row[first] ?? null).find(isSame);
  const isTaken = taken.has(key);
  taken.add(key);
  if (!other && !isTaken) return undefined;
  if (object.name !== 'PermissionSetAssignment')
    return [duplicate(names.join(','), other?.Id.slice(0, 15) ?? '<unknown>')];
  const message = `Duplicate PermissionSetAssignment. Assignee: ${String(row['AssigneeId'])}; Permission Set: ${String(row['PermissionSetId'])}`;
  return [saveError('DUPLICATE_VALUE', message, names)];
}

function isUsername(object: ObjectType, field: Field): boolean {
  return object.name === 'User' && field.name === 'Username';
}

function duplicate(name: string, id: string): SaveError {
  const message = `duplicate value found: ${name} duplicates value on record with id: ${id}`;
  return saveError('DUPLICATE_VALUE', message, name.startsWith('<') ? [] : name.split(','));
}
