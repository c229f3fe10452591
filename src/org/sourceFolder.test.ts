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

  it('has the tables of files even when empty, and users only when they were given', (t) => {
    const { rows } = read(t, ADMIN).snapshot;
    assert.deepEqual(rows.ObjectPermissions, []);
    assert.deepEqual([rows.User, rows.PermissionSetAssignment], [undefined, undefined]);
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

  it('reads what is known of a user, and leaves out what was not read', (t) => {
    const bare = { ...userWith(), isActive: undefined, isFrozen: undefined, lastLoginDate: undefined };
    const known = { ...bare, isActive: false, isFrozen: true, lastLoginDate: null };
    const row = { Id: 'User:a', Username: 'a', Name: null, UserType: null };
    assert.deepEqual(read(t, ADMIN, { users: [bare, known] }).snapshot.rows.User, [
      row,
      { ...row, IsActive: false, IsFrozen: true, LastLoginDate: null }
    ]);
  });

  it('reads which sets and groups a session must activate', (t) => {
    const body = '<hasActivationRequired>true</hasActivationRequired>';
    const { rows } = read(t, {
      'permissionsets/S.permissionset-meta.xml': xmlOf('PermissionSet', body),
      'permissionsetgroups/G.permissionsetgroup-meta.xml': xmlOf('PermissionSetGroup', body)
    }).snapshot;
    for (const [row] of [rows.PermissionSet ?? [], rows.PermissionSetGroup ?? []]) {
      assert.equal(row?.HasActivationRequired, true);
    }
  });

  it('lets none of several muting sets with one name mute', (t) => {
    const muting = xmlOf('MutingPermissionSet', userPermission('ModifyAllData'));
    const { rows, gaps } = read(t, {
      'a/mutingpermissionsets/M.mutingpermissionset-meta.xml': muting,
      'b/mutingpermissionsets/M.mutingpermissionset-meta.xml': muting,
      'permissionsetgroups/G.permissionsetgroup-meta.xml': xmlOf(
        'PermissionSetGroup',
        '<mutingPermissionSets>M</mutingPermissionSets>'
      )
    }).snapshot;
    const ids = new Set(rows.MutingPermissionSet?.map(({ Id }) => Id));
    assert.equal(ids.size, 2);
    for (const { PermissionSetId } of rows.PermissionSetGroupComponent ?? []) {
      assert.ok(!ids.has(PermissionSetId));
    }
    assert.equal(gaps.length, 2);
  });

  it('says that a decomposed set is not whole, whether its own file holds rights or not', (t) => {
    const set = xmlOf('PermissionSet', userPermission('ApiEnabled'));
    const codes = (files: Files): string[] => read(t, files).snapshot.gaps.map(({ code }) => code);
    const file = 'permissionsets/Orders/Orders.permissionset-meta.xml';
    assert.deepEqual(codes({ [file]: set, 'permissionsets/Orders/Orders.userPermission-meta.xml': '' }), [
      'permissionSetDecomposed'
    ]);
    assert.deepEqual(codes({ [file]: xmlOf('PermissionSet') }), ['permissionSetDecomposed']);
    assert.deepEqual(codes({ [file]: set }), []);
    const other = 'permissionsets/Orders/Refunds.permissionset-meta.xml';
    assert.deepEqual(codes({ [file]: set, [other]: set }), []);
  });

  it('reads whom an app admits, a standard profile under its label too', (t) => {
    const { rows, gaps } = read(t, {
      ...ADMIN,
      'permissionsets/S.permissionset-meta.xml': xmlOf('PermissionSet'),
      'connectedApps/C.connectedApp-meta.xml': xmlOf(
        'ConnectedApp',
        '<profileName>System Administrator</profileName><permissionSetName>S</permissionSetName>'
      ),
      'externalClientApps/E.eca-meta.xml': xmlOf('ExternalClientApplication'),
      'extlClntAppOauthPolicies/E_oauth_plcy.ecaOauthPlcy-meta.xml': xmlOf(
        'ExtlClntAppOauthConfigurablePolicies',
        '<externalClientApplication>E</externalClientApplication><commaSeparatedPermissionSet>S</commaSeparatedPermissionSet>'
      )
    }).snapshot;
    assert.deepEqual(
      rows.SetupEntityAccess?.map(({ ParentId, SetupEntityId }) => `${ParentId} ${SetupEntityId}`).sort(),
      [
        'PermissionSet:s ConnectedApplication:c',
        'PermissionSet:s ExternalClientApplication:e',
        'Profile:admin ConnectedApplication:c'
      ]
    );
    assert.deepEqual(gaps, []);
    assert.deepEqual(rows.ExternalClientApplication, [{ Id: 'ExternalClientApplication:e', Name: 'E' }]);
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
