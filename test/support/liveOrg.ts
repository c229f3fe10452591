import { seedDemo } from '../../local-org/demo/seedDemo.ts';
import { Faults } from '../../local-org/faults/faults.ts';
import { loadSchema } from '../../local-org/metadata/loadSchema.ts';
import { API_VERSION } from '../../local-org/org.ts';
import type { OrgState } from '../../local-org/org.ts';
import { serveApi } from '../../local-org/rest/serve.ts';
import { Tokens } from '../../local-org/rest/tokens.ts';
import { Store } from '../../local-org/store/store.ts';
import { httpConnection } from '../../src/org/live/httpConnection.ts';
import { RestClient } from '../../src/org/live/restClient.ts';
import type { RestOptions } from '../../src/org/live/restClient.ts';

/** An org on loopback, and clients of it. */
export interface LiveOrg<F extends Faults = Faults> {
  readonly org: OrgState;
  readonly origin: string;
  readonly tokens: Tokens;
  readonly faults: F;
  readonly token: (username: string) => string;
  readonly client: (username: string, options?: RestOptions) => RestClient;
  readonly close: () => Promise<void>;
}

/** The time at which the tests read: the demo's rows lie before it. */
export const READ_AT = '2026-11-22T12:00:00.000Z';

/** An org in memory, filled with the demo organisation. */
export async function demoOrg(): Promise<OrgState> {
  const org = emptyOrg();
  await seedDemo(org);
  return org;
}

/** An org in memory that holds nothing. */
export function emptyOrg(): OrgState {
  const store = new Store(':memory:');
  return { store, schema: loadSchema(store), now: () => new Date(READ_AT) };
}

export async function serveOrg<F extends Faults>(org: OrgState, faults: F): Promise<LiveOrg<F>>;
export async function serveOrg(org: OrgState): Promise<LiveOrg>;
export async function serveOrg(org: OrgState, faults = new Faults()): Promise<LiveOrg> {
  const tokens = new Tokens(org);
  const { origin, close } = await serveApi({ org, tokens, faults }, 0);
  const token = (username: string): string => tokens.issue(userId(org, username));
  return {
    org,
    origin,
    tokens,
    faults,
    token,
    client: (username, options) => clientOf(origin, token(username), options),
    close
  };
}

/** A client of an org on loopback. */
export function clientOf(origin: string, accessToken: string, options?: RestOptions): RestClient {
  const session = { instanceUrl: origin, accessToken: () => accessToken };
  const connection = httpConnection(session, { apiVersion: API_VERSION, pollMs: 50 });
  return new RestClient(connection, API_VERSION, origin, options);
}

function userId(org: OrgState, username: string): string {
  const [user] = org.store.find('User', 'Username', username);
  if (!user) throw new Error(`The org has no user \`${username}\`.`);
  return user.Id;
}
