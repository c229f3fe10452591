import { PAGE_QUERIES, QUERY_CATALOGUE } from '../../src/org/queryCatalogue.ts';
import type { CatalogueQuery } from '../../src/org/queryCatalogue.ts';
import type { Answer, Steps } from './salesforceClient.ts';
import { queryArgs } from './steps.ts';

type Row = Readonly<Record<string, unknown>>;
type Asked = Pick<CatalogueQuery, 'soql'>;

/** A claim of docs/limits.md that one query shows to be true or not. */
export interface Check {
  readonly claim: string;
  readonly soql: string;
  /** @returns what differs from the claim, or null. */
  readonly differs: (rows: readonly Row[]) => string | null;
}

export interface CheckResult {
  readonly claim: string;
  readonly outcome: 'asModelled' | 'differs';
  readonly detail: string;
}

const NO_ID = '000000000000000AAA';
const NOBODY = 'nobody@northpier.example';
/** What stands for a bind, so that the query is taken and brings few rows or none. */
const BINDS: Readonly<Record<string, string>> = {
  ids: `('${NO_ID}')`,
  usernames: `('${NOBODY}')`,
  entryKeys: `('${NOBODY}')`,
  namedLike: "'nobody%'",
  since: '2000-01-01T00:00:00.000Z',
  until: '2000-01-02T00:00:00.000Z'
};
/** Ordered by their ids in Apex's paging. */
const PAGED_BY_ID = ['LoginHistory', 'CronTrigger', 'UserLogin', 'ConnectedApplication', 'BotDefinition'];
const PAGED_BY_PARENT = { FieldPermissions: 'Field', ObjectPermissions: 'SobjectType' };

/** Every check there is: what docs/limits.md asks with one query, as the user of the login. */
export function orgChecks(): readonly Check[] {
  return [
    ...Object.entries<Asked>({ ...QUERY_CATALOGUE, ...PAGE_QUERIES }).map(([name, query]) =>
      catalogueCheck(name, query)
    ),
    ...PAGED_BY_ID.map(idCheck),
    ...Object.entries(PAGED_BY_PARENT).map(([object, column]) => parentCheck(object, column)),
    {
      claim: 'OauthToken answers COUNT()',
      soql: 'SELECT COUNT() FROM OauthToken',
      differs: () => null
    },
    {
      claim: 'UserPermissionAccess is one row about the caller',
      soql: 'SELECT Id, PermissionsViewSetup FROM UserPermissionAccess',
      differs: (rows) => (rows.length === 1 ? null : `${rows.length} rows came`)
    }
  ];
}

/** Columns that a describe finds are left out: the claim is that the org takes the query. */
function catalogueCheck(name: string, { soql }: Asked): Check {
  const bound = soql
    .replace(/, \{columns\}|\{columns\}, /, '')
    .replace(/:(\w+)/g, (bind, named: string) => BINDS[named] ?? bind);
  return {
    claim: `The org takes the query ${name} of the catalogue`,
    soql: /\bLIMIT\b/.test(bound) ? bound : `${bound} LIMIT 1`,
    differs: () => null
  };
}

function idCheck(object: string): Check {
  return {
    claim: `${object} is filtered by Id > and ordered by Id`,
    soql: `SELECT Id FROM ${object} WHERE Id > '${NO_ID}' ORDER BY Id LIMIT 200`,
    differs: (rows) => unordered(rows.map(({ Id }) => String(Id)))
  };
}

function parentCheck(object: string, column: string): Check {
  return {
    claim: `${object} is ordered by ParentId and ${column} as texts are, whatever their case`,
    soql: `SELECT ParentId, ${column} FROM ${object} WHERE ParentId > '${NO_ID}' ORDER BY ParentId, ${column} LIMIT 2000`,
    differs: (rows) =>
      unordered(rows.map((row) => `${String(row['ParentId'])} ${String(row[column]).toLowerCase()}`))
  };
}

/** By code unit, as a page is turned. */
function unordered(keys: readonly string[]): string | null {
  const at = keys.findIndex((key, index) => index > 0 && key < keys[index - 1]!);
  return at < 0 ? null : `${keys[at]} comes after ${keys[at - 1]}`;
}

/** Asks all of them. An org that refuses one differs from what is modelled. */
export async function runChecks(steps: Steps, org: string): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of orgChecks()) {
    const answer = await steps.ask<{ records: readonly Row[] }>(check.claim, [
      'sf',
      ...queryArgs(org, check.soql)
    ]);
    if (answer !== null) results.push(resultOf(check, answer));
  }
  return results;
}

function resultOf({ claim, differs }: Check, answer: Answer<{ records: readonly Row[] }>): CheckResult {
  const detail = answer.result
    ? differs(answer.result.records)
    : `refused: ${answer.message ?? answer.name ?? 'without a reason'}`;
  return detail === null
    ? { claim, outcome: 'asModelled', detail: '' }
    : { claim, outcome: 'differs', detail };
}
