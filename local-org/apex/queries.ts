import { ApiError } from '../apiError.ts';
import type { Caller } from '../org.ts';
import type { QueryAnswer } from '../soql/answer.ts';
import type { BindValue } from '../soql/binds.ts';
import { orgWideDefault } from '../security/sharing.ts';
import { runQuery } from '../soql/runQuery.ts';
import { whatIsNotModelled } from './apexError.ts';
import type { Execution } from './execution.ts';
import { recordsOf, stored } from './sobject.ts';
import { SOBJECT, typeName } from './typeName.ts';
import { ApexList, ApexSObject, ApexSet } from './values.ts';
import type { ApexValue } from './values.ts';

/** The rows of a query, counted against the limits. @throws ApexThrown QueryException with the platform's words. */
export function queryRows(
  execution: Execution,
  soql: string,
  binds: ReadonlyMap<string, ApexValue>,
  mode: Caller['mode']
): ApexList {
  const { records } = answer(execution, soql, binds, mode);
  execution.spend('queryRows', records.length);
  const rows = recordsOf(execution, records);
  const element = records[0] ? typeName(records[0].attributes.type) : SOBJECT;
  return execution.held(new ApexList(element, rows, true));
}

/** The answer of a `COUNT()` query, which charges one row (Apex Developer Guide, "Execution Governors and Limits"). */
export function countRows(
  execution: Execution,
  soql: string,
  binds: ReadonlyMap<string, ApexValue>,
  mode: Caller['mode']
): number {
  const { totalSize } = answer(execution, soql, binds, mode);
  execution.spend('queryRows', 1);
  return totalSize;
}

function answer(
  execution: Execution,
  soql: string,
  binds: ReadonlyMap<string, ApexValue>,
  mode: Caller['mode']
): QueryAnswer {
  execution.spend('queries', 1);
  if (mode === 'system') requireNoSharing(execution, soql);
  const values = Object.fromEntries([...binds].map(([name, value]) => [name, bindValue(execution, value)]));
  try {
    return runQuery(execution.org, execution.caller(mode), withoutLock(execution, soql), { binds: values });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.errorCode === 'NOT_MODELLED') throw execution.notModelled(whatIsNotModelled(error));
    const unbound = /^Variable does not exist: (\w+)$/.exec(error.message)?.[1];
    const message = unbound === undefined ? error.message : `Key '${unbound}' does not exist in the bindMap`;
    throw execution.raise('QueryException', message);
  }
}

/** Nobody else writes meanwhile. Rows that are locked have no order (Apex Developer Guide, "Locking Statements"). */
function withoutLock(execution: Execution, soql: string): string {
  const found = /\s+FOR\s+UPDATE\s*$/i.exec(soql);
  if (!found) return soql;
  const query = soql.slice(0, found.index);
  if (!/\bORDER\s+BY\b/i.test(withoutTexts(query))) return query;
  throw execution.raise('QueryException', 'FOR UPDATE cannot be used with ORDER BY');
}

/** @throws ApexLoadError where sharing rules would leave out rows for code `with sharing`. */
function requireNoSharing(execution: Execution, soql: string): void {
  const { schema } = execution.org;
  const object = schema.object(objectNameIn(soql));
  if (!object || orgWideDefault(schema, object) !== 'Private' || execution.sharing !== 'with') return;
  throw execution.notModelled(`sharing rules on ${object.name} for code that runs with sharing`);
}

/** What the rows of a query are; those of its subqueries stand in brackets. */
export function objectNameIn(soql: string): string {
  let text = withoutTexts(soql);
  for (let shorter = ''; shorter !== text;) {
    shorter = text;
    text = text.replace(/\([^()]*\)/g, '');
  }
  return /\bFROM\s+(\w+)/i.exec(text)?.[1] ?? 'SObject';
}

/** Texts may have in them what looks like a part of the query. */
export function withoutTexts(soql: string): string {
  return soql.replace(/'(?:\\.|[^'\\])*'/g, "''");
}

function bindValue(execution: Execution, value: ApexValue): BindValue {
  const one = (item: ApexValue): ReturnType<typeof stored> => idOrValue(execution, item);
  if (value instanceof ApexList) return value.items.map(one);
  return value instanceof ApexSet ? [...value.entries.values()].map(one) : one(value);
}

/** A record stands for its id. */
function idOrValue(execution: Execution, value: ApexValue): ReturnType<typeof stored> {
  return stored(execution, value instanceof ApexSObject ? (value.values.get('Id') ?? null) : value);
}
