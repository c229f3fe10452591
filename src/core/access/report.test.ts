import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgSnapshot, UserPermissionColumns } from '../index.ts';
import type { Bound, Gap } from '../model/gap.ts';
import { accessHeadline, accessSummary, shownGrade, topRights } from './report.ts';
import type { AccessHeadline } from './report.ts';
import { AccessResolver, withGap } from './resolve.ts';
import type { Access } from './resolve.ts';
import { READ_TABLES } from '../../../test/support/readTables.ts';

const AS_OF = '2026-11-21';
const EFFECTS = { exact: undefined, lower: 'lower', upper: 'upper', unknown: 'unknown' } as const;

/** The access through one profile with these columns, of such a bound. */
function accessWith(
  columns: UserPermissionColumns,
  bound: Bound = 'exact'
): { access: Access; resolver: AccessResolver } {
  const snapshot: OrgSnapshot = {
    org: { name: 'acme', takenAt: AS_OF },
    apiVersion: null,
    rows: {
      ...READ_TABLES,
      PermissionSet: [{ Id: 'profile', Name: 'Minimum', IsOwnedByProfile: true, ...columns }],
      PermissionSetAssignment: [{ AssigneeId: 'user-1', PermissionSetId: 'profile' }]
    },
    gaps: []
  };
  const resolver = new AccessResolver(snapshot, AS_OF);
  const access = resolver.ofUser('user-1');
  const effect = EFFECTS[bound];
  const gap: Gap = { code: 'assignedSetNotRead', params: { name: 'a' }, ...(effect && { effect }) };
  return { access: effect ? withGap(access, gap) : access, resolver };
}

const headline = (columns: UserPermissionColumns, bound: Bound): AccessHeadline => {
  const { access, resolver } = accessWith(columns, bound);
  return accessHeadline(access, resolver);
};

describe('shownGrade', () => {
  it('is unknown for none when a right may be missing', () => {
    const shown = (['exact', 'upper', 'lower', 'unknown'] as const).map((bound) =>
      shownGrade({ grade: 'none', bound })
    );
    assert.deepEqual(shown, ['none', 'none', 'unknown', 'unknown']);
    assert.equal(shownGrade({ grade: 'high', bound: 'lower' }), 'high');
  });
});

describe('accessHeadline', () => {
  it('says whether a user is barred from the pages, unless what was not read may decide it', () => {
    const apiOnly = (isHeld: boolean): (boolean | null)[] =>
      (['exact', 'lower', 'upper', 'unknown'] as const).map(
        (bound) => headline({ PermissionsApiUserOnly: isHeld }, bound).apiOnly
      );
    assert.deepEqual(apiOnly(true), [true, true, null, null]);
    assert.deepEqual(apiOnly(false), [false, null, false, null]);
  });
});

describe('user permissions', () => {
  it('stand in the order of severity, then by name', () => {
    const { access, resolver } = accessWith({
      PermissionsApiEnabled: true,
      PermissionsBendTime: true,
      PermissionsAlterTime: true,
      PermissionsModifyAllData: true
    });
    const names = (rights: readonly { name: string }[]): string[] => rights.map(({ name }) => name);
    const all = ['ModifyAllData', 'ApiEnabled', 'AlterTime', 'BendTime'];
    assert.deepEqual(names(accessSummary(access, resolver).userPermissions), all);
    assert.deepEqual(names(topRights(access, resolver)), all.slice(0, 2));
  });
});
