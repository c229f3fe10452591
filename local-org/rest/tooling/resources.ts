import { runTests } from '../../apex/runTests.ts';
import type { TestRun } from '../../apex/testRun.ts';
import { ApexLoadError } from '../../apex/apexError.ts';
import { ApiError, notModelled } from '../../apiError.ts';
import { rightsOf } from '../../security/rights.ts';
import { basePath } from '../resource.ts';
import type { Page } from '../cursors.ts';
import { errorAnswer } from '../errors.ts';
import type { Answer, ApiRequest, Resource, Session } from '../resource.ts';
import { recordsOf } from './records.ts';
import { runToolingQuery } from './query.ts';
import { requestForMany, requestForOne } from './testRequest.ts';
import type { TestRequest } from './testRequest.ts';
import { synchronousResult } from './synchronousResult.ts';

/** What `sf apex run test` asks for. Tooling API, "REST Resources for Unit Testing", "Query". */
export const TOOLING_RESOURCES: readonly Resource[] = [
  { path: '/tooling/runTestsSynchronous', methods: { POST: answering(runSynchronously) } },
  { path: '/tooling/runTestsAsynchronous', methods: { POST: answering(runAsynchronously) } },
  { path: '/tooling/query', methods: { GET: answering(runQueryRequest) } },
  { path: '/tooling/query/*', methods: { GET: answering(nextPage) } }
];

type Work = (session: Session, request: ApiRequest, params: readonly string[]) => Answer;

/** As public reports show, the Test Runner API answers INVALID_INPUT with 403, where others have 400. */
function answering(work: Work): Work {
  return (session, request, params) => {
    try {
      requireViewSetup(session);
      return work(session, request, params);
    } catch (error) {
      const isInvalid = error instanceof ApiError && error.errorCode === 'INVALID_INPUT';
      return isInvalid ? { ...errorAnswer(error), status: 403 } : errorAnswer(error);
    }
  };
}

/** Salesforce DX Developer Guide, "Run Apex Tests": View Setup and Configuration, beside API Enabled. */
function requireViewSetup({ org, caller }: Session): void {
  if (rightsOf(org, caller.userId).hasUserPermission('ViewSetup')) return;
  throw new ApiError(
    'INSUFFICIENT_ACCESS',
    'Running Apex tests and reading their results requires the View Setup and Configuration permission.'
  );
}

function runSynchronously(session: Session, { body }: ApiRequest): Answer {
  const run = runAsked(session, requestForOne(session.org, body));
  return { status: 200, body: synchronousResult(session.org.store, run) };
}

/** The tests have run when the id of the job is answered: whoever asks for its state finds it completed. */
function runAsynchronously(session: Session, { body }: ApiRequest): Answer {
  const { org, caller } = session;
  const startedAt = org.now();
  const { results } = runAsked(session, requestForMany(org, body));
  const run = { userId: caller.userId, startedAt, endedAt: org.now(), results };
  return { status: 200, body: recordsOf(org).addRun(org.store, run) };
}

/** A run without coverage has none to tell, and leaves what another one found. */
function runAsked({ org, caller }: Session, { selection, skipsCoverage }: TestRequest): TestRun {
  const run = testRun(() => runTests(org, caller.userId, selection ? { selection } : {}));
  if (skipsCoverage) return { ...run, coverage: [] };
  recordsOf(org).replaceCoverage(org.store, run.coverage);
  return run;
}

function testRun(run: () => TestRun): TestRun {
  try {
    return run();
  } catch (error) {
    if (error instanceof ApexLoadError) throw notModelled(`the Apex of ${error.message}`);
    throw error;
  }
}

function runQueryRequest(session: Session, { query }: ApiRequest): Answer {
  const soql = query.get('q');
  if (soql === null || soql.trim() === '')
    throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
  if (query.has('columns')) throw notModelled('the columns of a query of the Tooling API');
  const answer = runToolingQuery(session.org, session.caller, soql);
  return pageAnswer(session, session.cursors.firstPage(session.caller.userId, answer));
}

function nextPage(session: Session, _: ApiRequest, [locator]: readonly string[]): Answer {
  return pageAnswer(
    session,
    session.cursors.nextPage(session.caller.userId, locator!, { repeatPrevious: false })
  );
}

function pageAnswer(session: Session, { totalSize, records, locator }: Page): Answer {
  const done = locator === undefined;
  const next = done ? {} : { nextRecordsUrl: `${basePath(session)}/tooling/query/${locator}` };
  return { status: 200, body: { size: records.length, totalSize, done, ...next, records } };
}
