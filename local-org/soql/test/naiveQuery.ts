/**
 * SOQL by its rules alone: one loop after another over plain rows, for the property test to compare with.
 * It shares no code with the engine. A query is a structure here, which renderQuery.ts writes as SOQL.
 */

export type NaiveValue = string | number | boolean | null;
export type NaiveRow = Readonly<Record<string, NaiveValue>>;
export type NaiveType = 'text' | 'caseSensitiveText' | 'number' | 'boolean' | 'date' | 'datetime' | 'id';

/** A field of the row, or of the row's parent. */
export interface NaiveField {
  readonly parent: boolean;
  readonly name: string;
  readonly type: NaiveType;
}

export type NaiveCondition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly NaiveCondition[] }
  | { readonly kind: 'not'; readonly part: NaiveCondition }
  | {
      readonly kind: 'compare';
      readonly field: NaiveField;
      readonly operator: string;
      readonly value: NaiveValue;
    }
  | {
      readonly kind: 'in';
      readonly field: NaiveField;
      readonly not: boolean;
      readonly values: readonly NaiveValue[];
    }
  | { readonly kind: 'like'; readonly field: NaiveField; readonly pattern: readonly NaivePart[] };

/** `any` is %, `one` is _, all else is itself. */
export type NaivePart = { readonly any: true } | { readonly one: true } | { readonly char: string };

export interface NaiveSortKey {
  readonly field: NaiveField;
  readonly descending: boolean;
  readonly nulls: 'FIRST' | 'LAST' | null;
}

export interface NaiveAggregate {
  readonly name: 'COUNT' | 'COUNT_DISTINCT' | 'MIN' | 'MAX' | 'SUM' | 'AVG';
  readonly field: NaiveField;
}

export interface NaiveQuery {
  readonly where: NaiveCondition | null;
  readonly select: readonly NaiveField[];
  readonly orderBy: readonly NaiveSortKey[];
  readonly limit: number | null;
  readonly offset: number | null;
}

export interface NaiveGroupQuery {
  readonly where: NaiveCondition | null;
  readonly keys: readonly NaiveField[];
  readonly aggregates: readonly NaiveAggregate[];
  /** Only groups of more rows than these. */
  readonly moreThan: number | null;
}

/** Rows of the object and of its parent; `Parent__c` holds the parent's Id. */
export interface NaiveData {
  readonly rows: readonly NaiveRow[];
  readonly parents: readonly NaiveRow[];
}

export function naiveRows(data: NaiveData, query: NaiveQuery): readonly (readonly NaiveValue[])[] {
  const kept = data.rows.filter((row) => query.where === null || holds(data, row, query.where));
  kept.sort((one, other) => {
    for (const key of query.orderBy) {
      const order = inOrder(key, read(data, one, key.field), read(data, other, key.field));
      if (order !== 0) return order;
    }
    return 0;
  });
  const from = query.offset ?? 0;
  const page = kept.slice(from, query.limit === null ? undefined : from + query.limit);
  return page.map((row) => query.select.map((field) => read(data, row, field)));
}

export function naiveGroups(data: NaiveData, query: NaiveGroupQuery): readonly (readonly NaiveValue[])[] {
  const kept = data.rows.filter((row) => query.where === null || holds(data, row, query.where));
  const groups: { readonly keys: readonly NaiveValue[]; readonly rows: NaiveRow[] }[] = [];
  for (const row of kept) {
    const keys = query.keys.map((field) => read(data, row, field));
    const group = groups.find((one) => one.keys.every((key, i) => key === keys[i]));
    if (group) group.rows.push(row);
    else groups.push({ keys, rows: [row] });
  }
  if (query.keys.length === 0 && groups.length === 0) groups.push({ keys: [], rows: [] });
  return groups
    .filter(({ rows }) => query.moreThan === null || rows.length > query.moreThan)
    .map(({ keys, rows }) => [...keys, ...query.aggregates.map((one) => aggregated(data, rows, one))]);
}

function read(data: NaiveData, row: NaiveRow, field: NaiveField): NaiveValue {
  const from = field.parent ? data.parents.find((parent) => parent['Id'] === row['Parent__c']) : row;
  if (!from) return null;
  const value = from[field.name] ?? null;
  if (value === null && field.type === 'boolean') return false;
  return value === '' ? null : value;
}

/** As it is compared: a boolean is never null, text has no case but in case-sensitive fields. */
function compared(type: NaiveType, value: NaiveValue): NaiveValue {
  if (type === 'boolean') return value === true;
  if (value === '') return null;
  return type === 'text' && typeof value === 'string' ? value.toLowerCase() : value;
}

function holds(data: NaiveData, row: NaiveRow, condition: NaiveCondition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(data, row, part));
    case 'or':
      return condition.parts.some((part) => holds(data, row, part));
    case 'not':
      return !holds(data, row, condition.part);
    case 'like':
      return isLike(condition.field.type, read(data, row, condition.field), condition.pattern);
    case 'in':
      return (
        condition.values.some((value) => equal(condition.field, read(data, row, condition.field), value)) !==
        condition.not
      );
    case 'compare':
      return isCompared(
        condition.field,
        condition.operator,
        read(data, row, condition.field),
        condition.value
      );
  }
}

function equal({ type }: NaiveField, value: NaiveValue, wanted: NaiveValue): boolean {
  return compared(type, value) === (wanted === null ? null : compared(type, wanted));
}

function isCompared(field: NaiveField, operator: string, value: NaiveValue, wanted: NaiveValue): boolean {
  if (operator === '=') return equal(field, value, wanted);
  if (operator === '!=') return !equal(field, value, wanted);
  const left = compared(field.type, value);
  const right = wanted === null ? null : compared(field.type, wanted);
  if (left === null || right === null) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function isLike(type: NaiveType, value: NaiveValue, pattern: readonly NaivePart[]): boolean {
  if (typeof value !== 'string') return false;
  const source = pattern.map((part) =>
    'any' in part ? '[^]*' : 'one' in part ? '[^]' : part.char.replace(/[^a-zA-Z0-9]/g, '\\$&')
  );
  return new RegExp(`^${source.join('')}$`, type === 'caseSensitiveText' ? '' : 'i').test(value);
}

function inOrder({ field, descending, nulls }: NaiveSortKey, one: NaiveValue, other: NaiveValue): number {
  if (one === null && other === null) return 0;
  if (one === null) return nulls === 'LAST' ? 1 : -1;
  if (other === null) return nulls === 'LAST' ? -1 : 1;
  const isText = field.type === 'text' || field.type === 'caseSensitiveText';
  const left = isText ? String(one).toLowerCase() : one;
  const right = isText ? String(other).toLowerCase() : other;
  if (left === right) return 0;
  return left < right === descending ? 1 : -1;
}

function aggregated(data: NaiveData, rows: readonly NaiveRow[], { name, field }: NaiveAggregate): NaiveValue {
  const values = rows.map((row) => read(data, row, field)).filter((value) => value !== null);
  if (name === 'COUNT') return values.length;
  if (name === 'COUNT_DISTINCT') return values.filter((value, i) => values.indexOf(value) === i).length;
  if (values.length === 0) return null;
  if (name === 'MIN' || name === 'MAX') {
    const key = { field, descending: name === 'MAX', nulls: null };
    return [...values].sort((one, other) => inOrder(key, one, other))[0]!;
  }
  let sum = 0;
  for (const value of values) sum += Number(value);
  return name === 'SUM' ? sum : sum / values.length;
}
