import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { audit } from '../audit.ts';
import type { OrgSnapshot } from '../index.ts';
import { READ_TABLES } from '../../../test/support/readTables.ts';
import { readSnapshotText, reviewSnapshot, snapshotText } from './reviewSnapshot.ts';
import type { ReviewSnapshot } from './reviewSnapshot.ts';

const TAKEN_AT = '2026-11-21T09:00:00.000Z';

function snapshotOf(changes: OrgSnapshot['rows'] = {}): ReviewSnapshot {
  const org: OrgSnapshot = {
    org: { name: 'acme', takenAt: TAKEN_AT },
    apiVersion: '67.0',
    gaps: [],
    rows: {
      ...READ_TABLES,
      User: [{ Id: 'u1', Username: 'sync@acme.example', Name: 'Sync', LastLoginDate: null }],
      PermissionSet: [
        {
          Id: 's1',
          Name: 'Loader',
          IsOwnedByProfile: true,
          PermissionsApiUserOnly: true,
          PermissionsModifyAllData: true
        }
      ],
      ObjectPermissions: [{ ParentId: 's1', SobjectType: 'Account', PermissionsRead: true }],
      PermissionSetAssignment: [{ AssigneeId: 'u1', PermissionSetId: 's1' }],
      ...changes
    }
  };
  const { identities, resolver } = audit(org, TAKEN_AT);
  return reviewSnapshot(identities[0]!, resolver, TAKEN_AT);
}

/** The file with one value changed. */
function tampered(change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(snapshotText(snapshotOf())!) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
}

void describe('the file of a review', () => {
  it('holds the access as it was seen, and reads back as it was', () => {
    const snapshot = snapshotOf();
    assert.equal(snapshot.detail.grade, 'critical');
    assert.deepEqual(
      snapshot.detail.objects.map(({ name }) => name),
      ['Account']
    );
    assert.equal(snapshot.shares[0]?.name, 'Loader');
    assert.ok(snapshot.saved);
    assert.deepEqual(readSnapshotText(snapshotText(snapshot)!), JSON.parse(JSON.stringify(snapshot)));
  });

  it('keeps the gaps, and has nothing to compare when there are some', () => {
    const snapshot = snapshotOf({
      PermissionSetAssignment: [
        { AssigneeId: 'u1', PermissionSetId: 's1' },
        { AssigneeId: 'u1', PermissionSetId: 'gone' }
      ]
    });
    assert.equal(snapshot.saved, null);
    assert.deepEqual(
      snapshot.gaps.map(({ code }) => code),
      ['assignedSetNotRead']
    );
    assert.deepEqual(readSnapshotText(snapshotText(snapshot)!)?.gaps, snapshot.gaps);
  });

  it('goes without paths when it is too large with them, and says so', () => {
    const snapshot = snapshotOf();
    const whole = snapshotText(snapshot)!;
    const shorter = readSnapshotText(snapshotText(snapshot, whole.length - 1)!)!;
    assert.equal(shorter.isWithoutPaths, true);
    assert.deepEqual(
      shorter.detail.userPermissions.map(({ name, through }) => [name, through]),
      snapshot.detail.userPermissions.map(({ name }) => [name, []])
    );
    assert.deepEqual(shorter.saved, JSON.parse(JSON.stringify(snapshot.saved)));
    assert.equal(snapshotText(snapshot, 100), null);
  });

  it('counts bytes and not characters', () => {
    const snapshot = { ...snapshotOf(), username: 'é€𝄞' };
    const bytes = Buffer.byteLength(JSON.stringify(snapshot));
    assert.ok(readSnapshotText(snapshotText(snapshot, bytes)!)?.isWithoutPaths === false);
    assert.ok(readSnapshotText(snapshotText(snapshot, bytes - 1)!)?.isWithoutPaths === true);
  });

  for (const [what, text] of [
    ['no JSON', 'PK\u0003'],
    ['another file', '{"accounts": []}'],
    ['a list', '[]'],
    ['another version', tampered((file) => (file['version'] = 2))],
    ['a name that is none', tampered((file) => (file['username'] = { toString: 1 }))],
    ['rows that are none', tampered((file) => ((file['detail'] as { objects: unknown }).objects = [null]))],
    ['a grade that is none', tampered((file) => ((file['detail'] as { grade: unknown }).grade = 'toString'))],
    ['a gap that nobody knows', tampered((file) => (file['gaps'] = [{ code: 'constructor', params: {} }]))],
    ['parts that are none', tampered((file) => (file['parts'] = ['everything']))],
    ['a missing part', tampered((file) => delete file['shares'])]
  ] as const) {
    it(`is not taken for one: ${what}`, () => {
      assert.equal(readSnapshotText(text), null);
    });
  }
});
