import { filterValues } from '../../schema/filterValues.ts';
import { listColumn } from '../../schema/listColumns.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import { children, text } from './xml.ts';
import type { XmlElement } from './xml.ts';

const COMPARED: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>='
};
const NUMBERS: readonly Field['type'][] = ['int', 'double', 'currency', 'percent'];

/** What a list view asks for, or the element and value of it that the frame does not model. */
export type ListCondition = { readonly where: string } | { readonly element: string; readonly value: string };

/** The condition of a deployed list view in SOQL; empty when it shows all records. */
export function listCondition(
  schema: Schema,
  object: ObjectType,
  view: XmlElement,
  userId: string
): ListCondition {
  const scope = text(view, 'filterScope') ?? 'Everything';
  if (scope !== 'Everything' && scope !== 'Mine') return { element: 'filterScope', value: scope };
  const conditions: string[] = [];
  for (const filter of children(view, 'filters')) {
    const name = text(filter, 'field') ?? '';
    const field = listColumn(schema, object, name);
    const condition = field && filterCondition(field, filter);
    if (condition === undefined) return { element: 'filters', value: name };
    conditions.push(condition);
  }
  const logic = text(view, 'booleanFilter') ?? conditions.map((_, at) => at + 1).join(' AND ');
  const filtered = logic.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? '');
  const parts = [
    ...(scope === 'Mine' ? [`OwnerId = '${userId}'`] : []),
    ...(filtered ? [`(${filtered})`] : [])
  ];
  return { where: parts.join(' AND ') };
}

/** One filter in SOQL; undefined when it cannot be put so. */
function filterCondition(field: Field, filter: XmlElement): string | undefined {
  const operation = text(filter, 'operation') ?? '';
  const values = filterValues(text(filter, 'value') ?? '');
  const compared = COMPARED[operation];
  const { name } = field;
  if (values.length === 0) {
    return operation === 'equals' || operation === 'notEqual' ? `${name} ${compared!} NULL` : undefined;
  }
  if (operation === 'includes') return `${name} INCLUDES (${values.map(quoted).join(', ')})`;
  if (operation === 'excludes') return `${name} EXCLUDES (${values.map(quoted).join(', ')})`;
  const either = (one: (value: string) => string): string => `(${values.map(one).join(' OR ')})`;
  if (operation === 'contains') return either((value) => `${name} LIKE ${quoted(`%${value}%`)}`);
  if (operation === 'startsWith') return either((value) => `${name} LIKE ${quoted(`${value}%`)}`);
  if (operation === 'notContain') return `(NOT ${either((value) => `${name} LIKE ${quoted(`%${value}%`)}`)})`;
  if (compared === undefined || field.type === 'reference') return undefined;
  const all = values.map((value) => `${name} ${compared} ${literal(field, value)}`);
  return `(${all.join(operation === 'notEqual' ? ' AND ' : ' OR ')})`;
}

function literal({ type }: Field, value: string): string {
  if (type === 'boolean') return /^(?:1|true)$/i.test(value) ? 'TRUE' : 'FALSE';
  if (type === 'datetime' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value}T00:00:00Z`;
  return type === 'date' || type === 'datetime' || NUMBERS.includes(type) ? value : quoted(value);
}

function quoted(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
