import { Hono } from 'hono';
import type { Context } from 'hono';
import { ApiError, notModelled } from '../../apiError.ts';
import type { ApiEnv, ApiOptions } from '../api.ts';
import type { RequestCount } from '../requestCount.ts';
import { callerOf } from '../session.ts';
import { versionOf } from '../versions.ts';
import type { MetadataJobs } from './deployments.ts';
import { faultEnvelope, parseEnvelope, responseEnvelope } from './envelope.ts';
import { callMetadata } from './metadataSoap.ts';

const XML = { 'content-type': 'text/xml; charset=UTF-8' };

/** `/services/Soap/m`: the Metadata API. The other SOAP APIs are refused. */
export function soapRoutes(
  { org, tokens }: ApiOptions,
  jobs: MetadataJobs,
  requests: RequestCount
): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.post('/services/Soap/m/:version', async (context) => {
    if (versionOf(`v${context.req.param('version')}`) === undefined) {
      throw new ApiError('UNSUPPORTED_API_VERSION', 'Invalid Api version specified on URL');
    }
    // A page on the internet cannot send this type without asking first, and is refused then.
    if (!/^text\/xml\b/i.test(context.req.header('content-type') ?? '')) {
      throw new ApiError('UNSUPPORTED_MEDIA_TYPE', 'The content type of a SOAP call is text/xml.');
    }
    const call = parseEnvelope(await context.req.text());
    const caller = callerOf(org, tokens, call.sessionId);
    requests.add();
    return context.body(responseEnvelope(call.operation, callMetadata(jobs, caller, call)), 200, XML);
  });
  routes.all('/services/Soap/*', (context) => {
    throw notModelled(`\`${context.req.method} ${context.req.path}\``);
  });
  return routes;
}

/** Whatever went wrong, as a SOAP fault: status 500, as SOAP 1.1 has it. */
export function soapFault(context: Context, error: unknown): Response {
  if (!(error instanceof ApiError)) console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  const apiError = error instanceof ApiError ? error : new ApiError('UNKNOWN_EXCEPTION', message);
  return context.body(faultEnvelope(apiError), 500, XML);
}
