import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryKeysOf, entryName, isUserKey, shortened, userKeyOf, usernameOfEntry } from './userKey.ts';

describe('userKeyOf', () => {
  it('is the id of the user, in 18 characters', () => {
    assert.equal(userKeyOf({ userId: '005000000000001AAA', username: 'a@b' }), '005000000000001AAA');
    // The platform's own example of the two forms (Help, "15 and 18 character ids").
    assert.equal(userKeyOf({ userId: '0053000000AbCdE', username: 'a@b' }), '0053000000AbCdEAAV');
  });

  for (const userId of [undefined, null, '', 'user-1', '001000000000001AAA', '005']) {
    it(`is the username in lower case where the id is \`${userId}\``, () => {
      assert.equal(
        userKeyOf({ userId: userId ?? null, username: 'Sync@Acme.example' }),
        'username:sync@acme.example'
      );
    });
  }
});

describe('entryKeysOf', () => {
  const id = '005000000000001AAA';

  it('are the key by id, the key by username, and the name of the entry', () => {
    assert.deepEqual(entryKeysOf({ userId: id, username: 'Sync@acme.example' }), [
      id,
      'username:sync@acme.example',
      'Sync@acme.example'
    ]);
    assert.deepEqual(entryKeysOf({ userId: '005000000000001', username: '' }), [id]);
    assert.deepEqual(entryKeysOf({ username: 'a@b' }), ['username:a@b', 'a@b']);
    assert.deepEqual(entryKeysOf({ username: '' }), []);
  });

  it('name an entry as it is cut', () => {
    const username = `${'a'.repeat(90)}@b`;
    assert.equal(entryKeysOf({ username }).at(-1), `${'a'.repeat(79)}…`);
  });
});

describe('isUserKey', () => {
  const taken = ['005000000000001AAA', 'username:a@b', `username:${'a'.repeat(89)}@b`];
  const refused = [
    '005000000000001',
    '003000000000001AAA',
    'username:sync',
    'username:a b@c',
    'username:a\n@c',
    'username:a\u0000@c',
    `username:${'a'.repeat(90)}@b`,
    ''
  ];
  for (const key of taken) it(`takes \`${key}\``, () => assert.ok(isUserKey(key)));
  for (const key of refused) it(`refuses ${JSON.stringify(key)}`, () => assert.ok(!isUserKey(key)));
});

describe('usernameOfEntry', () => {
  it('is the name, or what the key holds of it whole', () => {
    const name = entryName(`${'a'.repeat(90)}@acme.example`);
    assert.equal(usernameOfEntry({ Name: 'Sync@Acme', UserKey__c: '005000000000001AAA' }), 'sync@acme');
    assert.equal(
      usernameOfEntry({ Name: name, UserKey__c: `username:${'A'.repeat(90)}@acme.example` }),
      `${'a'.repeat(90)}@acme.example`
    );
  });
});

describe('shortened', () => {
  it('leaves what fits, cuts with a sign, and never through a character', () => {
    assert.equal(shortened('abc', 3), 'abc');
    assert.equal(shortened('abcd', 3), 'ab…');
    assert.equal(shortened('a😀bc', 3), 'a…');
    assert.equal(entryName('a'.repeat(81)).length, 80);
  });
});
