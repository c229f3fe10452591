import { Hono } from 'hono';
import type { Context } from 'hono';
import { callApex } from './apex/callApex.ts';
import { Faults } from './faults/faults.ts';
import { listen } from './listen.ts';
import type { OrgState } from './org.ts';
import type { PreviewBundle } from './preview/bundle.ts';
import { pageRoutes } from './preview/routes.ts';
import { isOwnChange, newSession, pageUser } from './preview/session.ts';
import { apiRoutes } from './rest/api.ts';
import type { ApiEnv } from './rest/api.ts';
import { Tokens } from './rest/tokens.ts';
import { rightsOf } from './security/rights.ts';
import { runQuery } from './soql/runQuery.ts';
import { uiApiRoutes } from './uiApi/routes.ts';

const PACKAGE_APP = 'Run_As_Register';
/** What the APIs answer; everything else is a page. */
const API_PATH = /^\/+(?:services|id|cometd)\/|^\/+local-org\/faults/;
const UNSAFE = /^(?:POST|PUT|PATCH|DELETE)$/;

export interface LocalOrgOptions {
  readonly org: OrgState;
  /** Id of the user that pages show until another one is chosen. */
  readonly defaultUserId: string;
  readonly bundle: Promise<PreviewBundle>;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface LocalOrgServer {
  /** `http://127.0.0.1:<port>`, for clients of the APIs. */
  readonly origin: string;
  /** Of the pages, with the token; the first page that is opened keeps it in a cookie. */
  readonly address: string;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly close: () => Promise<void>;
}

/** Serves APIs and pages on one port of the loopback. @throws the system's error when the port is taken. */
export async function serveLocalOrg(options: LocalOrgOptions): Promise<LocalOrgServer> {
  const { org, defaultUserId } = options;
  const tokens = new Tokens(org);
  const faults = new Faults();
  const session = newSession(defaultUserId);
  const api = apiRoutes({ org, tokens, faults, extensions: [uiApi(org)] });
  const tokenOf = pageTokens(tokens);
  const pages = pageRoutes({
    org,
    session,
    bundle: options.bundle,
    defaultApp: PACKAGE_APP,
    rights: (userId) => rightsOf(org, userId),
    query: (userId, soql) => runQuery(org, { userId, mode: 'user' }, soql),
    callApex: (userId, className, methodName, parameters) =>
      callApex(org, userId, className, methodName, parameters)
  });
  const { origin, close } = await listen((request, env) => {
    if (!API_PATH.test(new URL(request.url).pathname)) return pages.fetch(request, env);
    return api.fetch(withPageToken(request), env);
  }, options.port);
  return {
    origin,
    address: `${origin}/?token=${session.token}`,
    tokens,
    faults,
    close
  };

  /** The pages' own calls bear their cookie; the APIs want a token of the user who is logged in there. */
  function withPageToken(request: Request): Request {
    const userId = request.headers.has('authorization') ? undefined : pageUser(org, session, request);
    if (userId === undefined || (UNSAFE.test(request.method) && !isOwnChange(session, request)))
      return request;
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${tokenOf(userId)}`);
    return new Request(request, { headers });
  }
}

/** One token for each user of the pages, however many requests they make. */
function pageTokens(tokens: Tokens): (userId: string) => string {
  const issued = new Map<string, string>();
  return (userId) => {
    const known = issued.get(userId);
    const token = known !== undefined && tokens.sessionOf(known) ? known : tokens.issue(userId, 'pages');
    issued.set(userId, token);
    return token;
  };
}

/** The UI API takes its session from the API that it is mounted in. */
function uiApi(org: OrgState): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.route(
    '/',
    uiApiRoutes(org, (context) => (context as Context<ApiEnv>).var.caller)
  );
  return app;
}
