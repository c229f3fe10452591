import type { Schema } from '../../schema/schema.ts';
import type { Field, ObjectType } from '../../schema/types.ts';

/** The objects of a report, the master first. */
export interface ReportObjects {
  readonly objects: readonly ObjectType[];
  /** The field that a report shows under a column's name. */
  readonly column: (name: string) => Field | undefined;
}

/** Names that reports have for standard fields of custom objects: `CUST_` of the first, `CHILD_` of the second. */
const STANDARD: Readonly<Record<string, string>> = {
  NAME: 'Name',
  OWNER_NAME: 'OwnerId',
  CREATED_DATE: 'CreatedDate',
  CREATED_NAME: 'CreatedById',
  LAST_UPDATE: 'LastModifiedDate'
};
const PREFIXES = ['CUST_', 'CHILD_'];

/**
 * What a report over the standard report types of custom objects can show: `CustomEntity$Object__c`, and
 * `CustomEntityCustomEntity$Master__c$Detail__c` where the one is the detail of the other.
 *
 * @returns undefined of a type that is none of these; a text when one of its objects is not there.
 */
export function reportObjects(schema: Schema, reportType: string): ReportObjects | string | undefined {
  const [, kinds = '', names = ''] = /^((?:CustomEntity)+)\$(.+)$/.exec(reportType) ?? [];
  if (kinds === '') return undefined;
  const objects = names.split('$').map((name) => schema.object(name));
  const found = objects.filter((object) => object?.custom === true);
  const isWhole = found.length === objects.length && kinds === 'CustomEntity'.repeat(objects.length);
  const [first, second] = found;
  if (!isWhole || !first || objects.length > PREFIXES.length) return `Invalid report type: ${reportType}`;
  if (second && !second.fields.some((field) => field.masterDetail && field.referenceTo?.includes(first.name)))
    return `Invalid report type: ${reportType}`;
  return { objects: found as ObjectType[], column: (name) => columnOf(schema, found as ObjectType[], name) };
}

function columnOf(schema: Schema, objects: readonly ObjectType[], name: string): Field | undefined {
  const [owner = '', field = '', ...more] = name.split('.');
  if (more.length > 0) return undefined;
  const own = objects.find((object) => object.name === owner);
  if (own) return field.endsWith('__c') ? schema.field(own, field) : undefined;
  const at = PREFIXES.findIndex((prefix) => name.startsWith(prefix));
  const object = objects[at];
  const standard = STANDARD[name.slice(PREFIXES[at]?.length ?? 0)];
  return object && standard !== undefined ? schema.field(object, standard) : undefined;
}
