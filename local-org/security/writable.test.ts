import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import { define } from './test/define.ts';
import { INVOICE, SECRET, callerIn, emptyOrg, objectType, text } from './test/fixture.ts';
import { requireWritable } from './writable.ts';
import type { WriteOperation } from './writable.ts';

const OPERATIONS = ['create', 'edit', 'delete'] as const;
const [NAME, AMOUNT, NOTE] = INVOICE.fields;

function lineObject(writeRequiresMasterRead: boolean): ObjectType {
  const invoice = text('Invoice__c', {
    type: 'reference',
    referenceTo: ['Invoice__c'],
    masterDetail: { order: 0, writeRequiresMasterRead, reparentable: false }
  });
  return objectType('Line__c', [invoice], { sharingModel: 'ControlledByParent' });
}

function orgWith(grants: readonly string[], objects: readonly ObjectType[] = [INVOICE, SECRET]): OrgState {
  const org = emptyOrg(objects);
  define(org, { sets: { Set: { grants } }, assignments: [{ to: 'Set' }] });
  return org;
}

interface Attempt {
  readonly grants: readonly string[];
  readonly object?: ObjectType;
  readonly fields?: ObjectType['fields'];
  readonly mode?: 'user' | 'system';
}

function write(
  operation: WriteOperation,
  { grants, object = INVOICE, fields = [], mode = 'user' }: Attempt
): void {
  requireWritable(orgWith(grants, [INVOICE, SECRET, object]), callerIn(mode), object, fields, operation);
}

describe('requireWritable', () => {
  for (const operation of OPERATIONS) {
    it(`allows to ${operation} with the object's ${operation} permission`, () => {
      write(operation, {
        grants: ['Invoice__c.read', `Invoice__c.${operation}`],
        fields: operation === 'delete' ? [] : [NAME!]
      });
    });
  }

  it('refuses to create and edit with the code of an object that cannot be written', () => {
    const errorCode = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
    assert.throws(
      () => write('create', { grants: ['Invoice__c.read', 'Invoice__c.edit', 'Invoice__c.delete'] }),
      {
        errorCode,
        message: 'entity type cannot be inserted: Label of Invoice__c'
      }
    );
    assert.throws(() => write('edit', { grants: ['Invoice__c.read', 'Invoice__c.create'] }), {
      errorCode,
      message: 'entity type cannot be updated: Label of Invoice__c'
    });
  });

  it('refuses to delete as for a record without access', () => {
    assert.throws(() => write('delete', { grants: ['Invoice__c.read', 'Invoice__c.edit'] }), {
      errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
      message: 'insufficient access rights on object id'
    });
  });

  it('answers that an object does not exist to a caller who may not read it', () => {
    assert.throws(() => write('edit', { grants: ['ApiEnabled'] }), { errorCode: 'INVALID_TYPE' });
  });

  it('names all fields that can be read and not written', () => {
    const grants = ['Invoice__c.read', 'Invoice__c.edit', 'Invoice__c.viewAllFields'];
    assert.throws(() => write('edit', { grants, fields: [NAME!, AMOUNT!, NOTE!] }), {
      errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
      message:
        'Unable to create/update fields: Amount__c, Note__c. Please check the security settings of this field ' +
        'and verify that it is read/write for your profile or permission set.',
      fields: ['Amount__c', 'Note__c']
    });
  });

  it('answers that a field does not exist to a caller who may not read it', () => {
    const grants = [
      'Invoice__c.read',
      'Invoice__c.edit',
      'Invoice__c.Amount__c.read',
      'Invoice__c.Amount__c.edit'
    ];
    write('edit', { grants, fields: [AMOUNT!] });
    assert.throws(() => write('edit', { grants, fields: [AMOUNT!, NOTE!] }), {
      errorCode: 'INVALID_FIELD',
      message: /^No such column 'Note__c' on entity 'Invoice__c'/
    });
  });

  it('asks nothing in system mode', () => {
    for (const operation of OPERATIONS)
      write(operation, { grants: [], fields: INVOICE.fields, mode: 'system' });
  });

  it('lets a detail be written by who may read its master, where the relationship asks no more', () => {
    const detail = ['Line__c.read', 'Line__c.create', 'Line__c.edit'];
    const read = [...detail, 'Invoice__c.read'];
    const refusal = { errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', fields: ['Invoice__c'] };
    write('create', { grants: read, object: lineObject(true) });
    assert.throws(() => write('create', { grants: detail, object: lineObject(true) }), refusal);
    assert.throws(() => write('edit', { grants: read, object: lineObject(false) }), refusal);
    write('edit', { grants: [...read, 'Invoice__c.edit'], object: lineObject(false) });
  });

  it('refuses by name to change records whose sharing is not modelled', () => {
    const grants = ['Secret__c.read', 'Secret__c.create', 'Secret__c.edit', 'Secret__c.delete'];
    const readOnly = objectType('Shared__c', [text('Name')], { sharingModel: 'Read' });
    write('create', { grants, object: SECRET });
    for (const operation of ['edit', 'delete'] as const) {
      assert.throws(() => write(operation, { grants, object: SECRET }), { errorCode: 'NOT_MODELLED' });
      write(operation, { grants: [...grants, 'Secret__c.modifyAll'], object: SECRET });
      assert.throws(
        () => write(operation, { grants: ['Shared__c.read', `Shared__c.${operation}`], object: readOnly }),
        { errorCode: 'NOT_MODELLED', message: /Shared__c records shared as Read/ }
      );
    }
  });
});

describe('writing setup objects', () => {
  /** By hand: Object Reference and Salesforce Help on each permission. */
  const opens: Readonly<Record<string, readonly string[]>> = {
    PermissionSetAssignment: ['AssignPermissionSets', 'ManageUsers'],
    User: ['ManageUsers', 'ManageInternalUsers'],
    UserLogin: ['ManageUsers'],
    AuthSession: ['ManageUsers'],
    PermissionSet: ['ManageProfilesPermissionsets'],
    PermissionSetGroup: ['ManageProfilesPermissionsets'],
    ObjectPermissions: ['ManageProfilesPermissionsets'],
    FieldPermissions: ['ManageProfilesPermissionsets'],
    SetupEntityAccess: ['ManageProfilesPermissionsets'],
    LoginHistory: [],
    OauthToken: []
  };
  const REFUSED = 'INSUFFICIENT_ACCESS_OR_READONLY';

  for (const [name, permissions] of Object.entries(opens)) {
    it(`${name}: ${permissions.join(' or ') || 'nobody'}`, () => {
      const object = objectType(name, [text('Label')], { setup: true });
      // All that opens these objects for reading, which is not enough to write.
      const reader = ['ViewSetup', 'CustomizeApplication', 'MonitorLoginHistory', 'ModifyAllData'];
      const readers = permissions.includes('ManageUsers') ? reader : [...reader, 'ManageUsers'];
      for (const permission of permissions) {
        write('delete', { grants: [...reader, permission], object, fields: object.fields });
      }
      if (name !== 'UserLogin') {
        assert.throws(() => write('delete', { grants: readers, object }), { errorCode: REFUSED });
      } else {
        assert.throws(() => write('edit', { grants: readers, object }), { errorCode: 'INVALID_TYPE' });
      }
    });
  }
});
