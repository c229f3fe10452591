import { fieldValue } from '../formula/formula.ts';
import type { Caller, OrgState } from '../org.ts';
import { readableRows, requireReadable } from '../security/readable.ts';
import type { QueryAnswer } from './answer.ts';
import type { Binds } from './binds.ts';
import { columnsOf } from './columns.ts';
import { evaluate } from './evaluate.ts';
import { parse } from './parse.ts';
import { planQuery } from './planQuery.ts';
import type { Sources } from './reader.ts';
import { createReader } from './reader.ts';
import { batchSizeOf } from './restrictions.ts';
import type { FieldUses } from './scope.ts';
import { findObject } from './scope.ts';

export interface QueryOptions {
  readonly binds?: Binds;
}

const ORG_SOURCES: Sources = { readableRows, requireReadable, fieldValue };

/**
 * Answers a SOQL query as the REST API does; with binds, as Apex does.
 * @throws ApiError with the code and the message that the platform answers, NOT_MODELLED for what the
 *   stand-in does not have.
 */
export function runQuery(
  org: OrgState,
  caller: Caller,
  soql: string,
  options: QueryOptions = {}
): QueryAnswer {
  return answerQuery(ORG_SOURCES, org, caller, soql, options);
}

/** The same over other rows and rights than the org's own. */
export function answerQuery(
  sources: Sources,
  org: OrgState,
  caller: Caller,
  soql: string,
  { binds }: QueryOptions = {}
): QueryAnswer {
  const { text, query } = parse(soql, binds);
  const uses: FieldUses = new Map();
  const object = findObject(org.schema, text, query.sObject ?? '');
  const alias = query.sObjectAlias;
  const plan = planQuery({ schema: org.schema, text, object, alias, binds, now: org.now(), uses }, query);
  const reading = callerOf(caller, query.withAccessLevel);
  for (const [used, fields] of uses) sources.requireReadable(org, reading, used, [...fields]);
  const { totalSize, records } = evaluate(createReader(org, reading, sources), plan);
  return { totalSize, records, batchSize: batchSizeOf(object), columns: columnsOf(plan.select) };
}

/** WITH USER_MODE narrows; WITH SYSTEM_MODE gives nobody more than they had. */
function callerOf(caller: Caller, accessLevel: string | undefined): Caller {
  return accessLevel?.toUpperCase() === 'USER_MODE' ? { ...caller, mode: 'user' } : caller;
}
