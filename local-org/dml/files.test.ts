import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrgState } from '../org.ts';
import { define } from '../security/test/define.ts';
import { USER_ID } from '../security/test/fixture.ts';
import type { Row } from '../store/store.ts';
import { deleteRecords, insertRecords, updateRecords } from './dml.ts';
import type { NewRecord, SaveResult } from './dml.ts';
import { ADMIN_ID, NOW, PARTLY, SYSTEM, inserted, rowOf, testOrg } from './testOrg.ts';
import { refusal } from './testSets.ts';

const TEXT = Buffer.from('{"a":"é"}').toString('base64');
const FILE = { Title: 'Access seen', PathOnClient: 'access.json', VersionData: TEXT };

function insert(org: OrgState, record: NewRecord, userId?: string): SaveResult {
  const caller = userId === undefined ? SYSTEM : ({ userId, mode: 'user' } as const);
  return insertRecords(org, caller, 'ContentVersion', [record], PARTLY)[0]!;
}

function shares(org: OrgState, version: Row): unknown[] {
  const links = org.store.find('ContentDocumentLink', 'ContentDocumentId', version['ContentDocumentId']!);
  return links.map(({ LinkedEntityId, ShareType }) => [LinkedEntityId, ShareType]);
}

test('a file at a record is a version, its document and who has it', () => {
  const org = testOrg();
  const entry = inserted(org, 'Entry__c', { Name: 'a' });
  const id = inserted(org, 'ContentVersion', { ...FILE, FirstPublishLocationId: entry });
  const version = rowOf(org, 'ContentVersion', id);
  assert.deepEqual(
    ['ContentSize', 'FileExtension', 'IsLatest', 'OwnerId', 'VersionNumber', 'Checksum', 'VersionData'].map(
      (name) => version[name]
    ),
    [10, 'json', true, ADMIN_ID, '1', '110df10b56b83299182f70164879d203', TEXT]
  );
  const document = rowOf(org, 'ContentDocument', String(version['ContentDocumentId']));
  assert.deepEqual(
    ['Title', 'OwnerId', 'LatestPublishedVersionId', 'ContentSize', 'CreatedDate'].map(
      (name) => document[name]
    ),
    ['Access seen', ADMIN_ID, id, 10, NOW]
  );
  assert.deepEqual(shares(org, version), [
    [ADMIN_ID, 'I'],
    [entry, 'V']
  ]);
});

test('a file at no record is its owner’s, and called as its path is', () => {
  const org = testOrg();
  const path = { PathOnClient: 'C:\\some/folder/seen.tar.gz', VersionData: TEXT };
  const version = rowOf(org, 'ContentVersion', inserted(org, 'ContentVersion', path));
  assert.deepEqual([version['Title'], version['FileExtension']], ['seen.tar', 'gz']);
  assert.deepEqual(shares(org, version), [[ADMIN_ID, 'I']]);
});

test('a file goes from a record that is deleted, and stays its owner’s', () => {
  const org = testOrg();
  const entry = inserted(org, 'Entry__c', { Name: 'a' });
  const id = inserted(org, 'ContentVersion', { ...FILE, FirstPublishLocationId: entry });
  deleteRecords(org, SYSTEM, [entry], PARTLY);
  assert.deepEqual(shares(org, rowOf(org, 'ContentVersion', id)), [[ADMIN_ID, 'I']]);
});

const REFUSED: readonly [what: string, record: NewRecord, refusal: RegExp][] = [
  ['no content', { ...FILE, VersionData: null }, /REQUIRED_FIELD_MISSING .*VersionData/],
  ['no path', { ...FILE, PathOnClient: '' }, /REQUIRED_FIELD_MISSING .*PathOnClient/],
  [
    'content that is no base64',
    { ...FILE, VersionData: 'naïve' },
    /INVALID_TYPE_ON_FIELD_IN_RECORD .*VersionData|Version Data/
  ],
  ['half of base64', { ...FILE, VersionData: 'abc' }, /INVALID_TYPE_ON_FIELD_IN_RECORD/],
  ['a title that is too long', { ...FILE, Title: 'x'.repeat(256) }, /STRING_TOO_LONG/],
  [
    'a place that is not there',
    { ...FILE, FirstPublishLocationId: 'a00000000000999AAA' },
    /INVALID_CROSS_REFERENCE_KEY/
  ],
  [
    'a place that no file is put at',
    { ...FILE, FirstPublishLocationId: '0PS000000000001' },
    /FIELD_INTEGRITY_EXCEPTION/
  ]
];

for (const [what, record, expected] of REFUSED) {
  test(`a file with ${what} is refused, and leaves nothing`, () => {
    const org = testOrg();
    assert.match(refusal(insert(org, record)), expected);
    for (const object of ['ContentVersion', 'ContentDocument', 'ContentDocumentLink']) {
      assert.equal(org.store.count(object), 0, object);
    }
  });
}

test('a further version, a link to elsewhere, and another content are refused by name', () => {
  const org = testOrg();
  const id = inserted(org, 'ContentVersion', FILE);
  const { ContentDocumentId } = rowOf(org, 'ContentVersion', id);
  assert.throws(
    () => insert(org, { ...FILE, ContentDocumentId }),
    /does not model a file with ContentDocumentId/
  );
  assert.throws(
    () => insert(org, { ...FILE, ContentUrl: 'https://a.b' }),
    /does not model a file with ContentUrl/
  );
  const other = [{ Id: id, VersionData: 'AAAA' }];
  assert.throws(
    () => updateRecords(org, SYSTEM, 'ContentVersion', other, PARTLY),
    /does not model another content of a file/
  );
});

test('nobody puts a file at a record that they cannot read', () => {
  const org = testOrg();
  const FirstPublishLocationId = inserted(org, 'Entry__c', { Name: 'a' });
  org.store.transaction(() => {
    org.store.put('User', { Id: USER_ID, Username: 'some@example.com', IsActive: true });
  });
  define(org, { sets: { Reads: { grants: ['Entry__c.read'] } }, assignments: [] });
  const attach = (): string => refusal(insert(org, { ...FILE, FirstPublishLocationId }, USER_ID));
  assert.match(attach(), /^INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY/);
  define(org, { sets: {}, assignments: [{ to: 'Reads' }] });
  assert.equal(attach(), 'none ');
});
