import assert from 'node:assert/strict';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { folderWith, userPermission, xmlOf } from '../../test/support/folder.ts';
import { readSourceFolder } from '../org/sourceFolder.ts';
import { audit, gapText } from './index.ts';
import type { Gap, GapCode, OrgSnapshot, SnapshotRows } from './index.ts';
import { READ_TABLES } from '../../test/support/readTables.ts';

const AS_OF = '2026-11-21';
const USERNAME = 'loader@acme.test';

/** Every code there is; the type refuses a list that leaves one out. */
const CODES: Record<GapCode, 'audit' | 'source folder' | 'live org'> = {
  fileNotReadable: 'source folder',
  fileEmpty: 'source folder',
  fileTooLarge: 'source folder',
  fileHasDoctype: 'source folder',
  fileHasOtherEncoding: 'source folder',
  fileNotWellFormed: 'source folder',
  fileHasOtherRoot: 'source folder',
  fileNotRecognised: 'source folder',
  fileIgnored: 'source folder',
  folderLinkNotFollowed: 'source folder',
  permissionSetDecomposed: 'source folder',
  elementNotRead: 'source folder',
  valueNotRead: 'source folder',
  nameNotUnique: 'source folder',
  usersNotRead: 'audit',
  usernameHasNoUser: 'audit',
  appHasNoRunAsUser: 'audit',
  appNotRead: 'source folder',
  userHasNoProfile: 'audit',
  nameNotFound: 'source folder',
  assignedSetNotRead: 'audit',
  groupNotRead: 'audit',
  groupMemberNotRead: 'audit',
  groupMutingNotRead: 'audit',
  groupPossiblyStale: 'audit',
  groupStatusNotRead: 'audit',
  tableNotRead: 'audit',
  expirationNotRead: 'audit',
  setupEntityNotNamed: 'audit',
  userNotRead: 'audit',
  rightMissing: 'live org',
  rightNotKnown: 'live org',
  queryFailed: 'live org',
  rowsMissing: 'live org',
  describeFailed: 'live org',
  metadataNotRead: 'live org',
  loginsLeftOut: 'live org'
};

const codesOf = (from: string): string[] =>
  Object.entries(CODES)
    .flatMap(([code, where]) => (where === from ? code : []))
    .sort();

describe('gapText', () => {
  it('is filled by what the audit gives', () => {
    assertFilled(auditGaps(), codesOf('audit'));
  });

  it('is filled by what a source folder gives', (t) => {
    assertFilled(sourceGaps(t), codesOf('source folder'));
  });
});

/** A parameter that is asked for and not given leaves no trace in the text, so the asking is watched. */
function assertFilled(gaps: readonly Gap[], codes: readonly string[]): void {
  assert.deepEqual([...new Set(gaps.map(({ code }) => code))].sort(), codes);
  for (const gap of gaps) {
    const params = new Proxy(gap.params, {
      get: (given, name: string) => {
        assert.ok(name in given, `${gap.code} asks for \`${name}\``);
        return given[name];
      }
    });
    const { what, why, hides } = gapText({ ...gap, params });
    assert.doesNotMatch(what + why + hides, /[{}]/);
    assert.notEqual(what, '');
    for (const sentences of [why, hides]) assert.match(sentences, /^\S.*\.$/s);
  }
}

function auditGaps(): Gap[] {
  const apps = {
    ConnectedApplication: [{ Id: 'app-loader', Name: 'Loader' }],
    ConnectedApp: [declaration(USERNAME), declaration('gone@acme.test'), declaration(null)]
  };
  const assigned = (ids: object): { AssigneeId: string } => ({ AssigneeId: 'user-loader', ...ids });
  const flawed: SnapshotRows = {
    ...apps,
    User: [{ Id: 'user-loader', Username: USERNAME }],
    PermissionSet: [{ Id: 'set-orders', Name: 'Orders' }],
    PermissionSetGroup: [{ Id: 'group-ops', DeveloperName: 'Ops', Status: 'Outdated' }],
    PermissionSetGroupComponent: ['PermissionSet', 'MutingPermissionSet'].map((type) => ({
      PermissionSetGroupId: 'group-ops',
      PermissionSetId: `not read ${type}`,
      PermissionSet: { Name: 'Refunds', attributes: { type } }
    })),
    PermissionSetAssignment: [
      assigned({ PermissionSetId: 'set-orders', ExpirationDate: 'soon' }),
      assigned({ PermissionSetGroupId: 'group-ops' }),
      assigned({ PermissionSetGroupId: 'group-not-read' })
    ],
    SetupEntityAccess: [{ ParentId: 'set-orders', SetupEntityId: 'class-1', SetupEntityType: 'ApexClass' }],
    OauthToken: [{ UserId: 'user-not-read', AppName: 'Data Mover' }]
  };
  const unread: SnapshotRows = {
    ...flawed,
    PermissionSetAssignment: [assigned({ PermissionSetId: 'set-not-read' })]
  };
  const aggregate: SnapshotRows = {
    ...flawed,
    PermissionSet: [{ Id: 'set-ops', Name: 'X0PG', PermissionSetGroupId: 'group-not-read' }],
    PermissionSetAssignment: [assigned({ PermissionSetId: 'set-ops' })]
  };
  const tableMissing = { ...snapshotOf({}), rows: flawed };
  return [
    ...[flawed, unread, apps, aggregate].flatMap((rows) => audit(snapshotOf(rows), AS_OF).gaps),
    ...audit(tableMissing, AS_OF).gaps
  ];
}

function declaration(username: string | null): NonNullable<SnapshotRows['ConnectedApp']>[number] {
  return {
    ConnectedApplicationId: 'app-loader',
    IsClientCredentialEnabled: true,
    OauthClientCredentialUser: username,
    Scopes: [],
    IsAdminApproved: false
  };
}

function snapshotOf(rows: SnapshotRows): OrgSnapshot {
  return {
    org: { name: 'acme', takenAt: AS_OF },
    apiVersion: null,
    rows: { ...READ_TABLES, ...rows },
    gaps: []
  };
}

function sourceGaps(t: TestContext): readonly Gap[] {
  const profile = (name: string): string => `force-app/profiles/${name}.profile-meta.xml`;
  const folder = folderWith(t, {
    'sfdx-project.json': JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }] }),
    '.forceignore': '**/Ignored*',
    [profile('Empty')]: '',
    [profile('Doctype')]: '<!DOCTYPE Profile><Profile/>',
    [profile('Unclosed')]: '<Profile>',
    [profile('OtherRoot')]: xmlOf('PermissionSet'),
    [profile('Ignored')]: xmlOf('Profile'),
    'force-app/lwc/Misplaced.profile-meta.xml': xmlOf('Profile'),
    [profile('Element')]: xmlOf('Profile', '<unheardOf>true</unheardOf>'),
    [profile('Value')]: xmlOf('Profile', userPermission('ApiEnabled', 'perhaps')),
    [profile('Twice')]: xmlOf('Profile'),
    'force-app/more/profiles/Twice.profile-meta.xml': xmlOf('Profile'),
    'force-app/permissionsets/Parted/Parted.permissionset-meta.xml': xmlOf('PermissionSet'),
    'force-app/extlClntAppPolicies/Gone_plcy.ecaPlcy-meta.xml': xmlOf(
      'ExtlClntAppConfigurablePolicies',
      '<externalClientApplication>Gone</externalClientApplication>'
    )
  });
  const large = path.join(folder, profile('Large'));
  writeFileSync(large, '');
  truncateSync(large, 33 * 1024 * 1024);
  symlinkSync('nowhere', path.join(folder, profile('Linked')));
  symlinkSync(folder, path.join(folder, 'linked-folder'));
  writeFileSync(
    path.join(folder, profile('Latin')),
    Buffer.from('<Profile><description>\xe9</description></Profile>', 'latin1')
  );
  const users = [
    {
      id: 'user-loader',
      username: USERNAME,
      name: null,
      isActive: true,
      isFrozen: undefined,
      userType: null,
      lastLoginDate: null,
      assigned: [{ kind: 'Profile', name: 'Nobody', place: 'users.csv, line 2' } as const]
    }
  ];
  return readSourceFolder(folder, { users, takenAt: AS_OF }).snapshot.gaps;
}
