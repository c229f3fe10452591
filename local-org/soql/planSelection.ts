import type { FieldType as ParsedField, QueryBase, Subquery } from '@jetstreamapp/soql-parser-js';
import { notModelled } from '../apiError.ts';
import type { Path } from './path.ts';
import { resolvePath } from './path.ts';
import { malformed, tooComplicated } from './queryError.ts';
import type { QueryPlan, SelectChildren, SelectItem } from './queryPlan.ts';
import type { Scope } from './scope.ts';
import { errorOn, invalidField, use } from './scope.ts';

type Selected = Path | SelectChildren;
/** Passed in, since a query within a query is planned as one itself. */
type PlanQuery = (scope: Scope, query: QueryBase) => QueryPlan;

/** SOQL and SOSL Reference, "Understanding Relationship Query Limitations". */
const MOST_SUBQUERIES = 20;

/** What to select, in the query's order; the fields behind one reference come together, where the first stands. */
export function planItems(
  scope: Scope,
  fields: readonly ParsedField[],
  plan: PlanQuery
): readonly SelectItem[] {
  const selected = fields.map((field) =>
    field.type === 'FieldSubquery' ? planChildren(scope, field.subquery, plan) : planField(scope, field)
  );
  requireDistinct(scope, selected);
  return itemsOf(selected, 0);
}

function planField(scope: Scope, field: Exclude<ParsedField, { type: 'FieldSubquery' }>): Path {
  if (field.type === 'FieldTypeof') throw notModelled('TYPEOF');
  if (field.type === 'FieldFunctionExpression') throw notModelled(`${field.functionName}()`);
  if ('alias' in field && field.alias) throw malformed('only aggregate expressions use field aliasing');
  return resolvePath(scope, fieldText(field));
}

/** The field as the query has it: the parser library keeps paths whole only here. */
export function fieldText(field: { readonly field: string; readonly rawValue?: string }): string {
  return field.rawValue ?? field.field;
}

/** Names a field by the way to it. */
export function canonical(path: Path): string {
  return [...path.hops.map((hop) => hop.field.name), path.field.name].join('.');
}

function requireDistinct(scope: Scope, selected: readonly Selected[]): void {
  const seen = new Set<string>();
  for (const one of selected) {
    const name = isChildren(one) ? `(${one.name})` : canonical(one);
    if (seen.has(name)) {
      if (isChildren(one)) throw malformed(`duplicate subquery: ${one.name}`);
      throw invalidField(scope, one.text, `duplicate field selected: ${one.text}`);
    }
    seen.add(name);
  }
  if (selected.filter(isChildren).length > MOST_SUBQUERIES) {
    throw tooComplicated(`at most ${MOST_SUBQUERIES} subqueries`);
  }
}

function isChildren(one: Selected): one is SelectChildren {
  return 'kind' in one;
}

function itemsOf(selected: readonly Selected[], depth: number): readonly SelectItem[] {
  const byFirstStep = Map.groupBy(selected, (one) =>
    isChildren(one) ? one : (one.hops[depth]?.field ?? one)
  );
  return [...byFirstStep.values()].map(([first, ...others]): SelectItem => {
    if (isChildren(first!)) return first;
    const hop = first!.hops[depth];
    if (!hop) return { kind: 'field', name: first!.field.name, path: first! };
    const name = hop.field.relationshipName ?? hop.field.name;
    return { kind: 'parent', name, hop, items: itemsOf([first!, ...others], depth + 1) };
  });
}

function planChildren(scope: Scope, subquery: Subquery, plan: PlanQuery): SelectChildren {
  const { relationshipName } = subquery;
  const relationship = scope.schema
    .childRelationships(scope.object)
    .find((one) => one.name.toLowerCase() === relationshipName.toLowerCase());
  if (!relationship || !relationship.child.queryable) {
    throw errorOn(
      scope,
      relationshipName,
      'INVALID_TYPE',
      `Didn't understand relationship '${relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
    );
  }
  refuseInSubquery(subquery);
  const { name, child, field } = relationship;
  const childScope = { ...scope, object: child, alias: subquery.sObjectAlias };
  use(childScope, child, field);
  return { kind: 'children', name, foreignKey: field, plan: plan(childScope, subquery) };
}

function refuseInSubquery(subquery: Subquery): void {
  const fields = subquery.fields ?? [];
  if (subquery.sObjectPrefix) throw notModelled('a subquery through an alias');
  if (fields.some((field) => field.type === 'FieldSubquery'))
    throw notModelled('a subquery within a subquery');
  if (subquery.offset !== undefined) throw notModelled('OFFSET in a subquery');
  if (subquery.withAccessLevel) throw malformed("unexpected token: 'WITH'");
  if (subquery.groupBy || fields.some((field) => field.type === 'FieldFunctionExpression')) {
    throw malformed('only root queries support aggregate expressions');
  }
}
