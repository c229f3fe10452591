import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Gap, OrgSnapshot, SnapshotRows } from '../index.ts';
import { AccessResolver } from '../access/resolve.ts';
import { identify } from './identify.ts';
import type { Identity } from './identify.ts';

function snapshotOf(rows: SnapshotRows): OrgSnapshot {
  return { org: { name: 'acme', takenAt: '2026-11-21' }, apiVersion: null, rows, gaps: [] };
}

function identified(rows: SnapshotRows): { identities: Identity[]; gaps: Gap[] } {
  const snapshot = snapshotOf(rows);
  return identify(snapshot, new AccessResolver(snapshot, '2026-11-21'));
}

function connectedApp(
  appId: string,
  username: string,
  isOn = true
): NonNullable<SnapshotRows['ConnectedApp']>[number] {
  return {
    ConnectedApplicationId: appId,
    IsClientCredentialEnabled: isOn,
    OauthClientCredentialUser: username,
    Scopes: [],
    IsAdminApproved: true
  };
}

describe('identify', () => {
  it('has no limit', () => {
    const ConnectedApp = Array.from({ length: 1_000 }, (_, i) => connectedApp(`app-${i}`, `${i}@acme.test`));
    const { identities } = identified({ ConnectedApp });
    assert.equal(identities.length, 1_000);
    assert.equal(new Set(identities.map(({ username }) => username)).size, 1_000);
  });

  it('names an app that was not read by its id', () => {
    const { identities } = identified({ ConnectedApp: [connectedApp('app-1', 'a@acme.test')] });
    assert.deepEqual(
      identities.map(({ apps, evidence }) => [apps[0]?.name, evidence[0]?.source]),
      [['app-1', 'ConnectedApp app-1']]
    );
  });

  it('finds a user whatever the casing of the username', () => {
    const User = [{ Id: 'user-1', Username: 'A@Acme.test' }];
    const ConnectedApp = [connectedApp('app-1', 'a@acme.TEST')];
    const { identities } = identified({ User, ConnectedApp });
    assert.deepEqual(
      identities.map(({ username, user }) => [username, user?.Id]),
      [['A@Acme.test', 'user-1']]
    );
  });

  it('takes two spellings of a username that no user has for one identity', () => {
    const { identities } = identified({
      ConnectedApp: [connectedApp('app-1', 'Gone@acme.test'), connectedApp('app-2', 'gone@acme.test')]
    });
    assert.deepEqual(
      identities.map(({ apps }) => apps.map(({ name }) => name)),
      [['app-1', 'app-2']]
    );
  });

  it('tells a policy that switches the flow off', () => {
    const ExtlClntAppOauthPlcyCnfg = [
      {
        ExternalClientApplicationId: 'app-1',
        ClientCredentialsFlowUser: 'a@acme.test',
        IsClientCredentialsFlowEnabled: false
      }
    ];
    const { identities } = identified({ ExtlClntAppOauthPlcyCnfg });
    assert.equal(identities[0]?.evidence[0]?.detail, 'clientCredentialsOff');
    assert.deepEqual(identities[0].apps[0]?.flows, []);
  });

  it('is not swayed by the order of two declarations of one app', () => {
    const declarations = [true, false].map((isOn) => connectedApp('app-1', 'a@acme.test', isOn));
    const [one, two] = [declarations, declarations.toReversed()].map((ConnectedApp) =>
      identified({ ConnectedApp })
    );
    assert.deepEqual(one, two);
  });

  it('takes a user for one whom an app names by username and a login by id', () => {
    const User = [{ Id: 'user-1', Username: 'a@acme.test' }];
    const LoginHistory = ['user-1', 'user-2'].map((UserId) => ({
      UserId,
      LoginTime: '2026-11-20',
      LoginSubType: 'OauthClientCredentials',
      Application: 'Loader'
    }));
    const ConnectedApp = [connectedApp('app-1', 'A@acme.test')];
    const { identities, gaps } = identified({ User, ConnectedApp, LoginHistory });
    assert.deepEqual(
      identities.map(({ username, evidence }) => [username, evidence.map(({ kind }) => kind)]),
      [
        ['a@acme.test', ['declaredRunAs', 'clientCredentialsLogin']],
        ['user-2', ['clientCredentialsLogin']]
      ]
    );
    assert.deepEqual(gaps, [{ code: 'userNotRead', params: { id: 'user-2' } }]);
  });

  it('tells an app that is off from a flow that is off', () => {
    const policy = (isOn: boolean): SnapshotRows => ({
      ExternalClientApplication: [{ Id: 'app-1', Name: 'Loader' }],
      ExtlClntAppOauthPlcyCnfg: [
        {
          ExternalClientApplicationId: 'app-1',
          ClientCredentialsFlowUser: 'a@acme.test',
          IsClientCredentialsFlowEnabled: true
        }
      ],
      ExtlClntAppPlcyCnfg: [{ ExternalClientApplicationId: 'app-1', IsEnabled: isOn }]
    });
    assert.deepEqual(
      [true, false].map((isOn) => identified(policy(isOn)).identities[0]?.evidence[0]),
      [
        {
          kind: 'declaredRunAs',
          source: 'ExternalClientApplication Loader',
          detail: 'clientCredentialsOn',
          confidence: 'high'
        },
        {
          kind: 'declaredRunAs',
          source: 'ExternalClientApplication Loader',
          detail: 'appOff',
          confidence: 'medium'
        }
      ]
    );
  });

  it('finds the same whichever of two apps with one label comes first', () => {
    const apps = ['app-1', 'app-2'].map((Id) => ({ Id, Name: 'Loader' }));
    const OauthToken = [{ UserId: 'user-1', AppName: 'Loader' }];
    const [one, two] = [apps, apps.toReversed()].map((ConnectedApplication) =>
      identified({ ConnectedApplication, OauthToken })
    );
    assert.deepEqual(one, two);
  });
});
