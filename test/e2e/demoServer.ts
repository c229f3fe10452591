import assert from 'node:assert/strict';
import { DEMO_ROLES, seedDemo } from '../../local-org/demo/seedDemo.ts';
import { deployPackage } from '../../local-org/deployPackage.ts';
import type { FaultRule } from '../../local-org/faults/rule.ts';
import { API_VERSION } from '../../local-org/org.ts';
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
  /** Of the APIs. */
  readonly token: (role: Role) => string;
  /** Replaces the faults, over HTTP as a person would; without rules there are none. */
  readonly setFaults: (...rules: readonly FaultRule[]) => Promise<void>;
  /** Lets users without API Enabled call the APIs, by a permission set that grants this alone. */
  readonly grantApi: (...roles: readonly Role[]) => Promise<void>;
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
  const send = adminRequests(origin, token('admin'));
  const { search } = new URL(server.address);
  return {
    org,
    origin,
    userId,
    token,
    address: (path = '/') => `${origin}${path}${search}`,
    setFaults: async (...rules) => {
      const method = rules.length > 0 ? 'POST' : 'DELETE';
      await send(method, '/local-org/faults', rules.length > 0 ? { rules } : undefined);
    },
    grantApi: async (...roles) => {
      const records = `/services/data/v${API_VERSION}/sobjects`;
      const set = { Name: 'Calls_Of_Tests', Label: 'Calls of tests', PermissionsApiEnabled: true };
      const { id: PermissionSetId } = await send('POST', `${records}/PermissionSet`, set);
      for (const role of roles) {
        const AssigneeId = userId(role);
        await send('POST', `${records}/PermissionSetAssignment`, { AssigneeId, PermissionSetId });
      }
    },
    close: server.close
  };
}

type Send = (method: string, path: string, body?: unknown) => Promise<{ id?: string }>;

function adminRequests(origin: string, token: string): Send {
  return async (method, path, body) => {
    const response = await fetch(origin + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) })
    });
    const text = await response.text();
    assert.ok(response.ok, text);
    return text === '' ? {} : (JSON.parse(text) as { id?: string });
  };
}
