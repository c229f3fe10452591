import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { ApiError, notModelled } from '../apiError.ts';
import type { QueryAnswer } from '../soql/answer.ts';
import type { Page } from './cursors.ts';
import { query } from './data.ts';
import { basePath } from './resource.ts';
import type { Answer, ApiRequest, Resource, Session } from './resource.ts';

/** REST API Developer Guide: "Query", "Query More Results". */
export const QUERY_RESOURCES: readonly Resource[] = [
  { path: '/query', methods: { GET: runQueryRequest } },
  { path: '/query/*', methods: { GET: (session, _, [locator]) => nextPage(session, locator!) } },
  { path: '/queryAll/**', methods: { GET: refuseQueryAll } }
];

function runQueryRequest(session: Session, request: ApiRequest): Answer {
  const soql = request.query.get('q');
  if (soql === null || soql.trim() === '')
    throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
  const answer = query(session, soql);
  if (request.query.get('columns') === 'true') return { status: 200, body: columnsOf(session, soql, answer) };
  return pageAnswer(session, session.cursors.firstPage(session.caller.userId, answer));
}

function nextPage(session: Session, locator: string): Answer {
  const repeatPrevious = session.faults.repeatsPage({ path: '/query', objects: [] });
  return pageAnswer(session, session.cursors.nextPage(session.caller.userId, locator, { repeatPrevious }));
}

function pageAnswer(session: Session, { totalSize, records, locator }: Page): Answer {
  const done = locator === undefined;
  const next = done ? {} : { nextRecordsUrl: `${basePath(session)}/query/${locator}` };
  return { status: 200, body: { totalSize, done, ...next, records } };
}

/** What `columns=true` answers in place of records; the client formats its tables with it (undocumented). */
function columnsOf(session: Session, soql: string, answer: QueryAnswer): unknown {
  const parsed = parseQuery(soql);
  const object = parsed.sObject === undefined ? undefined : session.org.schema.object(parsed.sObject);
  return {
    columnMetadata: answer.columns,
    entityName: object?.name ?? parsed.sObject ?? null,
    groupBy: parsed.groupBy !== undefined,
    idSelected: answer.columns.some(({ columnName }) => columnName === 'Id'),
    keyPrefix: object?.keyPrefix ?? null
  };
}

function refuseQueryAll(): Answer {
  throw notModelled('queryAll: deleted and archived rows are not kept');
}
