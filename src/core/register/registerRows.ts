import type { SavedFingerprints } from '../access/accessText.ts';
import type { ShownGrade } from '../access/report.ts';
import type { Bound } from '../model/gap.ts';

/**
 * Rows of the register's own objects, as the queries of the catalogue read them. Dates are ISO 8601; what is empty
 * is null.
 */

export const ENTRY_STATUSES = ['Proposed', 'Active', 'Contained', 'Retired'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

export const ENTRY_KINDS = [
  'Run-as user',
  'Integration user',
  'Agent user',
  'Execution user',
  'Person',
  'Other'
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Values of `AccessGrade__c`. */
export const ACCESS_GRADES = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  unknown: 'Unknown',
  none: 'None'
} as const satisfies Record<ShownGrade, string>;

/** Values of `AccessBound__c`: how far what is held may be from the grade. */
export const ACCESS_BOUNDS = {
  exact: 'Exact',
  lower: 'At least',
  upper: 'At most',
  unknown: 'Uncertain'
} as const satisfies Record<Bound, string>;

/** Days between two reviews that the register takes. */
export const REVIEW_INTERVAL_DAYS = { least: 1, most: 730, usual: 90 };

/** The other side of a lookup, by name; null where the lookup is empty or its row is not seen. */
export interface NamedParent {
  readonly Name: string | null;
}

/** A row of `RunAsUser__c`, as `listedEntries` reads it. */
export interface ListedEntryRow {
  readonly Id: string;
  /** The username, cut to 80 characters. */
  readonly Name: string;
  readonly UserKey__c: string;
  readonly User__c: string | null;
  readonly Kind__c: string | null;
  readonly Purpose__c: string | null;
  readonly Status__c: string;
  readonly Criticality__c: string | null;
  readonly BusinessOwner__c: string | null;
  readonly BusinessOwner__r: NamedParent | null;
  readonly BackupOwner__c: string | null;
  readonly BackupOwner__r: NamedParent | null;
  readonly TechnicalOwner__c: string | null;
  readonly TechnicalOwner__r: NamedParent | null;
  readonly ReviewIntervalDays__c: number | null;
  readonly LastReviewedOn__c: string | null;
  readonly NextReviewOn__c: string | null;
  /** Overdue, Never reviewed, Due soon, Current or Not due. */
  readonly ReviewState__c: string | null;
  readonly ExpiresOn__c: string | null;
  /** One of `ACCESS_GRADES`; null while no scan was saved. */
  readonly AccessGrade__c: string | null;
  /** One of `ACCESS_BOUNDS`, of the grade; null while no scan was saved. */
  readonly AccessBound__c: string | null;
  readonly HasDrifted__c: boolean;
  readonly OpenFindings__c: number | null;
  /** Critical, High, Medium, Low, None or Not scanned. */
  readonly WorstSeverity__c: string | null;
  readonly WorstSeverityRank__c: number | null;
  readonly LastLoginOn__c: string | null;
  readonly LastScannedOn__c: string | null;
  /** The reader is one of the owners. */
  readonly IsMine__c: boolean;
  readonly CreatedDate: string;
  readonly LastModifiedDate: string;
}

/** The same with its fingerprints, as `registerEntries` reads it. */
export interface RegisterEntryRow extends ListedEntryRow, SavedFingerprints {}

/** A row of `RunAsAppUse__c` with its app. */
export interface AppUseRow {
  readonly Id: string;
  readonly UseKey__c: string;
  readonly RunAsUser__c: string;
  readonly RunAsApp__c: string;
  /** Values of the picklist, joined by semicolons; so is `Provenance__c`. */
  readonly Flow__c: string | null;
  readonly Provenance__c: string | null;
  readonly LastUsedOn__c: string | null;
  readonly RunAsApp__r: {
    readonly Name: string | null;
    readonly AppKey__c: string | null;
    readonly AppKind__c: string | null;
    readonly VendorName__c: string | null;
    readonly SecretDueOn__c: string | null;
  } | null;
}

/** A use as the page of one entry reads it: more of the app. */
export interface EntryAppUseRow extends AppUseRow {
  readonly RunAsApp__r:
    | (NonNullable<AppUseRow['RunAsApp__r']> & {
        readonly VendorCriticality__c: string | null;
        readonly IsVendorManaged__c: boolean;
        readonly Scopes__c: string | null;
        readonly PermittedUsers__c: string | null;
        readonly IpRelaxation__c: string | null;
        readonly SecretRotatedOn__c: string | null;
        readonly SecretRotationDays__c: number | null;
        readonly ExpiresOn__c: string | null;
      })
    | null;
}

/** A row of `RunAsReview__c`, as `listedReviews` reads it. */
export interface ListedReviewRow {
  readonly Id: string;
  readonly RunAsUser__c: string;
  /** Open, Completed or Cancelled. */
  readonly Status__c: string;
  readonly CompletedOn__c: string | null;
}

/** The same as the page of its entry reads it. */
export interface ReviewRow extends ListedReviewRow {
  readonly Name: string;
  readonly Reviewer__c: string | null;
  readonly Reviewer__r: NamedParent | null;
  readonly DueOn__c: string | null;
  readonly CompletedBy__c: string | null;
  readonly CompletedBy__r: NamedParent | null;
  readonly Decision__c: string | null;
  readonly Rationale__c: string | null;
  readonly LastModifiedBy: NamedParent | null;
  readonly Reason__c: string | null;
  readonly AccessFingerprint__c: string | null;
  readonly SnapshotHash__c: string | null;
  readonly CreatedDate: string;
  readonly LastModifiedDate: string;
}

/** A row of `RunAsFinding__c`. */
export interface FindingRow {
  readonly Id: string;
  readonly RunAsUser__c: string;
  readonly FindingKey__c: string | null;
  readonly Rule__c: string | null;
  readonly Severity__c: string | null;
  readonly SeverityRank__c: number | null;
  readonly Evidence__c: string | null;
  readonly Controls__c: string | null;
  readonly FirstSeenOn__c: string | null;
  readonly LastSeenOn__c: string | null;
  /** Open, Accepted or Resolved. */
  readonly Status__c: string;
  readonly AcceptedBy__c: string | null;
  readonly AcceptedBy__r: NamedParent | null;
  readonly AcceptedReason__c: string | null;
  readonly AcceptedUntil__c: string | null;
  readonly LastModifiedDate: string;
}

/** A row of `LoginHistory` of one user. `LoginType` and `LoginSubType` come as label or as value. */
export interface LoginRow {
  readonly Id: string;
  readonly UserId: string;
  readonly LoginTime: string;
  readonly LoginType: string | null;
  readonly LoginSubType: string | null;
  readonly Application: string | null;
  readonly Status: string | null;
  readonly SourceIp: string | null;
  readonly CountryIso: string | null;
  readonly TlsProtocol: string | null;
}

/** Somebody has taken the entry over from what a scan proposed. */
export function isRegistered(entry: Pick<ListedEntryRow, 'Status__c'> | null): boolean {
  return entry !== null && entry.Status__c !== 'Proposed';
}
