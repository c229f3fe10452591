import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import type { Faults } from '../faults/faults.ts';
import { withFaults } from '../faults/middleware.ts';
import { faultRoutes } from '../faults/routes.ts';
import type { Caller, OrgState } from '../org.ts';
import { Cursors } from './cursors.ts';
import { errorAnswer, notFound } from './errors.ts';
import { limitBody, normalisedPath, requireLoopbackHost, requireShortRequest } from './guard.ts';
import { oauthRoutes } from './oauth.ts';
import { RequestCount } from './requestCount.ts';
import { dataRoutes } from './dataRoutes.ts';
import { respond } from './respond.ts';
import { bearerToken, callerOf } from './session.ts';
import { metadataJobs } from './soap/deployments.ts';
import { deployRequestRoutes } from './soap/deployRequest.ts';
import { soapFault, soapRoutes } from './soap/routes.ts';
import type { Tokens } from './tokens.ts';
import { streamingRoutes } from './tooling/streaming.ts';
import { listVersions } from './versions.ts';

/** What handlers find in the context of a request that has a session. */
export interface ApiEnv {
  readonly Bindings: HttpBindings;
  readonly Variables: { caller: Caller };
}

export interface ApiOptions {
  readonly org: OrgState;
  readonly tokens: Tokens;
  readonly faults: Faults;
  /** Further APIs of the platform; their requests have a session (`context.var.caller`), are counted, and meet faults. */
  readonly extensions?: readonly Hono<ApiEnv>[];
  /** API requests in 24 hours. */
  readonly dailyRequests?: number;
}

/** The HTTP APIs of the org. A request without a valid token is refused but for versions and OAuth tokens. */
export function apiRoutes(api: ApiOptions): Hono<ApiEnv> {
  const requests = new RequestCount(api.org.now, api.dailyRequests);
  const jobs = metadataJobs(api.org);
  const app = new Hono<ApiEnv>({ getPath: normalisedPath });
  app.onError((error, context) => refuse(context, error));
  app.notFound((context) => refuse(context, notFound()));
  app.use(requireLoopbackHost, requireShortRequest, limitBody);
  app.get('/services/data', (context) => context.json(listVersions()));
  app.use('/services/Soap/*', withFaults(api.faults, refuse));
  app.route('/', soapRoutes(api, jobs, requests));
  app.post('/services/oauth2/token', refuseToken);
  app.use(authenticate(api));
  app.route('/', faultRoutes(api.faults));
  app.use(counted(requests), withFaults(api.faults, refuse));
  app.route('/', oauthRoutes(api.org));
  for (const extension of api.extensions ?? []) app.route('/', extension);
  app.route('/', deployRequestRoutes(jobs));
  app.route('/', streamingRoutes());
  app.route('/', dataRoutes(api, new Cursors(api.org.now), requests));
  return app;
}

function authenticate({ org, tokens }: ApiOptions): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    context.set('caller', callerOf(org, tokens, bearerToken(context.req.header('authorization'))));
    await next();
  };
}

/** REST API Developer Guide, "Limit Info Header". */
function counted(requests: RequestCount): MiddlewareHandler {
  return async (context, next) => {
    requests.add();
    await next();
    context.header('Sforce-Limit-Info', `api-usage=${requests.count}/${requests.maximum}`);
  };
}

function refuse(context: Context, error: unknown): Response {
  if (context.req.path.startsWith('/services/Soap/')) return soapFault(context, error);
  return respond(context, errorAnswer(error));
}

/** No grant is modelled: whoever starts the org gets tokens from it. Error codes: RFC 6749, section 5.2. */
function refuseToken(context: Context): Response {
  const description = 'The local org issues no tokens over HTTP; use the one that its start wrote.';
  return context.json({ error: 'unsupported_grant_type', error_description: description }, 400);
}
