import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrgState } from '../org.ts';
import { idOf } from '../store/ids.ts';
import { deleteRecords, insertRecords, updateRecords } from './dml.ts';
import type { NewRecord, SaveResult } from './dml.ts';
import { ADMIN_ID, PARTLY, SYSTEM, inserted, testOrg } from './testOrg.ts';
import { aggregate, group, permissionSet, refusal } from './testSets.ts';

const PROFILE = idOf('00e', 1);
const OTHER_PROFILE = idOf('00e', 2);
const PROFILE_SET = idOf('0PS', 9);
const OTHER_SET = idOf('0PS', 8);

function orgWithProfiles(): OrgState {
  const org = testOrg();
  org.store.transaction(() => {
    org.store.put('Profile', { Id: PROFILE, Name: 'Minimum', UserType: 'Standard' });
    org.store.put('Profile', { Id: OTHER_PROFILE, Name: 'Other' });
    const owned = { Type: 'Profile', IsOwnedByProfile: true };
    org.store.put('PermissionSet', { ...owned, Id: PROFILE_SET, Name: 'X00e1', ProfileId: PROFILE });
    org.store.put('PermissionSet', { ...owned, Id: OTHER_SET, Name: 'X00e2', ProfileId: OTHER_PROFILE });
  });
  return org;
}

function insert(org: OrgState, object: string, record: NewRecord): SaveResult {
  return insertRecords(org, SYSTEM, object, [record], PARTLY)[0]!;
}

test('a new permission set is a regular or a session one, and of the org', () => {
  const org = testOrg();
  const regular = org.store.row('PermissionSet', permissionSet(org, 'Plain'))!;
  assert.deepEqual(
    [regular['Type'], regular['IsCustom'], regular['IsOwnedByProfile']],
    ['Regular', true, false]
  );
  const session = org.store.row(
    'PermissionSet',
    permissionSet(org, 'Timed', { HasActivationRequired: true })
  )!;
  assert.equal(session['Type'], 'Session');
});

test('a set is assigned once to a user, until it expires', () => {
  const org = testOrg();
  const PermissionSetId = permissionSet(org, 'Plain');
  const twice = [
    { AssigneeId: ADMIN_ID, PermissionSetId },
    { AssigneeId: ADMIN_ID, PermissionSetId }
  ];
  const [first, second] = insertRecords(org, SYSTEM, 'PermissionSetAssignment', twice, PARTLY);
  const message = `Duplicate PermissionSetAssignment. Assignee: ${ADMIN_ID}; Permission Set: ${PermissionSetId}`;
  assert.equal(refusal(second!), `DUPLICATE_VALUE ${message}`);
  assert.equal(refusal(insert(org, 'PermissionSetAssignment', twice[0]!)), `DUPLICATE_VALUE ${message}`);
  assert.equal(org.store.row('PermissionSetAssignment', first!.id!)!['IsActive'], true);
  const expired = [{ Id: first!.id, ExpirationDate: '2026-11-19T07:18:36Z' }];
  updateRecords(org, SYSTEM, 'PermissionSetAssignment', expired, PARTLY);
  assert.equal(org.store.row('PermissionSetAssignment', first!.id!)!['IsActive'], false);
  deleteRecords(org, SYSTEM, [first!.id!], PARTLY);
  assert.equal(org.store.count('PermissionSetAssignment'), 0);
});

test('a group is assigned through its aggregate, and what is no set of its own is not', () => {
  const org = orgWithProfiles();
  const PermissionSetGroupId = group(org, [permissionSet(org, 'Plain')]);
  const id = inserted(org, 'PermissionSetAssignment', { AssigneeId: ADMIN_ID, PermissionSetGroupId });
  const { Id: PermissionSetId } = aggregate(org, PermissionSetGroupId);
  assert.equal(org.store.row('PermissionSetAssignment', id)!['PermissionSetId'], PermissionSetId);
  const refused: readonly (readonly [NewRecord, RegExp])[] = [
    [{}, /^REQUIRED_FIELD_MISSING/],
    [{ PermissionSetId: PROFILE_SET }, /^FIELD_INTEGRITY_EXCEPTION .*type Profile/],
    [{ PermissionSetId }, /^FIELD_INTEGRITY_EXCEPTION .*type Group/],
    [{ PermissionSetId, PermissionSetGroupId }, /^FIELD_INTEGRITY_EXCEPTION/],
    [{ PermissionSetGroupId: idOf('0PG', 9) }, /^INVALID_CROSS_REFERENCE_KEY/]
  ];
  for (const [record, expected] of refused) {
    assert.match(
      refusal(insert(org, 'PermissionSetAssignment', { AssigneeId: ADMIN_ID, ...record })),
      expected
    );
  }
});

const USER: NewRecord = {
  Username: 'svc@example.com',
  FirstName: 'Svc',
  LastName: 'Sync',
  Email: 'svc@example.com',
  Alias: 'svc',
  CommunityNickname: 'svc',
  TimeZoneSidKey: 'GMT',
  LocaleSidKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  LanguageLocaleKey: 'en_US',
  ProfileId: PROFILE
};

test('a new user has a login and the set of the profile, which change with the profile', () => {
  const org = orgWithProfiles();
  const id = inserted(org, 'User', USER);
  const assigned = (): unknown[] =>
    org.store.find('PermissionSetAssignment', 'AssigneeId', id).map((row) => row['PermissionSetId']);
  assert.deepEqual(assigned(), [PROFILE_SET]);
  const [login] = org.store.find('UserLogin', 'UserId', id);
  assert.equal(login?.['IsFrozen'], false);
  const user = org.store.row('User', id)!;
  assert.deepEqual([user['Name'], user['UserType']], ['Svc Sync', 'Standard']);
  updateRecords(org, SYSTEM, 'User', [{ Id: id, ProfileId: OTHER_PROFILE }], PARTLY);
  assert.deepEqual(assigned(), [OTHER_SET]);
  const [assignment] = org.store.find('PermissionSetAssignment', 'AssigneeId', id);
  assert.match(refusal(deleteRecords(org, SYSTEM, [assignment!.Id], PARTLY)[0]!), /^DELETE_FAILED/);
  assert.match(refusal(insert(org, 'User', { ...USER, Username: 'SVC@example.com' })), /^DUPLICATE_USERNAME/);
  assert.match(
    refusal(deleteRecords(org, SYSTEM, [id], PARTLY)[0]!),
    /^CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/
  );
});

test('freezing a user is an update of the login', () => {
  const org = orgWithProfiles();
  const [login] = org.store.find('UserLogin', 'UserId', inserted(org, 'User', USER));
  const [result] = updateRecords(org, SYSTEM, 'UserLogin', [{ Id: login!.Id, IsFrozen: true }], PARTLY);
  assert.deepEqual(result?.errors, []);
  assert.equal(org.store.row('UserLogin', login!.Id)!['IsFrozen'], true);
});

test('access to a custom permission knows what it is to', () => {
  const org = testOrg();
  const ParentId = permissionSet(org, 'One');
  const SetupEntityId = inserted(org, 'CustomPermission', { DeveloperName: 'CanX', MasterLabel: 'Can X' });
  const id = inserted(org, 'SetupEntityAccess', { ParentId, SetupEntityId });
  assert.equal(org.store.row('SetupEntityAccess', id)!['SetupEntityType'], 'CustomPermission');
});
