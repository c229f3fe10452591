import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { OrgState } from '../org.ts';
import { Schema } from '../schema/schema.ts';
import type { ObjectType } from '../schema/types.ts';
import { rightsOf } from './rights.ts';
import { define, put } from './test/define.ts';
import type { Definition } from './test/define.ts';
import { INVOICE, OTHER_USER_ID, SECRET, USER_ID, emptyOrg, objectType, text } from './test/fixture.ts';
import {
  CUSTOM_PERMISSIONS,
  OBJECTS,
  OBJECT_ACCESSES,
  USER_PERMISSIONS,
  definitions
} from './test/generatedDefinition.ts';
import { naiveRights } from './test/naiveRights.ts';

/** All that `rightsOf` says of a user, as texts. */
function heldTexts(org: OrgState, userId: string, objects: readonly ObjectType[]): string[] {
  const rights = rightsOf(org, userId);
  const held = [
    ...USER_PERMISSIONS.filter((name) => rights.hasUserPermission(name)),
    ...CUSTOM_PERMISSIONS.filter((name) => rights.hasCustomPermission(name)).map(
      (name) => `CustomPermission:${name}`
    )
  ];
  for (const { name, fields } of objects) {
    const ofObject = rights.object(name);
    held.push(...OBJECT_ACCESSES.filter((access) => ofObject[access]).map((access) => `${name}.${access}`));
    for (const field of fields) {
      const { read, edit } = rights.field(name, field.name);
      if (read) held.push(`${name}.${field.name}.read`);
      if (edit) held.push(`${name}.${field.name}.edit`);
    }
  }
  return held.map((right) => right.toLowerCase()).sort();
}

describe('rightsOf', () => {
  it('agrees with a naive reading of the rows, for every right of every generated org', () => {
    const check = (definition: Definition): void => {
      const org = emptyOrg(OBJECTS);
      define(org, definition);
      for (const userId of [USER_ID, OTHER_USER_ID]) {
        const expected = naiveRights(org.store, OBJECTS, userId, org.now());
        assert.deepEqual(heldTexts(org, userId, OBJECTS), [...expected].sort());
      }
      org.store.close();
    };
    fc.assert(fc.property(definitions, check), { numRuns: 300, seed: 20261122 });
  });

  it('lets an assignment lapse as the clock passes its end, and one of others too', () => {
    const org = emptyOrg();
    const expires = '2026-11-22T09:00:00.000+0000';
    define(org, {
      sets: { Set: { grants: ['ApiEnabled'] } },
      assignments: [
        { to: 'Set', expires },
        { to: 'Set', user: OTHER_USER_ID, expires: '2026-11-22T10:00:00.000+0000' }
      ]
    });
    const holders = (): boolean[] =>
      [USER_ID, OTHER_USER_ID].map((id) => rightsOf(org, id).hasUserPermission('ApiEnabled'));
    assert.deepEqual(holders(), [true, true]);
    org.at = new Date('2026-11-22T09:00:00Z');
    assert.deepEqual(holders(), [false, true]);
    org.at = new Date('2026-11-22T10:00:00Z');
    assert.deepEqual(holders(), [false, false]);
    org.at = new Date('2026-11-22T08:59:59.999Z');
    assert.deepEqual(holders(), [true, true]);
  });

  it('sees each change of the permission tables, and its rollback', () => {
    const org = emptyOrg();
    define(org, { sets: { Set: { grants: [] } }, assignments: [{ to: 'Set' }] });
    const reads = (): boolean => rightsOf(org, USER_ID).object('Invoice__c').read;
    assert.equal(reads(), false);
    const grant = (): void => {
      put(org.store, 'ObjectPermissions', {
        ParentId: 'Set',
        SobjectType: 'Invoice__c',
        PermissionsRead: true
      });
      assert.equal(reads(), true);
    };
    assert.throws(
      () =>
        org.store.transaction(() => {
          grant();
          throw new Error('undone');
        }),
      /^Error: undone$/
    );
    assert.equal(reads(), false);
    org.store.transaction(grant);
    assert.equal(reads(), true);
    org.store.transaction(() => org.store.remove('PermissionSetAssignment', 'assignment 0'));
    assert.equal(reads(), false);
  });

  it('knows the objects of a schema that was deployed since', () => {
    const org = emptyOrg([INVOICE]);
    define(org, { sets: { Set: { grants: ['ViewAllData'] } }, assignments: [{ to: 'Set' }] });
    assert.equal(rightsOf(org, USER_ID).object('Secret__c').read, false);
    org.schema = new Schema([INVOICE, SECRET]);
    assert.equal(rightsOf(org, USER_ID).object('Secret__c').read, true);
  });

  it('names a custom permission of a package with its namespace', () => {
    const org = emptyOrg();
    define(org, { sets: { Set: { grants: ['CustomPermission:Approve'] } }, assignments: [{ to: 'Set' }] });
    org.store.transaction(() => {
      org.store.put('CustomPermission', {
        Id: 'custom Approve',
        DeveloperName: 'Approve',
        NamespacePrefix: 'acme'
      });
    });
    const rights = rightsOf(org, USER_ID);
    assert.equal(rights.hasCustomPermission('acme__Approve'), true);
    assert.equal(rights.hasCustomPermission('Approve'), false);
  });

  it('takes the rights on a setup object from user permissions and not from object permissions', () => {
    const permissionSet = objectType('PermissionSet', [text('Name')], { setup: true });
    const org = emptyOrg([permissionSet]);
    define(org, {
      sets: {
        Rows: { grants: ['PermissionSet.read', 'PermissionSet.edit'] },
        Admin: { grants: ['ViewSetup', 'ManageProfilesPermissionsets'] },
        Reader: { grants: ['ViewSetup'] }
      },
      assignments: [{ to: 'Rows' }, { to: 'Admin', user: OTHER_USER_ID }, { to: 'Reader', user: 'reader' }]
    });
    const reader = { create: false, read: true, edit: false, delete: false, viewAll: true, modifyAll: false };
    const none = { create: false, read: false, edit: false, delete: false, viewAll: false, modifyAll: false };
    assert.deepEqual(rightsOf(org, USER_ID).object('PermissionSet'), none);
    assert.deepEqual(rightsOf(org, 'reader').object('PermissionSet'), reader);
    assert.deepEqual(rightsOf(org, USER_ID).field('PermissionSet', 'Name'), { read: false, edit: false });
    assert.deepEqual(
      Object.values(rightsOf(org, OTHER_USER_ID).object('PermissionSet')),
      Array(6).fill(true)
    );
    assert.deepEqual(rightsOf(org, OTHER_USER_ID).field('PermissionSet', 'Name'), { read: true, edit: true });
  });

  it('asks for field permissions on a permissionable field of a setup object too', () => {
    const user = objectType('User', [text('Username'), text('Team__c', { permissionable: true })], {
      setup: true
    });
    const org = emptyOrg([user]);
    const reads = (userId: string): boolean => rightsOf(org, userId).field('User', 'Team__c').read;
    define(org, {
      sets: { Set: { grants: ['User.Team__c.read'] }, Fields: { grants: ['ViewAllFieldsGlobal'] } },
      assignments: [{ to: 'Set' }, { to: 'Fields', user: OTHER_USER_ID }]
    });
    assert.deepEqual([USER_ID, OTHER_USER_ID, 'nobody'].map(reads), [true, true, false]);
    assert.equal(rightsOf(org, 'nobody').field('User', 'Username').read, true);
  });

  it('costs microseconds once the org is known', () => {
    const org = emptyOrg();
    define(org, { sets: { Set: { grants: ['ApiEnabled'] } }, assignments: [{ to: 'Set' }] });
    rightsOf(org, USER_ID);
    const start = performance.now();
    for (let i = 0; i < 1000; i++) assert.ok(rightsOf(org, USER_ID).hasUserPermission('ApiEnabled'));
    const milliseconds = performance.now() - start;
    assert.ok(milliseconds < 100, `1,000 calls took ${milliseconds} ms`);
  });
});
