import type { Context } from 'hono';
import type { ApexError } from '../apex/callApex.ts';
import type { OrgState } from '../org.ts';
import { chosenUser, isOwnChange } from './session.ts';
import type { PageSession } from './session.ts';

type Answer = { readonly value: unknown } | { readonly error: ApexError };

/** Calls a method of a class of the package on behalf of a user, with parameters by name. */
export type CallApex = (
  userId: string,
  className: string,
  methodName: string,
  parameters: Readonly<Record<string, unknown>>
) => Answer;

interface ApexOptions {
  readonly org: OrgState;
  readonly session: PageSession;
  readonly callApex: CallApex;
}

/** Bytes of the parameters of a call. */
export const LARGEST_CALL = 1024 * 1024;

/** Answers the calls of `@salesforce/apex/*`, as the user of the browser. */
export function apexRoute({ org, session, callApex }: ApexOptions): (c: Context) => Promise<Response> {
  return async (c) => {
    if (!isOwnChange(session, c.req.raw)) return c.text('Only the page itself calls Apex.\n', 403);
    const parameters = parametersOf(await c.req.text());
    if (!parameters) return c.text('The parameters of an Apex method are one JSON object.\n', 400);
    const userId = chosenUser(org, session, c.req.raw);
    const { class: className = '', method = '' } = c.req.param() as Partial<Record<string, string>>;
    const answer = callApex(userId, className, method, parameters);
    if ('error' in answer) return c.json(answer.error, 500);
    // A method that returns nothing gives the page null, and JSON has no undefined.
    return c.json(answer.value ?? null);
  };
}

function parametersOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
