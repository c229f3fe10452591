import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import type { OrgState } from '../../local-org/org.ts';
import { bundlePreview } from '../../local-org/preview/bundle.ts';
import { serveLocalOrg } from '../../local-org/server.ts';
import { deployedDemo } from '../support/deployedDemo.ts';

export type Role = keyof typeof DEMO_ROLES;

/** Everything that `npm start` serves, with the demo in memory. */
export interface DemoServer {
  readonly org: OrgState;
  readonly origin: string;
  /** With the token, of any path. */
  readonly address: (path?: string) => string;
  readonly userId: (role: Role) => string;
  /** Of a session of the pages, which a user needs no API access for. */
  readonly token: (role: Role) => string;
  readonly close: () => Promise<void>;
}

export async function serveDemo(): Promise<DemoServer> {
  const org = await deployedDemo({ isLive: true, isLivedIn: true });
  const userId = (role: Role): string => org.store.find('User', 'Username', DEMO_ROLES[role])[0]!.Id;
  const bundle = Promise.resolve(await bundlePreview(() => undefined));
  const server = await serveLocalOrg({ org, bundle, defaultUserId: userId('admin'), port: 0 });
  const { origin, tokens } = server;
  const token = (role: Role): string => tokens.issue(userId(role), 'pages');
  const { search } = new URL(server.address);
  return {
    org,
    origin,
    userId,
    token,
    address: (path = '/') => `${origin}${path}${search}`,
    close: server.close
  };
}
