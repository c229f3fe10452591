import type { Schema } from './schema.ts';
import type { Field, ObjectType } from './types.ts';

/** Names that list views, search layouts and related lists have for standard fields of custom objects. */
const STANDARD: Readonly<Record<string, string>> = {
  NAME: 'Name',
  'OWNER.ALIAS': 'OwnerId',
  'OWNER.FIRST_NAME': 'OwnerId',
  'OWNER.LAST_NAME': 'OwnerId',
  CREATED_DATE: 'CreatedDate',
  CREATEDBY_USER: 'CreatedById',
  'CREATEDBY_USER.ALIAS': 'CreatedById',
  LAST_UPDATE: 'LastModifiedDate',
  UPDATEDBY_USER: 'LastModifiedById',
  'UPDATEDBY_USER.ALIAS': 'LastModifiedById'
};

/** The field of a custom object that a list shows under that name; custom fields bear their own. */
export function listColumn(schema: Schema, object: ObjectType, column: string): Field | undefined {
  const standard = Object.hasOwn(STANDARD, column) ? STANDARD[column] : undefined;
  if (standard === undefined && !column.endsWith('__c')) return undefined;
  return schema.field(object, standard ?? column);
}

/** The names among these under which no list of the object shows anything. Standard objects have names of their own. */
export function unknownColumns(schema: Schema, object: ObjectType, columns: readonly string[]): string[] {
  return columns.filter(
    (column) => (object.custom || column.endsWith('__c')) && !listColumn(schema, object, column)
  );
}
