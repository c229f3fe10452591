import type { ObjectType } from '../../schema/types.ts';
import { SECRET, objectType, text } from './fixture.ts';

export interface ReadAccess {
  readonly object: string;
  /** Field that says whose row it is. */
  readonly userField?: string;
  /** What a caller without any permission gets: all rows, the own ones, or an error code. */
  readonly without: 'all' | 'own' | 'INVALID_TYPE' | 'NOT_MODELLED';
  /** User permissions each of which opens all rows. */
  readonly opens: readonly string[];
}

/**
 * Who reads what, by hand from the "Special Access Rules" of the Object Reference; an object that a rule
 * closes does not exist for the others.
 */
export const READ_ACCESS: readonly ReadAccess[] = [
  { object: 'LoginHistory', without: 'own', opens: ['ManageUsers', 'MonitorLoginHistory'] },
  { object: 'OauthToken', without: 'own', opens: ['CustomizeApplication'] },
  { object: 'AuthSession', userField: 'UsersId', without: 'own', opens: ['ManageUsers'] },
  { object: 'UserLogin', without: 'INVALID_TYPE', opens: ['ManageUsers'] },
  { object: 'ObjectPermissions', without: 'INVALID_TYPE', opens: ['ViewSetup'] },
  { object: 'FieldPermissions', without: 'INVALID_TYPE', opens: ['ViewSetup'] },
  { object: 'SetupEntityAccess', without: 'INVALID_TYPE', opens: ['ViewSetup'] },
  { object: 'PermissionSetTabSetting', without: 'INVALID_TYPE', opens: ['ViewSetup'] },
  { object: 'PermissionSetGroupComponent', without: 'INVALID_TYPE', opens: ['ViewSetup'] },
  {
    object: 'PermissionSet',
    without: 'INVALID_TYPE',
    opens: [
      'ViewSetup',
      'ManageSessionPermissionSets',
      'AssignPermissionSets',
      'ManageProfilesPermissionsets'
    ]
  },
  {
    object: 'PermissionSetAssignment',
    without: 'INVALID_TYPE',
    opens: ['ViewSetup', 'AssignPermissionSets', 'ManageUsers']
  },
  {
    object: 'PermissionSetGroup',
    without: 'INVALID_TYPE',
    opens: ['ViewSetup', 'ManageSessionPermissionSets', 'AssignPermissionSets']
  },
  {
    object: 'MutingPermissionSet',
    without: 'INVALID_TYPE',
    opens: ['ViewSetup', 'ManageSessionPermissionSets', 'AssignPermissionSets']
  },
  {
    object: 'CustomPermission',
    without: 'INVALID_TYPE',
    opens: ['ViewSetup', 'ManageSessionPermissionSets', 'AssignPermissionSets']
  },
  {
    object: 'PermissionSetLicenseAssign',
    without: 'INVALID_TYPE',
    opens: ['ViewSetup', 'AssignPermissionSets']
  },
  { object: 'UserRole', without: 'INVALID_TYPE', opens: ['ViewRoles'] },
  { object: 'AsyncApexJob', without: 'INVALID_TYPE', opens: ['ViewSetup'] },
  { object: 'CronTrigger', without: 'INVALID_TYPE', opens: ['ViewSetup'] },
  { object: 'CronJobDetail', without: 'INVALID_TYPE', opens: ['ViewSetup'] },
  { object: 'ConnectedApplication', without: 'INVALID_TYPE', opens: ['ViewSetup', 'CustomizeApplication'] },
  { object: 'PermissionSetLicense', without: 'all', opens: [] },
  { object: 'Profile', without: 'all', opens: [] },
  { object: 'Group', without: 'all', opens: [] },
  { object: 'AppMenuItem', without: 'all', opens: [] },
  { object: 'User', without: 'all', opens: [] },
  {
    object: 'ExtlClntAppOauthPlcyCnfg',
    without: 'INVALID_TYPE',
    opens: ['ViewSetup', 'CustomizeApplication']
  },
  { object: 'ASetupObjectWithoutRule', without: 'NOT_MODELLED', opens: [] }
];

export interface SharingAccess {
  readonly name: string;
  readonly object: ObjectType;
  readonly grants: readonly string[];
  /** Of two rows, one of them the caller's own. */
  readonly expected: 'all' | 'NOT_MODELLED';
}

const DETAIL_OF_SECRET = objectType(
  'Detail__c',
  [
    text('Secret__c', {
      type: 'reference',
      referenceTo: ['Secret__c'],
      masterDetail: { order: 0, writeRequiresMasterRead: true, reparentable: false }
    })
  ],
  { sharingModel: 'ControlledByParent' }
);

export const SHARING_ACCESS: readonly SharingAccess[] = [
  {
    name: 'refuses private records by name, since their sharing is not modelled',
    object: SECRET,
    grants: ['Secret__c.read'],
    expected: 'NOT_MODELLED'
  },
  {
    name: 'gives private records with View All of their object',
    object: SECRET,
    grants: ['Secret__c.read', 'Secret__c.viewAll'],
    expected: 'all'
  },
  {
    name: 'gives private records with View All Data',
    object: SECRET,
    grants: ['ViewAllData'],
    expected: 'all'
  },
  {
    name: 'refuses the details of private records by name',
    object: DETAIL_OF_SECRET,
    grants: ['Detail__c.read', 'Secret__c.read'],
    expected: 'NOT_MODELLED'
  },
  {
    name: 'refuses custom metadata to a caller without Customize Application by name',
    object: objectType('Rule__mdt', [text('OwnerId')], { customMetadata: true }),
    grants: ['ViewAllData'],
    expected: 'NOT_MODELLED'
  },
  {
    name: 'gives custom metadata with Customize Application',
    object: objectType('Rule__mdt', [text('OwnerId')], { customMetadata: true }),
    grants: ['CustomizeApplication'],
    expected: 'all'
  }
];
