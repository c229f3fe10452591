import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertRecords } from './dml.ts';
import type { NewRecord } from './dml.ts';
import { ADMIN_ID, NOW, PARTLY, SYSTEM, codes, inserted, rowOf, testOrg } from './testOrg.ts';

test('a new record has its defaults, its number and who made it when', () => {
  const org = testOrg();
  const row = rowOf(org, 'Entry__c', inserted(org, 'entry__C', { NAME: '  Ada ', Key__c: '   ' }));
  const expected = {
    Name: 'Ada',
    Key__c: null,
    OwnerId: ADMIN_ID,
    Purpose__c: 'unknown',
    Status__c: 'Proposed',
    Days__c: 90,
    Due__c: '2026-12-19',
    Done__c: false,
    Number__c: 'R-0001',
    Findings__c: 0,
    Sum__c: 0,
    Worst__c: null,
    CreatedById: ADMIN_ID,
    CreatedDate: NOW,
    LastModifiedDate: NOW
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(row[name], value, name);
  assert.equal('Twice__c' in row, false);
  const second = rowOf(org, 'Entry__c', inserted(org, 'Entry__c', { Days__c: null, Status__c: null }));
  assert.deepEqual([second['Days__c'], second['Status__c'], second['Number__c']], [null, null, 'R-0002']);
  assert.equal(second['Name'], second.Id);
});

test('values are stored in one form', () => {
  const org = testOrg();
  const id = inserted(org, 'Entry__c', {
    attributes: { type: 'Entry__c' },
    Days__c: 1.235,
    Seen__c: '2026-11-19T09:00:00+02:00',
    Due__c: '2026-02-28',
    Done__c: null,
    Friend__c: inserted(org, 'Entry__c', {}).slice(0, 15),
    Kinds__c: 'Agent;API',
    Free__c: 'anything'
  });
  const row = rowOf(org, 'Entry__c', id);
  assert.deepEqual(
    [row['Days__c'], row['Seen__c'], row['Due__c'], row['Done__c'], row['Kinds__c'], row['Free__c']],
    [1.24, '2026-11-19T07:00:00.000+0000', '2026-02-28', false, 'Agent;API', 'anything']
  );
  assert.equal(String(row['Friend__c']).length, 18);
});

const REFUSED: readonly (readonly [string, NewRecord, string, string])[] = [
  ['an unknown field', { Foo__c: 1 }, 'INVALID_FIELD', "No such column 'Foo__c' on sobject of type Entry__c"],
  [
    'an Id',
    { Id: 'a00000000000009AAA' },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'cannot specify Id in an insert call'
  ],
  [
    'a field that nobody sets',
    { CreatedDate: NOW },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set.'
  ],
  [
    'a missing required field',
    { Purpose__c: ' ' },
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [Purpose__c]'
  ],
  [
    'a long text',
    { Name: 'x'.repeat(21) },
    'STRING_TOO_LONG',
    `Name: data value too large: ${'x'.repeat(21)} (max length=20)`
  ],
  [
    'a number for a text',
    { Name: 5 },
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    'Name: value not of required type: 5'
  ],
  [
    'a text for a number',
    { Days__c: '5' },
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    'Days: value not of required type: 5'
  ],
  [
    'a fraction for a whole number',
    { Count__c: 1.5 },
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    'Count: value not of required type: 1.5'
  ],
  [
    'a text for a checkbox',
    { Done__c: 'true' },
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    'Done: value not of required type: true'
  ],
  [
    'a day that is none',
    { Due__c: '2026-02-29' },
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    'Due: value not of required type: 2026-02-29'
  ],
  [
    'a time that is none',
    { Seen__c: '2026-02-28' },
    'INVALID_TYPE_ON_FIELD_IN_RECORD',
    'Seen: value not of required type: 2026-02-28'
  ],
  [
    'a number with too many digits',
    { Days__c: 1000 },
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Days: value outside of valid range on numeric field: 1000'
  ],
  [
    'a value that is not offered',
    { Status__c: 'Gone' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Status: bad value for restricted picklist field: Gone'
  ],
  [
    'an inactive value',
    { Status__c: 'Old' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Status: bad value for restricted picklist field: Old'
  ],
  [
    'one bad value of several',
    { Kinds__c: 'API;Gone' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Kinds: bad value for restricted picklist field: Gone'
  ],
  ['what is no address', { Mail__c: 'ada' }, 'INVALID_EMAIL_ADDRESS', 'Mail: invalid email address: ada'],
  ['what is no id', { Friend__c: 'ada' }, 'MALFORMED_ID', 'Friend: id value of incorrect type: ada'],
  [
    'the id of another object',
    { Friend__c: ADMIN_ID },
    'FIELD_INTEGRITY_EXCEPTION',
    `Friend: id value of incorrect type: ${ADMIN_ID}`
  ],
  [
    'the id of no record',
    { Friend__c: 'a00000000000009AAA' },
    'INVALID_CROSS_REFERENCE_KEY',
    'invalid cross reference id'
  ]
];

for (const [what, record, code, message] of REFUSED) {
  test(`${what} is refused with ${code}, and nothing is stored`, () => {
    const org = testOrg();
    const [result] = insertRecords(org, SYSTEM, 'Entry__c', [record], PARTLY);
    assert.deepEqual([result?.success, result?.id], [false, null]);
    assert.deepEqual(
      result?.errors.map((error) => [error.statusCode, error.message]),
      [[code, message]]
    );
    assert.equal(org.store.count('Entry__c'), 0);
  });
}

test('every broken rule is told, on its field or on the page', () => {
  const [result] = insertRecords(testOrg(), SYSTEM, 'Entry__c', [{ Name: 'bad' }], PARTLY);
  assert.deepEqual(result?.errors, [
    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Name is bad', fields: ['Name'] },
    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Very bad', fields: [] }
  ]);
});

test('an inactive user owns nothing new', () => {
  const org = testOrg();
  const id = '005000000000002AAA';
  org.store.transaction(() => org.store.put('User', { Id: id, IsActive: false }));
  assert.deepEqual(codes(insertRecords(org, SYSTEM, 'Entry__c', [{ OwnerId: id }], PARTLY)), [
    'INACTIVE_OWNER_OR_USER'
  ]);
});
