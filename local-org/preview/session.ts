import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { OrgState } from '../org.ts';
import { activeUser } from './pages/users.ts';

const OWN_HOST = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff'
};

/** What lets a browser in: the token of this start, and who is logged in until somebody else is chosen. */
export interface PageSession {
  readonly token: string;
  readonly defaultUserId: string;
}

export function newSession(defaultUserId: string): PageSession {
  return { token: randomBytes(24).toString('base64url'), defaultUserId };
}

/** A request for another host name is refused: a page on the internet could reach us through such a name. */
export const ownHostOnly: MiddlewareHandler = async (c, next) => {
  if (!OWN_HOST.test(c.req.header('host') ?? '')) return c.text('This host name is not served.\n', 403);
  await next();
  return undefined;
};

/** Security headers on each answer, and no answer without the token: in the address, or in our cookie. */
export function tokenOnly(session: PageSession): MiddlewareHandler {
  return async (c, next) => {
    const given = [new URL(c.req.url).searchParams.get('token'), keptToken(c.req.raw)];
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (!given.some((one) => isToken(session, one))) {
      return c.text('Open the address that npm start printed.\n', 401);
    }
    c.header('set-cookie', cookie(tokenCookie(c.req.raw), session.token));
    await next();
    return undefined;
  };
}

/** A change comes from our own page alone: with its cookie, and from this origin. */
export function isOwnChange(session: PageSession, request: Request): boolean {
  const origin = request.headers.get('origin');
  return isToken(session, keptToken(request)) && origin === `http://${request.headers.get('host') ?? ''}`;
}

/** The user of a page's request: the one that was chosen, if still active; undefined without a session. */
export function pageUser(org: OrgState, session: PageSession, request: Request): string | undefined {
  if (!OWN_HOST.test(request.headers.get('host') ?? '') || !isToken(session, keptToken(request))) {
    return undefined;
  }
  return chosenUser(org, session, request);
}

/** As `pageUser`, of a request that was already let in. */
export function chosenUser(org: OrgState, session: PageSession, request: Request): string {
  const chosen = cookies(request).get(userCookie(request));
  return (chosen !== undefined && activeUser(org, chosen)?.id) || session.defaultUserId;
}

/** The `set-cookie` header that makes somebody the user of this browser. */
export function choiceOf(request: Request, userId: string): string {
  return cookie(userCookie(request), userId);
}

function isToken(session: PageSession, given: string | null | undefined): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(session.token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function keptToken(request: Request): string | undefined {
  return cookies(request).get(tokenCookie(request));
}

/** Cookies know no ports, so two servers on this machine need names of their own. */
function tokenCookie(request: Request): string {
  return `runas-token-${portOf(request)}`;
}

function userCookie(request: Request): string {
  return `runas-user-${portOf(request)}`;
}

function portOf(request: Request): string {
  return /:(\d+)$/.exec(request.headers.get('host') ?? '')?.[1] ?? '80';
}

function cookies(request: Request): Map<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/).map((pair) => pair.split('=', 2));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}

function cookie(name: string, value: string): string {
  return `${name}=${value}; HttpOnly; SameSite=Strict; Path=/`;
}
