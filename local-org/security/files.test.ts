import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import { readableRows, requireReadable } from './readable.ts';
import { define } from './test/define.ts';
import { OTHER_USER_ID, USER_ID, callerIn, emptyOrg, objectType, text } from './test/fixture.ts';
import { requireWritable } from './writable.ts';

const [DOCUMENT, VERSION, LINK] = ['ContentDocument', 'ContentVersion', 'ContentDocumentLink'].map((name) =>
  objectType(name, [text('Title')])
) as [ObjectType, ObjectType, ObjectType];
const REVIEW = objectType('Review__c', [text('Name')], { keyPrefix: 'a01', sharingModel: 'ReadWrite' });
const SECRET_REVIEW = objectType('Secret__c', [text('Name')], { keyPrefix: 'a02', sharingModel: 'Private' });
const USER = objectType('User', [text('Username')], { keyPrefix: '005', setup: true });

const LINKED_TO: Readonly<Record<string, string>> = {
  'of the caller': OTHER_USER_ID,
  'shared with the caller': USER_ID,
  'of a review': 'a01000000000001AAA',
  'of a secret review': 'a02000000000001AAA',
  'of another user': OTHER_USER_ID
};

function orgWith(...grants: string[]): OrgState {
  const org = emptyOrg([DOCUMENT, VERSION, LINK, REVIEW, SECRET_REVIEW, USER]);
  define(org, { sets: { Set: { grants } }, assignments: [{ to: 'Set' }] });
  org.store.transaction(() => {
    for (const [name, LinkedEntityId] of Object.entries(LINKED_TO)) {
      const OwnerId = name === 'of the caller' ? USER_ID : OTHER_USER_ID;
      org.store.put('ContentDocument', { Id: name, OwnerId });
      org.store.put('ContentVersion', { Id: `version ${name}`, ContentDocumentId: name });
      org.store.put('ContentDocumentLink', { Id: `link ${name}`, ContentDocumentId: name, LinkedEntityId });
    }
  });
  return org;
}

function seenFiles(org: OrgState, object: ObjectType): (string | undefined)[] {
  return readableRows(org, callerIn('user'), object).map(({ Id }) => Id);
}

describe('files', () => {
  it('are read by their owner and by those they are shared with', () => {
    assert.deepEqual(seenFiles(orgWith(), DOCUMENT), ['of the caller', 'shared with the caller']);
  });

  it('are read by those who read the record they are linked to', () => {
    const org = orgWith('Review__c.read', 'Secret__c.read');
    const expected = ['of the caller', 'shared with the caller', 'of a review'];
    assert.deepEqual(seenFiles(org, DOCUMENT), expected);
    assert.deepEqual(
      seenFiles(org, VERSION),
      expected.map((name) => `version ${name}`)
    );
    assert.deepEqual(
      seenFiles(org, LINK),
      expected.map((name) => `link ${name}`)
    );
  });

  it('of private records are read by those who view all of them', () => {
    const seen = seenFiles(orgWith('Secret__c.read', 'Secret__c.viewAll'), DOCUMENT);
    assert.deepEqual(seen, ['of the caller', 'shared with the caller', 'of a secret review']);
  });

  it('are all read with Query All Files, and not with View All Data and Modify All Data', () => {
    assert.equal(seenFiles(orgWith('QueryAllFiles'), DOCUMENT).length, 5);
    assert.deepEqual(seenFiles(orgWith('ViewAllData', 'ModifyAllData'), DOCUMENT), [
      'of the caller',
      'shared with the caller',
      'of a review',
      'of a secret review'
    ]);
  });

  it('are created by everybody, and changed by nobody here', () => {
    const org = orgWith();
    requireReadable(org, callerIn('user'), VERSION, VERSION.fields);
    requireWritable(org, callerIn('user'), VERSION, VERSION.fields, 'create');
    requireWritable(org, callerIn('user'), LINK, LINK.fields, 'create');
    assert.throws(() => requireWritable(org, callerIn('user'), DOCUMENT, [], 'create'));
    assert.throws(() => requireWritable(org, callerIn('user'), DOCUMENT, [], 'delete'), {
      errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY'
    });
  });
});

describe('EntityDefinition', () => {
  it('is refused by name in both modes, for it has no rows here', () => {
    const object = objectType('EntityDefinition', [text('QualifiedApiName')]);
    for (const mode of ['user', 'system'] as const) {
      assert.throws(() => readableRows(emptyOrg([object]), callerIn(mode), object), {
        errorCode: 'NOT_MODELLED',
        message: 'The local org does not model the rows of EntityDefinition.'
      });
    }
  });
});
