import type {
  NaiveCondition,
  NaiveField,
  NaiveGroupQuery,
  NaivePart,
  NaiveQuery,
  NaiveValue
} from './naiveQuery.ts';

export function pathOf(field: NaiveField): string {
  return field.parent ? `Parent__r.${field.name}` : field.name;
}

/** The query as SOQL. */
export function renderQuery({ where, select, orderBy, limit, offset }: NaiveQuery): string {
  const keys = orderBy.map(
    ({ field, descending, nulls }) =>
      `${pathOf(field)}${descending ? ' DESC' : ''}${nulls ? ` NULLS ${nulls}` : ''}`
  );
  return [
    `SELECT ${select.map(pathOf).join(', ')} FROM Item__c`,
    where && `WHERE ${renderCondition(where)}`,
    keys.length > 0 && `ORDER BY ${keys.join(', ')}`,
    limit !== null && `LIMIT ${limit}`,
    offset !== null && `OFFSET ${offset}`
  ]
    .filter(Boolean)
    .join(' ');
}

export function renderGroupQuery({ where, keys, aggregates, moreThan }: NaiveGroupQuery): string {
  const columns = [
    ...keys.map((key, i) => `${pathOf(key)} key${i}`),
    ...aggregates.map(({ name, field }) => `${name}(${pathOf(field)})`)
  ];
  return [
    `SELECT ${columns.join(', ')} FROM Item__c`,
    where && `WHERE ${renderCondition(where)}`,
    keys.length > 0 && `GROUP BY ${keys.map(pathOf).join(', ')}`,
    moreThan !== null && keys.length > 0 && `HAVING COUNT(Id) > ${moreThan}`
  ]
    .filter(Boolean)
    .join(' ');
}

export function renderCondition(condition: NaiveCondition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts
        .map((part) => `(${renderCondition(part)})`)
        .join(` ${condition.kind.toUpperCase()} `);
    case 'not':
      return `NOT (${renderCondition(condition.part)})`;
    case 'like':
      return `${pathOf(condition.field)} LIKE '${condition.pattern.map(renderPart).join('')}'`;
    case 'in':
      return `${pathOf(condition.field)} ${condition.not ? 'NOT IN' : 'IN'} (${condition.values
        .map((value) => renderValue(condition.field, value))
        .join(', ')})`;
    case 'compare':
      return `${pathOf(condition.field)} ${condition.operator} ${renderValue(condition.field, condition.value)}`;
  }
}

function renderPart(part: NaivePart): string {
  if ('any' in part) return '%';
  if ('one' in part) return '_';
  return /[%_\\']/.test(part.char) ? `\\${part.char}` : part.char;
}

function renderValue({ type }: NaiveField, value: NaiveValue): string {
  if (value === null) return 'null';
  if (type === 'datetime') return String(value).replace('+0000', 'Z');
  if (typeof value !== 'string' || type === 'date') return String(value);
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
