import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgState } from '../../org.ts';
import { deployFiles, newOrg, objectXml, problemsOf, rowsOf, xml } from '../test/org.ts';
import type { Files } from '../test/org.ts';

const OBJECTS = {
  'objects/Entry__c.object': objectXml(
    '<fields><fullName>Key__c</fullName><label>Key</label><length>9</length><required>true</required><type>Text</type></fields>'
  ),
  'objects/Detail__c.object': objectXml(
    '<fields><fullName>Entry__c</fullName><label>Entry</label><referenceTo>Entry__c</referenceTo><relationshipName>Details</relationshipName><type>MasterDetail</type></fields>',
    'ControlledByParent'
  ),
  'customPermissions/Go.customPermission': xml(
    'CustomPermission',
    '<isLicensed>false</isLicensed><label>Go</label>'
  )
};
const objectRight = (object: string, granted: readonly string[]): string =>
  `<objectPermissions>${['allowCreate', 'allowDelete', 'allowEdit', 'allowRead', 'modifyAllRecords'].map((flag) => `<${flag}>${granted.includes(flag)}</${flag}>`).join('')}<object>${object}</object><viewAllRecords>${granted.includes('viewAllRecords')}</viewAllRecords></objectPermissions>`;
const fieldRight = (field: string, editable = false): string =>
  `<fieldPermissions><editable>${editable}</editable><field>${field}</field><readable>true</readable></fieldPermissions>`;
const userRight = (name: string, enabled = true): string =>
  `<userPermissions><enabled>${enabled}</enabled><name>${name}</name></userPermissions>`;
const custom = (name: string): string =>
  `<customPermissions><enabled>true</enabled><name>${name}</name></customPermissions>`;

function set(name: string, rights: string): Files {
  return {
    [`permissionsets/${name}.permissionset`]: xml('PermissionSet', `${rights}<label>${name}</label>`)
  };
}

const TYPES = [
  'CustomObject',
  'CustomPermission',
  'PermissionSet',
  'MutingPermissionSet',
  'PermissionSetGroup',
  'Profile'
];

async function orgWith(...files: readonly Files[]): Promise<OrgState> {
  const org = newOrg();
  for (const some of [OBJECTS, ...files]) {
    assert.deepEqual(problemsOf(await deployFiles(org, some, TYPES)), []);
  }
  return org;
}

describe('A permission set', () => {
  const rights =
    objectRight('entry__c', ['allowRead', 'allowEdit']) +
    fieldRight('Entry__c.Purpose__c', true) +
    userRight('ViewSetup') +
    custom('Go');

  it('makes its row and the rows of its rights', async () => {
    const org = await orgWith(set('Viewer', rights));
    const [row] = org.store.rows('PermissionSet');
    const { Name, Label, Type, IsOwnedByProfile, PermissionsViewSetup, PermissionsModifyAllData } = row!;
    assert.deepEqual([Name, Label, Type, IsOwnedByProfile], ['Viewer', 'Viewer', 'Regular', false]);
    assert.deepEqual([PermissionsViewSetup, PermissionsModifyAllData], [true, false]);
    assert.deepEqual(
      rowsOf(org, 'ObjectPermissions', [
        'ParentId',
        'SobjectType',
        'PermissionsRead',
        'PermissionsEdit',
        'PermissionsDelete'
      ]),
      [
        {
          ParentId: row!.Id,
          SobjectType: 'Entry__c',
          PermissionsRead: true,
          PermissionsEdit: true,
          PermissionsDelete: false
        }
      ]
    );
    assert.deepEqual(
      rowsOf(org, 'FieldPermissions', [
        'ParentId',
        'SobjectType',
        'Field',
        'PermissionsRead',
        'PermissionsEdit'
      ]),
      [
        {
          ParentId: row!.Id,
          SobjectType: 'Entry__c',
          Field: 'Entry__c.Purpose__c',
          PermissionsRead: true,
          PermissionsEdit: true
        }
      ]
    );
    assert.deepEqual(rowsOf(org, 'SetupEntityAccess', ['SetupEntityId', 'SetupEntityType']), [
      { SetupEntityId: org.store.rows('CustomPermission')[0]!.Id, SetupEntityType: 'CustomPermission' }
    ]);
  });

  it('that is deployed again grants what the new file grants and no more', async () => {
    const org = await orgWith(
      set('Viewer', rights),
      set('Viewer', userRight('ViewRoles') + fieldRight('Entry__c.Count__c'))
    );
    assert.equal(org.store.count('PermissionSet'), 1);
    const [row] = org.store.rows('PermissionSet');
    assert.deepEqual([row?.['PermissionsViewSetup'], row?.['PermissionsViewRoles']], [false, true]);
    assert.deepEqual(rowsOf(org, 'FieldPermissions', ['Field', 'PermissionsEdit']), [
      { Field: 'Entry__c.Count__c', PermissionsEdit: false }
    ]);
    assert.equal(org.store.count('ObjectPermissions') + org.store.count('SetupEntityAccess'), 0);
  });

  it('is refused for what the org does not have, in the platform’s words', async () => {
    for (const [body, expected] of [
      [userRight('FlyToTheMoon'), 'Unknown user permission: FlyToTheMoon'],
      [objectRight('Ghost__c', ['allowRead']), 'In field: object - no CustomObject named Ghost__c found'],
      [fieldRight('Entry__c.Ghost__c'), 'In field: field - no CustomField named Entry__c.Ghost__c found'],
      [fieldRight('Entry__c.Key__c'), 'You cannot deploy to a required field: Entry__c.Key__c'],
      [fieldRight('Detail__c.Entry__c'), 'You cannot deploy to a required field: Detail__c.Entry__c'],
      [custom('Ghost'), 'In field: name - no CustomPermission named Ghost found'],
      [
        '<classAccesses><apexClass>Ghost</apexClass><enabled>true</enabled></classAccesses>',
        'In field: apexClass - no ApexClass named Ghost found'
      ],
      ['<license>Ghost</license>', 'In field: license - no License named Ghost found'],
      [
        objectRight('Entry__c', ['allowEdit']),
        'Permission Edit Entry__c depends on permission(s): Read Entry__c'
      ],
      [
        objectRight('Detail__c', ['allowRead']),
        'Permission Read Detail__c depends on permission(s): Read Entry__c'
      ]
    ] as const) {
      const org = await orgWith();
      assert.deepEqual(problemsOf(await deployFiles(org, set('Bad', body), TYPES)), [
        `PermissionSet Bad: ${expected}`
      ]);
      assert.equal(org.store.count('PermissionSet'), 0);
    }
  });
});

describe('A profile', () => {
  const profile = (name: string, rights: string): Files => ({
    [`profiles/${name}.profile`]: xml('Profile', rights)
  });

  it('of the platform is found under its metadata name, and changes in what is named', async () => {
    const org = await orgWith(
      profile('Admin', userRight('ViewSetup') + fieldRight('Entry__c.Purpose__c', true)),
      profile('Admin', userRight('ViewRoles'))
    );
    assert.deepEqual(rowsOf(org, 'Profile', ['Name']), [{ Name: 'System Administrator' }]);
    const [owned] = org.store.rows('PermissionSet');
    const { IsOwnedByProfile, Type, ProfileId, PermissionsViewSetup, PermissionsViewRoles } = owned!;
    assert.deepEqual(
      [IsOwnedByProfile, Type, ProfileId],
      [true, 'Profile', org.store.rows('Profile')[0]!.Id]
    );
    assert.deepEqual([PermissionsViewSetup, PermissionsViewRoles], [true, true]);
    assert.equal(org.store.count('FieldPermissions'), 1);
    await deployFiles(org, profile('Admin', userRight('ViewSetup', false)), TYPES);
    assert.equal(org.store.row('PermissionSet', owned!.Id)?.['PermissionsViewSetup'], false);
  });

  it('of one’s own is made with its licence, under the name its path encodes', async () => {
    const org = await orgWith(
      profile('Sales %2F Sync', '<custom>true</custom><userLicense>Salesforce</userLicense>')
    );
    const made = org.store.rows('Profile').find(({ Name }) => Name === 'Sales / Sync');
    assert.equal(made?.['UserLicenseId'], org.store.find('UserLicense', 'Name', 'Salesforce')[0]?.Id);
  });

  it('is refused with a licence that the org does not have, or none', async () => {
    const org = await orgWith();
    const ghost = await deployFiles(
      org,
      profile('Own', '<custom>true</custom><userLicense>Ghost</userLicense>'),
      TYPES
    );
    assert.match(problemsOf(ghost).join(), /no UserLicense named Ghost found/);
    const none = await deployFiles(org, profile('Own', '<custom>true</custom>'), TYPES);
    assert.match(problemsOf(none).join(), /Must specify 'userLicense'/);
  });
});

describe('A permission set group', () => {
  const files = {
    ...set('A', userRight('ViewSetup') + userRight('ViewRoles')),
    'mutingpermissionsets/M.mutingpermissionset': xml(
      'MutingPermissionSet',
      `<label>M</label>${userRight('ViewRoles')}`
    ),
    'permissionsetgroups/G.permissionsetgroup': xml(
      'PermissionSetGroup',
      '<label>G</label><mutingPermissionSets>M</mutingPermissionSets><permissionSets>A</permissionSets>'
    )
  };

  it('has its members, and an aggregate of what they grant but for what is muted', async () => {
    const org = await orgWith(files);
    assert.equal(org.store.count('PermissionSetGroupComponent'), 2);
    const [group] = org.store.rows('PermissionSetGroup');
    assert.deepEqual([group?.['DeveloperName'], group?.['Status']], ['G', 'Updated']);
    const [aggregate] = org.store.find('PermissionSet', 'Type', 'Group');
    assert.equal(aggregate?.['PermissionSetGroupId'], group?.Id);
    assert.deepEqual(
      [aggregate?.['PermissionsViewSetup'], aggregate?.['PermissionsViewRoles']],
      [true, false]
    );
  });

  it('follows a member that is deployed again', async () => {
    const org = await orgWith(files, set('A', userRight('ViewAllUsers')));
    const [aggregate] = org.store.find('PermissionSet', 'Type', 'Group');
    assert.deepEqual(
      [aggregate?.['PermissionsViewSetup'], aggregate?.['PermissionsViewAllUsers']],
      [false, true]
    );
  });

  it('is refused with a member that is not there', async () => {
    const org = await orgWith();
    const group = {
      'permissionsetgroups/G.permissionsetgroup': xml(
        'PermissionSetGroup',
        '<label>G</label><permissionSets>Ghost</permissionSets>'
      )
    };
    const result = await deployFiles(org, group, TYPES);
    assert.deepEqual(problemsOf(result), [
      'PermissionSetGroup G: In field: permissionSets - no PermissionSet named Ghost found'
    ]);
    assert.equal(org.store.count('PermissionSetGroup'), 0);
  });
});
