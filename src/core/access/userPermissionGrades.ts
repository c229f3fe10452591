import type { Grade } from './grade.ts';

/** One user permission worth grading. A permission without an entry is graded 'none'. */
export interface UserPermissionGrade {
  /** API name without the `Permissions` prefix. */
  readonly name: string;
  readonly grade: Exclude<Grade, 'none'>;
  /** What a holder, here an integration, could do with it. */
  readonly reason: string;
  /** What the grade or the name rests on. */
  readonly source: string;
}

type Row = readonly [name: string, reason: string, source?: string];

const OWN = 'Own grading; name in the PermissionSet object reference';
const ORG_NAME = 'Own grading; org-dependent name, confirm by describe';
const ACS_002 = 'Security Benchmark for Salesforce SBS-ACS-002';
const ACS_003 = 'Security Benchmark for Salesforce SBS-ACS-003';
const ACS_004 = 'Security Benchmark for Salesforce SBS-ACS-004';
const ACS_006 = 'Security Benchmark for Salesforce SBS-ACS-006; org-dependent name, confirm by describe';

// Trap: UseAnyApiClient (passes the API allow-list) and UseAnyApiAuth (SOAP login by password) differ.

const CRITICAL: readonly Row[] = [
  ['ModifyAllData', 'Reads, changes and deletes every record of every object, past all sharing.', ACS_004],
  ['ViewAllData', 'Reads every record of every object, past all sharing.', ACS_004],
  ['ManageUsers', 'Creates users and changes the profile, role or status of existing ones.', ACS_004],
  ['ManageProfilesPermissionsets', 'Edits profiles and permission sets, so it can widen its own rights.'],
  ['AssignPermissionSets', 'Assigns permission sets to users, itself included.'],
  ['CustomizeApplication', 'Changes setup and security settings and lists the OAuth tokens of every user.'],
  ['ModifyMetadata', 'Deploys and changes metadata, such as automation and settings.'],
  ['AuthorApex', 'Writes Apex, and Apex can run past object, field and sharing rights.'],
  ['ManageRemoteAccess', 'Creates and changes connected apps, their scopes and policies.'],
  ['ExternalClientAppAdmin', 'Changes external client app policies, including which user an app runs as.'],
  ['ExternalClientAppDeveloper', 'Creates external client apps and sets the OAuth scopes they ask for.'],
  ['ViewClientSecret', 'Reads client secrets, with which an outsider can authenticate as the app.'],
  ['ClientSecretRotation', 'Rotates the consumer keys and secrets of apps, so it can cut off their clients.'],
  ['CanApproveUninstalledApps', 'Approves OAuth access for apps no administrator has installed.', ACS_003],
  ['UseAnyApiClient', 'Uses API clients that the allow-list would block (in some orgs only).', ACS_006],
  ['CanDoActAsUser', 'Probably acts on behalf of another user (inferred from the label "Act As User").'],
  ['ManageAuthProviders', 'Adds or changes authentication providers, through which logins are accepted.'],
  ['ManageNamedCredentials', 'Changes named credentials and so where calls with stored secrets are sent.'],
  ['InstallPackaging', 'Installs packages, whose code then runs in the org.'],
  ['BypassMFAForUiLogins', 'Logs in to the UI without a second factor (in some orgs only).', ORG_NAME],
  ['BulkApiHardDelete', 'Deletes records in bulk without the recycle bin, so they cannot be undeleted.'],
  ['TransactionSecurityExempt', 'Is exempt from transaction security policies, which then cannot block it.'],
  ['ManageEncryptionKeys', 'Creates, exports and destroys encryption keys (in some orgs only).', ORG_NAME]
];

const HIGH: readonly Row[] = [
  ['UseAnyApiAuth', 'Logs in through SOAP login() with a password instead of OAuth.'],
  ['ManageInternalUsers', 'Creates internal users and changes existing ones.'],
  ['ResetPasswords', 'Resets passwords of other users and unlocks them, a step to account takeover.'],
  ['ManagePasswordPolicies', 'Changes password policies, so it can weaken the rules for all users.'],
  ['ManageLoginAccessPolicies', 'Changes the policies that let administrators log in as other users.'],
  ['ManageIpAddresses', 'Adds trusted IP ranges, from which logins face no extra identity check.'],
  ['ManageSharing', 'Changes sharing settings, so it can widen who sees which records.'],
  ['ManageRoles', 'Changes the role hierarchy and with it who sees whose records.'],
  ['ManageTwoFactor', 'Removes or resets multi-factor methods of other users through the API.'],
  ['DelegatedTwoFactor', 'Removes or resets multi-factor methods of other users in the user interface.'],
  ['ManageCertificates', 'Creates, replaces and deletes the certificates the org signs with.'],
  ['ManageCustomPermissions', 'Changes custom permissions, on which apps and code gate their features.'],
  ['ManageSessionPermissionSets', 'Activates session-based permission sets in a user session.'],
  ['ModifyTransactionSecurityPolicies', 'Changes or switches off the policies that catch risky actions.'],
  ['ViewAllFieldsGlobal', 'Reads every field of the objects it can read, past field-level security.'],
  ['ViewEncryptedData', 'Reads fields under classic encryption in clear text.'],
  ['ViewUserPII', 'Reads personal fields of users that are concealed from others.'],
  ['PrivacyDataAccess', 'Accesses privacy data (scope inferred from the label).'],
  ['QueryAllFiles', 'With View All Data, queries every file in the org, private ones included.'],
  ['DataExport', 'Exports the data of the org to files through the weekly data export.'],
  ['ManageSandboxes', 'Creates and refreshes sandboxes, which can copy production data (in some orgs only).'],
  ['Packaging2', 'Creates and updates second-generation packages.'],
  ['Packaging2PromoteVersion', 'Promotes second-generation package versions to released.'],
  ['Packaging2Delete', 'Deletes second-generation packages and their versions.'],
  ['ManageNetworks', 'Creates and sets up Experience Cloud sites, which can be public.'],
  ['ManageExternalConnections', 'Changes private connections between the org and outside networks.'],
  ['MCPMetadataApi', 'Probably reaches metadata through MCP tools (inferred from the name).'],
  ['DebugApex', 'Debugs running Apex, whose variables and logs can hold record data.'],
  ['ActivateSystemModeFlows', 'Activates flows that run in system mode, past the rights of the user.'],
  ['ManageAgentforceServiceAgent', 'Creates and changes Agentforce service agents.'],
  ['ModifyAccessAllowPolicies', 'Changes the data governance policies that allow access to data.'],
  ['ModifyAccessDenyPolicies', 'Changes the data governance policies that deny access to data.'],
  ['FreezeUsers', 'Freezes user accounts, so it can lock people and integrations out.'],
  ['SkipIdentityConfirmation', 'Logs in from a new device without the usual identity check.']
];

const MEDIUM: readonly Row[] = [
  ['ApiEnabled', 'Uses the APIs, as most integrations must; the grant needs a justification.', ACS_002],
  ['ApexRestServices', 'Calls custom Apex REST services, whose code may run in system mode.'],
  ['ViewSetup', 'Reads the setup pages, a map of how the org is configured and secured.'],
  ['ViewAllUsers', 'Sees every user in the org, past user sharing.'],
  ['ViewAllProfiles', 'Sees all profiles in the org, not only its own.'],
  ['ViewRoles', 'Sees the roles and the role hierarchy.'],
  ['MonitorLoginHistory', 'Reads the login history of all users, with their IP addresses.'],
  ['ViewEventLogFiles', 'Reads event log files, which record who did what in the org.'],
  ['EventLogReadAccess', 'Reads event log data (scope inferred from the name).'],
  ['ExportReport', 'Exports report results, an easy way to take data out in bulk.'],
  ['EditReadonlyFields', 'Changes fields that page layouts or field-level security make read-only.'],
  ['TransferAnyEntity', 'Changes the owner of records and with it who can see them.'],
  ['CanInsertFeedSystemFields', 'Writes author and date of feed items, so it can forge entries.'],
  ['ImportCustomObjects', 'Imports custom object records in bulk.'],
  ['PasswordNeverExpires', 'Keeps a password without expiry, so a leaked one stays usable.'],
  ['ViewAllCustomSettings', 'Reads all custom settings, which sometimes hold secrets.'],
  ['ViewPrivateStaticResources', 'Reads static resources that are marked private.'],
  ['ConnectOrgToEnvironmentHub', 'Connects the org to an Environment Hub, which can log users in centrally.'],
  ['EmailMass', 'Sends email to many recipients at once.'],
  ['EmailAdministration', 'Changes the email settings of the org, such as deliverability.'],
  ['ModifyDataClassification', 'Changes field classifications, so sensitive data can look harmless.']
];

function graded(grade: UserPermissionGrade['grade'], rows: readonly Row[]): UserPermissionGrade[] {
  return rows.map(([name, reason, source = OWN]) => ({ name, grade, reason, source }));
}

/** Every graded user permission once, most severe grade first. */
export const USER_PERMISSION_GRADES: readonly UserPermissionGrade[] = [
  ...graded('critical', CRITICAL),
  ...graded('high', HIGH),
  ...graded('medium', MEDIUM)
];

const RANK_BY_NAME = new Map(USER_PERMISSION_GRADES.map(({ name }, rank) => [name.toLowerCase(), rank]));

/** The entry of a user permission, in whatever casing; undefined for one that is not graded. */
export function userPermissionGrade(name: string): UserPermissionGrade | undefined {
  return USER_PERMISSION_GRADES[severityRank(name)];
}

export function gradeOf(name: string): Grade {
  return userPermissionGrade(name)?.grade ?? 'none';
}

/** Place in the table above, whose order is that of severity; ungraded permissions come last. */
export function severityRank(name: string): number {
  return RANK_BY_NAME.get(name.toLowerCase()) ?? USER_PERMISSION_GRADES.length;
}
