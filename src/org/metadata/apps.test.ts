import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { appPolicy, connectedApp, globalOauthSettings, oauthPolicy, oauthSettings } from './apps.ts';
import type { MetadataFile } from './findMetadata.ts';
import type { XmlElement } from './metadataFile.ts';

const PATH = 'apps/Loader.xml';
const FILE: MetadataFile = { type: 'ConnectedApp', name: 'Loader', file: `/${PATH}`, shown: PATH };
const USER = 'loader@acme.test';

/** Children that hold one text each, as the XML reader gives them. */
function element(children: Record<string, string>): XmlElement {
  return Object.fromEntries(Object.entries(children).map(([name, text]) => [name, [text]]));
}

/** Whether the flow is on, of an app that names the user or none. */
type FlowOf = (children: Record<string, string>) => boolean | null;

const flowOfConnectedApp: FlowOf = ({ user, ...rest }) => {
  const oauth = element({ ...rest, ...(user && { oauthClientCredentialUser: user }) });
  return connectedApp({ oauthConfig: [oauth] }, FILE, 'app').row.IsClientCredentialEnabled;
};

const flowOfPolicy: FlowOf = ({ user, ...rest }) => {
  const content = element({ ...rest, ...(user && { clientCredentialsFlowUser: user }) });
  return oauthPolicy(content, FILE, 'app').row.IsClientCredentialsFlowEnabled;
};

describe('switches of an app', () => {
  for (const [what, element, flowOf] of [
    ['connected app', 'isClientCredentialEnabled', flowOfConnectedApp],
    ['policy', 'isClientCredentialsFlowEnabled', flowOfPolicy]
  ] as const) {
    it(`the flow of a ${what} is as its switch says`, () => {
      for (const user of [USER, '']) {
        assert.equal(flowOf({ user, [element]: 'true' }), true);
        assert.equal(flowOf({ user, [element]: 'false' }), false);
      }
    });
  }

  it('are left open by a policy without one, and on for a connected app that names a user', () => {
    assert.equal(flowOfPolicy({ user: USER }), null);
    assert.equal(flowOfConnectedApp({ user: USER }), true);
    assert.equal(flowOfConnectedApp({ user: '' }), false);
  });

  it('are on where the app does not say, and open where its settings do not', () => {
    assert.equal(appPolicy({}, FILE, 'app').row.IsEnabled, true);
    assert.equal(appPolicy(element({ isEnabled: 'false' }), FILE, 'app').row.IsEnabled, false);
    const settings = (content: XmlElement): boolean | null =>
      globalOauthSettings(content, FILE, 'app').row.IsClientCredentialsFlowEnabled;
    assert.equal(settings({}), null);
    assert.equal(settings(element({ isClientCredentialsFlowEnabled: 'false' })), false);
  });

  it('that are neither true nor false are gaps, and count as not stated', () => {
    const { row, gaps } = appPolicy(element({ isEnabled: 'yes' }), FILE, 'app');
    const params = { path: PATH, element: 'isEnabled', value: 'yes', expected: 'true or false' };
    assert.equal(row.IsEnabled, true);
    assert.deepEqual(gaps, [{ code: 'valueNotRead', params }]);
  });
});

describe('admissions and scopes of an app', () => {
  it('of a connected app are elements of their own', () => {
    const content = {
      profileName: ['Loader', 'Admin'],
      permissionSetName: ['Orders'],
      oauthConfig: [{ scopes: ['Api', 'RefreshToken'] }]
    };
    const { row, admission } = connectedApp(content, FILE, 'app');
    assert.deepEqual(admission, { profiles: ['Loader', 'Admin'], permissionSets: ['Orders'] });
    assert.deepEqual(row.Scopes, ['Api', 'RefreshToken']);
  });

  it('of an external client app are parted by commas', () => {
    const content = element({
      commaSeparatedProfile: 'Loader, Admin',
      commaSeparatedPermissionSet: 'Orders,Refunds'
    });
    assert.deepEqual(oauthPolicy(content, FILE, 'app').admission, {
      profiles: ['Loader', 'Admin'],
      permissionSets: ['Orders', 'Refunds']
    });
    const settings = element({ commaSeparatedOauthScopes: 'Api, RefreshToken' });
    assert.deepEqual(oauthSettings(settings, 'app').Scopes, ['Api', 'RefreshToken']);
  });
});
