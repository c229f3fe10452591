import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { folderWith, xmlOf } from '../../../test/support/folder.ts';
import { findMetadata } from './findMetadata.ts';
import type { FoundMetadata } from './findMetadata.ts';

function find(t: TestContext, ...files: string[]): FoundMetadata {
  return findMetadata(folderWith(t, Object.fromEntries(files.map((file) => [file, xmlOf('Any')]))));
}

function namesOf({ files }: FoundMetadata): string[] {
  return files.map(({ type, name }) => `${type} ${name}`);
}

describe('findMetadata', () => {
  it('finds source and metadata format, in any folder', (t) => {
    const found = find(
      t,
      'force-app/main/default/profiles/A.profile-meta.xml',
      'unpackaged/deep/profiles/B.profile',
      'src/permissionsets/C.permissionset',
      'src/permissionsetgroups/D.permissionsetgroup-meta.xml',
      'src/mutingpermissionsets/E.mutingpermissionset-meta.xml'
    );
    assert.deepEqual(namesOf(found).sort(), [
      'MutingPermissionSet E',
      'PermissionSet C',
      'PermissionSetGroup D',
      'Profile A',
      'Profile B'
    ]);
    assert.deepEqual(found.gaps, []);
  });

  it('finds every kind of file of an app', (t) => {
    const found = find(
      t,
      'connectedApps/A.connectedApp-meta.xml',
      'customPermissions/P.customPermission-meta.xml',
      'externalClientApps/A.eca-meta.xml',
      'extlClntAppGlobalOauthSets/A_glbloauth.ecaGlblOauth-meta.xml',
      'extlClntAppOauthSettings/A_oauth.ecaOauth-meta.xml',
      'extlClntAppOauthPolicies/A_oauth_plcy.ecaOauthPlcy-meta.xml',
      'extlClntAppPolicies/A_plcy.ecaPlcy-meta.xml'
    );
    assert.deepEqual(
      found.files.map(({ type }) => type),
      [
        'ConnectedApp',
        'CustomPermission',
        'ExternalClientApplication',
        'ExtlClntAppGlobalOauthSettings',
        'ExtlClntAppOauthConfigurablePolicies',
        'ExtlClntAppOauthSettings',
        'ExtlClntAppConfigurablePolicies'
      ]
    );
    assert.deepEqual(found.gaps, []);
  });

  it('passes over other types, node_modules and hidden folders', (t) => {
    const found = find(
      t,
      'classes/A.cls-meta.xml',
      'profiles/profile.txt',
      'node_modules/x/profiles/A.profile-meta.xml',
      '.sfdx/profiles/A.profile-meta.xml'
    );
    assert.deepEqual(found, { files: [], hidden: [], gaps: [] });
  });

  it('decodes names, and leaves a malformed escape as it stands', (t) => {
    const found = find(t, 'profiles/Sales %2F Ops.profile-meta.xml', 'profiles/50%.profile-meta.xml');
    assert.deepEqual(namesOf(found), ['Profile 50%', 'Profile Sales / Ops']);
  });

  it('shows paths from the folder, in an order that content alone decides', (t) => {
    const found = find(t, 'b/profiles/A.profile', 'a/profiles/Z.profile', 'a/profiles/B.profile');
    assert.deepEqual(
      found.files.map(({ shown }) => shown),
      ['a/profiles/B.profile', 'a/profiles/Z.profile', 'b/profiles/A.profile'].map((file) =>
        path.normalize(file)
      )
    );
  });

  it('follows a link to a file; one to a folder, and a broken one, are gaps', (t) => {
    const folder = folderWith(t, { 'profiles/A.profile-meta.xml': xmlOf('Profile') });
    const link = (to: string, name: string): void => symlinkSync(to, path.join(folder, 'profiles', name));
    link('A.profile-meta.xml', 'B.profile-meta.xml');
    link('..', 'up');
    link('nowhere', 'C.profile-meta.xml');
    link('nowhere', 'other.txt');
    const found = findMetadata(folder);
    assert.deepEqual(namesOf(found), ['Profile A', 'Profile B']);
    const shown = path.join('profiles', 'C.profile-meta.xml');
    assert.deepEqual(found.gaps, [
      { code: 'fileNotReadable', params: { path: shown, reason: 'ENOENT' } },
      { code: 'folderLinkNotFollowed', params: { path: path.join('profiles', 'up') } }
    ]);
  });
});
