import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ApiError } from '../apiError.ts';
import { idOf, longId } from '../store/ids.ts';
import { Store } from '../store/store.ts';
import { deleteRecords, DmlTransaction, insertRecords, updateRecords } from './dml.ts';
import { ADMIN_ID, PARTLY, SYSTEM, WHOLLY, codes, rowOf, testOrg } from './testOrg.ts';

test('with allOrNone one failure undoes all; otherwise the rest is saved', () => {
  const org = testOrg();
  const records = [{ Name: 'a' }, { Name: 'bad' }, { Name: 'c' }];
  assert.deepEqual(codes(insertRecords(org, SYSTEM, 'Entry__c', records, WHOLLY)), [
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'FIELD_CUSTOM_VALIDATION_EXCEPTION FIELD_CUSTOM_VALIDATION_EXCEPTION',
    'ALL_OR_NONE_OPERATION_ROLLED_BACK'
  ]);
  assert.equal(org.store.count('Entry__c'), 0);
  insertRecords(org, SYSTEM, 'Entry__c', records, PARTLY);
  assert.deepEqual(
    org.store.rows('Entry__c').map(({ Name }) => Name),
    ['a', 'c']
  );
});

const NOT_FOR_DML: readonly (readonly [string, string])[] = [
  ['LoginHistory', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'],
  ['UserLogin', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'],
  ['Profile', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']
];

for (const [object, code] of NOT_FOR_DML) {
  test(`nobody inserts ${object}`, () => {
    assert.deepEqual(codes(insertRecords(testOrg(), SYSTEM, object, [{}], PARTLY)), [code]);
  });
}

test('custom metadata and unknown objects refuse every write', () => {
  const org = testOrg();
  for (const name of ['Rule__mdt', 'Nothing__c']) {
    assert.throws(
      () => insertRecords(org, SYSTEM, name, [{}], PARTLY),
      /INVALID_TYPE|not allowed|not supported/
    );
  }
});

test('a call takes 200 records and a transaction 10,000', () => {
  const org = testOrg();
  assert.throws(
    () =>
      insertRecords(
        org,
        SYSTEM,
        'Entry__c',
        Array.from({ length: 201 }, () => ({})),
        PARTLY
      ),
    (error) => error instanceof ApiError && error.errorCode === 'EXCEEDED_ID_LIMIT'
  );
  const transaction = new DmlTransaction();
  transaction.countRows(9_999);
  insertRecords(org, SYSTEM, 'Entry__c', [{}], PARTLY, transaction);
  assert.throws(
    () => insertRecords(org, SYSTEM, 'Entry__c', [{}], PARTLY, transaction),
    /Too many DML rows: 10001/
  );
});

test('setup and other objects do not mix in a transaction, but for harmless changes of users', () => {
  const org = testOrg();
  const transaction = new DmlTransaction();
  insertRecords(org, SYSTEM, 'Entry__c', [{}], PARTLY, transaction);
  const harmless = updateRecords(
    org,
    SYSTEM,
    'User',
    [{ Id: ADMIN_ID, Department: 'x' }],
    PARTLY,
    transaction
  );
  assert.notDeepEqual(codes(harmless), ['MIXED_DML_OPERATION']);
  const [result] = updateRecords(
    org,
    SYSTEM,
    'User',
    [{ Id: ADMIN_ID, IsActive: false }],
    PARTLY,
    transaction
  );
  assert.deepEqual(result?.errors, [
    {
      statusCode: 'MIXED_DML_OPERATION',
      message:
        'DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): User, original object: Entry__c',
      fields: []
    }
  ]);
  assert.equal(rowOf(org, 'User', ADMIN_ID)['IsActive'], true);
});

test('a transaction goes back to where it was saved', () => {
  const org = testOrg();
  const transaction = new DmlTransaction();
  org.store.transaction(() => {
    insertRecords(org, SYSTEM, 'Entry__c', [{}], PARTLY, transaction);
    const savepoint = transaction.savepoint(org.store);
    insertRecords(org, SYSTEM, 'Entry__c', [{}, {}], PARTLY, transaction);
    transaction.rollback(org.store, savepoint);
  });
  assert.equal(org.store.count('Entry__c'), 1);
});

test('in user mode the rights of the caller decide, record by record', () => {
  const org = testOrg();
  const caller = { userId: ADMIN_ID, mode: 'user' } as const;
  assert.deepEqual(codes(insertRecords(org, caller, 'Entry__c', [{ Name: 'a' }], PARTLY)), ['INVALID_TYPE']);
  org.store.transaction(() => {
    const [set, assignment, rights] = [idOf('0PS', 1), idOf('0Pa', 1), idOf('110', 1)];
    org.store.put('PermissionSet', { Id: set, Name: 'Editor', Type: 'Regular' });
    org.store.put('PermissionSetAssignment', {
      Id: assignment,
      AssigneeId: ADMIN_ID,
      PermissionSetId: set,
      IsActive: true
    });
    const granted = { PermissionsRead: true, PermissionsCreate: true, PermissionsEdit: true };
    org.store.put('ObjectPermissions', { Id: rights, ParentId: set, SobjectType: 'Entry__c', ...granted });
  });
  const [made] = insertRecords(org, caller, 'Entry__c', [{ Name: 'a' }], PARTLY);
  assert.deepEqual(made?.errors, []);
  assert.deepEqual(codes(updateRecords(org, caller, 'Entry__c', [{ Id: made.id, Name: 'b' }], PARTLY)), ['']);
  assert.deepEqual(codes(deleteRecords(org, caller, [made.id!], PARTLY)), [
    'INSUFFICIENT_ACCESS_OR_READONLY'
  ]);
  assert.equal(org.store.count('Entry__c'), 1);
});

test('the store keeps whole transactions in its file, and gives no id twice', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'local-org-store-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'org.sqlite');
  const store = new Store(file);
  const put = (): string => {
    const Id = store.nextId('a00');
    store.put('Entry__c', { Id });
    return Id;
  };
  const [kept, gone] = store.transaction(() => [put(), put()] as const);
  store.transaction(() => store.remove('Entry__c', gone));
  assert.throws(
    () =>
      store.transaction(() => {
        store.transaction(put);
        store.putFile('pages/Entry.page', new Uint8Array(1));
        throw new Error('undone');
      }),
    /undone/
  );
  assert.deepEqual([store.count('Entry__c'), store.files()], [1, []]);
  assert.throws(() => new Store(file), /locked/);
  store.close();
  const reopened = new Store(file);
  assert.deepEqual(
    reopened.rows('Entry__c').map(({ Id }) => Id),
    [kept]
  );
  assert.ok(![kept, gone].includes(reopened.nextId('a00')));
  reopened.close();
});

test('a row is found by 15 and by 18 characters of its id, and by no other three', () => {
  const org = testOrg();
  const id = idOf('a00', 1);
  org.store.transaction(() => org.store.put('Entry__c', { Id: id }));
  assert.equal(org.store.row('Entry__c', id.slice(0, 15))?.Id, id);
  assert.equal(org.store.row('Entry__c', id)?.Id, id);
  assert.equal(longId(`${id.slice(0, 15)}AAB`), undefined);
});

test('a record that changed twice is as it was before the first change when the transaction is undone', () => {
  const { store } = testOrg();
  const Id = idOf('a00', 7);
  store.transaction(() => store.put('Entry__c', { Id, Name: 'first' }));
  assert.throws(() =>
    store.transaction(() => {
      store.put('Entry__c', { Id, Name: 'second' });
      store.put('Entry__c', { Id, Name: 'third' });
      throw new Error('undone');
    })
  );
  assert.equal(store.row('Entry__c', Id)?.['Name'], 'first');
});
