import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Field, FieldType, ObjectType, PicklistValue } from './types.ts';
import { USER_PERMISSION_NAMES } from './userPermissionNames.ts';

interface ValueEntry {
  readonly value: string;
  readonly label: string;
  readonly defaultValue?: boolean;
}
/** A field as its file holds it: what follows from its name or its type is left out. */
type FieldEntry = Omit<Field, 'label' | 'picklist'> & {
  readonly label?: string;
  /** A value that is its own label, or a value with more. */
  readonly picklist?: readonly (string | ValueEntry)[];
};
type ObjectEntry = Omit<ObjectType, 'fields'> & {
  readonly fields: readonly FieldEntry[];
  /** The object has a column for each user permission. */
  readonly userPermissionFields?: 'writable' | 'readonly';
};

const FOLDER = path.join(import.meta.dirname, 'standard');
/** SOQL and SOSL Reference, "GROUP BY": fields of these types are not grouped by. */
const NOT_GROUPED: ReadonlySet<FieldType> = new Set([
  'datetime',
  'double',
  'currency',
  'percent',
  'address',
  'base64'
]);
const NOT_SORTED: ReadonlySet<FieldType> = new Set(['address', 'base64']);

/** The standard objects of the stand-in, in the order of their names. */
export const STANDARD_OBJECTS: readonly ObjectType[] = readdirSync(FOLDER).sort().map(readObject);

function readObject(file: string): ObjectType {
  const { userPermissionFields, fields, ...object } = JSON.parse(
    readFileSync(path.join(FOLDER, file), 'utf8')
  ) as ObjectEntry;
  const columns = userPermissionFields ? userPermissionColumns(userPermissionFields === 'writable') : [];
  return { ...object, fields: [...fields.map(fieldOf), ...columns] };
}

function fieldOf({ label, picklist, ...entry }: FieldEntry): Field {
  return {
    label: label ?? labelOf(entry.name),
    ...(NOT_GROUPED.has(entry.type) && { groupable: false }),
    ...(NOT_SORTED.has(entry.type) && { sortable: false }),
    ...(entry.type === 'reference' && { relationshipName: entry.name.replace(/Id$/, '') }),
    ...(picklist && { picklist: picklist.map(picklistValue) }),
    ...entry
  };
}

function picklistValue(entry: string | ValueEntry): PicklistValue {
  const value = typeof entry === 'string' ? { value: entry, label: entry } : entry;
  return { active: true, defaultValue: false, ...value };
}

/** `LastLoginDate` is labelled "Last Login Date", `ProfileId` "Profile ID". */
function labelOf(name: string): string {
  return name.replace(/Id$/, 'ID').replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
}

/** Object Reference, PermissionSet: "Create, Filter, Update", so neither grouped nor sorted by. */
function userPermissionColumns(writable: boolean): Field[] {
  return USER_PERMISSION_NAMES.map((name) => ({
    name: `Permissions${name}`,
    label: labelOf(name),
    type: 'boolean',
    sortable: false,
    groupable: false,
    ...(writable && { createable: true, updateable: true, defaultValue: false })
  }));
}
