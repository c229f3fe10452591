import { audit, registerLines } from '../../src/core/index.ts';
import type {
  AppUseRow,
  Audit,
  OrgSnapshot,
  Present,
  RegisterEntryRow,
  RegisterLine,
  ReviewRow,
  SnapshotRows,
  ToSave,
  UserRow
} from '../../src/core/index.ts';
import { READ_TABLES } from './readTables.ts';

export const NOW = '2026-11-22T09:00:00.000Z';
/** The same for who is at home in UTC. */
export const PRESENT: Present = { now: NOW, today: '2026-11-22' };

/** An 18-character id of a user. */
export function userId(n: number): string {
  return `005${String(n).padStart(12, '0')}AAA`;
}

/** An active entry that is complete and not due, but for what is given. */
export function entryRow(changes: Partial<RegisterEntryRow> = {}): RegisterEntryRow {
  return {
    Id: 'a00000000000001AAA',
    Name: 'sync@acme.example',
    UserKey__c: userId(1),
    User__c: userId(1),
    Kind__c: 'Run-as user',
    Purpose__c: 'Syncs orders',
    Status__c: 'Active',
    Criticality__c: null,
    BusinessOwner__c: userId(901),
    BusinessOwner__r: { Name: 'Ada Owner' },
    BackupOwner__c: null,
    BackupOwner__r: null,
    TechnicalOwner__c: null,
    TechnicalOwner__r: null,
    ReviewIntervalDays__c: 90,
    LastReviewedOn__c: '2026-11-01',
    NextReviewOn__c: '2027-01-30',
    ReviewState__c: 'Current',
    ExpiresOn__c: null,
    AccessGrade__c: null,
    AccessBound__c: null,
    CurrentAccess__c: null,
    ApprovedAccess__c: null,
    SameAccessAs__c: null,
    HasDrifted__c: false,
    OpenFindings__c: 0,
    WorstSeverity__c: 'None',
    WorstSeverityRank__c: null,
    LastLoginOn__c: '2026-11-20T08:00:00.000Z',
    LastScannedOn__c: '2026-11-20T09:00:00.000Z',
    IsMine__c: false,
    CreatedDate: '2026-01-05T09:00:00.000+0000',
    LastModifiedDate: '2026-11-20T09:00:00.000+0000',
    ...changes
  };
}

export function useRow(
  app: Partial<NonNullable<AppUseRow['RunAsApp__r']>>,
  changes: Partial<AppUseRow> = {}
): AppUseRow {
  const known = { Name: 'Sync', AppKey__c: 'name:sync', AppKind__c: 'Unknown', VendorName__c: null };
  return {
    Id: 'a02000000000001AAA',
    UseKey__c: `${userId(1)}|${app.AppKey__c ?? known.AppKey__c}`,
    RunAsUser__c: 'a00000000000001AAA',
    RunAsApp__c: 'a01000000000001AAA',
    Flow__c: null,
    Provenance__c: 'Recorded',
    LastUsedOn__c: null,
    RunAsApp__r: { ...known, SecretDueOn__c: null, ...app },
    ...changes
  };
}

export function reviewRow(changes: Partial<ReviewRow> = {}): ReviewRow {
  return {
    Id: 'a03000000000001AAA',
    Name: 'R-000001',
    RunAsUser__c: 'a00000000000001AAA',
    Reviewer__c: null,
    Reviewer__r: null,
    DueOn__c: '2026-12-01',
    CompletedOn__c: null,
    CompletedBy__c: null,
    CompletedBy__r: null,
    Decision__c: null,
    Reason__c: 'Manual',
    Status__c: 'Open',
    AccessFingerprint__c: null,
    SnapshotHash__c: null,
    Rationale__c: null,
    LastModifiedBy: null,
    CreatedDate: '2026-11-01T09:00:00.000+0000',
    LastModifiedDate: '2026-11-01T09:00:00.000+0000',
    ...changes
  };
}

/** A user with the Integration licence, which makes an identity of them. */
export function integrationUser(n: number, changes: Partial<UserRow> = {}): UserRow {
  return {
    Id: userId(n),
    Username: `user-${n}@acme.example`,
    Name: `User ${n}`,
    IsActive: true,
    LastLoginDate: '2026-11-20T08:00:00.000+0000',
    Profile: { Name: 'Integration', UserLicense: { Name: 'Salesforce Integration' } },
    ...changes
  };
}

/** The same of whom it was not read when they last logged in. */
export function userWithoutLogin(n: number): UserRow {
  const user: { -readonly [column in keyof UserRow]: UserRow[column] } = integrationUser(n);
  delete user.LastLoginDate;
  return user;
}

/** The audit of an org in which these users hold one profile, which grants these permissions. */
export function auditOf(
  users: readonly UserRow[],
  rows: SnapshotRows = {},
  {
    permissions = ['ApiEnabled'],
    takenAt = NOW,
    apiVersion = '67.0',
    parts = undefined as OrgSnapshot['parts']
  } = {}
): Audit {
  const granted = Object.fromEntries(permissions.map((name) => [`Permissions${name}`, true]));
  const snapshot: OrgSnapshot = {
    org: { name: 'Acme', takenAt },
    apiVersion,
    gaps: [],
    ...(parts && { parts }),
    rows: {
      ...READ_TABLES,
      User: users,
      PermissionSet: [{ Id: 'set-1', Name: 'Integration', IsOwnedByProfile: true, ...granted }],
      PermissionSetAssignment: users.map(({ Id }) => ({ AssigneeId: Id, PermissionSetId: 'set-1' })),
      ...rows
    }
  };
  return audit(snapshot, takenAt);
}

/** The line of one entry that is in no scan. */
export function entryLine(changes: Partial<RegisterEntryRow> = {}): RegisterLine {
  return registerLines(null, [entryRow(changes)], [])[0]!;
}

/** What the register's objects hold. */
export interface SavedRegister {
  readonly entries: readonly RegisterEntryRow[];
  readonly uses: readonly AppUseRow[];
}

/** The register once this was saved as `RunAsWriter` saves it: what is there keeps what people wrote. */
export function afterSaving({ entries, uses }: SavedRegister, toSave: ToSave): SavedRegister {
  const saved = new Map(entries.map((entry) => [entry.UserKey__c.toLowerCase(), entry]));
  for (const { userKey, fields } of toSave.entries) {
    const { LastLoginOn__c, LastScannedOn__c, ...found } = fields;
    const { AccessGrade__c, AccessBound__c, CurrentAccess__c, SameAccessAs__c, ...others } = found;
    const before = saved.get(userKey.toLowerCase());
    const access = {
      ...(AccessGrade__c !== null && { AccessGrade__c, AccessBound__c }),
      ...(CurrentAccess__c !== null && { CurrentAccess__c, SameAccessAs__c })
    };
    const added = entryRow({ Id: `entry ${userKey}`, Status__c: 'Proposed', ...others });
    saved.set(userKey.toLowerCase(), { ...(before ?? added), LastLoginOn__c, LastScannedOn__c, ...access });
  }
  const known = uses.flatMap(({ RunAsApp__r: app }) =>
    app?.AppKey__c ? [[app.AppKey__c, app] as const] : []
  );
  const apps = new Map(known);
  for (const { appKey, fields } of toSave.apps) {
    const before = apps.get(appKey) ?? { ...fields, VendorName__c: null, SecretDueOn__c: null };
    apps.set(appKey, { ...before, AppKind__c: fields.AppKind__c ?? before.AppKind__c });
  }
  const savedUses = new Map(uses.map((use) => [use.UseKey__c.toLowerCase(), use]));
  for (const { userKey, appKey, fields } of toSave.uses) {
    const entry = saved.get(userKey.toLowerCase());
    const added = useRow({}, { Id: `use ${fields.UseKey__c}`, RunAsUser__c: entry!.Id });
    const before = savedUses.get(fields.UseKey__c.toLowerCase());
    savedUses.set(fields.UseKey__c.toLowerCase(), {
      ...(before ?? added),
      ...fields,
      RunAsApp__r: apps.get(appKey)!
    });
  }
  const withApps = [...savedUses.values()].map((use) => ({
    ...use,
    RunAsApp__r: apps.get(use.RunAsApp__r?.AppKey__c ?? '') ?? use.RunAsApp__r
  }));
  return { entries: [...saved.values()], uses: withApps };
}
