import { setTimeout as delay } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { ApiError } from '../apiError.ts';
import { requestLimitExceeded } from '../rest/requestCount.ts';
import type { Faults } from './faults.ts';
import type { RequestFault } from './rule.ts';

/** What the faults need of the layer that answers requests. */
interface FaultContext {
  readonly Bindings: HttpBindings;
}

/**
 * Lets the rules act on whole requests. `refuse` turns an error into the answer of the API that was called.
 */
export function withFaults(
  faults: Faults,
  refuse: (context: Context, error: ApiError) => Response
): MiddlewareHandler<FaultContext> {
  return async (context, next) => {
    const found = faults.ofRequest({ path: context.req.path, objects: objectsOf(context) });
    for (const fault of found) if (fault.kind === 'latency') await delay(fault.milliseconds);
    const refusal = found.map(refusalOf).find((error) => error !== undefined);
    if (refusal) return refuse(context, refusal);
    if (found.some(({ kind }) => kind === 'connectionReset')) return reset(context);
    await next();
    if (found.some(({ kind }) => kind === 'truncatedBody')) context.res = await truncated(context);
    return undefined;
  };
}

function refusalOf({ kind }: RequestFault): ApiError | undefined {
  switch (kind) {
    case 'serverUnavailable':
      return new ApiError('SERVER_UNAVAILABLE', 'Server unavailable. Try again later.');
    case 'requestLimitExceeded':
      return requestLimitExceeded();
    case 'invalidSession':
      return new ApiError('INVALID_SESSION_ID', 'Session expired or invalid');
    default:
      return undefined;
  }
}

function reset({ env }: Context<FaultContext>): Response {
  env.incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Announces the whole body, sends the first half, and hangs up. */
async function truncated({ env, res }: Context<FaultContext>): Promise<Response> {
  const body = Buffer.from(await res.arrayBuffer());
  env.outgoing.writeHead(res.status, { ...Object.fromEntries(res.headers), 'content-length': body.length });
  env.outgoing.write(body.subarray(0, body.length >> 1), () => env.incoming.socket.destroy());
  return RESPONSE_ALREADY_SENT;
}

/** The object that the address names, and those that its query reads from. */
function objectsOf({ req }: Context): string[] {
  const [, named] = /\/(?:sobjects|tree)\/(\w+)/.exec(req.path) ?? [];
  return [...(named === undefined ? [] : [named]), ...queriedObjects(req.query('q') ?? '')];
}

/** More is refused before it is read (SOQL and SOSL Limits). */
const LONGEST_SOQL = 100_000;

/** The names after each FROM of a query, but for those inside a text. */
export function queriedObjects(soql: string): string[] {
  const withoutTexts = soql.slice(0, LONGEST_SOQL).replace(/'(?:\\.|[^'\\])*'/g, "''");
  return [...withoutTexts.matchAll(/\bFROM\s+(\w+)/gi)].map((match) => match[1]!);
}
