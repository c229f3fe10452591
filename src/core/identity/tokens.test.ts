import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { audit, gapText } from '../index.ts';
import type { Audit, AuditedIdentity, OauthTokenRow, SnapshotRows } from '../index.ts';

const AS_OF = '2026-11-21';
const USER = { Id: 'user-1', Username: 'ann@acme.test' };

function audited(rows: SnapshotRows): Audit {
  const org = { name: 'acme', takenAt: AS_OF };
  return audit({ org, apiVersion: null, rows: { User: [USER], ...rows }, gaps: [] }, AS_OF);
}

function identitiesOf(rows: SnapshotRows): readonly AuditedIdentity[] {
  return audited(rows).identities;
}

function token(AppName: string | null, more: Partial<OauthTokenRow> = {}): OauthTokenRow {
  return { UserId: USER.Id, AppName, ...more };
}

describe('a live token', () => {
  it('of a vendor makes a person an identity, with the last use', () => {
    const LastUsedDate = '2026-11-19T08:00:00.000+0000';
    const [identity] = identitiesOf({ OauthToken: [token('Data Mover', { LastUsedDate })] });
    assert.deepEqual(identity?.evidence, [
      { kind: 'liveToken', source: 'OauthToken Data Mover', detail: 'tokenHeld', confidence: 'medium' }
    ]);
    assert.deepEqual(identity.apps, [
      {
        id: 'data mover',
        name: 'Data Mover',
        kind: 'unknown',
        flows: [],
        provenance: ['token'],
        lastUsedAt: LastUsedDate
      }
    ]);
  });

  for (const app of [
    'Salesforce for iOS',
    'salesforce for android',
    'Salesforce Authenticator',
    'SalesforceA'
  ]) {
    it(`of ${app} is a person's own`, () => {
      assert.deepEqual(identitiesOf({ OauthToken: [token(app)] }), []);
    });
  }

  it('of Salesforce is shown among the apps of who is an identity for another reason', () => {
    const [identity] = identitiesOf({ OauthToken: [token('Salesforce for iOS'), token('Data Mover')] });
    assert.deepEqual(
      identity?.evidence.map(({ source }) => source),
      ['OauthToken Data Mover']
    );
    assert.deepEqual(
      identity.apps.map(({ name }) => name),
      ['Data Mover', 'Salesforce for iOS']
    );
  });

  it('tells the newest use of an app that holds many, and names it once', () => {
    const days = ['2026-11-01', '2026-11-19', null, '2026-11-02'];
    const OauthToken = days.map((day) =>
      token('Data Mover', { LastUsedDate: day && `${day}T00:00:00.000+0000` })
    );
    const [identity] = identitiesOf({ OauthToken });
    assert.equal(identity?.evidence.length, 1);
    assert.deepEqual(
      identity.apps.map(({ lastUsedAt }) => lastUsedAt),
      ['2026-11-19T00:00:00.000+0000']
    );
  });

  it('joins its app by label', () => {
    const ConnectedApplication = [{ Id: 'app-1', Name: 'Data Mover' }];
    const [identity] = identitiesOf({ ConnectedApplication, OauthToken: [token('data mover')] });
    assert.deepEqual(
      identity?.apps.map(({ id, name, kind }) => [id, name, kind]),
      [['app-1', 'Data Mover', 'connectedApp']]
    );
  });

  it('of a user whose row was not read is an identity under the id, and a gap', () => {
    const { identities, gaps } = audited({ OauthToken: [token('Data Mover', { UserId: 'user-9' })] });
    assert.deepEqual(
      identities.map(({ username, userId, user }) => [username, userId, user]),
      [['user-9', 'user-9', undefined]]
    );
    const gap = gaps.find(({ code }) => code === 'userNotRead');
    assert.ok(gap);
    assert.equal(gapText(gap).what, 'User user-9');
  });

  it('whose app differs in case alone is of one app', () => {
    const [identity] = identitiesOf({ OauthToken: [token('Data Mover'), token('data mover')] });
    assert.equal(identity?.apps.length, 1);
  });

  it('without an app is evidence, and lists no nameless app', () => {
    const [identity] = identitiesOf({ OauthToken: [token(null)] });
    assert.equal(identity?.evidence[0]?.source, 'OauthToken');
    assert.deepEqual(identity.apps, []);
  });
});

describe('an app that is known in several ways', () => {
  const declared = {
    ConnectedApplicationId: 'app-1',
    IsClientCredentialEnabled: true,
    OauthClientCredentialUser: 'Ann@acme.test',
    Scopes: [],
    IsAdminApproved: true
  };
  const rows: SnapshotRows = {
    ConnectedApplication: [{ Id: 'app-1', Name: 'Data Mover' }],
    ConnectedApp: [declared],
    LoginHistory: [
      {
        UserId: USER.Id,
        LoginTime: '2026-11-20T00:00:00.000+0000',
        LoginType: 'Remote Access 2.0',
        LoginSubType: 'OauthClientCredentials',
        Application: 'Data Mover',
        Status: 'Success'
      }
    ],
    OauthToken: [token('Data Mover', { LastUsedDate: '2026-11-18T00:00:00.000+0000' })]
  };

  it('is one app with every provenance and the newest use', () => {
    const [identity, ...others] = identitiesOf(rows);
    assert.deepEqual(others, []);
    assert.deepEqual(identity?.apps, [
      {
        id: 'app-1',
        name: 'Data Mover',
        kind: 'connectedApp',
        flows: ['clientCredentials'],
        provenance: ['declared', 'observed', 'token'],
        lastUsedAt: '2026-11-20T00:00:00.000+0000'
      }
    ]);
    assert.deepEqual(
      identity.evidence.map(({ kind }) => kind),
      ['declaredRunAs', 'clientCredentialsLogin', 'liveToken']
    );
  });

  it('takes the use of a token when that is newer', () => {
    const OauthToken = [token('Data Mover', { LastUsedDate: '2026-11-21T00:00:00.000+0000' })];
    const [identity] = identitiesOf({ ...rows, OauthToken });
    assert.equal(identity?.apps[0]?.lastUsedAt, '2026-11-21T00:00:00.000+0000');
  });
});
