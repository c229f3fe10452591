import type { LoginHistoryRow, OrgSnapshot, SnapshotRows } from '../model/snapshot.ts';
import { appFinder } from './apps.ts';
import type { Detection, Flow, IdentityApp, Trace } from './evidence.ts';

/** When a user last came in, by kind of login; ISO 8601, null when no such login was seen. */
export interface IdentityLogins {
  readonly lastApiAt: string | null;
  /** Through a page, so by a person. */
  readonly lastInteractiveAt: string | null;
  /** Whether a person is seen at the pages; null when none is seen and logins are missing. */
  readonly isUsedByPerson: boolean | null;
}

/** `LoginSubType` as value and as label (Object Reference, LoginHistory). */
const FLOW_NAMES: readonly (readonly [flow: Flow, ...names: string[]])[] = [
  ['clientCredentials', 'OauthClientCredentials', 'OAuth Client Credentials'],
  ['refreshToken', 'OauthRefreshToken', 'OAuth Refresh Token'],
  ['tokenExchange', 'OauthTokenExchange', 'OAuth Token Exchange'],
  ['usernamePassword', 'OauthUsernamePassword', 'OAuth Username-Password']
];

const FLOWS = new Map(
  FLOW_NAMES.flatMap(([flow, ...names]) => names.map((name) => [comparable(name), flow] as const))
);

/** `LoginType` labels of a person at a page, and of programs; others are neither. */
const INTERACTIVE =
  /^(?:application|lightning login|passwordless login|employee login to community|.*\bsso)$/;
const API =
  /^(?:other apex api|partner product|remote access(?: client| 2\.0)?|data ?loader.*|appexchange|excel integration|networks portal api only)$/;

/** Logins of the client-credentials flow: nobody is there, whatever the name of the user. */
export function clientCredentialsLogins({ rows }: { readonly rows: SnapshotRows }): Detection {
  const find = appFinder(rows);
  const logins = successful(rows).flatMap((row) => oauthLogin(row, find) ?? []);
  return {
    traces: logins.filter(({ flow }) => flow === 'clientCredentials').map(clientCredentialsTrace),
    uses: logins.flatMap(({ who, app }) => (app ? { who, app } : []))
  };
}

/** The logins of a user by id; null when logins were not read. */
export function loginFinder({
  rows,
  partialTables = []
}: OrgSnapshot): (userId: string) => IdentityLogins | null {
  if (!rows.LoginHistory) return () => null;
  const logins = lastLogins(rows);
  const withoutPerson = partialTables.includes('LoginHistory') ? null : false;
  return (userId) => {
    const last = logins.get(userId) ?? { lastApiAt: null, lastInteractiveAt: null };
    return { ...last, isUsedByPerson: last.lastInteractiveAt !== null ? true : withoutPerson };
  };
}

type LastLogins = Pick<IdentityLogins, 'lastApiAt' | 'lastInteractiveAt'>;

function lastLogins(rows: SnapshotRows): Map<string, LastLogins> {
  const logins = new Map<string, LastLogins>();
  for (const row of successful(rows)) {
    const known = logins.get(row.UserId) ?? { lastApiAt: null, lastInteractiveAt: null };
    const type = (row.LoginType ?? '').toLowerCase();
    const key = INTERACTIVE.test(type) ? 'lastInteractiveAt' : API.test(type) ? 'lastApiAt' : null;
    logins.set(row.UserId, key ? { ...known, [key]: newest(known[key], row.LoginTime) } : known);
  }
  return logins;
}

export function newest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function successful({ LoginHistory = [] }: SnapshotRows): readonly LoginHistoryRow[] {
  return LoginHistory.filter(({ Status }) => Status === undefined || Status === null || Status === 'Success');
}

interface OauthLogin {
  readonly who: { readonly userId: string };
  readonly flow: Flow;
  /** Absent when the login names no app. */
  readonly app?: IdentityApp;
}

function oauthLogin(row: LoginHistoryRow, find: ReturnType<typeof appFinder>): OauthLogin | undefined {
  const flow = FLOWS.get(comparable(row.LoginSubType ?? ''));
  if (flow === undefined) return undefined;
  const found = find(row.Application);
  const use = { flows: [flow], provenance: ['observed' as const], lastUsedAt: row.LoginTime };
  return { who: { userId: row.UserId }, flow, ...(found && { app: { ...found, ...use } }) };
}

function clientCredentialsTrace({ who, app }: OauthLogin): Trace {
  return {
    who,
    evidence: {
      kind: 'clientCredentialsLogin',
      source: `LoginHistory ${app?.name ?? ''}`.trim(),
      detail: 'clientCredentialsUsed',
      confidence: 'high'
    },
    ...(app && { app })
  };
}

/** Without spaces, hyphens and case, the value and the label of a flow differ least. */
function comparable(name: string): string {
  return name.replace(/[\s-]/g, '').toLowerCase();
}
