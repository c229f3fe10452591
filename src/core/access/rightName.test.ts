import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rightLabel } from './grantPaths.ts';
import { parseRightName } from './rightName.ts';

describe('parseRightName', () => {
  it('reads each form', () => {
    assert.deepEqual(parseRightName('ModifyAllData'), { part: 'userPermissions', name: 'ModifyAllData' });
    assert.deepEqual(parseRightName('Account.delete'), {
      part: 'objects',
      name: 'Account',
      access: 'delete'
    });
    assert.deepEqual(parseRightName('Account.Phone.edit'), {
      part: 'fields',
      name: 'Account.Phone',
      access: 'edit'
    });
    assert.deepEqual(parseRightName('ApexClass:Loader'), {
      part: 'setupEntities',
      kind: 'ApexClass',
      name: 'Loader'
    });
  });

  it('reads what labels say, in whatever casing', () => {
    for (const label of [
      'ApiEnabled',
      'Account.viewAll',
      'Account.viewAllFields',
      'Account.Phone.read',
      'CustomPermission:acme__Approve'
    ]) {
      const right = parseRightName(label);
      assert.ok(right);
      assert.equal(rightLabel(right), label);
      const shouted = parseRightName(label.toUpperCase());
      assert.ok(shouted);
      assert.equal(rightLabel(shouted).toLowerCase(), label.toLowerCase());
    }
  });

  it('completes a short name with the object', () => {
    assert.deepEqual(parseRightName('delete', 'Account'), parseRightName('Account.delete'));
    assert.deepEqual(parseRightName('Phone.edit', 'Account'), parseRightName('Account.Phone.edit'));
    assert.deepEqual(parseRightName('Account.Phone.edit', 'Account'), parseRightName('Account.Phone.edit'));
    assert.deepEqual(parseRightName('ModifyAllData', 'Account'), parseRightName('ModifyAllData'));
    assert.deepEqual(parseRightName('ApexClass:Loader', 'Account'), parseRightName('ApexClass:Loader'));
  });

  for (const text of [
    '',
    ' ',
    '.',
    'Account.',
    '.delete',
    'Account.own',
    'Account.Phone.delete',
    'Account.Phone.Area.read',
    'ApexClass:',
    ':Loader',
    'ApexTrigger:Loader',
    'ApexClass:Loader:run'
  ]) {
    it(`refuses \`${text}\``, () => assert.equal(parseRightName(text), null));
  }
});
