import type {
  FieldFunctionExpression,
  FieldType as ParsedField,
  FunctionExp,
  GroupByClause,
  HavingClause,
  QueryBase
} from '@jetstreamapp/soql-parser-js';
import { notModelled } from '../apiError.ts';
import { isAggregatable } from '../schema/describeField.ts';
import type { Condition } from './condition.ts';
import { mapTests, readCondition } from './condition.ts';
import { familyOf } from './fieldFamily.ts';
import { readOperands } from './literal.ts';
import { matcherOf } from './matcher.ts';
import type { Path } from './path.ts';
import { resolvePath } from './path.ts';
import { readOperator, requireListFor, requireOperator } from './planFilter.ts';
import { canonical, fieldText } from './planSelection.ts';
import { malformed, tooComplicated } from './queryError.ts';
import type {
  Aggregate,
  AggregateFunction,
  GroupColumn,
  GroupTest,
  GroupValue,
  Grouping
} from './queryPlan.ts';
import { aggregateField } from './queryPlan.ts';
import type { Scope } from './scope.ts';
import { errorOn, invalidField } from './scope.ts';

const FUNCTIONS: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM', 'AVG']);
const MOST_VALUES = 100;

export function isAggregate(field: ParsedField): field is FieldFunctionExpression {
  return field.type === 'FieldFunctionExpression' && FUNCTIONS.has(field.functionName.toUpperCase());
}

export function isGrouped({ fields, groupBy }: QueryBase): boolean {
  return groupBy !== undefined || (fields ?? []).some(isAggregate);
}

/** Collects the aggregates while the clauses that name them are read. */
interface GroupScope {
  readonly scope: Scope;
  readonly keys: readonly Path[];
  readonly aggregates: Aggregate[];
}

export function planGroups(scope: Scope, query: QueryBase): Grouping {
  const clauses =
    query.groupBy === undefined ? [] : Array.isArray(query.groupBy) ? query.groupBy : [query.groupBy];
  const keys = clauses.map((clause) => planKey(scope, clause));
  const groups: GroupScope = { scope, keys, aggregates: [] };
  const columns = planColumns(groups, query.fields ?? []);
  const having = query.having ? planHaving(groups, query.having) : null;
  if (keys.length + groups.aggregates.length > MOST_VALUES) {
    throw tooComplicated(`at most ${MOST_VALUES} groupings and aggregates`);
  }
  return {
    kind: 'groups',
    grouped: clauses.length > 0,
    keys,
    aggregates: groups.aggregates,
    columns,
    having,
    valueOf: (clause) => ('fn' in clause ? aggregateValue(groups, clause.fn) : keyValue(groups, clause.field))
  };
}

function planKey(scope: Scope, clause: GroupByClause): Path {
  if ('fn' in clause) throw notModelled(`GROUP BY ${clause.fn.functionName ?? 'a function'}`);
  const path = resolvePath(scope, clause.field);
  if (path.field.groupable === false) {
    throw invalidField(scope, path.text, `field '${path.field.name}' can not be grouped in a query call`);
  }
  return path;
}

/** An aggregate without an alias is `expr0`, `expr1` … (SOQL and SOSL Reference, "Using Aliases with GROUP BY"). */
function planColumns(groups: GroupScope, fields: readonly ParsedField[]): readonly GroupColumn[] {
  let unnamed = 0;
  const columns = fields.map((field): GroupColumn => {
    if (field.type === 'FieldTypeof') throw notModelled('TYPEOF');
    if (field.type === 'FieldSubquery')
      throw malformed('Grouped query cannot have a subquery in the SELECT list');
    if (field.type === 'FieldFunctionExpression') {
      const display = `${field.functionName.toLowerCase()}(${field.parameters.map(String).join()})`;
      return { name: field.alias ?? `expr${unnamed++}`, value: aggregateValue(groups, field), display };
    }
    const value = keyValue(groups, fieldText(field));
    const name = ('alias' in field && field.alias) || groups.keys[value.index]!.field.name;
    return { name, value, display: name };
  });
  requireDistinctNames(columns);
  return columns;
}

function requireDistinctNames(columns: readonly GroupColumn[]): void {
  const names = new Set<string>();
  for (const { name } of columns) {
    if (names.has(name.toLowerCase())) throw malformed(`duplicate alias: ${name}`);
    names.add(name.toLowerCase());
  }
}

function keyValue({ scope, keys }: GroupScope, text: string): GroupValue {
  const wanted = canonical(resolvePath(scope, text));
  const index = keys.findIndex((key) => canonical(key) === wanted);
  if (index < 0)
    throw errorOn(scope, text, 'MALFORMED_QUERY', `Field must be grouped or aggregated: ${text}`);
  return { of: 'key', index };
}

function aggregateValue(groups: GroupScope, call: FunctionExp): GroupValue {
  const aggregate = planAggregate(groups.scope, call);
  const known = groups.aggregates.findIndex(
    ({ name, path }) => name === aggregate.name && canonical(path) === canonical(aggregate.path)
  );
  if (known >= 0) return { of: 'aggregate', index: known };
  return { of: 'aggregate', index: groups.aggregates.push(aggregate) - 1 };
}

function planAggregate(scope: Scope, { functionName = '', parameters = [] }: FunctionExp): Aggregate {
  const name = functionName.toUpperCase();
  if (!FUNCTIONS.has(name)) throw notModelled(`${functionName}()`);
  const [parameter, ...others] = parameters;
  if (others.length > 0 || (parameter !== undefined && typeof parameter !== 'string')) {
    throw malformed(`unexpected arguments of ${functionName}`);
  }
  if (parameter === undefined) throw malformed("unexpected token: ')'");
  const path = resolvePath(scope, parameter);
  requireAggregatable(scope, path, name as AggregateFunction);
  return { name: name as AggregateFunction, path };
}

/** SOQL and SOSL Reference, "Support for Field Types in Aggregate Functions". */
function requireAggregatable(scope: Scope, { text, field }: Path, name: AggregateFunction): void {
  const numeric = familyOf(field) === 'number';
  const isId = familyOf(field) === 'id';
  const fits = name === 'SUM' || name === 'AVG' ? numeric : name.startsWith('COUNT') || !isId;
  if (fits && isAggregatable(field)) return;
  throw errorOn(
    scope,
    text,
    'MALFORMED_QUERY',
    `field ${field.name} does not support aggregate operator ${name}`
  );
}

function planHaving(groups: GroupScope, having: HavingClause): Condition<GroupTest> {
  return mapTests(readCondition(having), (test): GroupTest => {
    const value = 'field' in test ? keyValue(groups, test.field) : aggregateValue(groups, test.fn);
    const operator = readOperator(test.operator);
    const path = value.of === 'key' ? groups.keys[value.index]! : null;
    const field = path?.field ?? aggregateField(groups.aggregates[value.index]!);
    requireOperator(groups.scope, path ?? { text: field.name, hops: [], owner: null, field }, operator);
    const text = 'field' in test ? test.field : (test.fn.rawValue ?? field.name);
    const { list, operands } = readOperands(groups.scope, test, {
      text,
      field,
      pattern: operator === 'LIKE'
    });
    requireListFor(operator, list);
    return { value, matches: matcherOf(field, operator, operands) };
  });
}
