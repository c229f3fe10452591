import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deepFrozen, reordered } from '../../../test/support/generatedSnapshot.ts';
import { AccessResolver, distinctGaps, identify } from '../index.ts';
import type { Gap, Identity, OrgSnapshot, SnapshotRows } from '../index.ts';

const AS_OF = '2026-11-21T00:00:00Z';
const IDS = ['user-1', 'user-2', 'user-3', 'user-4', 'user-not-read'];
const LICENCES = ['Salesforce', 'Salesforce Integration'];
const OWN_APP = 'Salesforce for iOS';
const APPS = ['Loader', 'Order Sync', 'Data Mover', OWN_APP];
const TIMES = ['2026-11-01', '2026-11-10', '2026-11-19'].map((day) => `${day}T00:00:00.000+0000`);

const who = fc.constantFrom(...IDS);
const isRare = fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0);

const users = fc.tuple(
  ...IDS.slice(0, 4).map((Id) =>
    fc.record({ isNamed: isRare, hasLicence: isRare }).map(({ isNamed, hasLicence }) => ({
      Id,
      Username: `${Id}@Acme.test`,
      Name: isNamed ? `Integration of ${Id}` : Id,
      Profile: { Name: 'Standard', UserLicense: { Name: LICENCES[Number(hasLicence)]! } }
    }))
  )
);

const logins = fc.record({
  UserId: who,
  LoginTime: fc.constantFrom(...TIMES),
  LoginType: fc.constantFrom('Application', 'Remote Access 2.0', 'Chatter'),
  LoginSubType: fc.constantFrom('OAuth Client Credentials', 'OauthRefreshToken', 'UiLogin', null),
  Application: fc.constantFrom(...APPS),
  Status: fc.constantFrom('Success', 'Invalid Password')
});

const tables: Record<string, fc.Arbitrary<unknown>> = {
  User: users,
  LoginHistory: fc.array(logins, { maxLength: 5 }),
  OauthToken: fc.array(
    fc.record({
      UserId: who,
      AppName: fc.constantFrom(...APPS),
      LastUsedDate: fc.constantFrom(null, ...TIMES)
    }),
    { maxLength: 3 }
  ),
  CronTrigger: fc.array(
    fc.record({
      OwnerId: who,
      State: fc.constantFrom('WAITING', 'COMPLETE'),
      CronJobDetail: fc.record({ JobType: fc.constantFrom('7', '6', '3') })
    }),
    { maxLength: 2 }
  ),
  BotDefinition: fc.array(
    fc.record({ DeveloperName: fc.constantFrom('Helper', 'Seller'), BotUserId: fc.option(who) }),
    { maxLength: 1 }
  ),
  ConnectedApp: fc.array(
    fc.record({
      ConnectedApplicationId: fc.constantFrom('app-0', 'app-1', 'app-not-read'),
      IsClientCredentialEnabled: fc.boolean(),
      OauthClientCredentialUser: fc.option(fc.constantFrom('USER-1@acme.test', 'user-3@acme.TEST', 'no@x.y')),
      Scopes: fc.constant([]),
      IsAdminApproved: fc.boolean()
    }),
    { maxLength: 2 }
  ),
  PermissionSetAssignment: fc.array(
    fc.record({
      AssigneeId: who,
      PermissionSetId: fc.constantFrom('api-only', 'other', 'other'),
      IsActive: fc.boolean(),
      ExpirationDate: fc.constantFrom(null, '2027-01-01', AS_OF)
    }),
    { maxLength: 3 }
  )
};

const FIXED = {
  ConnectedApplication: APPS.slice(0, 2).map((Name, i) => ({ Id: `app-${i}`, Name })),
  ExternalClientApplication: [{ Id: 'app-2', Name: 'Mover', MasterLabel: 'Data Mover' }],
  PermissionSet: [
    { Id: 'api-only', Name: 'ApiOnly', PermissionsApiUserOnly: true },
    { Id: 'other', Name: 'Other', PermissionsApiUserOnly: false }
  ]
};

const snapshots = fc.record(tables).map((drawn) =>
  deepFrozen({
    org: { name: 'acme', takenAt: AS_OF },
    apiVersion: '67.0',
    rows: { ...FIXED, ...(drawn as SnapshotRows) },
    gaps: []
  })
);

function identified(snapshot: OrgSnapshot): { identities: Identity[]; gaps: Gap[] } {
  const { identities, gaps } = identify(snapshot, new AccessResolver(snapshot, AS_OF));
  return { identities, gaps: distinctGaps(gaps) };
}

/** Lists without an order of their own. */
function sorted({ identities, gaps }: ReturnType<typeof identified>): unknown {
  const listed = identities.map((identity) => ({
    ...identity,
    apps: identity.apps.map(({ flows, provenance, ...app }) => ({
      ...app,
      flows: flows.toSorted(),
      provenance: provenance.toSorted()
    }))
  }));
  return { identities: listed, gaps };
}

/** Whom the rows name, in the plainest way: by username in lower case, or by the id of who was not read. */
function naiveUsernames({ rows }: OrgSnapshot): string[] {
  const { User = [], LoginHistory = [], OauthToken = [], CronTrigger = [] } = rows;
  const { BotDefinition = [], ConnectedApp = [], PermissionSetAssignment = [] } = rows;
  const found = new Set<string>();
  const add = (id: string): unknown =>
    found.add((User.find(({ Id }) => Id === id)?.Username ?? id).toLowerCase());
  for (const user of User) {
    if (user.Name?.includes('Integration')) add(user.Id);
    if (user.Profile?.UserLicense?.Name === LICENCES[1]) add(user.Id);
  }
  for (const row of LoginHistory) {
    if (row.Status === 'Success' && row.LoginSubType === 'OAuth Client Credentials') add(row.UserId);
  }
  for (const { UserId, AppName } of OauthToken) if (AppName !== OWN_APP) add(UserId);
  for (const { OwnerId, State, CronJobDetail } of CronTrigger) {
    if (State === 'WAITING' && CronJobDetail?.JobType !== '3') add(OwnerId);
  }
  for (const { BotUserId } of BotDefinition) if (BotUserId !== null) add(BotUserId);
  for (const { OauthClientCredentialUser: name } of ConnectedApp) if (name) found.add(name.toLowerCase());
  for (const row of PermissionSetAssignment) {
    const isInForce = row.IsActive === true && row.ExpirationDate !== AS_OF;
    if (isInForce && row.PermissionSetId === 'api-only') add(row.AssigneeId);
  }
  return [...found].sort();
}

describe('identify', () => {
  it('lists exactly whom some row names', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const names = identified(snapshot).identities.map(({ username }) => username.toLowerCase());
        assert.deepEqual(names, naiveUsernames(snapshot));
      }),
      { numRuns: 500 }
    );
  });

  it('gives each identity evidence, one row, and no app twice', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        for (const { evidence, apps, userId, user } of identified(snapshot).identities) {
          assert.notEqual(evidence.length, 0);
          assert.equal(user?.Id, IDS.slice(0, 4).includes(userId ?? '') ? userId : undefined);
          assert.equal(new Set(apps.map(({ id }) => id)).size, apps.length);
        }
      })
    );
  });

  it('finds the same in whatever order the rows of each table come', () => {
    const pairs = snapshots.chain((snapshot) => fc.tuple(fc.constant(snapshot), reordered(snapshot)));
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        assert.deepEqual(sorted(identified(other)), sorted(identified(one)));
      }),
      { numRuns: 300 }
    );
  });

  it('tells flows and provenances in an order that depends on content alone', () => {
    const subTypes = ['OauthClientCredentials', 'OauthRefreshToken'];
    const rows = subTypes.map((LoginSubType) => ({
      UserId: 'user-1',
      LoginTime: TIMES[0]!,
      LoginSubType,
      Application: 'Loader'
    }));
    const flowsOf = (LoginHistory: typeof rows): unknown =>
      identified({ org: { name: '', takenAt: AS_OF }, apiVersion: null, rows: { LoginHistory }, gaps: [] })
        .identities[0]?.apps[0]?.flows;
    assert.deepEqual(flowsOf(rows.toReversed()), flowsOf(rows));
  });
});
