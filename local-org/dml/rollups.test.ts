import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deleteRecords, insertRecords, updateRecords } from './dml.ts';
import { PARTLY, SYSTEM, codes, inserted, rowOf, testOrg } from './testOrg.ts';

test('masters sum their details up, and a master that breaks its rules fails the detail', () => {
  const org = testOrg();
  const id = inserted(org, 'Entry__c', {});
  const details = [
    { Entry__c: id, Rank__c: 0.1 },
    { Entry__c: id, Rank__c: 0.2, Status__c: 'Accepted' },
    { Entry__c: id, Rank__c: 5, Status__c: 'Resolved' },
    { Entry__c: id }
  ];
  const results = insertRecords(org, SYSTEM, 'Finding__c', details, PARTLY);
  const sums = (): unknown[] =>
    ['Findings__c', 'Open__c', 'Sum__c', 'Worst__c', 'Least__c'].map(
      (name) => rowOf(org, 'Entry__c', id)[name]
    );
  assert.deepEqual(sums(), [4, 3, 5.3, 0.2, 0.1]);
  const [tooMuch] = insertRecords(org, SYSTEM, 'Finding__c', [{ Entry__c: id, Rank__c: 2000 }], PARTLY);
  assert.deepEqual(
    tooMuch?.errors.map(({ message }) => message),
    ['Too much']
  );
  assert.deepEqual(sums(), [4, 3, 5.3, 0.2, 0.1]);
  updateRecords(org, SYSTEM, 'Finding__c', [{ Id: results[1]?.id, Status__c: 'Resolved' }], PARTLY);
  deleteRecords(org, SYSTEM, [results[0]!.id!], PARTLY);
  assert.deepEqual(sums(), [3, 1, 5.2, null, 0.2]);
});

test('one detail that its master refuses does not keep the details of other masters', () => {
  const org = testOrg();
  const [one, other] = [inserted(org, 'Entry__c', {}), inserted(org, 'Entry__c', {})];
  const details = [
    { Entry__c: one, Rank__c: 5000 },
    { Entry__c: other, Rank__c: 5 }
  ];
  assert.deepEqual(codes(insertRecords(org, SYSTEM, 'Finding__c', details, PARTLY)), [
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    ''
  ]);
  assert.deepEqual(
    org.store.rows('Finding__c').map(({ Entry__c }) => Entry__c),
    [other]
  );
  assert.deepEqual([rowOf(org, 'Entry__c', one)['Sum__c'], rowOf(org, 'Entry__c', other)['Sum__c']], [0, 5]);
});
