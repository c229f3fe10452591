import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deploy } from '../deploy.ts';
import { ADMIN, deployFiles, manifestOf, newOrg, problemsOf, rowsOf, xml, zipOf } from '../test/org.ts';
import type { Files } from '../test/org.ts';

const TYPES = [
  'PermissionSet',
  'Profile',
  'ConnectedApp',
  'ExternalClientApplication',
  'ExtlClntAppGlobalOauthSettings',
  'ExtlClntAppOauthSettings',
  'ExtlClntAppOauthConfigurablePolicies',
  'ExtlClntAppConfigurablePolicies'
];
const SETS: Files = {
  'permissionsets/A.permissionset': xml('PermissionSet', '<label>A</label>'),
  'permissionsets/B.permissionset': xml('PermissionSet', '<label>B</label>'),
  'profiles/Admin.profile': xml('Profile', '')
};
const connectedApp = (authorised: string): Files => ({
  'connectedApps/Sync.connectedApp': xml(
    'ConnectedApp',
    `<contactEmail>a@example.com</contactEmail><label>Nightly Sync</label>
     <oauthConfig><callbackUrl>https://x.example</callbackUrl><isAdminApproved>true</isAdminApproved><isClientCredentialEnabled>true</isClientCredentialEnabled><oauthClientCredentialUser>sync@example.com</oauthClientCredentialUser><scopes>Api</scopes></oauthConfig>${authorised}`
  )
});
const app = '<externalClientApplication>Vault</externalClientApplication>';
const policies = (sets: string): Files => ({
  'extlClntAppOauthPolicies/Vault_policy.ecaOauthPlcy': xml(
    'ExtlClntAppOauthConfigurablePolicies',
    `<clientCredentialsFlowUser>vault@example.com</clientCredentialsFlowUser><commaSeparatedPermissionSet>${sets}</commaSeparatedPermissionSet>${app}
     <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType><isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled><label>Vault policy</label>
     <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Zero</refreshTokenPolicyType>`
  )
});
const CLIENT_APP: Files = {
  'externalClientApps/Vault.eca': xml(
    'ExternalClientApplication',
    '<contactEmail>a@example.com</contactEmail><distributionState>Local</distributionState><isProtected>false</isProtected><label>The Vault</label>'
  ),
  'extlClntAppGlobalOauthSets/Vault_global.ecaGlblOauth': xml(
    'ExtlClntAppGlobalOauthSettings',
    `<callbackUrl>https://x.example</callbackUrl>${app}<isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled><label>Vault global</label>`
  ),
  'extlClntAppOauthSettings/Vault_oauth.ecaOauth': xml(
    'ExtlClntAppOauthSettings',
    `<commaSeparatedOauthScopes>Api, RefreshToken, Basic, Chatbot</commaSeparatedOauthScopes>${app}<isFirstPartyAppEnabled>false</isFirstPartyAppEnabled><label>Vault oauth</label>`
  ),
  'extlClntAppPolicies/Vault_plain.ecaPlcy': xml(
    'ExtlClntAppConfigurablePolicies',
    `${app}<isEnabled>true</isEnabled><isOauthPluginEnabled>true</isOauthPluginEnabled><label>Vault plain</label>`
  ),
  ...policies('A, B')
};

describe('A connected app', () => {
  it('makes its row, which does not name its user, and authorises the sets and profiles of its file', async () => {
    const org = newOrg();
    const files = {
      ...SETS,
      ...connectedApp('<permissionSetName>A</permissionSetName><profileName>Admin</profileName>')
    };
    assert.deepEqual(problemsOf(await deployFiles(org, files, TYPES)), []);
    const [row] = org.store.rows('ConnectedApplication');
    assert.deepEqual([row?.['Name'], row?.['OptionsAllowAdminApprovedUsersOnly']], ['Nightly Sync', true]);
    assert.ok(!Object.values(row ?? {}).includes('sync@example.com'));
    const parents = org.store
      .find('PermissionSet', 'Name', 'A')
      .concat(org.store.find('PermissionSet', 'Type', 'Profile'));
    assert.deepEqual(
      new Set(rowsOf(org, 'SetupEntityAccess', ['ParentId', 'SetupEntityId', 'SetupEntityType'])),
      new Set(
        parents.map(({ Id }) => ({
          ParentId: Id,
          SetupEntityId: row?.Id ?? null,
          SetupEntityType: 'ConnectedApplication'
        }))
      )
    );
  });

  it('takes back what its next file does not name, and keeps it when a set is deployed again', async () => {
    const org = newOrg();
    await deployFiles(
      org,
      {
        ...SETS,
        ...connectedApp('<permissionSetName>A</permissionSetName><permissionSetName>B</permissionSetName>')
      },
      TYPES
    );
    await deployFiles(org, connectedApp('<permissionSetName>B</permissionSetName>'), TYPES);
    await deployFiles(org, SETS, TYPES);
    const [set] = org.store.find('PermissionSet', 'Name', 'B');
    assert.deepEqual(rowsOf(org, 'SetupEntityAccess', ['ParentId']), [{ ParentId: set!.Id }]);
  });

  it('is refused with a set that is not there', async () => {
    const result = await deployFiles(
      newOrg(),
      connectedApp('<permissionSetName>Ghost</permissionSetName>'),
      TYPES
    );
    assert.deepEqual(problemsOf(result), [
      'ConnectedApp Sync: In field: permissionSetName - no PermissionSet named Ghost found'
    ]);
  });
});

describe('An external client app', () => {
  it('makes its rows, with the user of its policy and the scopes of its settings', async () => {
    const org = newOrg();
    assert.deepEqual(problemsOf(await deployFiles(org, { ...SETS, ...CLIENT_APP }, TYPES)), []);
    const [row] = org.store.rows('ExternalClientApplication');
    assert.deepEqual(
      [row?.['DeveloperName'], row?.['MasterLabel'], row?.['DistributionState']],
      ['Vault', 'The Vault', 'Local']
    );
    const [settings] = rowsOf(org, 'ExtlClntAppOauthSettings', [
      'Id',
      'ExternalClientApplicationId',
      'OauthScopesAPI',
      'OauthScopesREFRESH_TOKEN',
      'OauthScopesFULL',
      'OauthScopesCHATBOT_API'
    ]);
    assert.deepEqual(settings, {
      Id: settings?.['Id'],
      ExternalClientApplicationId: row?.Id,
      OauthScopesAPI: true,
      OauthScopesREFRESH_TOKEN: true,
      OauthScopesFULL: false,
      OauthScopesCHATBOT_API: true
    });
    assert.deepEqual(
      rowsOf(org, 'ExtlClntAppOauthPlcyCnfg', [
        'DeveloperName',
        'ExternalClientApplicationId',
        'ExtlClntAppOauthSettingsId',
        'ClientCredentialsFlowUser',
        'IsClientCredentialsFlowEnabled',
        'PermittedUsersPolicyType'
      ]),
      [
        {
          DeveloperName: 'Vault_policy',
          ExternalClientApplicationId: row!.Id,
          ExtlClntAppOauthSettingsId: settings['Id']!,
          ClientCredentialsFlowUser: 'vault@example.com',
          IsClientCredentialsFlowEnabled: true,
          PermittedUsersPolicyType: 'AdminApprovedPreAuthorized'
        }
      ]
    );
    assert.deepEqual(rowsOf(org, 'ExtlClntAppPlcyCnfg', ['IsEnabled']), [{ IsEnabled: true }]);
    assert.equal(org.store.find('SetupEntityAccess', 'SetupEntityId', row!.Id).length, 2);
    await deployFiles(org, policies('A'), TYPES);
    assert.equal(org.store.find('SetupEntityAccess', 'SetupEntityId', row!.Id).length, 1);
  });

  it('is refused without the app, and with a scope that there is not', async () => {
    const alone = await deployFiles(newOrg(), { ...SETS, ...policies('A') }, TYPES);
    assert.deepEqual(problemsOf(alone), [
      'ExtlClntAppOauthConfigurablePolicies Vault_policy: In field: externalClientApplication - no ExternalClientApplication named Vault found'
    ]);
    const scopes = {
      'extlClntAppOauthSettings/Vault_oauth.ecaOauth': xml(
        'ExtlClntAppOauthSettings',
        `<commaSeparatedOauthScopes>Moon</commaSeparatedOauthScopes>${app}<label>x</label>`
      )
    };
    const result = await deployFiles(newOrg(), { ...SETS, ...CLIENT_APP, ...scopes }, TYPES);
    assert.match(problemsOf(result).join(), /'Moon' is no OAuth scope/);
  });

  it('is deleted with its settings and policies, and not before', async () => {
    const org = newOrg();
    await deployFiles(org, { ...SETS, ...CLIENT_APP }, TYPES);
    const destroyed = async (members: Record<string, string[]>): Promise<string[]> =>
      problemsOf(
        await deploy(org, ADMIN, await zipOf({ 'destructiveChanges.xml': manifestOf(members) }, {}), {})
      );
    assert.match(
      (await destroyed({ ExternalClientApplication: ['Vault'] })).join(),
      /delete its settings and policies too/
    );
    const members = {
      ExtlClntAppGlobalOauthSettings: ['Vault_global'],
      ExtlClntAppOauthConfigurablePolicies: ['Vault_policy'],
      ExtlClntAppOauthSettings: ['Vault_oauth'],
      ExtlClntAppConfigurablePolicies: ['Vault_plain'],
      ExternalClientApplication: ['Vault']
    };
    assert.deepEqual(await destroyed(members), []);
    for (const object of ['ExternalClientApplication', 'ExtlClntAppOauthPlcyCnfg', 'SetupEntityAccess'])
      assert.equal(org.store.count(object), 0);
  });
});
