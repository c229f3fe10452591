import type { Query } from '@jetstreamapp/soql-parser-js';
import type { Condition, ParsedTest } from './condition.ts';
import { testsOf } from './condition.ts';
import type { Operator } from './matcher.ts';
import { refuseClauses } from './parse.ts';
import type { Path } from './path.ts';
import { resolvePath } from './path.ts';
import { malformed } from './queryError.ts';
import type { SemiJoinTest, Test } from './queryPlan.ts';
import type { Scope } from './scope.ts';
import { errorOn, findObject } from './scope.ts';

const MOST_SEMI_JOINS = 2;

/** SOQL and SOSL Reference, "Comparison Operators", on semi-joins: at most two, and only at the top level. */
export function requireSemiJoins(condition: Condition<ParsedTest>): void {
  if (testsOf(condition).filter(isSemiJoin).length > MOST_SEMI_JOINS) {
    throw malformed(`maximum ${MOST_SEMI_JOINS} semi join sub-selects are allowed`);
  }
  requireTopLevel(condition);
}

function requireTopLevel(condition: Condition<ParsedTest>): void {
  if (condition.kind === 'and') condition.parts.forEach(requireTopLevel);
  if (condition.kind === 'and' || condition.kind === 'test' || !testsOf(condition).some(isSemiJoin)) return;
  throw malformed(
    condition.kind === 'or'
      ? "Semi join sub-selects are not allowed with the 'OR' operator"
      : "Semi join sub-selects are not allowed with the 'NOT' operator"
  );
}

function isSemiJoin(test: ParsedTest): boolean {
  return 'valueQuery' in test;
}

/** @throws ApiError MALFORMED_QUERY for what a semi-join may not be; the messages are the REST API's. */
export function planSemiJoin(
  scope: Scope,
  path: Path,
  operator: Operator,
  query: Query,
  planInner: (scope: Scope, query: Query) => Condition<Test> | null
): SemiJoinTest {
  if (operator !== 'IN' && operator !== 'NOT IN') throw malformed(`unexpected token: '(' after ${operator}`);
  requirePlainOuter(scope, path);
  requirePlainInner(query);
  refuseInner(query.sObject ?? '');
  const object = findObject(scope.schema, scope.text, query.sObject ?? '');
  if (object === scope.object) {
    throw malformed('The inner and outer selects should not be on the same object type');
  }
  const inner = { ...scope, object, alias: query.sObjectAlias };
  const innerPath = selectedPath(inner, query);
  requireSameTarget(scope, path, innerPath, object.name);
  const where = planInner(inner, query);
  return { kind: 'semiJoin', path, negated: operator === 'NOT IN', inner: { object, where }, innerPath };
}

function requirePlainOuter(scope: Scope, { hops, text }: Path): void {
  if (hops.length === 0) return;
  const message = `The left operand of a semi join cannot be a relationship path: '${text}'`;
  throw errorOn(scope, text, 'MALFORMED_QUERY', message);
}

/** SOQL and SOSL Reference, "SOQL Limits on Objects". */
function refuseInner(object: string): void {
  if (object.toLowerCase() !== 'contentdocumentlink') return;
  throw malformed(`Entity '${object}' is not supported for semi join inner selects`);
}

function requirePlainInner(query: Query): void {
  refuseClauses(query);
  const refused = query.groupBy
    ? 'GROUP BY'
    : query.orderBy
      ? 'ORDER BY'
      : query.limit !== undefined
        ? 'LIMIT'
        : query.offset !== undefined
          ? 'OFFSET'
          : query.withAccessLevel && 'WITH';
  if (refused) throw malformed(`unexpected token: '${refused}'`);
}

function selectedPath(inner: Scope, query: Query): Path {
  const [only, ...others] = query.fields ?? [];
  if (!only || others.length > 0 || (only.type !== 'Field' && only.type !== 'FieldRelationship')) {
    throw malformed('Semi join sub-selects must select exactly one field');
  }
  const text = 'rawValue' in only && only.rawValue ? only.rawValue : only.field;
  const path = resolvePath(inner, text);
  if (path.hops.length > 0 || (path.field.type !== 'id' && path.field.type !== 'reference')) {
    throw errorOn(
      inner,
      text,
      'MALFORMED_QUERY',
      `Semi join sub-selects can only query id fields, cannot use: '${text}'`
    );
  }
  return path;
}

/** Both fields hold ids of the same objects. */
function requireSameTarget(scope: Scope, outer: Path, inner: Path, innerObject: string): void {
  const outerTargets = targetsOf(outer, scope.object.name);
  const innerTargets = targetsOf(inner, innerObject);
  if (outerTargets.some((name) => innerTargets.includes(name))) return;
  throw malformed(
    `The selected field '${inner.field.name}' in the subquery and the left operand field in the where expression in the outer query '${outer.field.name}' should point to the same object type`
  );
}

function targetsOf({ field }: Path, object: string): readonly string[] {
  return field.type === 'id' ? [object] : (field.referenceTo ?? []);
}
