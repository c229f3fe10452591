import type { AccessPart } from '../access/right.ts';
import type { Gap } from './gap.ts';

/**
 * The rows read from an org at one moment, under their SObject names, with the field names of the
 * platform. Dates are ISO 8601 strings. A table that is absent was not read; an empty one was read and
 * holds nothing.
 *
 * Two tables bear metadata type names, because no SObject carries their content: `ConnectedApp` and
 * `ExtlClntAppGlobalOauthSettings`.
 */
export interface OrgSnapshot {
  readonly org: {
    readonly name: string;
    /** Absent where the source does not say: files, and who may not read the organisation. */
    readonly id?: string;
    readonly takenAt: string;
  };
  /** API version of the source, part of the fingerprint's basis; null when the source does not say. */
  readonly apiVersion: string | null;
  /**
   * The parts of access that were meant to be read; absent: all. A list of identities leaves objects, fields
   * and setup entities to the moment when one of them is opened.
   */
  readonly parts?: readonly AccessPart[];
  readonly rows: SnapshotRows;
  /** Tables of which rows are missing: what they do not show may be true all the same. */
  readonly partialTables?: readonly (keyof SnapshotRows)[];
  readonly gaps: readonly Gap[];
}

export interface SnapshotRows {
  readonly User?: readonly UserRow[];
  readonly Profile?: readonly ProfileRow[];
  readonly PermissionSet?: readonly PermissionSetRow[];
  readonly PermissionSetAssignment?: readonly PermissionSetAssignmentRow[];
  readonly PermissionSetGroup?: readonly PermissionSetGroupRow[];
  readonly PermissionSetGroupComponent?: readonly PermissionSetGroupComponentRow[];
  readonly MutingPermissionSet?: readonly MutingPermissionSetRow[];
  readonly ObjectPermissions?: readonly ObjectPermissionsRow[];
  readonly FieldPermissions?: readonly FieldPermissionsRow[];
  readonly SetupEntityAccess?: readonly SetupEntityAccessRow[];
  readonly ApexClass?: readonly SetupEntityRow[];
  readonly ApexPage?: readonly SetupEntityRow[];
  readonly FlowDefinition?: readonly SetupEntityRow[];
  readonly CustomPermission?: readonly SetupEntityRow[];
  readonly ConnectedApplication?: readonly SetupEntityRow[];
  readonly ExternalClientApplication?: readonly SetupEntityRow[];
  readonly ConnectedApp?: readonly ConnectedAppRow[];
  readonly ExtlClntAppGlobalOauthSettings?: readonly ExtlClntAppGlobalOauthSettingsRow[];
  readonly ExtlClntAppOauthSettings?: readonly ExtlClntAppOauthSettingsRow[];
  readonly ExtlClntAppOauthPlcyCnfg?: readonly ExtlClntAppOauthPlcyCnfgRow[];
  readonly ExtlClntAppPlcyCnfg?: readonly ExtlClntAppPlcyCnfgRow[];
  readonly LoginHistory?: readonly LoginHistoryRow[];
  readonly OauthToken?: readonly OauthTokenRow[];
  readonly CronTrigger?: readonly CronTriggerRow[];
  readonly BotDefinition?: readonly BotDefinitionRow[];
}

export interface UserRow {
  readonly Id: string;
  readonly Username: string;
  readonly Name?: string | null;
  readonly IsActive?: boolean;
  /** `UserLogin.IsFrozen`, read through the `UserLogins` child relationship; absent when not read. */
  readonly IsFrozen?: boolean;
  readonly UserType?: string | null;
  /** Null: never logged in. Absent: not read. */
  readonly LastLoginDate?: string | null;
  readonly Profile?: {
    readonly Name?: string;
    readonly UserLicense?: { readonly Name: string } | null;
  } | null;
}

export interface ProfileRow {
  readonly Id: string;
  readonly Name: string;
}

/** User permissions are the boolean columns `Permissions<Name>`; a false one may be left out. */
export type UserPermissionColumns = { readonly [column: `Permissions${string}`]: boolean | undefined };

export type PermissionSetRow = UserPermissionColumns & {
  readonly Id: string;
  readonly Name: string;
  readonly NamespacePrefix?: string | null;
  readonly Label?: string | null;
  readonly IsOwnedByProfile?: boolean;
  readonly ProfileId?: string | null;
  /** Set on the aggregate set of a permission set group, which already has the muting subtracted. */
  readonly PermissionSetGroupId?: string | null;
  readonly HasActivationRequired?: boolean;
};

export type MutingPermissionSetRow = UserPermissionColumns & {
  readonly Id: string;
  readonly DeveloperName: string;
};

export interface PermissionSetAssignmentRow {
  readonly AssigneeId: string;
  readonly PermissionSetId?: string | null;
  readonly PermissionSetGroupId?: string | null;
  readonly IsActive?: boolean;
  /** Only where User Access Policies are on; absent elsewhere. */
  readonly IsRevoked?: boolean;
  readonly ExpirationDate?: string | null;
  /** The relationship fields, so that a set that was not read can still be named. */
  readonly PermissionSet?: { readonly Name: string } | null;
  readonly PermissionSetGroup?: { readonly DeveloperName: string } | null;
}

export interface PermissionSetGroupRow {
  readonly Id: string;
  readonly DeveloperName: string;
  readonly MasterLabel?: string | null;
  readonly Status?: string | null;
  readonly HasActivationRequired?: boolean;
}

export interface PermissionSetGroupComponentRow {
  readonly PermissionSetGroupId: string;
  /** Polymorphic on the platform: a permission set or a muting permission set. */
  readonly PermissionSetId: string;
  readonly PermissionSet?: {
    readonly Name: string;
    readonly attributes?: { readonly type: string };
  } | null;
}

export interface ObjectPermissionsRow {
  readonly ParentId: string;
  readonly SobjectType: string;
  readonly PermissionsCreate?: boolean;
  readonly PermissionsRead?: boolean;
  readonly PermissionsEdit?: boolean;
  readonly PermissionsDelete?: boolean;
  readonly PermissionsViewAllRecords?: boolean;
  readonly PermissionsModifyAllRecords?: boolean;
  readonly PermissionsViewAllFields?: boolean;
}

export interface FieldPermissionsRow {
  readonly ParentId: string;
  /** `Object.Field`, as the platform writes it. */
  readonly Field: string;
  readonly PermissionsRead?: boolean;
  readonly PermissionsEdit?: boolean;
}

export const SETUP_ENTITY_TYPES = [
  'ApexClass',
  'ApexPage',
  'FlowDefinition',
  'CustomPermission',
  'ConnectedApplication',
  'ExternalClientApplication'
] as const;
export type SetupEntityType = (typeof SETUP_ENTITY_TYPES)[number];

export interface SetupEntityAccessRow {
  readonly ParentId: string;
  readonly SetupEntityId: string;
  readonly SetupEntityType: string;
}

/** A class, page, flow, custom permission or app. Name is the API name, the namespace apart. */
export interface SetupEntityRow {
  readonly Id: string;
  readonly Name: string;
  /** Under which logins and tokens name an app. */
  readonly MasterLabel?: string | null;
  readonly NamespacePrefix?: string | null;
}

/** What the `ConnectedApp` metadata type says of the client-credentials flow; never its keys. */
export interface ConnectedAppRow {
  /** Id of the `ConnectedApplication` row. */
  readonly ConnectedApplicationId: string;
  readonly IsClientCredentialEnabled: boolean;
  /** A username, not an id. */
  readonly OauthClientCredentialUser: string | null;
  readonly Scopes: readonly string[];
  readonly IsAdminApproved: boolean;
}

export interface ExtlClntAppGlobalOauthSettingsRow {
  readonly ExternalClientApplicationId: string;
  /** Null: the settings do not say. */
  readonly IsClientCredentialsFlowEnabled: boolean | null;
}

export interface ExtlClntAppOauthSettingsRow {
  readonly ExternalClientApplicationId: string;
  readonly Scopes: readonly string[];
}

export interface ExtlClntAppOauthPlcyCnfgRow {
  readonly ExternalClientApplicationId: string;
  /** A username, though the platform types the column as e-mail. */
  readonly ClientCredentialsFlowUser: string | null;
  /** Null: the policy does not say. */
  readonly IsClientCredentialsFlowEnabled: boolean | null;
  readonly PermittedUsersPolicyType?: string | null;
}

export interface ExtlClntAppPlcyCnfgRow {
  readonly ExternalClientApplicationId: string;
  readonly IsEnabled: boolean;
}

/**
 * A login. Of those that agree in all but the time a source may keep the newest alone: an org has millions.
 * `LoginType` and `LoginSubType` come as label or as value.
 */
export interface LoginHistoryRow {
  readonly UserId: string;
  readonly LoginTime: string;
  readonly LoginType?: string | null;
  readonly LoginSubType?: string | null;
  readonly Application?: string | null;
  readonly Status?: string | null;
}

/** Its `Id` is always null on the platform, and its secrets are never read. */
export interface OauthTokenRow {
  readonly UserId: string;
  readonly AppName: string | null;
  readonly LastUsedDate?: string | null;
}

export interface CronTriggerRow {
  readonly OwnerId: string;
  readonly State?: string | null;
  readonly CronJobDetail?: { readonly Name?: string | null; readonly JobType?: string | null } | null;
}

export interface BotDefinitionRow {
  readonly DeveloperName: string;
  readonly BotUserId: string | null;
}
