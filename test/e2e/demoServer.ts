import { assignRoles } from '../../local-org/demo/assignRoles.ts';
import { DEMO_ROLES, seedDemo, seedRegister } from '../../local-org/demo/seedDemo.ts';
import { deployPackage } from '../../local-org/deployPackage.ts';
import type { OrgState } from '../../local-org/org.ts';
import { bundlePreview } from '../../local-org/preview/bundle.ts';
import { serveLocalOrg } from '../../local-org/server.ts';
import { emptyOrg } from '../support/liveOrg.ts';

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

/** @param isLivedIn false: the register holds nothing yet, as after its first deployment. */
export async function serveDemo({ isLivedIn = true } = {}): Promise<DemoServer> {
  const org = { ...emptyOrg(), now: () => new Date() };
  await seedDemo(org);
  const isDeployed = await deployPackage(org, () => undefined);
  assignRoles(org);
  if (isDeployed && isLivedIn) await seedRegister(org);
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
