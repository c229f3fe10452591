import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeOrg, TAKEN_AT, failing, idOf } from '../../../test/support/fakeOrg.ts';
import type { FakeOrgOptions } from '../../../test/support/fakeOrg.ts';
import { AccessResolver, accessDetail } from '../../core/index.ts';
import type { AccessDetail, OrgSnapshot } from '../../core/index.ts';
import { OrgReadError } from './orgClient.ts';
import { readAccess } from './readAccess.ts';
import { RestCatalogue } from './restCatalogue.ts';
import { MAX_ENCODED_BYTES, encodedBytes } from './soqlText.ts';

const USER_ID = idOf('005', 1);
const FLOW_ID = idOf('300', 1);
const CLASS_ID = idOf('01p', 1);
const PROFILE_SET = { Id: '0PS-p', Name: 'X00e', IsOwnedByProfile: true, ProfileId: '00e-1' };

const TABLES: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  Organization: [{ Id: idOf('00D', 1), Name: 'Acme' }],
  User: [
    { Id: USER_ID, Username: 'loader@acme.test', IsActive: true },
    { Id: idOf('005', 2), Username: 'other@acme.test' }
  ],
  Profile: [{ Id: '00e-1', Name: 'Minimum Access' }],
  PermissionSet: [
    { ...PROFILE_SET, PermissionsApiEnabled: true },
    { Id: '0PS-1', Name: 'Orders', NamespacePrefix: 'acme' },
    { Id: '0PS-g', Name: 'X0PG', PermissionSetGroupId: '0PG-1', PermissionsViewSetup: true },
    { Id: '0PS-m', Name: 'Member', PermissionsViewSetup: true, PermissionsModifyAllData: true },
    { Id: '0PS-x', Name: 'OfSomebodyElse', PermissionsModifyAllData: true }
  ],
  PermissionSetGroup: [{ Id: '0PG-1', DeveloperName: 'Ops', Status: 'Updated' }],
  PermissionSetGroupComponent: [{ PermissionSetGroupId: '0PG-1', PermissionSetId: '0PS-m' }],
  PermissionSetAssignment: [
    { AssigneeId: USER_ID, PermissionSetId: '0PS-p', IsActive: true },
    { AssigneeId: USER_ID, PermissionSetId: '0PS-1', IsActive: true },
    { AssigneeId: USER_ID, PermissionSetId: '0PS-g', PermissionSetGroupId: '0PG-1', IsActive: true },
    { AssigneeId: idOf('005', 2), PermissionSetId: '0PS-x', IsActive: true }
  ],
  ObjectPermissions: [
    { ParentId: '0PS-1', SobjectType: 'Order', PermissionsRead: true, PermissionsViewAllFields: true }
  ],
  FieldPermissions: [{ ParentId: '0PS-1', Field: 'Order.Total', PermissionsRead: true }],
  SetupEntityAccess: [
    { ParentId: '0PS-1', SetupEntityId: FLOW_ID, SetupEntityType: 'FlowDefinition' },
    { ParentId: '0PS-1', SetupEntityId: CLASS_ID, SetupEntityType: 'ApexClass' },
    { ParentId: '0PS-1', SetupEntityId: '0CP-1', SetupEntityType: 'CustomPermission' },
    { ParentId: '0PS-1', SetupEntityId: '0H4-1', SetupEntityType: 'ConnectedApplication' },
    { ParentId: '0PS-1', SetupEntityId: '0xI-1', SetupEntityType: 'ExternalClientApplication' }
  ],
  ApexClass: [{ Id: CLASS_ID, Name: 'Loader', NamespacePrefix: 'acme' }],
  FlowDefinitionView: [{ DurableId: FLOW_ID.slice(0, 15), ApiName: 'Nightly', NamespacePrefix: null }],
  CustomPermission: [{ Id: '0CP-1', DeveloperName: 'Refund' }],
  ConnectedApplication: [{ Id: '0H4-1', Name: 'Order Loader' }],
  ExternalClientApplication: [{ Id: '0xI-1', DeveloperName: 'Mover', MasterLabel: 'Data Mover' }]
};
const ORG: FakeOrgOptions = {
  tables: TABLES,
  fields: {
    PermissionSet: ['PermissionsApiEnabled', 'PermissionsViewSetup', 'PermissionsModifyAllData'],
    ObjectPermissions: ['PermissionsViewAllFields']
  }
};

interface Read {
  readonly org: FakeOrg;
  readonly snapshot: OrgSnapshot;
  readonly detail: AccessDetail;
}

async function read(more: FakeOrgOptions = {}, username = 'LOADER@acme.test'): Promise<Read> {
  const org = new FakeOrg({ ...ORG, ...more });
  const snapshot = await readAccess(new RestCatalogue(org), { username, takenAt: TAKEN_AT });
  const resolver = new AccessResolver(snapshot, TAKEN_AT);
  return { org, snapshot, detail: accessDetail(resolver.ofUser(USER_ID), resolver) };
}

describe('readAccess', () => {
  it('reads everything that the user can do, and through what', async () => {
    const { detail, snapshot } = await read();
    assert.deepEqual(snapshot.gaps, []);
    assert.deepEqual(snapshot.org, { name: 'Acme', id: idOf('00D', 1), takenAt: TAKEN_AT });
    assert.equal(detail.bound, 'exact');
    assert.deepEqual(
      detail.userPermissions.map(({ name, through }) => [name, through.map((path) => path.name)]),
      [
        ['ApiEnabled', ['Minimum Access']],
        ['ViewSetup', ['Ops']]
      ]
    );
    assert.deepEqual(
      detail.objects.map(({ name, viewAllFields }) => [name, viewAllFields]),
      [['Order', true]]
    );
    assert.deepEqual(
      detail.fields.map(({ name }) => name),
      ['Order.Total']
    );
  });

  it('names the classes, flows, permissions and apps that are granted', async () => {
    const { detail } = await read();
    assert.deepEqual(
      detail.setupEntities.map(({ kind, name }) => `${kind} ${name}`),
      [
        'ApexClass acme__Loader',
        'ConnectedApplication Order Loader',
        'CustomPermission Refund',
        'ExternalClientApplication Mover',
        'FlowDefinition Nightly'
      ]
    );
  });

  it('names what it could not name by its id, and says so', async () => {
    const { detail, snapshot } = await read({ fails: failing('FROM FlowDefinitionView') });
    assert.ok(detail.setupEntities.some(({ name }) => name === FLOW_ID));
    assert.deepEqual(
      snapshot.gaps.map(({ code, params }) => [code, params['object']]),
      [['queryFailed', 'FlowDefinitionView']]
    );
  });

  it('reads nothing of other users', async () => {
    const { snapshot, org } = await read();
    assert.deepEqual(
      snapshot.rows.User?.map(({ Id }) => Id),
      [USER_ID]
    );
    assert.ok(org.asked.every((soql) => !soql.includes('0PS-x')));
    const sets = snapshot.rows.PermissionSet?.map(({ Id }) => Id).sort();
    assert.deepEqual(sets, ['0PS-1', '0PS-g', '0PS-m', '0PS-p'], 'with the members of groups');
    assert.ok(!org.asked.some((soql) => /FROM (?:LoginHistory|OauthToken|CronTrigger)/.test(soql)));
  });

  it('reads no access of a user that there is not', async () => {
    const { snapshot, org } = await read({}, 'nobody@acme.test');
    assert.deepEqual(
      [snapshot.rows.User, snapshot.rows.PermissionSetAssignment, snapshot.gaps],
      [[], [], []]
    );
    assert.equal(org.asked.length, 4);
  });

  it('reads a thousand assignments in bounded requests', async () => {
    const sets = Array.from({ length: 1_000 }, (_, i) => ({ Id: idOf('0PS', i), Name: `Set${i}` }));
    const assignments = sets.map(({ Id }) => ({ AssigneeId: USER_ID, PermissionSetId: Id, IsActive: true }));
    const tables = {
      ...TABLES,
      PermissionSet: [...sets, { ...PROFILE_SET }],
      PermissionSetAssignment: [...assignments, { AssigneeId: USER_ID, PermissionSetId: '0PS-p' }],
      ObjectPermissions: sets.map(({ Id }, i) => ({
        ParentId: Id,
        SobjectType: `Object${i}__c`,
        PermissionsRead: true
      }))
    };
    const { detail, snapshot, org } = await read({ tables });
    assert.equal(detail.objects.length, 1_000);
    assert.equal(snapshot.rows.PermissionSet?.length, 1_001);
    assert.deepEqual(snapshot.gaps, []);
    for (const soql of org.asked) assert.ok(encodedBytes(soql) <= MAX_ENCODED_BYTES);
    assert.ok(org.asked.length < 40, `${org.asked.length} requests`);
  });

  it('is not exact when one kind of right cannot be read', async () => {
    const bounds = {
      PermissionSetAssignment: 'lower',
      // Of the members of the group nobody can tell which one mutes.
      'PermissionSet ': 'unknown',
      ObjectPermissions: 'lower',
      FieldPermissions: 'lower',
      SetupEntityAccess: 'lower'
    };
    for (const [table, bound] of Object.entries(bounds)) {
      const { detail, snapshot } = await read({ fails: failing(`FROM ${table}`) });
      assert.equal(detail.bound, bound, table);
      assert.ok(snapshot.gaps.some(({ code }) => code === 'queryFailed'));
    }
  });

  it('tells that a group may not be up to date where groups cannot be read', async () => {
    const { detail } = await read({ fails: failing('FROM PermissionSetGroup ') });
    assert.equal(detail.bound, 'unknown');
    assert.ok(
      detail.userPermissions.some(({ name }) => name === 'ViewSetup'),
      'the aggregate set tells'
    );
  });

  it('does not say of what was not read that it is not there', async () => {
    const { snapshot } = await read({ lacks: ['ManageUsers'] });
    assert.equal(snapshot.rows.User?.[0]?.IsFrozen, undefined);
    const withoutUsers = await read({ fails: failing('FROM User WHERE') });
    assert.equal(withoutUsers.snapshot.rows.User, undefined);
    const withoutGroups = await read({ fails: failing('FROM PermissionSetGroup ') });
    assert.equal(withoutGroups.snapshot.rows.PermissionSetGroup, undefined);
  });

  it('fails when nothing at all can be read', async () => {
    const org = new FakeOrg({ ...ORG, fails: () => new OrgReadError('INVALID_SESSION_ID', 'Expired.') });
    const reading = readAccess(new RestCatalogue(org), { username: 'loader@acme.test', takenAt: TAKEN_AT });
    await assert.rejects(reading, { code: 'INVALID_SESSION_ID' });
  });
});
