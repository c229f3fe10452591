import type { ObjectType } from '../schema/types.ts';

/**
 * What a user without the permission gets: every row, the own ones by a user field, the files that are the
 * user's own or linked to readable records, or a refusal.
 */
export type Otherwise = 'allRows' | { readonly ownRows: string } | 'sharedFiles' | 'refused' | 'notModelled';

/** Who may read and write an object that has no object permissions on the platform. */
export interface Entitlement {
  /** Any of these user permissions opens all rows. */
  readonly read: readonly string[];
  readonly otherwise: Otherwise;
  /** Any of these opens writing. Documented for groups, roles and user logins, else taken from the permission's name. */
  readonly write: readonly string[];
  readonly everybodyCreates?: boolean;
}

const NOBODY: readonly string[] = [];
const MANAGE_USERS = ['ManageUsers'];
const VIEW_SETUP = ['ViewSetup'];
const CUSTOMIZE = ['CustomizeApplication'];
const VIEW_SETUP_OR_CUSTOMIZE = ['ViewSetup', 'CustomizeApplication'];
const EDIT_SETS = ['ManageProfilesPermissionsets'];
const VIEW_GROUPS = ['ViewSetup', 'ManageSessionPermissionSets', 'AssignPermissionSets'];
const QUERY_FILES = ['QueryAllFiles'];
const VIEW_SETS = [...VIEW_GROUPS, 'ManageProfilesPermissionsets'];

type Line = readonly [
  object: string,
  read: readonly string[],
  otherwise: Otherwise,
  write: readonly string[],
  everybodyCreates?: boolean
];

/** Object Reference, the object's page, "Special Access Rules" or, for want of these, its introduction or "Usage". */
const DOCUMENTED: readonly Line[] = [
  // "You can create a SOQL query to retrieve all items, even items the user does not see."
  ['AppMenuItem', NOBODY, 'allRows', NOBODY],
  ['AsyncApexJob', VIEW_SETUP, 'refused', NOBODY],
  ['ContentDocument', QUERY_FILES, 'sharedFiles', NOBODY],
  ['ContentDocumentLink', QUERY_FILES, 'sharedFiles', NOBODY, true],
  ['ContentVersion', QUERY_FILES, 'sharedFiles', NOBODY, true],
  ['CustomPermission', VIEW_GROUPS, 'refused', NOBODY],
  ['FieldPermissions', VIEW_SETUP, 'refused', EDIT_SETS],
  ['Group', NOBODY, 'allRows', NOBODY],
  ['LoginHistory', ['ManageUsers', 'MonitorLoginHistory'], { ownRows: 'UserId' }, NOBODY],
  ['MutingPermissionSet', VIEW_GROUPS, 'refused', EDIT_SETS],
  ['OauthToken', CUSTOMIZE, { ownRows: 'UserId' }, NOBODY],
  ['ObjectPermissions', VIEW_SETUP, 'refused', EDIT_SETS],
  ['PermissionSet', VIEW_SETS, 'refused', EDIT_SETS],
  [
    'PermissionSetAssignment',
    ['ViewSetup', 'AssignPermissionSets', 'ManageUsers'],
    'refused',
    ['AssignPermissionSets', 'ManageUsers']
  ],
  ['PermissionSetGroup', VIEW_GROUPS, 'refused', EDIT_SETS],
  ['PermissionSetGroupComponent', VIEW_SETUP, 'refused', EDIT_SETS],
  ['PermissionSetLicense', NOBODY, 'allRows', NOBODY],
  ['PermissionSetLicenseAssign', ['ViewSetup', 'AssignPermissionSets'], 'refused', ['AssignPermissionSets']],
  ['PermissionSetTabSetting', VIEW_SETUP, 'refused', EDIT_SETS],
  ['Profile', NOBODY, 'allRows', EDIT_SETS],
  ['SetupEntityAccess', VIEW_SETUP, 'refused', EDIT_SETS],
  ['UserLogin', MANAGE_USERS, 'refused', MANAGE_USERS],
  ['UserPermissionAccess', NOBODY, 'allRows', NOBODY],
  ['UserRole', ['ViewRoles', 'ManageUsers'], 'refused', ['ManageRoles', 'ManageUsers']],
  // "For a user, only their own sessions are available, while administrators can see all sessions."
  ['AuthSession', MANAGE_USERS, { ownRows: 'UsersId' }, MANAGE_USERS]
];

/** No page says who may read these: open to everybody inside the org, as far as known. */
const TAKEN_AS_OPEN: readonly Line[] = [
  ['Organization', NOBODY, 'allRows', NOBODY],
  ['RecordType', NOBODY, 'allRows', NOBODY],
  ['User', NOBODY, 'allRows', ['ManageUsers', 'ManageInternalUsers']],
  ['UserLicense', NOBODY, 'allRows', NOBODY]
];

/** No page says who may read these either: the permission is a guess, and everybody else is refused. */
const TAKEN_AS_CLOSED: readonly Line[] = [
  ['ApexClass', ['ViewSetup', 'AuthorApex'], 'refused', NOBODY],
  ['ApexPage', ['ViewSetup', 'AuthorApex'], 'refused', NOBODY],
  ['ApexTrigger', ['ViewSetup', 'AuthorApex'], 'refused', NOBODY],
  ['BotDefinition', VIEW_SETUP_OR_CUSTOMIZE, 'refused', NOBODY],
  ['ConnectedApplication', VIEW_SETUP_OR_CUSTOMIZE, 'refused', NOBODY],
  ['CronJobDetail', VIEW_SETUP, 'refused', NOBODY],
  ['CronTrigger', VIEW_SETUP, 'refused', NOBODY],
  ['EntityDefinition', NOBODY, 'notModelled', NOBODY],
  ['ExternalClientApplication', VIEW_SETUP_OR_CUSTOMIZE, 'refused', NOBODY],
  ['ExtlClntAppOauthPlcyCnfg', VIEW_SETUP_OR_CUSTOMIZE, 'refused', NOBODY],
  ['ExtlClntAppOauthSettings', VIEW_SETUP_OR_CUSTOMIZE, 'refused', NOBODY],
  ['ExtlClntAppPlcyCnfg', VIEW_SETUP_OR_CUSTOMIZE, 'refused', NOBODY],
  ['FlowDefinitionView', VIEW_SETUP, 'refused', NOBODY]
];

/** Salesforce Help: direct access to these needs Customize Application, or a grant that is not modelled. */
const CUSTOM_METADATA: Entitlement = { read: CUSTOMIZE, otherwise: 'notModelled', write: NOBODY };
const CUSTOM_SETTING: Entitlement = {
  read: ['CustomizeApplication', 'ViewAllCustomSettings'],
  otherwise: 'notModelled',
  write: CUSTOMIZE
};
const OTHER_SETUP_OBJECT: Entitlement = { read: NOBODY, otherwise: 'notModelled', write: NOBODY };

const byObject = new Map<string, Entitlement>(
  [...DOCUMENTED, ...TAKEN_AS_OPEN, ...TAKEN_AS_CLOSED].map(
    ([object, read, otherwise, write, everybodyCreates = false]) => [
      object,
      { read, otherwise, write, everybodyCreates }
    ]
  )
);

/** Every user permission that the table names. */
export const ENTITLING_PERMISSIONS: ReadonlySet<string> = new Set(
  [...byObject.values()].flatMap(({ read, write }) => [...read, ...write])
);

/** Undefined for an object that object permissions guard. */
export function entitlementOf(object: ObjectType): Entitlement | undefined {
  if (object.customMetadata) return CUSTOM_METADATA;
  if (object.customSetting) return CUSTOM_SETTING;
  return byObject.get(object.name) ?? (object.setup ? OTHER_SETUP_OBJECT : undefined);
}
