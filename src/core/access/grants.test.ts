import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgSnapshot, SnapshotRows } from '../index.ts';
import type { Gap } from '../model/gap.ts';
import { grantPaths, holdingOf, removals } from './grantPaths.ts';
import type { GrantPath } from './grantPaths.ts';
import { accessSummary } from './report.ts';
import { AccessResolver } from './resolve.ts';
import type { Access } from './resolve.ts';
import type { Right } from './right.ts';
import { READ_TABLES } from '../../../test/support/readTables.ts';

const AS_OF = '2026-11-21';
const READ_ACCOUNT: Right = { part: 'objects', name: 'Account', access: 'read' };

function resolved(
  rows: SnapshotRows,
  gaps: readonly Gap[] = []
): { access: Access; resolver: AccessResolver } {
  const snapshot: OrgSnapshot = {
    org: { name: 'acme', takenAt: AS_OF },
    apiVersion: null,
    rows: { ...READ_TABLES, ...rows },
    gaps
  };
  const resolver = new AccessResolver(snapshot, AS_OF);
  return { access: resolver.ofUser('user-1'), resolver };
}

/** Assignments of these sets and groups to the user. */
const assigned = (...ids: string[]): NonNullable<SnapshotRows['PermissionSetAssignment']> =>
  ids.map((id) => ({
    AssigneeId: 'user-1',
    ...(id.startsWith('group') ? { PermissionSetGroupId: id } : { PermissionSetId: id })
  }));

const PROFILE = { Id: 'profile', Name: 'Minimum', IsOwnedByProfile: true };

function pathsTo(right: Right, rows: SnapshotRows): GrantPath[] {
  const { access, resolver } = resolved(rows);
  const id = resolver.table.idOf(right);
  assert.ok(id !== undefined);
  return grantPaths(access, id, resolver);
}

describe('grants', () => {
  it('are one for a set that is assigned twice', () => {
    const { access } = resolved({
      PermissionSet: [PROFILE],
      PermissionSetAssignment: assigned('profile', 'profile')
    });
    assert.equal(access.grants.length, 1);
  });

  it('take a computed group without a status for up to date', () => {
    const { access } = resolved({
      PermissionSet: [PROFILE],
      PermissionSetGroup: [{ Id: 'group-ops', DeveloperName: 'Ops' }],
      PermissionSetAssignment: assigned('profile', 'group-ops')
    });
    assert.deepEqual([access.bound, access.gaps], ['exact', []]);
  });

  it('have every gap of their row', () => {
    const gaps: Gap[] = ['A', 'B'].map((element) => ({
      code: 'elementNotRead',
      params: { path: 'a', element, type: 'Profile' },
      rowId: 'profile',
      effect: 'lower'
    }));
    const { access } = resolved(
      { PermissionSet: [PROFILE], PermissionSetAssignment: assigned('profile') },
      gaps
    );
    assert.deepEqual(access.gaps, gaps);
  });

  it('have the gaps of the aggregate, or else of the members', () => {
    const gapOf = (rowId: string): Gap => ({
      code: 'elementNotRead',
      params: { path: rowId, element: 'a', type: 'PermissionSet' },
      rowId,
      effect: 'lower'
    });
    const [member, aggregate] = [
      { Id: 'set-orders', Name: 'Orders' },
      { Id: 'aggregate', Name: 'X0PG1', PermissionSetGroupId: 'group-ops' }
    ];
    for (const [sets, expected] of [
      [[PROFILE, member], 'set-orders'],
      [[PROFILE, member, aggregate], 'aggregate']
    ] as const) {
      const { access } = resolved(
        {
          PermissionSet: sets,
          PermissionSetGroup: [{ Id: 'group-ops', DeveloperName: 'Ops', Status: 'Updated' }],
          PermissionSetGroupComponent: [{ PermissionSetGroupId: 'group-ops', PermissionSetId: 'set-orders' }],
          PermissionSetAssignment: assigned('profile', 'group-ops')
        },
        [gapOf('set-orders'), gapOf('aggregate')]
      );
      assert.deepEqual(access.gaps, [gapOf(expected)]);
    }
  });

  it('of a group lack what any of its muting sets mutes', () => {
    const { access } = resolved({
      PermissionSet: [
        PROFILE,
        { Id: 'set-orders', Name: 'Orders', PermissionsApiEnabled: true, PermissionsViewSetup: true }
      ],
      MutingPermissionSet: [
        { Id: 'muting-1', DeveloperName: 'M1', PermissionsApiEnabled: true },
        { Id: 'muting-2', DeveloperName: 'M2', PermissionsViewSetup: true }
      ],
      PermissionSetGroup: [{ Id: 'group-ops', DeveloperName: 'Ops' }],
      PermissionSetGroupComponent: ['set-orders', 'muting-1', 'muting-2'].map((PermissionSetId) => ({
        PermissionSetGroupId: 'group-ops',
        PermissionSetId
      })),
      PermissionSetAssignment: assigned('profile', 'group-ops')
    });
    assert.deepEqual([...access.held], []);
  });

  it('stand in an order that content decides: the profile, sets, groups, each by name', () => {
    const { access } = resolved({
      PermissionSet: [{ Id: 'set-b', Name: 'B' }, { Id: 'set-a', Name: 'A' }, PROFILE],
      PermissionSetGroup: [{ Id: 'group-ops', DeveloperName: 'A' }],
      PermissionSetAssignment: assigned('group-ops', 'set-b', 'set-a', 'profile')
    });
    assert.deepEqual(
      access.grants.map(({ kind, name }) => `${kind} ${name}`),
      ['profile Minimum', 'permissionSet A', 'permissionSet B', 'group A']
    );
  });

  it('know no object of a field that names none', () => {
    const { access, resolver } = resolved({
      PermissionSet: [{ ...PROFILE, PermissionsModifyAllData: true }],
      FieldPermissions: [{ ParentId: 'profile', Field: 'Phone', PermissionsRead: true }],
      PermissionSetAssignment: assigned('profile')
    });
    assert.deepEqual(accessSummary(access, resolver).objects, []);
  });

  it('show the kinds of setup entities that are asked about, and no other', () => {
    const { access, resolver } = resolved({
      PermissionSet: [PROFILE],
      PermissionSetAssignment: assigned('profile'),
      SetupEntityAccess: [{ ParentId: 'profile', SetupEntityId: 'tab-1', SetupEntityType: 'TabSet' }]
    });
    assert.deepEqual([resolver.table.size, access.gaps], [0, []]);
  });
});

describe('grantPaths', () => {
  it('name the right through which a set reaches another, unless it names it itself', () => {
    const rows = (id: string): SnapshotRows => ({
      PermissionSet: [
        { ...PROFILE, PermissionsModifyAllData: true },
        { Id: 'other', Name: 'Other' }
      ],
      PermissionSetAssignment: assigned('profile'),
      ObjectPermissions: [{ ParentId: id, SobjectType: 'Account', PermissionsRead: true }]
    });
    const path = { kind: 'profile', name: 'Minimum', member: null };
    assert.deepEqual(pathsTo(READ_ACCOUNT, rows('profile')), [path]);
    assert.deepEqual(pathsTo(READ_ACCOUNT, rows('other')), [{ ...path, by: 'ModifyAllData' }]);
  });

  it('name every member of a group that brings the right', () => {
    const paths = pathsTo(
      { part: 'userPermissions', name: 'ApiEnabled' },
      {
        PermissionSet: ['A', 'B', 'C'].map((Name) => ({
          Id: `set-${Name}`,
          Name,
          PermissionsApiEnabled: Name !== 'C'
        })),
        PermissionSetGroup: [{ Id: 'group-ops', DeveloperName: 'Ops' }],
        PermissionSetGroupComponent: ['A', 'B', 'C'].map((name) => ({
          PermissionSetGroupId: 'group-ops',
          PermissionSetId: `set-${name}`
        })),
        PermissionSetAssignment: assigned('group-ops')
      }
    );
    assert.deepEqual(
      paths.map(({ name, member }) => [name, member]),
      [
        ['Ops', 'A'],
        ['Ops', 'B']
      ]
    );
  });
});

describe('removals and holdings', () => {
  const { access, resolver } = resolved({
    PermissionSet: [
      PROFILE,
      { Id: 'set-orders', Name: 'Orders', PermissionsApiEnabled: true },
      { Id: 'set-repair', Name: 'Repair', PermissionsViewSetup: true, HasActivationRequired: true }
    ],
    PermissionSetAssignment: assigned('profile', 'set-orders', 'set-repair')
  });
  const idOf = (name: string): number => {
    const id = resolver.table.idOf({ part: 'userPermissions', name });
    assert.ok(id !== undefined);
    return id;
  };

  it('are for the assignments that bring the right, and no other', () => {
    const of = removals(access, idOf('ApiEnabled'), resolver);
    assert.deepEqual(
      of.map(({ name }) => name),
      ['Orders']
    );
  });

  it('take what a session must activate with them, and keep the rest', () => {
    assert.deepEqual(removals(access, idOf('ViewSetup'), resolver), [
      {
        kind: 'permissionSet',
        name: 'Repair',
        rights: 1,
        lost: { userPermissions: ['ViewSetup'], objects: 0, fields: 0, setupEntities: 0 },
        grade: 'medium',
        remains: 'notHeld',
        through: []
      }
    ]);
    assert.equal(removals(access, idOf('ApiEnabled'), resolver)[0]?.grade, 'none');
  });

  it('tell held, conditional and not held apart', () => {
    const holdings = ['ApiEnabled', 'ViewSetup'].map((name) => holdingOf(access, idOf(name)));
    assert.deepEqual(holdings, ['held', 'conditional']);
    assert.equal(holdingOf(access, undefined), 'notHeld');
  });
});
