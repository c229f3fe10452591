import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ApiError, notModelled } from '../apiError.ts';
import { API_VERSION } from '../org.ts';
import type { Caller, OrgState } from '../org.ts';
import { parseJson } from '../rest/json.ts';
import { objectInfo } from './objectInfo.ts';
import { allPicklistValues, picklistValues } from './picklistValues.ts';
import { objectOfId, readRecord } from './record.ts';
import { selectionOf } from './recordFields.ts';
import type { SaveAnswer } from './saveRecord.ts';
import { createRecord, deleteRecord, updateRecord } from './saveRecord.ts';
import type { UiFailure } from './uiError.ts';
import { readFailure, writeFailure } from './uiError.ts';

const BASE = `/services/data/v${API_VERSION}/ui-api`;
/** UI API Developer Guide, "Get a Batch of Records". */
const MOST_IDS = 200;
const MOST_BYTES = 1024 * 1024;

/** One request, and on whose behalf. */
interface Request {
  readonly context: Context;
  readonly org: OrgState;
  readonly caller: Caller;
}

const PICKLISTS = '/object-info/:name/picklist-values/:recordType';

/** What is read, by path; the first that fits answers. */
const READS: Readonly<Record<string, (request: Request) => unknown>> = {
  '/records/batch/:ids': recordBatch,
  '/records/:id': (request) => record(request, param(request, 'id')),
  '/object-info/batch/:names': objectInfoBatch,
  '/object-info/:name': (request) => objectInfo(request.org, request.caller, param(request, 'name')),
  [PICKLISTS]: (request) => {
    const { org, caller } = request;
    const found = allPicklistValues(org, caller, param(request, 'name'), param(request, 'recordType'));
    return { picklistFieldValues: found };
  },
  [`${PICKLISTS}/:field`]: (request) => {
    const [name, recordType, field] = ['name', 'recordType', 'field'].map((one) => param(request, one));
    return picklistValues(request.org, request.caller, name!, recordType!, field!);
  }
};

/**
 * The resources of the User Interface API that our pages use; every other is refused by name.
 * @param callerOf whose request it is; what it throws ends the request.
 */
export function uiApiRoutes(org: OrgState, callerOf: (context: Context) => Caller): Hono {
  const app = new Hono();
  for (const [path, work] of Object.entries(READS)) {
    app.get(BASE + path, (context) =>
      answerRead(context, () => work({ context, org, caller: callerOf(context) }))
    );
  }
  writeRoutes(app, org, callerOf);
  app.all(`${BASE}/*`, (context) => {
    return fail(context, readFailure(notModelled(`${context.req.method} ${context.req.path}`)));
  });
  app.onError((error, context) => {
    if (error instanceof ApiError) return fail(context, readFailure(error));
    // A mistake of the local org itself: whoever runs it needs the stack.
    console.error(error);
    return fail(context, { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: error.message }] });
  });
  return app;
}

function writeRoutes(app: Hono, org: OrgState, callerOf: (context: Context) => Caller): void {
  app.use(`${BASE}/records/*`, bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge }));
  app.post(`${BASE}/records`, async (context) => {
    const body = await jsonText(context);
    return answerWrite(context, 201, () => createRecord(org, callerOf(context), parseJson(body)));
  });
  app.patch(`${BASE}/records/:id`, async (context) => {
    const body = await jsonText(context);
    const since = context.req.header('If-Modified-Since');
    return answerWrite(context, 200, () =>
      updateRecord(org, callerOf(context), context.req.param('id'), parseJson(body), since)
    );
  });
  app.delete(`${BASE}/records/:id`, (context) =>
    answerWrite(context, 204, () => deleteRecord(org, callerOf(context), context.req.param('id')))
  );
}

/** A form of another site could send any other type without asking the browser. */
async function jsonText(context: Context): Promise<string> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new ApiError('UNSUPPORTED_MEDIA_TYPE', `The body has to be application/json: \`${type}\``);
  }
  return context.req.text();
}

function tooLarge(context: Context): Response {
  const message = `The body is larger than ${MOST_BYTES} bytes.`;
  return fail(context, readFailure(new ApiError('REQUEST_ENTITY_TOO_LARGE', message)));
}

function record({ context, org, caller }: Request, id: string): unknown {
  refuseLayouts(context);
  const object = objectOfId(org, id);
  const fields = listOf(context.req.query('fields'));
  const optionalFields = listOf(context.req.query('optionalFields'));
  if (fields.length + optionalFields.length === 0) {
    const message = 'A record is asked for with fields or optionalFields, as Object.Field.';
    throw new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', message);
  }
  return readRecord(org, caller, id, selectionOf(org, caller, object, fields, optionalFields));
}

function recordBatch(request: Request): unknown {
  return batch(param(request, 'ids'), (id) => record(request, id));
}

function objectInfoBatch(request: Request): unknown {
  return batch(param(request, 'names'), (name) => objectInfo(request.org, request.caller, name));
}

/** UI API Developer Guide, "Batch Results": each has its own status, and the batch succeeds. */
function batch(list: string, read: (item: string) => unknown): unknown {
  const items = listOf(list);
  if (items.length > MOST_IDS) throw notModelled(`more than ${MOST_IDS} of a batch: ${items.length}`);
  const results = items.map((item) => {
    try {
      return { statusCode: 200, result: read(item) };
    } catch (error) {
      const { status, body } = readFailure(error);
      return { statusCode: status, result: body };
    }
  });
  return { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results };
}

function refuseLayouts(context: Context): void {
  for (const name of ['layoutTypes', 'modes', 'childRelationships']) {
    if (context.req.query(name) !== undefined) throw notModelled(`the parameter ${name} of a record`);
  }
}

function answerRead(context: Context, work: () => unknown): Response {
  try {
    return context.json(work());
  } catch (error) {
    return fail(context, readFailure(error));
  }
}

function answerWrite(context: Context, status: 200 | 201 | 204, work: () => SaveAnswer): Response {
  try {
    const answer = work();
    if ('failure' in answer) return fail(context, answer.failure);
    return status === 204 ? context.body(null, 204) : context.json(answer.saved, status);
  } catch (error) {
    return fail(
      context,
      writeFailure(error, () => undefined)
    );
  }
}

function fail(context: Context, { status, body }: UiFailure): Response {
  return context.json(body, status as ContentfulStatusCode);
}

function param({ context }: { readonly context: Context }, name: string): string {
  return context.req.param(name) ?? '';
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((one) => one.trim() || []);
}
