import type { GapEffect, Hidden } from '../core/index.ts';

/** One query of the register, wherever it runs. */
export interface CatalogueQuery {
  readonly object: string;
  /**
   * Binds are `:name`. `{columns}` stands for columns that a describe of the object finds: see `columns`.
   */
  readonly soql: string;
  /** Which columns stand for `{columns}`: all user permissions, or those named here that the org has. */
  readonly columns?: 'userPermissions' | readonly string[];
  /** What these columns do to the access when they are missing, where that is not `effect`. */
  readonly columnsEffect?: GapEffect;
  /** How it is read whole: in one go (the API pages), by chunks of a bound list, by time, by offset. */
  readonly paging: 'whole' | 'chunks' | 'time' | 'offset';
  /**
   * Columns that tell a row from every other, by which Apex turns the page: an id, or the id of a parent and a
   * name. The ids of granted rights are made up for some parents, so these have the second kind. Absent where
   * one Apex call takes all that the binds can bring.
   */
  readonly key?: readonly ['Id'] | readonly ['ParentId', string];
  /**
   * Its pages are held against the number of its rows: the second column of the key is a picklist, and no document
   * says that the platform orders these as it compares them.
   */
  readonly isCountedOnceRead?: true;
  /** User permissions of which any one opens all rows; none where every user of the API sees them. */
  readonly permissions: readonly string[];
  /** Without the permission only the caller's own rows come, which would pass for all. */
  readonly isOwnRowsOnly?: true;
  readonly hides: Hidden;
  /** What missing rows do to the access that is computed from them. */
  readonly effect?: GapEffect;
}

/** Rows of one Apex call: as many as the platform gives in one batch. */
export const APEX_PAGE_ROWS = 2_000;
/** The platform ends an answer on tokens there without a word (docs/decisions/reading-tokens.md). */
export const TOKEN_PAGE_ROWS = 2_500;
/** How columns begin that a describe finds as user permissions. */
export const PERMISSION_PREFIX = 'Permissions';

const USER_COLUMNS =
  'Id, Username, Name, IsActive, UserType, LastLoginDate, Profile.Name, Profile.UserLicense.Name';
const APP_POLICY_COLUMNS =
  'ExternalClientApplicationId, ClientCredentialsFlowUser, IsClientCredentialsFlowEnabled, PermittedUsersPolicyType';

const ASSIGNMENT_READERS = ['ViewSetup', 'AssignPermissionSets', 'ManageUsers'] as const;

/**
 * Every query there is, written once: the CLI runs them over REST, Apex is generated from them, and the local
 * org answers both. Permissions and quirks: Object Reference, "Special Access Rules" of each object;
 * docs/limits.md lists what is unconfirmed. No query selects a token or a secret.
 */
export const QUERY_CATALOGUE = {
  organization: {
    object: 'Organization',
    soql: 'SELECT Id, Name FROM Organization',
    paging: 'whole',
    permissions: [],
    hides: 'everything'
  },
  externalClientApps: {
    object: 'ExternalClientApplication',
    soql: 'SELECT Id, DeveloperName, MasterLabel, NamespacePrefix FROM ExternalClientApplication',
    paging: 'whole',
    permissions: ['ViewSetup'],
    hides: 'externalClientApps'
  },
  externalClientAppPolicies: {
    object: 'ExtlClntAppOauthPlcyCnfg',
    soql: `SELECT ${APP_POLICY_COLUMNS} FROM ExtlClntAppOauthPlcyCnfg`,
    paging: 'whole',
    permissions: ['ViewSetup'],
    hides: 'externalClientAppRunAs'
  },
  externalClientAppStates: {
    object: 'ExtlClntAppPlcyCnfg',
    soql: 'SELECT ExternalClientApplicationId, IsEnabled FROM ExtlClntAppPlcyCnfg',
    paging: 'whole',
    permissions: ['ViewSetup'],
    hides: 'appsOff'
  },
  connectedApps: {
    object: 'ConnectedApplication',
    soql: 'SELECT Id, Name FROM ConnectedApplication',
    paging: 'whole',
    key: ['Id'],
    permissions: ['ViewSetup'],
    hides: 'connectedApps'
  },
  apiOnlyAssignments: {
    object: 'PermissionSetAssignment',
    soql: 'SELECT Id, AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiUserOnly = true',
    paging: 'whole',
    key: ['Id'],
    permissions: ASSIGNMENT_READERS,
    hides: 'apiOnlyUsers'
  },
  integrationUsers: {
    object: 'User',
    soql: `SELECT ${USER_COLUMNS} FROM User WHERE Profile.UserLicense.Name = 'Salesforce Integration'`,
    paging: 'whole',
    key: ['Id'],
    permissions: [],
    hides: 'licences'
  },
  namedUsers: {
    object: 'User',
    // Before the @: what follows it may name the sandbox, and so every user.
    soql: `SELECT ${USER_COLUMNS} FROM User WHERE Name LIKE '%integration%' OR Username LIKE '%integration%@%'`,
    paging: 'whole',
    key: ['Id'],
    permissions: [],
    hides: 'namedUsers'
  },
  scheduledJobs: {
    object: 'CronTrigger',
    soql: 'SELECT Id, OwnerId, State, CronJobDetail.Name, CronJobDetail.JobType FROM CronTrigger',
    paging: 'whole',
    key: ['Id'],
    permissions: ['ViewSetup'],
    hides: 'jobs'
  },
  agents: {
    object: 'BotDefinition',
    soql: 'SELECT Id, DeveloperName, BotUserId FROM BotDefinition',
    paging: 'whole',
    key: ['Id'],
    permissions: ['ViewSetup'],
    hides: 'agents'
  },
  logins: {
    object: 'LoginHistory',
    soql: 'SELECT Id, UserId, LoginTime, LoginType, LoginSubType, Application, Status FROM LoginHistory WHERE LoginTime >= :since AND LoginTime < :until',
    paging: 'time',
    key: ['Id'],
    permissions: ['ManageUsers', 'MonitorLoginHistory'],
    isOwnRowsOnly: true,
    hides: 'logins'
  },
  tokens: {
    object: 'OauthToken',
    soql: 'SELECT UserId, AppName, LastUsedDate FROM OauthToken',
    paging: 'offset',
    permissions: ['CustomizeApplication'],
    isOwnRowsOnly: true,
    hides: 'tokens'
  },
  users: {
    object: 'User',
    soql: `SELECT ${USER_COLUMNS} FROM User WHERE Id IN :ids`,
    paging: 'chunks',
    permissions: [],
    hides: 'users'
  },
  usersByUsername: {
    object: 'User',
    soql: `SELECT ${USER_COLUMNS} FROM User WHERE Username IN :usernames`,
    paging: 'chunks',
    permissions: [],
    hides: 'users'
  },
  frozenUsers: {
    object: 'UserLogin',
    soql: 'SELECT Id, UserId FROM UserLogin WHERE IsFrozen = true',
    paging: 'whole',
    key: ['Id'],
    permissions: ['ManageUsers'],
    isOwnRowsOnly: true,
    hides: 'frozenUsers'
  },
  assignments: {
    object: 'PermissionSetAssignment',
    soql: 'SELECT Id, AssigneeId, PermissionSetId, PermissionSetGroupId, IsActive, ExpirationDate, PermissionSet.Name, PermissionSetGroup.DeveloperName, {columns} FROM PermissionSetAssignment WHERE AssigneeId IN :ids',
    // Only where User Access Policies are on.
    columns: ['IsRevoked'],
    columnsEffect: 'upper',
    paging: 'chunks',
    key: ['Id'],
    permissions: ASSIGNMENT_READERS,
    hides: 'assignments',
    effect: 'lower'
  },
  permissionSets: {
    object: 'PermissionSet',
    soql: 'SELECT Id, Name, Label, NamespacePrefix, IsOwnedByProfile, ProfileId, Profile.Name, PermissionSetGroupId, HasActivationRequired, {columns} FROM PermissionSet WHERE Id IN :ids',
    columns: 'userPermissions',
    paging: 'chunks',
    permissions: [
      'ViewSetup',
      'AssignPermissionSets',
      'ManageProfilesPermissionsets',
      'ManageSessionPermissionSets'
    ],
    hides: 'rights',
    effect: 'lower'
  },
  groups: {
    object: 'PermissionSetGroup',
    soql: 'SELECT Id, DeveloperName, MasterLabel, Status, HasActivationRequired FROM PermissionSetGroup WHERE Id IN :ids',
    paging: 'chunks',
    permissions: ['ViewSetup', 'AssignPermissionSets', 'ManageSessionPermissionSets'],
    hides: 'groups'
  },
  groupMembers: {
    object: 'PermissionSetGroupComponent',
    soql: 'SELECT Id, PermissionSetGroupId, PermissionSetId FROM PermissionSetGroupComponent WHERE PermissionSetGroupId IN :ids',
    paging: 'chunks',
    key: ['Id'],
    permissions: ['ViewSetup'],
    hides: 'groupMembers'
  },
  objectPermissions: {
    object: 'ObjectPermissions',
    soql: 'SELECT Id, ParentId, SobjectType, PermissionsCreate, PermissionsRead, PermissionsEdit, PermissionsDelete, PermissionsViewAllRecords, PermissionsModifyAllRecords, {columns} FROM ObjectPermissions WHERE ParentId IN :ids',
    // Newer than the rest.
    columns: ['PermissionsViewAllFields'],
    paging: 'chunks',
    key: ['ParentId', 'SobjectType'],
    isCountedOnceRead: true,
    permissions: ['ViewSetup'],
    hides: 'rights',
    effect: 'lower'
  },
  fieldPermissions: {
    object: 'FieldPermissions',
    soql: 'SELECT Id, ParentId, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions WHERE ParentId IN :ids',
    paging: 'chunks',
    key: ['ParentId', 'Field'],
    isCountedOnceRead: true,
    permissions: ['ViewSetup'],
    hides: 'rights',
    effect: 'lower'
  },
  setupEntityAccess: {
    object: 'SetupEntityAccess',
    soql: 'SELECT Id, ParentId, SetupEntityId, SetupEntityType FROM SetupEntityAccess WHERE ParentId IN :ids',
    paging: 'chunks',
    key: ['Id'],
    permissions: ['ViewSetup'],
    hides: 'rights',
    effect: 'lower'
  },
  apexClasses: {
    object: 'ApexClass',
    soql: 'SELECT Id, Name, NamespacePrefix FROM ApexClass WHERE Id IN :ids',
    paging: 'chunks',
    permissions: ['ViewSetup', 'AuthorApex'],
    hides: 'entityNames'
  },
  apexPages: {
    object: 'ApexPage',
    soql: 'SELECT Id, Name, NamespacePrefix FROM ApexPage WHERE Id IN :ids',
    paging: 'chunks',
    permissions: ['ViewSetup', 'AuthorApex'],
    hides: 'entityNames'
  },
  flows: {
    object: 'FlowDefinitionView',
    soql: 'SELECT DurableId, ApiName, NamespacePrefix FROM FlowDefinitionView WHERE DurableId IN :ids',
    paging: 'chunks',
    permissions: ['ViewSetup'],
    hides: 'entityNames'
  },
  customPermissions: {
    object: 'CustomPermission',
    soql: 'SELECT Id, DeveloperName, NamespacePrefix FROM CustomPermission WHERE Id IN :ids',
    paging: 'chunks',
    permissions: ['ViewSetup', 'AssignPermissionSets', 'ManageSessionPermissionSets'],
    hides: 'entityNames'
  }
} as const satisfies Record<string, CatalogueQuery>;

export type QueryName = keyof typeof QUERY_CATALOGUE;

/** Custom permission without which Apex answers no query of a scan. */
export const SCAN_PERMISSION = 'RunAsScan';

/** A query that pages alone ask, through Apex: it belongs to no scan. */
export interface PageQuery extends Pick<
  CatalogueQuery,
  'object' | 'soql' | 'key' | 'permissions' | 'isOwnRowsOnly'
> {
  /** Custom permission without which Apex does not answer it. */
  readonly customPermission: 'RunAsScan' | 'RunAsView';
  /** Rows of one Apex call, where full rows are so long that as many as usual could exceed its heap. */
  readonly pageRows?: number;
}

/** So many entries with fingerprints and the longest texts take less than half of what a transaction may hold. */
const ENTRY_PAGE_ROWS = 1_200;
const LISTED_ENTRY_COLUMNS = [
  'Id, Name, UserKey__c, User__c, Kind__c, Purpose__c, Status__c, Criticality__c',
  'BusinessOwner__c, BusinessOwner__r.Name, BackupOwner__c, BackupOwner__r.Name',
  'TechnicalOwner__c, TechnicalOwner__r.Name, ReviewIntervalDays__c, LastReviewedOn__c, NextReviewOn__c',
  'ReviewState__c, ExpiresOn__c, AccessGrade__c, AccessBound__c, HasDrifted__c',
  'OpenFindings__c, WorstSeverity__c, WorstSeverityRank__c, LastLoginOn__c, LastScannedOn__c',
  'IsMine__c, CreatedDate, LastModifiedDate'
].join(', ');
const ENTRY_COLUMNS = `${LISTED_ENTRY_COLUMNS}, CurrentAccess__c, ApprovedAccess__c, SameAccessAs__c`;
/** What a form shows beside the columns of the list. */
const ENTRY_DETAILS = [
  'DataClassification__c, Justification__c, PermittedActions__c',
  'RotationContact__c, RevocationContact__c, MonitoringContact__c, RevocationRunbook__c'
].join(', ');
const USE_COLUMNS = [
  'Id, UseKey__c, RunAsUser__c, RunAsApp__c, Flow__c, Provenance__c, LastUsedOn__c, RunAsApp__r.Name',
  'RunAsApp__r.AppKey__c, RunAsApp__r.AppKind__c, RunAsApp__r.VendorName__c, RunAsApp__r.SecretDueOn__c'
].join(', ');
const APP_DETAILS = [
  'VendorCriticality__c',
  'IsVendorManaged__c',
  'Scopes__c',
  'PermittedUsers__c',
  'IpRelaxation__c',
  'SecretRotatedOn__c',
  'SecretRotationDays__c',
  'ExpiresOn__c'
]
  .map((name) => `RunAsApp__r.${name}`)
  .join(', ');
const REVIEW_COLUMNS =
  'Id, Name, RunAsUser__c, Reviewer__c, Reviewer__r.Name, DueOn__c, CompletedOn__c, CompletedBy__c, CompletedBy__r.Name, Decision__c, Reason__c, Status__c, AccessFingerprint__c, SnapshotHash__c, Rationale__c, CreatedDate, LastModifiedDate, LastModifiedBy.Name';
const FINDING_COLUMNS =
  'Id, FindingKey__c, RunAsUser__c, Rule__c, Severity__c, SeverityRank__c, Evidence__c, Controls__c, FirstSeenOn__c, LastSeenOn__c, Status__c, AcceptedBy__c, AcceptedBy__r.Name, AcceptedReason__c, AcceptedUntil__c, LastModifiedDate';
const LOGIN_COLUMNS =
  'Id, UserId, LoginTime, LoginType, LoginSubType, Application, Status, SourceIp, CountryIso, TlsProtocol';

/**
 * The register's own records, and what a page shows of one identity. `ids` are those of the entry, or of the user
 * who logged in.
 */
export const PAGE_QUERIES = {
  // Without the fingerprints, which are long and which only saving a scan compares.
  listedEntries: {
    object: 'RunAsUser__c',
    soql: `SELECT ${LISTED_ENTRY_COLUMNS} FROM RunAsUser__c`,
    key: ['Id'],
    permissions: [],
    customPermission: 'RunAsView'
  },
  registerEntries: {
    object: 'RunAsUser__c',
    soql: `SELECT ${ENTRY_COLUMNS} FROM RunAsUser__c`,
    key: ['Id'],
    pageRows: ENTRY_PAGE_ROWS,
    permissions: [],
    customPermission: 'RunAsView'
  },
  // Of one identity: few, by their key or their name, and with long texts.
  namedEntries: {
    object: 'RunAsUser__c',
    soql: `SELECT ${ENTRY_COLUMNS}, ${ENTRY_DETAILS} FROM RunAsUser__c WHERE UserKey__c IN :entryKeys OR Name IN :entryKeys`,
    key: ['Id'],
    pageRows: 50,
    permissions: [],
    customPermission: 'RunAsView'
  },
  registerAppUses: {
    object: 'RunAsAppUse__c',
    soql: `SELECT ${USE_COLUMNS} FROM RunAsAppUse__c`,
    key: ['Id'],
    permissions: [],
    customPermission: 'RunAsView'
  },
  // What is open, and what was completed within the months that `reviewMonths` counts: the others grow for ever.
  listedReviews: {
    object: 'RunAsReview__c',
    soql: `SELECT Id, RunAsUser__c, Status__c, CompletedOn__c FROM RunAsReview__c WHERE Status__c = 'Open' OR (Status__c = 'Completed' AND CompletedOn__c = LAST_N_DAYS:130)`,
    key: ['Id'],
    permissions: [],
    customPermission: 'RunAsView'
  },
  entryReviews: {
    object: 'RunAsReview__c',
    soql: `SELECT ${REVIEW_COLUMNS} FROM RunAsReview__c WHERE RunAsUser__c IN :ids`,
    key: ['Id'],
    pageRows: 200,
    permissions: [],
    customPermission: 'RunAsView'
  },
  entryFindings: {
    object: 'RunAsFinding__c',
    soql: `SELECT ${FINDING_COLUMNS} FROM RunAsFinding__c WHERE RunAsUser__c IN :ids`,
    key: ['Id'],
    pageRows: 50,
    permissions: [],
    customPermission: 'RunAsView'
  },
  entryAppUses: {
    object: 'RunAsAppUse__c',
    soql: `SELECT ${USE_COLUMNS}, ${APP_DETAILS} FROM RunAsAppUse__c WHERE RunAsUser__c IN :ids`,
    key: ['Id'],
    permissions: [],
    customPermission: 'RunAsView'
  },
  userLogins: {
    object: 'LoginHistory',
    soql: `SELECT ${LOGIN_COLUMNS} FROM LoginHistory WHERE UserId IN :ids ORDER BY LoginTime DESC LIMIT 1000`,
    permissions: QUERY_CATALOGUE.logins.permissions,
    isOwnRowsOnly: true,
    customPermission: SCAN_PERMISSION
  },
  // Who can own an entry or review it: people who are active. `namedLike` is a pattern of LIKE.
  usersByName: {
    object: 'User',
    soql: `SELECT Id, Name, Username FROM User WHERE IsActive = true AND UserType = 'Standard' AND (Name LIKE :namedLike OR Username LIKE :namedLike) ORDER BY Name LIMIT 50`,
    permissions: [],
    customPermission: 'RunAsView'
  }
} as const satisfies Record<string, PageQuery>;

export type PageQueryName = keyof typeof PAGE_QUERIES;

/** Everything that the catalogue's queries ask for, once. */
export const ASKED_PERMISSIONS: readonly string[] = [
  ...new Set(Object.values<CatalogueQuery>(QUERY_CATALOGUE).flatMap(({ permissions }) => permissions))
].sort();

/** What the caller holds of them; a query of its own, because it asks for nothing. */
export const CALLER_PERMISSIONS = `SELECT ${ASKED_PERMISSIONS.map((name) => `Permissions${name}`).join(', ')} FROM UserPermissionAccess`;
