import type { Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { notModelled } from '../apiError.ts';
import type { Value } from '../store/store.ts';
import type { Condition, ParsedTest } from './condition.ts';
import { mapTests, readCondition, testsOf } from './condition.ts';
import { familyOf } from './fieldFamily.ts';
import type { Operand } from './literal.ts';
import { readOperands } from './literal.ts';
import type { Operator } from './matcher.ts';
import { matcherOf } from './matcher.ts';
import type { Path } from './path.ts';
import { resolvePath } from './path.ts';
import { planSemiJoin, requireSemiJoins } from './planSemiJoin.ts';
import type { CompareTest, Test } from './queryPlan.ts';
import { malformed } from './queryError.ts';
import {
  comparesAsId,
  isCatalogue,
  refuseFilterOfCatalogue,
  refuseOperatorOfCatalogue
} from './restrictions.ts';
import type { Scope } from './scope.ts';
import { errorOn, invalidField } from './scope.ts';

/** @throws ApiError for a name, an operator or a literal that does not fit. */
export function planWhere(scope: Scope, where: WhereClause | undefined): Condition<Test> | null {
  if (!where) return null;
  const parsed = readCondition(where);
  refuseFilterOfCatalogue(scope.object, parsed);
  requireSemiJoins(parsed);
  return mapTests(parsed, (test) => planTest(scope, test));
}

/** The filter of a semi-join's own query. */
function planInner(scope: Scope, query: Query): Condition<Test> | null {
  const where = planWhere(scope, query.where);
  if (where && testsOf(where).some((test) => test.kind === 'semiJoin')) {
    throw malformed('Nesting of semi join sub-selects is not supported');
  }
  return where;
}

function planTest(scope: Scope, test: ParsedTest): Test {
  if (!('field' in test)) throw notModelled(`the function ${test.fn.functionName ?? ''} in a WHERE clause`);
  const path = resolvePath(scope, test.field);
  const operator = readOperator(test.operator);
  requireFilterable(scope, path);
  refuseOperatorOfCatalogue(scope.object, operator);
  if ('valueQuery' in test) return planSemiJoin(scope, path, operator, test.valueQuery, planInner);
  return planComparison(scope, path, operator, test);
}

function planComparison(scope: Scope, path: Path, operator: Operator, test: ParsedTest): CompareTest {
  requireOperator(scope, path, operator);
  const namesAsIds = path.owner !== null && isCatalogue(path.owner);
  const named = { text: path.text, field: path.field, namesAsIds, pattern: operator === 'LIKE' };
  const { list, operands } = readOperands(scope, test, named);
  requireListFor(operator, list);
  return {
    kind: 'compare',
    path,
    matches: matcherOf(path.field, operator, operands),
    keys: keysOf(path, operator, operands)
  };
}

export function readOperator(operator: string): Operator {
  return (operator === '<>' ? '!=' : operator.toUpperCase()) as Operator;
}

export function requireListFor(operator: Operator, list: boolean): void {
  const wantsList = ['IN', 'NOT IN', 'INCLUDES', 'EXCLUDES'].includes(operator);
  if (wantsList && !list) throw malformed(`${operator} needs a list of values`);
  if (!wantsList && list) throw malformed(`unexpected token: '(' after ${operator}`);
}

function requireFilterable(scope: Scope, { text, field }: Path): void {
  if (field.filterable === false || familyOf(field) === 'none') {
    throw invalidField(scope, text, `field '${field.name}' can not be filtered in a query call`);
  }
}

/** Object Reference, "Field Types"; the wording for other types than id is not confirmed. */
export function requireOperator(scope: Scope, { text, owner, field }: Path, operator: Operator): void {
  const family = familyOf(field);
  const isId = comparesAsId(owner, field);
  const refused =
    operator === 'LIKE'
      ? isId || family !== 'text'
      : operator === 'INCLUDES' || operator === 'EXCLUDES'
        ? family !== 'multipicklist'
        : /^[<>]/.test(operator) && (family === 'boolean' || family === 'multipicklist');
  if (!refused) return;
  const message = `invalid operator on ${isId ? 'id' : field.type} field`;
  throw errorOn(scope, text, 'INVALID_QUERY_FILTER_OPERATOR', message);
}

/** The stored values that alone can match; null where that is not said by values. */
function keysOf({ field }: Path, operator: Operator, operands: readonly Operand[]): readonly Value[] | null {
  if (operator !== '=' && operator !== 'IN') return null;
  const family = familyOf(field);
  const isExact =
    family === 'id' || family === 'number' || (family === 'text' && field.caseSensitive === true);
  if (!isExact || field.formula !== undefined) return null;
  const keys = operands.flatMap((one) => (typeof one === 'object' || one === '' ? [] : [one]));
  return keys.length === operands.length ? [...new Set(keys)] : null;
}
