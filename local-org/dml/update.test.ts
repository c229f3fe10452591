import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../apiError.ts';
import { insertRecords, updateRecords, upsertRecords } from './dml.ts';
import { ADMIN_ID, PARTLY, SYSTEM, codes, inserted, rowOf, testOrg } from './testOrg.ts';

test('an update changes what is given, and rules see the old values', () => {
  const org = testOrg();
  const id = inserted(org, 'Entry__c', { Name: 'Ada', Loose__c: 'a' });
  const [changed] = updateRecords(org, SYSTEM, 'Entry__c', [{ Id: id.slice(0, 15), Days__c: 5 }], PARTLY);
  assert.deepEqual([changed?.success, changed?.id], [true, id]);
  assert.deepEqual([rowOf(org, 'Entry__c', id)['Name'], rowOf(org, 'Entry__c', id)['Days__c']], ['Ada', 5]);
  const refused = updateRecords(org, SYSTEM, 'Entry__c', [{ id, Loose__c: 'b' }], PARTLY);
  assert.deepEqual(
    refused[0]?.errors.map(({ message }) => message),
    ['Loose is fixed']
  );
  assert.equal(rowOf(org, 'Entry__c', id)['Loose__c'], 'a');
});

test('a required field cannot be emptied', () => {
  const org = testOrg();
  const id = inserted(org, 'Entry__c', { Purpose__c: 'sync' });
  const emptied = updateRecords(org, SYSTEM, 'Entry__c', [{ Id: id, Purpose__c: null }], PARTLY);
  assert.deepEqual(codes(emptied), ['REQUIRED_FIELD_MISSING']);
  assert.equal(rowOf(org, 'Entry__c', id)['Purpose__c'], 'sync');
});

test('an update needs the id of a record that is there, once', () => {
  const org = testOrg();
  const id = inserted(org, 'Entry__c', {});
  const records = [
    { Name: 'x' },
    { Id: 'x' },
    { Id: ADMIN_ID },
    { Id: 'a00000000000009AAA' },
    { Id: id },
    { Id: id }
  ];
  assert.deepEqual(codes(updateRecords(org, SYSTEM, 'Entry__c', records, PARTLY)), [
    'MISSING_ARGUMENT',
    'MALFORMED_ID',
    'MALFORMED_ID',
    'INVALID_CROSS_REFERENCE_KEY',
    '',
    'DUPLICATE_VALUE'
  ]);
});

test('unique texts are the same without regard to case, unless the field says otherwise', () => {
  const org = testOrg();
  const id = inserted(org, 'Entry__c', { Key__c: 'Ada', Exact__c: 'Ada' });
  const records = [
    { Key__c: 'ADA' },
    { Exact__c: 'ADA' },
    { Exact__c: 'Ada' },
    { Key__c: 'x' },
    { Key__c: 'X' }
  ];
  const results = insertRecords(org, SYSTEM, 'Entry__c', records, PARTLY);
  assert.deepEqual(codes(results), ['DUPLICATE_VALUE', '', 'DUPLICATE_VALUE', '', 'DUPLICATE_VALUE']);
  assert.equal(
    results[0]?.errors[0]?.message,
    `duplicate value found: Key__c duplicates value on record with id: ${id.slice(0, 15)}`
  );
  assert.match(
    results[4]?.errors[0]?.message ?? '',
    /<unknown> duplicates value on record with id: <unknown>/
  );
  assert.deepEqual(codes(updateRecords(org, SYSTEM, 'Entry__c', [{ Id: id, Key__c: 'ada' }], PARTLY)), ['']);
});

test('an upsert finds its record by the external id, or makes it', () => {
  const org = testOrg();
  const id = inserted(org, 'Entry__c', { Key__c: 'ada' });
  const records = [{ key__c: 'ADA', Name: 'Ada' }, { Key__c: 'new' }, { Name: 'x' }, { Key__c: 'NEW' }];
  const results = upsertRecords(org, SYSTEM, 'Entry__c', 'Key__c', records, PARTLY);
  assert.deepEqual(codes(results), ['', '', 'MISSING_ARGUMENT', 'DUPLICATE_VALUE']);
  assert.deepEqual([results[0]?.id, results[0]?.created, results[1]?.created], [id, false, true]);
  assert.equal(rowOf(org, 'Entry__c', id)['Name'], 'Ada');
  const byId = upsertRecords(org, SYSTEM, 'Entry__c', 'id', [{ Id: id, Name: 'B' }, { Name: 'C' }], PARTLY);
  assert.deepEqual(
    byId.map(({ created }) => created),
    [false, true]
  );
});

test('an upsert that finds several records, or by no key, is refused', () => {
  const org = testOrg();
  const ids = [inserted(org, 'Entry__c', { Loose__c: 'a' }), inserted(org, 'Entry__c', { Loose__c: 'A' })];
  const [result] = upsertRecords(org, SYSTEM, 'Entry__c', 'Loose__c', [{ Loose__c: 'a' }], PARTLY);
  assert.equal(
    result?.errors[0]?.message,
    `Loose__c: more than one record found for external id field: [${ids.join(', ')}]`
  );
  assert.equal(result.errors[0].statusCode, 'DUPLICATE_EXTERNAL_ID');
  assert.throws(
    () => upsertRecords(org, SYSTEM, 'Entry__c', 'Purpose__c', [], PARTLY),
    (error) => error instanceof ApiError && error.errorCode === 'INVALID_FIELD'
  );
});
