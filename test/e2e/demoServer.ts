import assert from 'node:assert/strict';
import { DEMO_ROLES, seedDemo } from '../../local-org/demo/seedDemo.ts';
import { deployPackage } from '../../local-org/deployPackage.ts';
import type { FaultRule } from '../../local-org/faults/rule.ts';
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
  /** Replaces the faults, over HTTP as a person would; without rules there are none. */
  readonly setFaults: (...rules: readonly FaultRule[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function serveDemo(): Promise<DemoServer> {
  const org = { ...emptyOrg(), now: () => new Date() };
  await seedDemo(org);
  await deployPackage(org, () => undefined);
  const userId = (role: Role): string => org.store.find('User', 'Username', DEMO_ROLES[role])[0]!.Id;
  const bundle = Promise.resolve(await bundlePreview(() => undefined));
  const server = await serveLocalOrg({ org, bundle, defaultUserId: userId('admin'), port: 0 });
  const { origin, tokens } = server;
  const token = (role: Role): string => tokens.issue(userId(role));
  const { search } = new URL(server.address);
  return {
    org,
    origin,
    userId,
    address: (path = '/') => `${origin}${path}${search}`,
    setFaults: async (...rules) => {
      const answer = await fetch(`${origin}/local-org/faults`, {
        method: rules.length > 0 ? 'POST' : 'DELETE',
        headers: { authorization: `Bearer ${token('admin')}` },
        ...(rules.length > 0 && { body: JSON.stringify({ rules }) })
      });
      assert.ok(answer.ok, String(answer.status));
    },
    close: server.close
  };
}
