import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgSnapshot, SnapshotRows } from '../index.ts';
import type { Gap } from '../model/gap.ts';
import { grantPaths, holdingOf, removals } from './grantPaths.ts';
import type { GrantPath } from './grantPaths.ts';
import { AccessResolver } from './resolve.ts';
import type { Access } from './resolve.ts';
import type { Right } from './right.ts';

const AS_OF = '2026-11-21';
const READ_ACCOUNT: Right = { part: 'objects', name: 'Account', access: 'read' };

function resolved(
  rows: SnapshotRows,
  gaps: readonly Gap[] = []
): { access: Access; resolver: AccessResolver } {
  const snapshot: OrgSnapshot = { org: { name: 'acme', takenAt: AS_OF }, apiVersion: null, rows, gaps };
  const resolver = new AccessResolver(snapshot, AS_OF);
  return { access: resolver.ofUser('user-1'), resolver };
}

/** A user with these sets; `profile` is one. */
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

  it('take a group whose status was not read for up to date', () => {
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

  it('tell held, conditional and not held apart', () => {
    const holdings = ['ApiEnabled', 'ViewSetup'].map((name) => holdingOf(access, idOf(name)));
    assert.deepEqual(holdings, ['held', 'conditional']);
    assert.equal(holdingOf(access, undefined), 'notHeld');
  });
});
