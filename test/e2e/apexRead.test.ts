import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AccessResolver, accessDetail, audit } from '../../src/core/index.ts';
import type { Access, Gap, OrgSnapshot } from '../../src/core/index.ts';
import type { Catalogue } from '../../src/org/live/catalogue.ts';
import { readAccess } from '../../src/org/live/readAccess.ts';
import { readOrg } from '../../src/org/live/readOrg.ts';
import { apexCatalogue, restCatalogue } from './catalogues.ts';
import { serveDemo } from './demoServer.ts';
import type { DemoServer, Role } from './demoServer.ts';

/** As the dashboard does. */
const MOST_LOGINS = 20_000;
/** What each is told: of the demo itself, of metadata, which Apex cannot read, and of the rights that are missing. */
const TOLD: Readonly<Record<'admin' | 'scanner', readonly string[]>> = {
  admin: ['groupPossiblyStale Analytics_and_Reporting', 'metadataNotRead connectedAppRunAs'],
  scanner: [
    'groupPossiblyStale Analytics_and_Reporting',
    'metadataNotRead connectedAppRunAs',
    'rightMissing frozenUsers, needs ManageUsers',
    'rightMissing logins, needs ManageUsers or MonitorLoginHistory',
    'rightMissing tokens, needs CustomizeApplication'
  ]
};
/** Through a group with a muting set, a person, through a group and sets, of no app, API Only by a set. */
const OPENED = ['mdm.steward', 'priya.raman', 'erp.orders', 'ledger.bridge', 'quarry.lane'];

let demo: DemoServer;
const takenAt = new Date().toISOString();

before(async () => {
  demo = await serveDemo();
});

after(() => demo.close());

/** Both readings of the same org by the same user. */
async function both(
  role: Role,
  read: (catalogue: Catalogue) => Promise<OrgSnapshot>
): Promise<{ apex: OrgSnapshot; rest: OrgSnapshot }> {
  const apex = await read(apexCatalogue(demo, role));
  return { apex, rest: await read(restCatalogue(demo, role)) };
}

/** Everything that a page shows of an audit. */
function shown(snapshot: OrgSnapshot): unknown {
  const { org, identities, resolver, gaps } = audit(snapshot, takenAt);
  return plain({
    org,
    identities: identities.map(({ access, ...identity }) => ({
      ...identity,
      access: shownAccess(access, resolver)
    })),
    gaps: gaps.map(comparable)
  });
}

function shownAccess(access: Access, resolver: AccessResolver): unknown {
  return { gaps: access.gaps, ...accessDetail(access, resolver) };
}

/** Each has its own words for why it has no metadata. */
function comparable({ code, params, effect }: Gap): unknown {
  return code === 'metadataNotRead' ? { code, hides: params['hides'] } : { code, params, effect };
}

/** Without what REST alone says of each record. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value, (key, one: unknown) => (key === 'attributes' ? undefined : one));
  return JSON.parse(text) as unknown;
}

function told({ code, params }: Gap): string {
  const needs = params['permission'] === undefined ? '' : `, needs ${params['permission']}`;
  return `${code} ${params['hides'] ?? params['group'] ?? ''}${needs}`;
}

for (const role of ['admin', 'scanner'] as const) {
  describe(`an org that is read through Apex, as its ${role}`, () => {
    it('has the gaps that this user is to be told of, and no others', async () => {
      const snapshot = await readOrg(apexCatalogue(demo, role), { takenAt, mostLogins: MOST_LOGINS });
      assert.deepEqual(audit(snapshot, takenAt).gaps.map(told).sort(), TOLD[role]);
    });

    it('has the identities, apps, logins, access and gaps that it has over REST', async () => {
      const { apex, rest } = await both(role, (catalogue) =>
        readOrg(catalogue, { takenAt, mostLogins: MOST_LOGINS })
      );
      assert.ok(audit(apex, takenAt).identities.length >= 40);
      assert.deepEqual(shown(apex), shown(rest));
    });

    for (const name of OPENED) {
      it(`has the same access of ${name}`, async () => {
        const username = `${name}@alderfinch.example`;
        const { apex, rest } = await both(role, (catalogue) => readAccess(catalogue, { username, takenAt }));
        const [ofApex, ofRest] = [apex, rest].map((snapshot) => {
          const resolver = new AccessResolver(snapshot, takenAt);
          const [user] = snapshot.rows.User ?? [];
          return plain([user, snapshot.gaps, shownAccess(resolver.ofUser(user!.Id), resolver)]);
        });
        assert.deepEqual(ofApex, ofRest);
      });
    }
  });
}

describe('an org that is read through Apex, by somebody without Run-As Scanner', () => {
  for (const role of ['viewer', 'reviewer'] as const) {
    it(`tells the ${role} to ask for it, and nothing else`, async () => {
      const message = 'You may not read this org. Ask an admin for the permission set Run-As Scanner.';
      await assert.rejects(readOrg(apexCatalogue(demo, role), { takenAt, mostLogins: MOST_LOGINS }), {
        message
      });
      const access = readAccess(apexCatalogue(demo, role), {
        username: 'erp.orders@alderfinch.example',
        takenAt
      });
      await assert.rejects(access, { message });
    });
  }
});
