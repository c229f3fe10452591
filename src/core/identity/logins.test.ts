import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { audit } from '../index.ts';
import type { AuditedIdentity, LoginHistoryRow, OrgSnapshot, SnapshotRows } from '../index.ts';

const AS_OF = '2026-11-21';
const SUB_TYPE = 'OauthClientCredentials';
const USER = { Id: 'user-1', Username: 'loader@acme.test' };

function identitiesOf(rows: SnapshotRows, more: Partial<OrgSnapshot> = {}): readonly AuditedIdentity[] {
  const org = { name: 'acme', takenAt: AS_OF };
  return audit({ org, apiVersion: null, rows: { User: [USER], ...rows }, gaps: [], ...more }, AS_OF)
    .identities;
}

function login(more: Partial<LoginHistoryRow> = {}): LoginHistoryRow {
  return { UserId: USER.Id, LoginTime: '2026-11-20T10:00:00.000+0000', Status: 'Success', ...more };
}

/** Logins of somebody who is an identity for another reason. */
function loginsOf(
  LoginHistory: readonly LoginHistoryRow[] | undefined,
  more: Partial<OrgSnapshot> = {}
): AuditedIdentity['logins'] {
  const OauthToken = [{ UserId: USER.Id, AppName: 'Data Mover' }];
  const [identity] = identitiesOf({ OauthToken, ...(LoginHistory && { LoginHistory }) }, more);
  assert.ok(identity);
  return identity.logins;
}

describe('a client-credentials login', () => {
  for (const subType of ['OauthClientCredentials', 'OAuth Client Credentials', 'oauth client-credentials']) {
    it(`is evidence when its sub type is \`${subType}\``, () => {
      const row = login({ LoginSubType: subType, Application: 'Loader' });
      const [identity] = identitiesOf({ LoginHistory: [row] });
      assert.deepEqual(identity?.evidence, [
        {
          kind: 'clientCredentialsLogin',
          source: 'LoginHistory Loader',
          detail: 'clientCredentialsUsed',
          confidence: 'high'
        }
      ]);
      assert.deepEqual(identity.apps, [
        {
          id: 'loader',
          name: 'Loader',
          kind: 'unknown',
          flows: ['clientCredentials'],
          provenance: ['observed'],
          lastUsedAt: row.LoginTime
        }
      ]);
    });
  }

  for (const status of ['Failed: API security token required', 'Invalid Password', 'Failed', '']) {
    it(`is no evidence when its status is \`${status}\``, () => {
      const LoginHistory = [login({ LoginSubType: SUB_TYPE, Application: 'Loader', Status: status })];
      assert.deepEqual(identitiesOf({ LoginHistory }), []);
    });
  }

  it('counts where the source does not tell the status', () => {
    const { Status: status, ...row } = login({ LoginSubType: SUB_TYPE, Application: 'Loader' });
    assert.equal(status, 'Success');
    assert.equal(identitiesOf({ LoginHistory: [row] }).length, 1);
  });

  it('is told from other flows, which are no evidence by themselves', () => {
    const others = ['OauthRefreshToken', 'OAuth Token Exchange', 'OauthUsernamePassword', 'Unheard Of', null];
    const LoginHistory = others.map((LoginSubType) => login({ LoginSubType, Application: 'Loader' }));
    assert.deepEqual(identitiesOf({ LoginHistory }), []);
  });

  it('tells each flow that the app was seen to use', () => {
    const LoginHistory = [
      SUB_TYPE,
      'OAuth Refresh Token',
      'OauthUsernamePassword',
      'OAuth Token Exchange'
    ].map((LoginSubType) => login({ LoginSubType, Application: 'Loader' }));
    const [identity] = identitiesOf({ LoginHistory });
    assert.deepEqual(
      new Set(identity?.apps.flatMap(({ flows }) => flows)),
      new Set(['clientCredentials', 'refreshToken', 'usernamePassword', 'tokenExchange'])
    );
    assert.equal(identity?.apps.length, 1);
  });

  it('is shown under the app whose label it names, whatever the case', () => {
    const ExternalClientApplication = [
      { Id: 'app-1', Name: 'Loader', MasterLabel: 'Order Loader', NamespacePrefix: 'acme' }
    ];
    for (const Application of ['ORDER loader', 'loader']) {
      const LoginHistory = [login({ LoginSubType: SUB_TYPE, Application })];
      const [identity] = identitiesOf({ ExternalClientApplication, LoginHistory });
      assert.deepEqual(
        identity?.apps.map(({ id, name, kind }) => [id, name, kind]),
        [['app-1', 'acme__Loader', 'externalClientApp']]
      );
    }
  });

  it('without an app says so and lists no nameless app', () => {
    const [identity] = identitiesOf({ LoginHistory: [login({ LoginSubType: SUB_TYPE })] });
    assert.equal(identity?.evidence[0]?.source, 'LoginHistory');
    assert.deepEqual(identity.apps, []);
  });
});

describe('the logins of an identity', () => {
  it('are not known when logins were not read', () => {
    assert.equal(loginsOf(undefined), null);
  });

  for (const type of [
    'Remote Access 2.0',
    'Remote Access Client',
    'Other Apex API',
    'Partner Product',
    'DataLoader Bulk'
  ]) {
    it(`take \`${type}\` for an API login`, () => {
      const found = loginsOf([login({ LoginType: type })]);
      assert.equal(found?.lastApiAt, '2026-11-20T10:00:00.000+0000');
      assert.equal(found.lastInteractiveAt, null);
    });
  }

  for (const type of ['Application', 'SAML Sfdc Initiated SSO', 'Third Party SSO', 'Lightning Login']) {
    it(`take \`${type}\` for a person at the pages`, () => {
      const found = loginsOf([login({ LoginType: type })]);
      assert.equal(found?.lastInteractiveAt, '2026-11-20T10:00:00.000+0000');
      assert.equal(found.lastApiAt, null);
      assert.equal(found.isUsedByPerson, true);
    });
  }

  it('are the newest of each type, in whatever order they come', () => {
    const times = ['2026-11-02', '2026-11-20', '2026-11-11'].map((day) => `${day}T10:00:00.000+0000`);
    const rows = ['Application', 'Other Apex API'].flatMap((LoginType) =>
      times.map((LoginTime) => login({ LoginType, LoginTime }))
    );
    for (const LoginHistory of [rows, rows.toReversed()]) {
      assert.deepEqual(loginsOf(LoginHistory), {
        lastApiAt: times[1],
        lastInteractiveAt: times[1],
        isUsedByPerson: true
      });
    }
  });

  it('leave out those that failed and those of other users', () => {
    const LoginHistory = [
      login({ LoginType: 'Application', Status: 'Invalid Password' }),
      login({ LoginType: 'Other Apex API', UserId: 'user-2' })
    ];
    const none = { lastApiAt: null, lastInteractiveAt: null, isUsedByPerson: false };
    assert.deepEqual(loginsOf(LoginHistory), none);
    assert.deepEqual(loginsOf([]), none);
  });

  it('show no person only where all logins were read', () => {
    const api = [login({ LoginType: 'Other Apex API' })];
    assert.equal(loginsOf(api)?.isUsedByPerson, false);
    assert.equal(loginsOf(api, { partialTables: ['LoginHistory'] })?.isUsedByPerson, null);
    assert.equal(loginsOf(api, { partialTables: ['OauthToken'] })?.isUsedByPerson, false);
    const page = [login({ LoginType: 'Application' })];
    assert.equal(loginsOf(page, { partialTables: ['LoginHistory'] })?.isUsedByPerson, true);
  });

  it('are not known of a username that no user has', () => {
    const ConnectedApp = [
      {
        ConnectedApplicationId: 'app-1',
        IsClientCredentialEnabled: true,
        OauthClientCredentialUser: 'gone@acme.test',
        Scopes: [],
        IsAdminApproved: true
      }
    ];
    assert.equal(identitiesOf({ ConnectedApp, LoginHistory: [] })[0]?.logins, null);
  });
});
