import { notModelled } from '../../apiError.ts';
import type { ApiError } from '../../apiError.ts';
import type { Caller, OrgState } from '../../org.ts';
import { Schema } from '../../schema/schema.ts';
import type { QueryAnswer, ResultRecord } from '../../soql/answer.ts';
import type { Sources } from '../../soql/reader.ts';
import { answerQuery } from '../../soql/runQuery.ts';
import { COVERAGE, TOOLING_OBJECTS } from './objects.ts';
import { recordsOf } from './records.ts';

/** What such rows are about. */
const CODE = ['ApexClass', 'ApexTrigger'];
const NAMES = TOOLING_OBJECTS.map(({ name }) => name);
const ANSWERED = new RegExp(`\\bFROM\\s+(?:${NAMES.join('|')})\\b`, 'i');

/**
 * Answers a query of the Tooling API about runs of tests.
 * @throws ApiError NOT_MODELLED for every other object, and what a query of the data API throws.
 */
export function runToolingQuery(org: OrgState, caller: Caller, soql: string): QueryAnswer {
  if (!ANSWERED.test(soql)) throw refusal(soql);
  const code = CODE.flatMap((name) => org.schema.object(name) ?? []);
  const schema = new Schema([...TOOLING_OBJECTS, ...code]);
  const answer = answerQuery(sourcesOf(org), { ...org, schema }, caller, soql);
  return { ...answer, records: answer.records.map(withCoverage) };
}

function refusal(soql: string): ApiError {
  const [, object] = /\bFROM\s+(\w+)/i.exec(soql) ?? [];
  const what = object === undefined ? 'this query' : `queries of ${object}`;
  return notModelled(`${what} in the Tooling API, but those of ${NAMES.join(', ')}`);
}

/** Whoever may ask at all sees every row; a row about a class or trigger that was deleted went with it. */
function sourcesOf(org: OrgState): Sources {
  const { store } = org;
  return {
    readableRows: (_, __, { name }) => {
      if (CODE.includes(name)) return store.rows(name);
      const rows = recordsOf(org).rows(name);
      return rows.filter(({ ApexClassId, ApexClassOrTriggerId }) => {
        const codeId = ApexClassId ?? ApexClassOrTriggerId;
        return typeof codeId !== 'string' || CODE.some((object) => store.row(object, codeId));
      });
    },
    requireReadable: () => undefined,
    fieldValue: (_, { name }) => {
      throw new Error(`${name} has no formulas.`);
    }
  };
}

function withCoverage(record: ResultRecord): ResultRecord {
  const name = Object.keys(record).find((one) => one.toLowerCase() === COVERAGE.toLowerCase());
  const value = name === undefined ? undefined : record[name];
  if (name === undefined || typeof value !== 'string') return record;
  return { ...record, [name]: JSON.parse(value) as unknown };
}
