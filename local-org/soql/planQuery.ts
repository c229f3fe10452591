import type { FieldType as ParsedField, OrderByClause, QueryBase } from '@jetstreamapp/soql-parser-js';
import { notModelled } from '../apiError.ts';
import { refuseClauses } from './parse.ts';
import type { Path } from './path.ts';
import { resolvePath } from './path.ts';
import { planWhere } from './planFilter.ts';
import { isAggregate, isGrouped, planGroups } from './planGroups.ts';
import { planItems } from './planSelection.ts';
import { malformed, tooComplicated } from './queryError.ts';
import type { QueryPlan, Select, SortKey } from './queryPlan.ts';
import {
  isCatalogue,
  isToken,
  refuseGroupsOfCatalogue,
  requireFilter,
  requireOffset,
  TOKEN_ROWS
} from './restrictions.ts';
import type { Scope } from './scope.ts';
import { invalidField, use } from './scope.ts';

/** SOQL and SOSL Reference, "ORDER BY": at most 32 fields. */
const MOST_SORT_KEYS = 32;

/** @throws ApiError for a name that does not resolve, or something that its field does not allow. */
export function planQuery(scope: Scope, query: QueryBase): QueryPlan {
  const plan = planAny(scope, query);
  requireFilter(scope.object, plan.where);
  return plan;
}

/** A query, or one within it: its rows are filtered by the parent's id. */
function planAny(scope: Scope, query: QueryBase): QueryPlan {
  use(scope, scope.object);
  refuseClauses(query);
  const select = planSelect(scope, query);
  const where = planWhere(scope, query.where);
  requireOffset(scope.object, query.offset ?? 0);
  requireLimitFits(select, query);
  const orderBy = sortClauses(query).map((clause) => planSortKey(scope, clause, select));
  return { object: scope.object, where, select, orderBy, ...pageOf(scope, query, select) };
}

function planSelect(scope: Scope, query: QueryBase): Select {
  const fields = query.fields ?? [];
  if (query.having && !isGrouped(query)) throw malformed("unexpected token: 'HAVING'");
  if (!isGrouped(query)) return { kind: 'records', items: planItems(scope, fields, planAny) };
  refuseGroupsOfCatalogue(scope.object);
  if (isRowCount(fields)) {
    if (query.orderBy) throw malformed("unexpected token: 'ORDER'");
    if (query.groupBy) throw notModelled('COUNT() with GROUP BY');
    return { kind: 'count' };
  }
  return planGroups(scope, query);
}

/** `COUNT()`, which stands alone. */
function isRowCount(fields: readonly ParsedField[]): boolean {
  const bare = fields.filter(
    (field) => isAggregate(field) && field.functionName === 'COUNT' && field.parameters.length === 0
  );
  if (bare.length > 0 && fields.length > 1) throw malformed("unexpected token: ','");
  return bare.length > 0;
}

function requireLimitFits(select: Select, query: QueryBase): void {
  if (select.kind === 'groups' && !select.grouped && query.limit !== undefined) {
    throw malformed('Non-grouped query that uses overall aggregate functions cannot also use LIMIT');
  }
}

/** Catalogue objects take no heed of LIMIT and OFFSET; an answer of tokens ends by itself. */
function pageOf(scope: Scope, query: QueryBase, select: Select): { limit: number; offset: number } {
  if (isCatalogue(scope.object)) return { limit: Infinity, offset: 0 };
  const most = isToken(scope.object) && select.kind === 'records' ? TOKEN_ROWS : Infinity;
  return { limit: Math.min(query.limit ?? Infinity, most), offset: query.offset ?? 0 };
}

function sortClauses({ orderBy }: QueryBase): readonly OrderByClause[] {
  const clauses = orderBy === undefined ? [] : Array.isArray(orderBy) ? orderBy : [orderBy];
  if (clauses.length > MOST_SORT_KEYS)
    throw tooComplicated(`ORDER BY takes at most ${MOST_SORT_KEYS} fields`);
  return clauses;
}

function planSortKey(scope: Scope, clause: OrderByClause, select: Select): SortKey {
  const by = select.kind === 'groups' ? select.valueOf(clause) : sortPath(scope, clause);
  return { by, descending: clause.order === 'DESC', nullsFirst: clause.nulls !== 'LAST' };
}

function sortPath(scope: Scope, clause: OrderByClause): Path {
  if ('fn' in clause) throw notModelled(`${clause.fn.functionName ?? 'a function'} in ORDER BY`);
  const path = resolvePath(scope, clause.field);
  if (path.field.sortable === false) {
    throw invalidField(scope, path.text, `field '${path.field.name}' can not be sorted in a query call`);
  }
  return path;
}
