import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadSchema } from '../metadata/loadSchema.ts';
import type { OrgState } from '../org.ts';
import { Store } from '../store/store.ts';
import { assignRoles } from './assignRoles.ts';
import { DEMO_ROLES, seedDemo } from './seedDemo.ts';

let org: OrgState;

before(async () => {
  const store = new Store(':memory:');
  org = { store, schema: loadSchema(store), now: () => new Date('2027-03-04T10:30:00Z') };
  await seedDemo(org);
});

/** Names of the package's sets that the user holds, each as often as it is assigned. */
function held(username: string): string[] {
  const [user] = org.store.find('User', 'Username', username);
  return org.store
    .find('PermissionSetAssignment', 'AssigneeId', user!.Id)
    .map((row) => String(org.store.row('PermissionSet', String(row['PermissionSetId']))?.['Name']))
    .filter((name) => name.startsWith('RunAs'))
    .sort();
}

function addSet(Name: string): void {
  const Id = org.store.nextId('0PS');
  org.store.transaction(() => org.store.put('PermissionSet', { Id, Name, Label: Name, Type: 'Regular' }));
}

describe('assignRoles', () => {
  it('assigns nothing while the package is not deployed', () => {
    const before = org.store.count('PermissionSetAssignment');
    assignRoles(org);
    assert.equal(org.store.count('PermissionSetAssignment'), before);
  });

  it('gives each role its sets', () => {
    for (const name of ['RunAsViewer', 'RunAsReviewer', 'RunAsAdmin', 'RunAsScanner']) addSet(name);
    assignRoles(org);
    const { admin, scanner, viewer, reviewer } = DEMO_ROLES;
    assert.deepEqual(held(admin), ['RunAsAdmin', 'RunAsScanner']);
    assert.deepEqual(held(scanner), ['RunAsScanner', 'RunAsViewer']);
    assert.deepEqual(held(viewer), ['RunAsViewer']);
    assert.deepEqual(held(reviewer), ['RunAsReviewer']);
  });

  it('changes nothing the second time', () => {
    const before = org.store.rows('PermissionSetAssignment');
    assignRoles(org);
    assert.deepEqual(org.store.rows('PermissionSetAssignment'), before);
  });

  it('says what the org refuses, and assigns nothing then', () => {
    const [admin] = org.store.find('User', 'Username', DEMO_ROLES.admin);
    org.store.transaction(() => {
      for (const { Id } of org.store.find('PermissionSetAssignment', 'AssigneeId', admin!.Id)) {
        org.store.remove('PermissionSetAssignment', Id);
      }
    });
    const before = org.store.count('PermissionSetAssignment');
    assert.throws(() => assignRoles(org), /The roles were not assigned: /);
    assert.equal(org.store.count('PermissionSetAssignment'), before);
  });
});
