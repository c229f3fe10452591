import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  NOW,
  auditOf,
  entryLine,
  entryRow,
  integrationUser,
  useRow,
  userId,
  userWithoutLogin
} from '../../../test/support/registerRows.ts';
import { registerLines } from './registerLine.ts';

const audited = auditOf([integrationUser(1), integrationUser(2)], {}, { permissions: ['ModifyAllData'] });

describe('registerLines', () => {
  it('joins what the scan found and what the register holds', () => {
    const entry = entryRow({ Name: 'user-1@acme.example' });
    const [one, two] = registerLines(audited, [entry], [useRow({ Name: 'Sync' })]);
    assert.equal(one?.entry, entry);
    assert.equal(one.identity, audited.identities[0]);
    assert.deepEqual(
      { ...one, identity: null, entry: null, headline: null, search: '' },
      {
        key: userId(1),
        username: 'user-1@acme.example',
        name: 'User 1',
        userId: userId(1),
        identity: null,
        entry: null,
        isRegistered: true,
        grade: 'critical',
        graded: { grade: 'critical', bound: 'exact' },
        isGradeSaved: false,
        asOf: NOW,
        lastLogin: '2026-11-20T08:00:00.000+0000',
        apps: ['Sync'],
        evidenceKinds: ['integrationLicence'],
        headline: null,
        topRights: [{ name: 'ModifyAllData' }],
        gaps: 0,
        search: ''
      }
    );
    assert.deepEqual([two?.entry, two?.isRegistered, two?.key], [null, false, userId(2)]);
  });

  it('keeps entries that the scan did not find, and goes without a scan', () => {
    const entry = entryRow({ Name: 'gone@acme.example', UserKey__c: userId(3), User__c: userId(3) });
    assert.deepEqual(
      registerLines(audited, [entry], []).map(({ username }) => username),
      ['gone@acme.example', 'user-1@acme.example', 'user-2@acme.example']
    );
    const [line] = registerLines(null, [entry], []);
    assert.deepEqual(
      [line?.identity, line?.grade, line?.graded, line?.headline, line?.userId, line?.lastLogin, line?.asOf],
      [null, null, null, null, userId(3), '2026-11-20T08:00:00.000Z', '2026-11-20T09:00:00.000Z']
    );
  });

  it('tells of a saved grade how far it holds, and of one without that nothing', () => {
    const saved = (AccessGrade__c: string | null, AccessBound__c: string | null): unknown =>
      entryLine({ AccessGrade__c, AccessBound__c }).graded;
    assert.deepEqual(saved('Medium', 'Exact'), { grade: 'medium', bound: 'exact' });
    assert.deepEqual(saved('Medium', 'At least'), { grade: 'medium', bound: 'lower' });
    assert.deepEqual(saved('High', 'At most'), { grade: 'high', bound: 'upper' });
    assert.deepEqual(saved('High', 'Uncertain'), { grade: 'high', bound: 'unknown' });
    assert.deepEqual(saved('High', null), { grade: 'high', bound: 'unknown' });
    assert.deepEqual(saved('None', 'Exact'), { grade: 'none', bound: 'exact' });
    assert.deepEqual(saved('None', null), { grade: 'unknown', bound: 'unknown' });
    assert.equal(saved(null, 'Exact'), null);
    assert.equal(saved('Huge', 'Exact'), null);
    assert.deepEqual(
      ['Medium', null].map((AccessGrade__c) => entryLine({ AccessGrade__c }).isGradeSaved),
      [true, false]
    );
  });

  it('takes a saved grade for a scan that cannot tell only where that is graver than not to know', () => {
    const half = auditOf([integrationUser(1)], {
      PermissionSet: [
        { Id: 'set-2', Name: 'Repair', HasActivationRequired: true, PermissionsViewSetup: true }
      ],
      PermissionSetAssignment: ['set-2', 'gone'].map((PermissionSetId) => ({
        AssigneeId: userId(1),
        PermissionSetId
      }))
    });
    const graded = (AccessGrade__c: string | null): unknown => {
      const entry = entryRow({ AccessGrade__c, AccessBound__c: 'Exact' });
      const [line] = registerLines(half, [entry], []);
      assert.equal(line!.grade, line!.graded?.grade);
      assert.equal(line!.isGradeSaved, line!.grade !== 'unknown');
      return line!.graded;
    };
    const unknown = { grade: 'unknown', bound: 'lower', conditionalGrade: 'medium' };
    assert.deepEqual(['None', 'Unknown', null].map(graded), [unknown, unknown, unknown]);
    assert.deepEqual(
      ['Critical', 'High', 'Medium'].map(graded),
      ['critical', 'high', 'medium'].map((grade) => ({ grade, bound: 'lower' }))
    );
  });

  it('is not registered what is proposed only', () => {
    const lines = registerLines(audited, [entryRow({ Status__c: 'Proposed' })], []);
    assert.deepEqual(
      lines.map(({ isRegistered, entry }) => [isRegistered, entry?.Status__c]),
      [
        [false, 'Proposed'],
        [false, undefined]
      ]
    );
  });

  it('finds by username, whatever the case, the entry that knows no id', () => {
    const entry = entryRow({ UserKey__c: 'username:User-1@acme.example', User__c: null, Name: 'x' });
    const lines = registerLines(audited, [entry], []);
    assert.equal(lines.length, 2);
    assert.equal(lines[0]?.entry, entry);
    assert.equal(lines[0].key, 'username:User-1@acme.example');
    assert.equal(lines[0].userId, userId(1));
  });

  it('finds the entry of a user who was renamed, and takes no other user for them', () => {
    const renamed = entryRow({ Name: 'user-2@acme.example' });
    const lines = registerLines(audited, [renamed], []);
    assert.deepEqual(
      lines.map(({ username, entry }) => [username, entry?.UserKey__c]),
      [
        ['user-1@acme.example', userId(1)],
        ['user-2@acme.example', undefined]
      ]
    );
  });

  it('takes nobody for another user who had the username', () => {
    const other = entryRow({ Name: 'user-2@acme.example', UserKey__c: userId(3), User__c: userId(3) });
    const lines = registerLines(audited, [other], []);
    assert.deepEqual(
      lines.map(({ key, identity }) => [key, identity !== null]),
      [
        [userId(1), true],
        [userId(2), true],
        [userId(3), false]
      ]
    );
  });

  it('gives the entry of a renamed user to nobody who is named by the old username', () => {
    const declared = auditOf([integrationUser(1)], {
      ConnectedApplication: [{ Id: 'app-1', Name: 'Sync' }],
      ConnectedApp: [
        {
          ConnectedApplicationId: 'app-1',
          IsClientCredentialEnabled: true,
          OauthClientCredentialUser: 'old@acme.example',
          Scopes: [],
          IsAdminApproved: false
        }
      ]
    });
    const lines = registerLines(declared, [entryRow({ Name: 'old@acme.example' })], []);
    assert.deepEqual(
      lines.map(({ key, entry }) => [key, entry !== null]),
      [
        ['username:old@acme.example', false],
        [userId(1), true]
      ]
    );
  });

  it('gives an entry once, first to whom its key names', () => {
    const byName = entryRow({ UserKey__c: 'username:user-1@acme.example', User__c: null, Id: 'a002' });
    const lines = registerLines(audited, [byName, entryRow()], []);
    assert.deepEqual(
      lines.map(({ key, identity }) => [key, identity?.username ?? null]),
      [
        ['username:user-1@acme.example', null],
        [userId(1), 'user-1@acme.example'],
        [userId(2), 'user-2@acme.example']
      ]
    );
  });

  it('knows of no login that nobody saw, and tells never from not known', () => {
    const users = [integrationUser(1, { LastLoginDate: null }), userWithoutLogin(2)];
    const lines = registerLines(
      auditOf(users),
      [entryRow({ UserKey__c: userId(2), LastLoginOn__c: null })],
      []
    );
    assert.deepEqual(
      lines.map(({ lastLogin }) => lastLogin),
      [null, undefined]
    );
  });

  it('is searched by user, name, owners, purpose, apps and rights, in lower case', () => {
    const entry = entryRow({ TechnicalOwner__r: { Name: 'Çelik Öz' } });
    const [line] = registerLines(audited, [entry], [useRow({ Name: 'Data LOADER' })]);
    for (const text of [
      'user-1@',
      'user 1',
      'ada owner',
      'çelik öz',
      'syncs orders',
      'data loader',
      'modifyall'
    ]) {
      assert.ok(line?.search.includes(text), text);
    }
    assert.ok(!line?.search.includes('null'));
  });

  it('holds for nothing', () => assert.deepEqual(registerLines(null, [], []), []));
});
