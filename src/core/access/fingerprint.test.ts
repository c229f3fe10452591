import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgSnapshot, SnapshotRows, UserPermissionColumns } from '../index.ts';
import { accessChange, hasEqualBasis, savedAccess } from './fingerprint.ts';
import type { AccessChange, SavedAccess } from './fingerprint.ts';
import { AccessResolver } from './resolve.ts';
import { READ_TABLES } from '../../../test/support/readTables.ts';

const AS_OF = '2026-11-21';
const NOTHING: AccessChange = { gained: [], lost: [] };

/** The access of a user with one set that has these columns, in an org that holds these rows besides. */
function saved(
  columns: UserPermissionColumns,
  rows: SnapshotRows = {},
  { apiVersion = '67.0', isSession = false, Name = 'Loader' } = {}
): SavedAccess {
  const snapshot: OrgSnapshot = {
    org: { name: 'acme', takenAt: AS_OF },
    apiVersion,
    rows: {
      ...READ_TABLES,
      ...rows,
      PermissionSet: [
        { Id: 'set-1', Name, IsOwnedByProfile: true, ...columns, HasActivationRequired: isSession }
      ],
      PermissionSetAssignment: [{ AssigneeId: 'user-1', PermissionSetId: 'set-1' }]
    },
    gaps: []
  };
  const resolver = new AccessResolver(snapshot, AS_OF);
  const result = savedAccess(resolver.ofUser('user-1'), resolver);
  assert.ok(result);
  return result;
}

const entity = (name: string): SnapshotRows => ({
  ConnectedApplication: [{ Id: 'app-1', Name: name }],
  SetupEntityAccess: [{ ParentId: 'set-1', SetupEntityId: 'app-1', SetupEntityType: 'ConnectedApplication' }]
});

describe('accessChange', () => {
  it('is nothing for equal rights on an equal basis', () => {
    const [before, after] = [saved({ PermissionsApiEnabled: true }), saved({ PermissionsAPIENABLED: true })];
    assert.ok(hasEqualBasis(before.fingerprint, after.fingerprint));
    assert.deepEqual(after.fingerprint, before.fingerprint);
    assert.deepEqual(accessChange(before, after), NOTHING);
  });

  it('is nothing for equal rights through another set', () => {
    const [before, after] = ['Loader', 'Sync'].map((Name) =>
      saved({ PermissionsApiEnabled: true }, {}, { Name })
    );
    assert.deepEqual(after, before);
  });

  it('names what was gained and lost on an equal basis', () => {
    const before = saved({ PermissionsApiEnabled: true, PermissionsViewSetup: false });
    const after = saved({ PermissionsApiEnabled: false, PermissionsViewSetup: true });
    assert.ok(hasEqualBasis(before.fingerprint, after.fingerprint));
    assert.deepEqual(accessChange(before, after), {
      gained: ['userPermissions viewsetup'],
      lost: ['userPermissions apienabled']
    });
  });

  it('changes the hash of the part that changed, and no other', () => {
    const before = saved({ PermissionsApiEnabled: true, PermissionsViewSetup: false }).fingerprint.parts;
    const after = saved({ PermissionsApiEnabled: true, PermissionsViewSetup: true }).fingerprint.parts;
    assert.notEqual(after.userPermissions, before.userPermissions);
    assert.deepEqual({ ...after, userPermissions: '' }, { ...before, userPermissions: '' });
  });

  it('takes names that a release adds for no drift, held or not', () => {
    const before = saved({ PermissionsApiEnabled: true });
    const after = saved(
      { PermissionsApiEnabled: true, PermissionsNewInRelease: true, PermissionsAlsoNew: false },
      {},
      { apiVersion: '68.0' }
    );
    assert.equal(hasEqualBasis(before.fingerprint, after.fingerprint), false);
    assert.deepEqual(accessChange(before, after), NOTHING);
  });

  it('sees a change of names that both releases knew', () => {
    const before = saved({ PermissionsApiEnabled: true, PermissionsViewSetup: false });
    const after = saved(
      { PermissionsApiEnabled: false, PermissionsViewSetup: true, PermissionsNewInRelease: true },
      {},
      { apiVersion: '68.0' }
    );
    assert.deepEqual(accessChange(before, after), {
      gained: ['userPermissions viewsetup'],
      lost: ['userPermissions apienabled']
    });
  });

  it('sees a published permission that nobody had before, also across releases', () => {
    const after = saved({ PermissionsModifyAllData: true }, {}, { apiVersion: '68.0' });
    assert.deepEqual(accessChange(saved({}), after).gained, ['userPermissions modifyalldata']);
  });

  it('takes a new object for no gain of who sees all objects, unless a grant names it', () => {
    const objects = (...names: string[]): SnapshotRows => ({
      ObjectPermissions: names.map((SobjectType) => ({ ParentId: 'other', SobjectType }))
    });
    const before = saved({ PermissionsModifyAllData: true }, objects('Account'));
    const after = saved({ PermissionsModifyAllData: true }, objects('Account', 'Payroll__c'));
    assert.deepEqual(accessChange(before, after), NOTHING);
    const named = {
      ObjectPermissions: [{ ParentId: 'set-1', SobjectType: 'Payroll__c', PermissionsRead: true }]
    };
    assert.deepEqual(accessChange(saved({}), saved({}, named)).gained, ['objects payroll__c read']);
  });

  it('takes an object that comes with a release for no gain of who sees all objects', () => {
    const objects = (...names: string[]): SnapshotRows => ({
      ObjectPermissions: names.map((SobjectType) => ({ ParentId: 'other', SobjectType }))
    });
    const before = saved({ PermissionsModifyAllData: true }, objects('Account'));
    const rows = objects('Account', 'Payroll__c');
    const after = saved({ PermissionsModifyAllData: true }, rows, { apiVersion: '68.0' });
    assert.deepEqual(accessChange(before, after), NOTHING);
  });

  it('compares no part that one of both did not read', () => {
    const named = {
      ObjectPermissions: [{ ParentId: 'set-1', SobjectType: 'Payroll__c', PermissionsRead: true }]
    };
    const whole = saved({ PermissionsApiEnabled: true }, named, { apiVersion: '68.0' });
    const { fingerprint, ...rest } = saved({ PermissionsApiEnabled: true });
    const { userPermissions = '' } = fingerprint.parts;
    const listed = { ...rest, fingerprint: { ...fingerprint, parts: { userPermissions } } };
    assert.deepEqual(accessChange(listed, whole), NOTHING);
    assert.deepEqual(accessChange(whole, listed), NOTHING);
  });

  it('hashes no right that a wider one implies, and each that it does not', () => {
    const rows = (name: string): SnapshotRows => ({
      ObjectPermissions: [{ ParentId: 'other', SobjectType: name }],
      FieldPermissions: [{ ParentId: 'other', Field: `${name}.Total` }]
    });
    const partsOf = (columns: UserPermissionColumns, name: string, isSession = false): object =>
      saved(columns, rows(name), { isSession }).fingerprint.parts;
    for (const wide of ['ModifyAllData', 'ViewAllData', 'ViewAllFieldsGlobal']) {
      const columns = { [`Permissions${wide}`]: true };
      assert.deepEqual(partsOf(columns, 'Account'), partsOf(columns, 'Order'), wide);
      assert.deepEqual(partsOf(columns, 'Account', true), partsOf(columns, 'Order', true), wide);
    }
    const named = {
      ObjectPermissions: [{ ParentId: 'set-1', SobjectType: 'Order', PermissionsDelete: true }]
    };
    const [without, withRight] = [
      saved({ PermissionsViewAllData: true }),
      saved({ PermissionsViewAllData: true }, named)
    ];
    assert.notEqual(withRight.fingerprint.parts.objects, without.fingerprint.parts.objects);
  });

  it('tells a right that is held from one that a session must activate', () => {
    const before = saved({ PermissionsApiEnabled: true }, {}, { isSession: true });
    const after = saved({ PermissionsApiEnabled: true });
    const { gained, lost } = accessChange(before, after);
    assert.deepEqual(gained, ['userPermissions apienabled']);
    assert.equal(lost.length, 1);
    assert.notDeepEqual(lost, gained);
  });

  it('sees across releases that a session no longer activates a right', () => {
    const before = saved({ PermissionsApiEnabled: true }, {}, { isSession: true });
    const after = saved({ PermissionsApiEnabled: false }, {}, { apiVersion: '68.0' });
    assert.deepEqual(accessChange(before, after), {
      gained: [],
      lost: ['conditional userPermissions apienabled']
    });
  });

  it('sees a right whose name nobody had before, where no release can have brought the name', () => {
    const [before, after] = [saved({}), saved({ PermissionsModifyAllData: true })];
    assert.deepEqual(accessChange(before, after).gained, ['userPermissions modifyalldata']);
  });

  it('compares an app whose name looks like the mark of a conditional right', () => {
    const before = saved({ PermissionsApiEnabled: true }, entity('My Conditional App'));
    const after = saved({ PermissionsApiEnabled: true }, entity('My Conditional App'), { isSession: true });
    assert.deepEqual(accessChange(before, after).lost, [
      'setupEntities ConnectedApplication my conditional app',
      'userPermissions apienabled'
    ]);
  });

  it('hashes an app named `conditional` apart from a conditional app', () => {
    const held = saved({}, entity('Loader Conditional')).fingerprint.parts;
    const conditional = saved({}, entity('Loader'), { isSession: true }).fingerprint.parts;
    assert.notEqual(held.setupEntities, conditional.setupEntities);
  });
});

describe('hasEqualBasis', () => {
  it('takes the API version, and the user permissions that could be granted', () => {
    const { fingerprint } = saved({ PermissionsApiEnabled: true });
    const others = [
      saved({ PermissionsApiEnabled: true }, {}, { apiVersion: '68.0' }),
      saved({ PermissionsApiEnabled: true, PermissionsViewSetup: false })
    ];
    assert.ok(hasEqualBasis(fingerprint, saved({ PermissionsApiEnabled: false }).fingerprint));
    for (const other of others) assert.ok(!hasEqualBasis(fingerprint, other.fingerprint));
  });

  it('takes no names of objects, which come and go without a release', () => {
    const rows: SnapshotRows = { ObjectPermissions: [{ ParentId: 'other', SobjectType: 'Payroll__c' }] };
    assert.ok(hasEqualBasis(saved({}).fingerprint, saved({}, rows).fingerprint));
  });
});

describe('savedAccess', () => {
  it('is null for access that is not exact', () => {
    const rows: SnapshotRows = {
      PermissionSetAssignment: [{ AssigneeId: 'user-1', PermissionSetId: 'set-1' }]
    };
    const snapshot = { org: { name: 'acme', takenAt: AS_OF }, apiVersion: null, rows, gaps: [] };
    const resolver = new AccessResolver(snapshot, AS_OF);
    assert.equal(savedAccess(resolver.ofUser('user-1'), resolver), null);
  });
});
