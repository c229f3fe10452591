import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgSnapshot, SnapshotRows } from '../index.ts';
import { identify } from './identify.ts';

function snapshotOf(rows: SnapshotRows): OrgSnapshot {
  return { org: { name: 'acme', takenAt: '2026-11-21' }, apiVersion: null, rows, gaps: [] };
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
    const { identities } = identify(snapshotOf({ ConnectedApp }));
    assert.equal(identities.length, 1_000);
    assert.equal(new Set(identities.map(({ username }) => username)).size, 1_000);
  });

  it('names an app that was not read by its id', () => {
    const { identities } = identify(snapshotOf({ ConnectedApp: [connectedApp('app-1', 'a@acme.test')] }));
    assert.deepEqual(
      identities.map(({ apps, evidence }) => [apps[0]?.name, evidence[0]?.source]),
      [['app-1', 'ConnectedApp app-1']]
    );
  });

  it('finds a user whatever the casing of the username', () => {
    const User = [{ Id: 'user-1', Username: 'A@Acme.test' }];
    const ConnectedApp = [connectedApp('app-1', 'a@acme.TEST')];
    const { identities } = identify(snapshotOf({ User, ConnectedApp }));
    assert.deepEqual(
      identities.map(({ username, user }) => [username, user?.Id]),
      [['A@Acme.test', 'user-1']]
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
    const { identities } = identify(snapshotOf({ ExtlClntAppOauthPlcyCnfg }));
    assert.equal(identities[0]?.evidence[0]?.detail, 'clientCredentialsOff');
    assert.deepEqual(identities[0].apps[0]?.flows, []);
  });

  it('is not swayed by the order of two declarations of one app', () => {
    const declarations = [true, false].map((isOn) => connectedApp('app-1', 'a@acme.test', isOn));
    const [one, two] = [declarations, declarations.toReversed()].map((ConnectedApp) =>
      identify(snapshotOf({ ConnectedApp }))
    );
    assert.deepEqual(one, two);
  });
});
