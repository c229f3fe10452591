import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteRecords, insertRecords, updateRecords } from './dml.ts';
import { PARTLY, SYSTEM, WHOLLY, codes, inserted, rowOf, testOrg } from './testOrg.ts';

test('a detail stays with its master and goes along with it', () => {
  const org = testOrg();
  const [one, other] = [inserted(org, 'Entry__c', {}), inserted(org, 'Entry__c', {})];
  const finding = inserted(org, 'Finding__c', { Entry__c: one });
  assert.deepEqual(codes(insertRecords(org, SYSTEM, 'Finding__c', [{}], PARTLY)), ['REQUIRED_FIELD_MISSING']);
  const moved = updateRecords(org, SYSTEM, 'Finding__c', [{ Id: finding, Entry__c: other }], PARTLY);
  assert.deepEqual(codes(moved), ['INVALID_FIELD_FOR_INSERT_UPDATE']);
  assert.deepEqual(codes(deleteRecords(org, SYSTEM, [one], PARTLY)), ['']);
  assert.equal(org.store.count('Finding__c'), 0);
});

test('a deleted record is gone, and who looked it up is emptied, goes along, or forbids it', () => {
  const org = testOrg();
  const id = inserted(org, 'Entry__c', {});
  const friend = inserted(org, 'Entry__c', { Friend__c: id });
  const chained = inserted(org, 'Entry__c', { Chained__c: id });
  const bound = inserted(org, 'Entry__c', { Bound__c: id });
  assert.deepEqual(codes(deleteRecords(org, SYSTEM, [id], PARTLY)), ['DELETE_FAILED']);
  assert.equal(rowOf(org, 'Entry__c', friend)['Friend__c'], id);
  assert.deepEqual(codes(deleteRecords(org, SYSTEM, [bound, id], PARTLY)), ['', '']);
  assert.equal(rowOf(org, 'Entry__c', friend)['Friend__c'], null);
  assert.equal(org.store.row('Entry__c', chained), undefined);
  assert.deepEqual(codes(deleteRecords(org, SYSTEM, [id, 'nonsense'], PARTLY)), [
    'ENTITY_IS_DELETED',
    'MALFORMED_ID'
  ]);
});

test('a failing delete with allOrNone changes nothing', () => {
  const org = testOrg();
  const [id, gone] = [inserted(org, 'Entry__c', {}), 'a00000000000009AAA'];
  assert.deepEqual(codes(deleteRecords(org, SYSTEM, [id, gone], WHOLLY)), [
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'ENTITY_IS_DELETED'
  ]);
  assert.equal(org.store.count('Entry__c'), 1);
});
