import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import { requireApiEnabled } from '../security/apiAccess.ts';
import type { Tokens } from './tokens.ts';

/**
 * The user behind a token. A user who was deactivated or frozen has no session any more; that freezing
 * ends a session of the API at once is unconfirmed.
 *
 * @throws ApiError INVALID_SESSION_ID, or API_DISABLED_FOR_ORG when the user lacks API Enabled.
 */
export function callerOf(org: OrgState, tokens: Tokens, token: string | undefined): Caller {
  const session = token === undefined ? undefined : tokens.sessionOf(token);
  const user = session && org.store.row('User', session.userId);
  if (user?.['IsActive'] !== true || isFrozen(org, user.Id)) {
    throw new ApiError('INVALID_SESSION_ID', 'Session expired or invalid');
  }
  if (session?.kind === 'api') requireApiEnabled(org, user.Id);
  return { userId: user.Id, mode: 'user' };
}

/** The token of an `Authorization` header; both schemes are the platform's. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header ?? '')?.[1];
}

function isFrozen({ store }: OrgState, userId: string): boolean {
  return store.find('UserLogin', 'UserId', userId).some((login) => login['IsFrozen'] === true);
}
