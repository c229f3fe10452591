import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf } from '../store/ids.ts';
import type { Row } from '../store/store.ts';
import { deleteRecords, updateRecords } from './dml.ts';
import { recalculateGroup } from './permissionSetGroup.ts';
import { ADMIN_ID, PARTLY, SYSTEM, inserted, testOrg } from './testOrg.ts';
import { aggregate, group, permissionSet, refusal } from './testSets.ts';

const MUTING = idOf('0QM', 1);

test('the aggregate of a group is what its members enable, and follows them', () => {
  const org = testOrg();
  const [one, other] = [
    permissionSet(org, 'One', { PermissionsApiEnabled: true }),
    permissionSet(org, 'Other')
  ];
  const id = group(org, [one, other]);
  const ofGroup = (): Row => aggregate(org, id);
  assert.deepEqual(
    [
      ofGroup()['Name'],
      ofGroup()['Type'],
      ofGroup()['PermissionsApiEnabled'],
      ofGroup()['PermissionsModifyAllData']
    ],
    ['Integrations', 'Group', true, false]
  );
  const { Id: aggregateId } = ofGroup();
  updateRecords(org, SYSTEM, 'PermissionSet', [{ Id: other, PermissionsModifyAllData: true }], PARTLY);
  assert.equal(ofGroup()['PermissionsModifyAllData'], true);
  const right = inserted(org, 'ObjectPermissions', {
    ParentId: other,
    SobjectType: 'Account',
    PermissionsRead: true,
    PermissionsEdit: true
  });
  const rights = (): Row[] => [...org.store.find('ObjectPermissions', 'ParentId', aggregateId)];
  assert.deepEqual(
    rights().map((row) => [row['SobjectType'], row['PermissionsRead'], row['PermissionsDelete']]),
    [['Account', true, false]]
  );
  const [before] = rights();
  updateRecords(org, SYSTEM, 'ObjectPermissions', [{ Id: right, PermissionsDelete: true }], PARTLY);
  assert.deepEqual([rights()[0]!['PermissionsDelete'], rights()[0]!.Id], [true, before!.Id]);
  deleteRecords(org, SYSTEM, [right], PARTLY);
  assert.deepEqual(rights(), []);
  const [component] = org.store.find('PermissionSetGroupComponent', 'PermissionSetId', one);
  deleteRecords(org, SYSTEM, [component!.Id], PARTLY);
  assert.deepEqual([ofGroup()['PermissionsApiEnabled'], ofGroup().Id], [false, aggregateId]);
  assert.equal(org.store.row('PermissionSetGroup', id)!['Status'], 'Updated');
});

test('what a muting set enables is taken from its own group', () => {
  const org = testOrg();
  const set = permissionSet(org, 'One', { PermissionsApiEnabled: true, PermissionsModifyAllData: true });
  inserted(org, 'ObjectPermissions', {
    ParentId: set,
    SobjectType: 'Account',
    PermissionsRead: true,
    PermissionsEdit: true
  });
  inserted(org, 'ObjectPermissions', { ParentId: set, SobjectType: 'Contact', PermissionsRead: true });
  inserted(org, 'FieldPermissions', {
    ParentId: set,
    SobjectType: 'Account',
    Field: 'Account.Fax',
    PermissionsRead: true
  });
  const id = group(org, [set]);
  org.store.transaction(() => {
    const { store } = org;
    store.put('MutingPermissionSet', { Id: MUTING, DeveloperName: 'Mute', PermissionsModifyAllData: true });
    const muted = { ParentId: MUTING, SobjectType: 'Account' };
    store.put('ObjectPermissions', { ...muted, Id: idOf('110', 901), PermissionsEdit: true });
    store.put('ObjectPermissions', {
      ...muted,
      Id: idOf('110', 902),
      SobjectType: 'Contact',
      PermissionsRead: true
    });
    store.put('FieldPermissions', {
      ...muted,
      Id: idOf('01k', 901),
      Field: 'Account.Fax',
      PermissionsRead: true
    });
    const component = { PermissionSetGroupId: id, PermissionSetId: MUTING };
    store.put('PermissionSetGroupComponent', { Id: idOf('0PM', 901), ...component });
    store.put('PermissionSetGroup', { ...store.row('PermissionSetGroup', id)!, Status: 'Outdated' });
    recalculateGroup(org, id);
  });
  const row = aggregate(org, id);
  assert.deepEqual([row['PermissionsApiEnabled'], row['PermissionsModifyAllData']], [true, false]);
  const rights = org.store.find('ObjectPermissions', 'ParentId', row.Id);
  assert.deepEqual(
    rights.map((one) => [one['SobjectType'], one['PermissionsRead'], one['PermissionsEdit']]),
    [['Account', true, false]]
  );
  assert.deepEqual(org.store.find('FieldPermissions', 'ParentId', row.Id), []);
  assert.equal(org.store.row('PermissionSetGroup', id)!['Status'], 'Updated');
  assert.equal(org.store.row('PermissionSet', set)!['PermissionsModifyAllData'], true);
});

test('a group that goes takes its aggregate along, unless it is assigned', () => {
  const org = testOrg();
  const id = group(org, [permissionSet(org, 'One')]);
  const assignment = inserted(org, 'PermissionSetAssignment', {
    AssigneeId: ADMIN_ID,
    PermissionSetGroupId: id
  });
  assert.match(refusal(deleteRecords(org, SYSTEM, [id], PARTLY)[0]!), /^DELETE_FAILED/);
  assert.equal(aggregate(org, id)['Type'], 'Group');
  deleteRecords(org, SYSTEM, [assignment, id], PARTLY);
  assert.deepEqual(
    [org.store.count('PermissionSet'), org.store.count('PermissionSetGroupComponent')],
    [1, 0]
  );
});
