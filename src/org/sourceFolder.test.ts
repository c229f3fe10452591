import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { folderWith, userPermission, xmlOf } from '../../test/support/folder.ts';
import { readSourceFolder } from './sourceFolder.ts';
import type { SourceFolderError, SourceFolderOptions, SourceSnapshot } from './sourceFolder.ts';
import type { ListedAssignment, ListedUser } from './users/listedUser.ts';

const TAKEN_AT = '2026-11-21T12:00:00.000Z';
const ADMIN = { 'profiles/Admin.profile-meta.xml': xmlOf('Profile', userPermission('ModifyAllData')) };

type Files = Readonly<Record<string, string>>;

function read(t: TestContext, files: Files, options: Partial<SourceFolderOptions> = {}): SourceSnapshot {
  return readSourceFolder(folderWith(t, files), { takenAt: TAKEN_AT, ...options });
}

function userWith(...assigned: Omit<ListedAssignment, 'place'>[]): ListedUser {
  const placed = assigned.map((one) => ({ ...one, place: 'users.csv, line 2' }));
  return {
    id: 'User:a',
    username: 'a',
    name: null,
    isActive: undefined,
    isFrozen: undefined,
    userType: null,
    lastLoginDate: null,
    assigned: placed
  };
}

describe('readSourceFolder', () => {
  it('takes name and API version from the project file, where there is one', (t) => {
    const project = JSON.stringify({ name: 'acme', sourceApiVersion: '67.0', packageDirectories: [] });
    const { snapshot } = read(t, { ...ADMIN, 'sfdx-project.json': project });
    assert.deepEqual(snapshot.org, { name: 'acme', takenAt: TAKEN_AT });
    assert.equal(snapshot.apiVersion, '67.0');
  });

  it('does without a project file, and with a broken one', (t) => {
    for (const broken of [{}, { 'sfdx-project.json': '{' }, { 'sfdx-project.json': 'null' }]) {
      const folder = folderWith(t, { ...ADMIN, ...broken });
      const { snapshot } = readSourceFolder(folder, { takenAt: TAKEN_AT });
      assert.deepEqual([snapshot.org.name, snapshot.apiVersion], [path.basename(folder), null]);
      assert.deepEqual(snapshot.gaps, []);
    }
  });

  it('leaves tables out that no file was about, and users unless they were given', (t) => {
    const { rows } = read(t, ADMIN).snapshot;
    assert.deepEqual(Object.keys(rows).sort(), ['PermissionSet', 'Profile']);
    assert.deepEqual(read(t, ADMIN, { users: [] }).snapshot.rows.User, []);
  });

  it('reads a profile as the set that it owns', (t) => {
    const { rows } = read(t, ADMIN).snapshot;
    assert.deepEqual(rows.Profile, [{ Id: 'of Profile:admin', Name: 'Admin' }]);
    const owned = { IsOwnedByProfile: true, ProfileId: 'of Profile:admin' };
    const set = { Id: 'Profile:admin', Name: 'Admin', ...owned, PermissionsModifyAllData: true };
    assert.deepEqual(rows.PermissionSet, [set]);
  });

  it('finds a standard profile under its label, and any name in any case', (t) => {
    for (const name of ['System Administrator', 'system administrator', 'ADMIN']) {
      const users = [userWith({ kind: 'Profile', name })];
      const { rows, gaps } = read(t, ADMIN, { users }).snapshot;
      assert.deepEqual([rows.PermissionSetAssignment?.[0]?.PermissionSetId, gaps], ['Profile:admin', []]);
    }
  });

  it('reads group and set assignments with their state', (t) => {
    const state = { isActive: false, isRevoked: true, expirationDate: '2027-01-31' };
    const { rows, gaps } = read(
      t,
      {
        'permissionsetgroups/G.permissionsetgroup-meta.xml': xmlOf(
          'PermissionSetGroup',
          '<permissionSets>S</permissionSets><mutingPermissionSets>M</mutingPermissionSets><status>Outdated</status>'
        ),
        'permissionsets/S.permissionset-meta.xml': xmlOf('PermissionSet', '<label>Set</label>')
      },
      {
        users: [
          userWith({ kind: 'PermissionSetGroup', name: 'G', ...state }, { kind: 'PermissionSet', name: 'S' })
        ]
      }
    ).snapshot;
    assert.deepEqual(rows.PermissionSetAssignment, [
      {
        AssigneeId: 'User:a',
        PermissionSetGroupId: 'PermissionSetGroup:g',
        PermissionSetGroup: { DeveloperName: 'G' },
        IsActive: false,
        IsRevoked: true,
        ExpirationDate: '2027-01-31'
      },
      {
        AssigneeId: 'User:a',
        PermissionSetId: 'PermissionSet:s',
        PermissionSet: { Name: 'S' },
        ExpirationDate: null
      }
    ]);
    const components = rows.PermissionSetGroupComponent?.map(({ PermissionSet: set }) => set);
    assert.deepEqual(components, [
      { Name: 'S', attributes: { type: 'PermissionSet' } },
      { Name: 'M', attributes: { type: 'MutingPermissionSet' } }
    ]);
    assert.equal(rows.PermissionSetGroup?.[0]?.Status, 'Outdated');
    assert.deepEqual(gaps, []);
  });

  it('says once that an assigned name was not found, and where it stands', (t) => {
    const users = [
      userWith({ kind: 'PermissionSet', name: 'Gone' }),
      userWith({ kind: 'PermissionSet', name: 'GONE' })
    ];
    const params = { kind: 'PermissionSet', name: 'Gone', place: 'users.csv, line 2' };
    assert.deepEqual(read(t, ADMIN, { users }).snapshot.gaps, [
      { code: 'nameNotFound', params, rowId: 'PermissionSet:gone', effect: 'lower' }
    ]);
  });

  it('tells of each file before it reads it', (t) => {
    const calls: number[][] = [];
    read(
      t,
      { ...ADMIN, 'profiles/B.profile': xmlOf('Profile') },
      { onFile: (...call) => void calls.push(call) }
    );
    assert.deepEqual(calls, [
      [0, 2],
      [1, 2]
    ]);
  });

  it('refuses a folder that is none, or that holds nothing to read', (t) => {
    const folder = folderWith(t, { 'a.txt': '' });
    for (const [name, reason] of [
      [path.join(folder, 'nix'), /There is no folder/],
      [path.join(folder, 'a.txt'), /is a file, not a folder/],
      [path.join(folder, 'a.txt', 'below'), /There is no folder/],
      [folder, /No metadata of the types Profile, PermissionSet, .* lies below/],
      ['a'.repeat(5000), /cannot be opened \(ENAMETOOLONG\)/]
    ] as const) {
      assert.throws(
        () => readSourceFolder(name, { takenAt: TAKEN_AT }),
        (error: SourceFolderError) => reason.test(error.message) && error.remedy !== ''
      );
    }
  });
});
