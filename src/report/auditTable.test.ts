import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { audit } from '../core/index.ts';
import type { Audit, Gap, UserRow } from '../core/index.ts';
import { auditHeadline, auditRows, gradeText } from './auditTable.ts';
import { READ_TABLES } from '../../test/support/readTables.ts';

const AS_OF = '2026-11-21';
const PROFILE_GAP: Gap = {
  code: 'valueNotRead',
  params: { path: 'a', element: 'b', value: 'c', expected: 'd' },
  rowId: 'profile',
  effect: 'lower'
};

/** An audit of one run-as user, whose profile gives Export Reports. */
function auditOf(user: Partial<UserRow>, gaps: readonly Gap[] = [], isApiOnly = true): Audit {
  const Username = user.Username ?? 'loader@acme.test';
  const rows = {
    User: [{ Id: 'user-1', ...user, Username }],
    PermissionSet: [
      {
        Id: 'profile',
        Name: 'Minimum',
        IsOwnedByProfile: true,
        PermissionsExportReport: true,
        PermissionsApiUserOnly: isApiOnly
      }
    ],
    PermissionSetAssignment: [{ AssigneeId: 'user-1', PermissionSetId: 'profile' }],
    ConnectedApplication: [{ Id: 'app-1', Name: 'Loader' }],
    ConnectedApp: [
      {
        ConnectedApplicationId: 'app-1',
        IsClientCredentialEnabled: true,
        OauthClientCredentialUser: Username,
        Scopes: [],
        IsAdminApproved: true
      }
    ]
  };
  return audit(
    { org: { name: 'acme', takenAt: AS_OF }, apiVersion: null, rows: { ...READ_TABLES, ...rows }, gaps },
    AS_OF
  );
}

const rowOf = (...args: Parameters<typeof auditOf>): ReturnType<typeof auditRows>[number] => {
  const [row] = auditRows(auditOf(...args));
  assert.ok(row);
  return row;
};

describe('auditRows', () => {
  it('marks a user that is inactive, frozen, or not barred from the pages', () => {
    const name = 'loader@acme.test';
    assert.equal(rowOf({ IsActive: true, IsFrozen: false }).user, name);
    assert.equal(rowOf({ IsActive: false }).user, `${name} (inactive)`);
    assert.equal(rowOf({ IsFrozen: true }).user, `${name} (frozen)`);
    assert.equal(rowOf({}, [], false).user, `${name} (not API-only)`);
    assert.equal(rowOf({}, [PROFILE_GAP], false).user, name);
  });

  it('tells a login that was not read from one that never was', () => {
    assert.equal(rowOf({}).lastLogin, 'not read');
    assert.equal(rowOf({ LastLoginDate: null }).lastLogin, 'never');
    assert.equal(rowOf({ LastLoginDate: '2026-11-20T23:30:00.000-0100' }).lastLogin, '2026-11-21');
  });

  it('lets no name rewrite the terminal', () => {
    assert.equal(rowOf({ Username: 'a\u001b[2J@acme.test' }).user, 'a\\u001b[2J@acme.test');
  });

  it('gives grade, rights, apps and the number of gaps', () => {
    const { grade, rights, apps, gaps } = rowOf({}, [PROFILE_GAP]);
    assert.deepEqual([grade, rights, apps, gaps], ['medium or more', 'ExportReport', 'Loader', '1']);
    assert.equal(rowOf({}).gaps, '');
  });
});

describe('gradeText', () => {
  it('marks the bound, but not of an answer that is open', () => {
    const text = (grade: 'high' | 'none', bound: 'exact' | 'lower' | 'upper' | 'unknown'): string =>
      gradeText({ grade, bound });
    assert.deepEqual(
      [text('high', 'exact'), text('high', 'lower'), text('high', 'upper'), text('high', 'unknown')],
      ['high', 'high or more', 'high at most', 'high ?']
    );
    assert.deepEqual([text('none', 'lower'), text('none', 'upper')], ['unknown', 'none at most']);
  });
});

describe('auditHeadline', () => {
  it('counts the grades that there are', () => {
    assert.equal(auditHeadline(auditOf({})), '1 identity in acme: 1 medium');
  });
});
