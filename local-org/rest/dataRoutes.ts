import { Hono } from 'hono';
import type { HonoRequest } from 'hono';
import { ApiError } from '../apiError.ts';
import type { ApiEnv, ApiOptions } from './api.ts';
import { COLLECTION_RESOURCES } from './collections.ts';
import { COMPOSITE_RESOURCES } from './composite.ts';
import type { Cursors } from './cursors.ts';
import { notFound } from './errors.ts';
import { EXTERNAL_ID_RESOURCES } from './externalIds.ts';
import { parseJson } from './json.ts';
import { QUERY_RESOURCES } from './queries.ts';
import { RECORD_RESOURCES } from './records.ts';
import type { RequestCount } from './requestCount.ts';
import { dispatch } from './resource.ts';
import type { ApiRequest } from './resource.ts';
import { respond } from './respond.ts';
import { TOOLING_RESOURCES } from './tooling/resources.ts';
import { TREE_RESOURCES } from './tree.ts';
import { REFUSED_RESOURCES, VERSION_RESOURCES, versionOf } from './versions.ts';

const RESOURCES = [
  ...VERSION_RESOURCES,
  ...QUERY_RESOURCES,
  ...RECORD_RESOURCES,
  ...EXTERNAL_ID_RESOURCES,
  ...TREE_RESOURCES,
  ...COLLECTION_RESOURCES,
  ...COMPOSITE_RESOURCES,
  ...TOOLING_RESOURCES,
  ...REFUSED_RESOURCES
];

/** Everything below `/services/data/vNN.0`. */
export function dataRoutes(
  { org, faults }: ApiOptions,
  cursors: Cursors,
  requests: RequestCount
): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.all('/services/data/:version/*', async (context) => {
    const version = versionOf(context.req.param('version'));
    if (version === undefined) throw notFound();
    const { caller } = context.var;
    const request = await apiRequestOf(context.req);
    return respond(
      context,
      dispatch(RESOURCES, { org, faults, caller, cursors, requests, version }, request)
    );
  });
  return routes;
}

async function apiRequestOf(request: HonoRequest): Promise<ApiRequest> {
  const [, , , , ...segments] = request.path.split('/');
  const query = new URL(request.url).searchParams;
  return { method: request.method, path: `/${segments.join('/')}`, query, body: await bodyOf(request) };
}

/** Status code 415 of the REST API: a body in another format than JSON; XML is not modelled. */
async function bodyOf(request: HonoRequest): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  if (/^application\/json\b/i.test(request.header('content-type') ?? '')) return parseJson(text);
  throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'The content type of a body has to be application/json.');
}
