import { ApiError, notModelled } from '../apiError.ts';
import { DmlTransaction } from '../dml/dml.ts';
import { COLLECTION_RESOURCES } from './collections.ts';
import { errorAnswer } from './errors.ts';
import { EXTERNAL_ID_RESOURCES } from './externalIds.ts';
import { flagOf, listOf, objectOf, parserError } from './json.ts';
import { QUERY_RESOURCES } from './queries.ts';
import { RECORD_RESOURCES } from './records.ts';
import { resolveReferences } from './references.ts';
import { basePath, dispatch } from './resource.ts';
import type { Answer, ApiRequest, Resource, Session } from './resource.ts';

/** REST API Developer Guide: "Composite". */
export const COMPOSITE_RESOURCES: readonly Resource[] = [
  { path: '/composite', methods: { POST: runComposite } }
];

const MOST_SUBREQUESTS = 25;
const MOST_QUERIES_AND_COLLECTIONS = 5;

/** What the guide allows inside: sObject resources, queries, sObject Collections. */
const SUBREQUEST_RESOURCES = [
  ...RECORD_RESOURCES,
  ...EXTERNAL_ID_RESOURCES,
  ...QUERY_RESOURCES,
  ...COLLECTION_RESOURCES
];

interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
}

interface Subresponse {
  readonly referenceId: string | null;
  readonly answer: Answer;
}

function runComposite(session: Session, { body }: ApiRequest): Answer {
  const content = objectOf(body, 'The body');
  if (flagOf(content['collateSubrequests'], '`collateSubrequests`')) throw notModelled('collateSubrequests');
  const subrequests = listOf(content['compositeRequest'], '`compositeRequest`').map(subrequestOf);
  if (subrequests.length > MOST_SUBREQUESTS)
    return compositeAnswer([tooMany(`${MOST_SUBREQUESTS} operations`)]);
  if (subrequests.filter(isQueryOrCollection).length > MOST_QUERIES_AND_COLLECTIONS) {
    return compositeAnswer([tooMany(`${MOST_QUERIES_AND_COLLECTIONS} queries and collections`)]);
  }
  requireDistinct(subrequests);
  const allOrNone = flagOf(content['allOrNone'], '`allOrNone`');
  return compositeAnswer(allOrNone ? runAllOrNone(session, subrequests) : run(session, subrequests, false));
}

/** Seen in a public issue for operations: 200, and one answer without a reference id. */
function tooMany(what: string): Subresponse {
  const message = `The request can’t contain more than ${what}.`;
  return { referenceId: null, answer: errorAnswer(new ApiError('LIMIT_EXCEEDED', message)) };
}

function isQueryOrCollection({ url }: Subrequest): boolean {
  return /\/v\d+\.\d\/(?:query|composite\/sobjects)/.test(url);
}

/** Handlers are synchronous, so that all subrequests are inside of one transaction of the store. */
function runAllOrNone(session: Session, subrequests: readonly Subrequest[]): Subresponse[] {
  const { store } = session.org;
  return store.transaction(() => {
    const start = store.savepoint();
    const responses = run({ ...session, transaction: new DmlTransaction() }, subrequests, true);
    if (!responses.some(isFailure)) return responses;
    store.rollback(start);
    const failed = responses.find(isFailure)!;
    return subrequests.map(({ referenceId }) =>
      referenceId === failed.referenceId ? failed : halted(referenceId)
    );
  });
}

function halted(referenceId: string): Subresponse {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return { referenceId, answer: errorAnswer(new ApiError('PROCESSING_HALTED', message)) };
}

function run(session: Session, subrequests: readonly Subrequest[], stopsAtFailure: boolean): Subresponse[] {
  const responses: Subresponse[] = [];
  for (const subrequest of subrequests) {
    const answer = runOne(session, subrequest, responses);
    const response = { referenceId: subrequest.referenceId, answer };
    responses.push(response);
    if (stopsAtFailure && isFailure(response)) break;
  }
  return responses;
}

function runOne(
  session: Session,
  { method, url, body }: Subrequest,
  responses: readonly Subresponse[]
): Answer {
  try {
    const results = new Map(
      responses.filter((one) => !isFailure(one)).map(({ referenceId, answer }) => [referenceId, answer.body])
    );
    const address = addressOf(String(resolveReferences(url, results)));
    const path = pathOf(session, address.pathname);
    const request = { method, path, query: address.searchParams, body: resolveReferences(body, results) };
    return dispatch(SUBREQUEST_RESOURCES, session, request);
  } catch (error) {
    return errorAnswer(error);
  }
}

function addressOf(url: string): URL {
  const address = URL.parse(url, 'http://local');
  if (address) return address;
  throw parserError(`\`${url}\` is no address.`);
}

/** One version for all: the platform takes others in subrequests, this stand-in does not. */
function pathOf(session: Session, pathname: string): string {
  const base = `${basePath(session)}/`;
  if (pathname.startsWith(base)) return pathname.slice(base.length - 1);
  throw notModelled(`a subrequest to \`${pathname}\`: it has to start with \`${base}\``);
}

function isFailure({ answer }: Subresponse): boolean {
  return answer.status >= 300;
}

function compositeAnswer(responses: readonly Subresponse[]): Answer {
  const compositeResponse = responses.map(({ referenceId, answer }) => ({
    body: answer.body ?? null,
    httpHeaders: answer.headers ?? {},
    httpStatusCode: answer.status,
    referenceId
  }));
  return { status: 200, body: { compositeResponse } };
}

function subrequestOf(value: unknown): Subrequest {
  const { method, url, referenceId, body } = objectOf(value, 'Each of `compositeRequest`');
  const isName = typeof referenceId === 'string' && /^[A-Za-z]\w{0,39}$/.test(referenceId);
  if (!isName) throw parserError('Each subrequest has a `referenceId` of letters, digits and underscores.');
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw parserError(`The subrequest \`${referenceId}\` needs \`method\` and \`url\`.`);
  }
  return { method, url, referenceId, body };
}

function requireDistinct(subrequests: readonly Subrequest[]): void {
  if (new Set(subrequests.map(({ referenceId }) => referenceId)).size === subrequests.length) return;
  throw parserError('Each `referenceId` may be given once.');
}
