import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import { ENTITLING_PERMISSIONS } from './entitlements.ts';
import { readableRows, requireReadable } from './readable.ts';
import { orgWideDefault } from './sharing.ts';
import { READ_ACCESS, SHARING_ACCESS } from './test/expectedAccess.ts';
import { define, put } from './test/define.ts';
import {
  INVOICE,
  OTHER_USER_ID,
  SECRET,
  USER_ID,
  callerIn,
  emptyOrg,
  objectType,
  text
} from './test/fixture.ts';

/** Rows of two users in one object, and a caller with these user permissions. */
function orgWith(object: ObjectType, userField: string, grants: readonly string[]): OrgState {
  const org = emptyOrg([object]);
  define(org, { sets: { Set: { grants } }, assignments: [{ to: 'Set' }] });
  org.store.transaction(() => {
    for (const userId of [USER_ID, OTHER_USER_ID]) {
      // A mark tells them from the caller's own sets and assignments; rows of permissions name an object.
      const row = { Mark: true, [userField]: userId, SobjectType: 'Invoice__c', Field: 'Invoice__c.Name' };
      put(org.store, object.name, row);
    }
  });
  return org;
}

function seen(org: OrgState, object: ObjectType, userField: string): string {
  try {
    const rows = readableRows(org, callerIn('user'), object).filter((row) => row['Mark'] === true);
    return rows.length === 2
      ? 'all'
      : rows.map((row) => (row[userField] === USER_ID ? 'own' : 'foreign')).join();
  } catch (error) {
    if (error instanceof ApiError) return error.errorCode;
    throw error;
  }
}

/** Objects whose list of permissions above is the whole one. */
const KEPT_CLOSED = new Set([
  'FieldPermissions',
  'ObjectPermissions',
  'SetupEntityAccess',
  'LoginHistory',
  'OauthToken'
]);

describe('rows of objects without object permissions', () => {
  for (const { object: name, userField = 'UserId', without, opens } of READ_ACCESS) {
    it(`${name}: ${without} without permission, all with ${opens.join(', ') || 'no'}`, () => {
      const object = objectType(name, [text(userField)], { setup: true });
      assert.equal(seen(orgWith(object, userField, []), object, userField), without);
      // The strongest rights on data open no setup object by themselves.
      assert.equal(seen(orgWith(object, userField, ['ModifyAllData']), object, userField), without);
      for (const permission of opens) {
        assert.equal(seen(orgWith(object, userField, [permission]), object, userField), 'all', permission);
      }
      const others = [...ENTITLING_PERMISSIONS].filter((permission) => !opens.includes(permission));
      for (const permission of KEPT_CLOSED.has(name) ? others : []) {
        assert.equal(seen(orgWith(object, userField, [permission]), object, userField), without, permission);
      }
    });
  }
});

describe('readableRows', () => {
  const invoices = (grants: readonly string[]): OrgState => orgWith(INVOICE, 'OwnerId', grants);

  it('gives all rows of an object that the caller may read', () => {
    assert.equal(seen(invoices(['Invoice__c.read']), INVOICE, 'OwnerId'), 'all');
  });

  it('answers that an object does not exist to a caller who may not read it', () => {
    assert.throws(() => readableRows(invoices(['ApiEnabled']), callerIn('user'), INVOICE), {
      errorCode: 'INVALID_TYPE',
      message: /^sObject type 'Invoice__c' is not supported\. If you are attempting to use a custom object/
    });
  });

  it('gives everything in system mode', () => {
    const history = objectType('LoginHistory', [text('UserId')]);
    assert.equal(readableRows(orgWith(history, 'UserId', []), callerIn('system'), history).length, 2);
    assert.equal(readableRows(invoices([]), callerIn('system'), INVOICE).length, 2);
  });

  for (const { name, object, grants, expected } of SHARING_ACCESS) {
    it(name, () => {
      const org = emptyOrg([INVOICE, SECRET, object]);
      define(org, { sets: { Set: { grants } }, assignments: [{ to: 'Set' }] });
      org.store.transaction(() => {
        for (const OwnerId of [USER_ID, OTHER_USER_ID]) put(org.store, object.name, { Mark: true, OwnerId });
      });
      assert.equal(seen(org, object, 'OwnerId'), expected);
    });
  }

  it('gives private records when all of them are the caller’s own', () => {
    const org = emptyOrg();
    define(org, { sets: { Set: { grants: ['Secret__c.read'] } }, assignments: [{ to: 'Set' }] });
    org.store.transaction(() => put(org.store, 'Secret__c', { OwnerId: USER_ID }));
    assert.equal(readableRows(org, callerIn('user'), SECRET).length, 1);
  });

  it('answers UserPermissionAccess with one row about the caller, whatever the mode', () => {
    const fields = ['PermissionsViewSetup', 'PermissionsManageUsers', 'LastCacheUpdate'].map((name) =>
      text(name)
    );
    const object = objectType('UserPermissionAccess', fields);
    const org = emptyOrg([object]);
    define(org, { sets: { Set: { grants: ['ViewSetup'] } }, assignments: [{ to: 'Set' }] });
    const rowsFor = (caller: Caller): unknown => readableRows(org, caller, object);
    const row = { Id: '000000000000000AAA', PermissionsViewSetup: true, PermissionsManageUsers: false };
    assert.deepEqual(rowsFor(callerIn('user')), [row]);
    assert.deepEqual(rowsFor(callerIn('system')), [row]);
    assert.deepEqual(rowsFor(callerIn('user', OTHER_USER_ID)), [{ ...row, PermissionsViewSetup: false }]);
  });
});

describe('requireReadable', () => {
  const org = emptyOrg();
  define(org, {
    sets: { Set: { grants: ['Invoice__c.read', 'Invoice__c.Amount__c.read'] } },
    assignments: [{ to: 'Set' }]
  });
  const [name, amount, note] = INVOICE.fields;

  it('lets fields pass that the caller may read', () => {
    requireReadable(org, callerIn('user'), INVOICE, [name!, amount!]);
  });

  it('answers that a field does not exist to a caller who may not read it', () => {
    assert.throws(() => requireReadable(org, callerIn('user'), INVOICE, [name!, note!]), {
      errorCode: 'INVALID_FIELD',
      message:
        /^No such column 'Note__c' on entity 'Invoice__c'\. If you are attempting to use a custom field/
    });
  });

  it('answers that the object does not exist before it looks at fields', () => {
    assert.throws(() => requireReadable(org, callerIn('user'), SECRET, SECRET.fields), {
      errorCode: 'INVALID_TYPE'
    });
  });

  it('asks nothing in system mode', () => {
    requireReadable(org, callerIn('system'), SECRET, SECRET.fields);
  });
});

it('A detail is shared as the most restrictive of its masters.', () => {
  const models = ['ReadWrite', 'Private', 'Read'] as const;
  const masters = models.map((sharingModel) => objectType(`${sharingModel}__c`, [], { sharingModel }));
  const fields = masters.map(({ name }, order) =>
    text(`Of${name}`, {
      type: 'reference',
      referenceTo: [name],
      masterDetail: { order: order === 0 ? 0 : 1, writeRequiresMasterRead: false, reparentable: false }
    })
  );
  const detail = objectType('Line__c', fields, { sharingModel: 'ControlledByParent' });
  assert.equal(orgWideDefault(emptyOrg([...masters, detail]).schema, detail), 'Private');
});
