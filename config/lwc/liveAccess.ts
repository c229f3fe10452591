import type { OpenedIdentity } from 'c/runAsAccess';
import { AccessResolver, accessText, audit, reviewSnapshot } from 'c/runAsCore';
import type { Audit, ReviewRow } from 'c/runAsCore';
import type { LiveAccess } from 'c/runAsLiveIdentity';
import { ORG_SNAPSHOT } from './orgSnapshot';

const TAKEN_AT = '2026-11-21T09:00:00.000Z';

/** The access of `orders@acme.example`, or what another set of permissions would make of it. */
export function liveAccess(permissions: Readonly<Record<string, boolean>> = {}): LiveAccess {
  const [first, everything] = ORG_SNAPSHOT.rows.PermissionSet!;
  const snapshot = {
    ...ORG_SNAPSHOT,
    rows: { ...ORG_SNAPSHOT.rows, PermissionSet: [first!, { ...everything!, ...permissions }] }
  };
  const audited: Audit = audit(snapshot, TAKEN_AT);
  const found = audited.identities.find(({ username }) => username === 'orders@acme.example')!;
  const resolver = new AccessResolver(snapshot, TAKEN_AT);
  const access = resolver.ofUser('u1');
  const identity = { ...found, evidence: [], apps: [], logins: null, access };
  const kept = reviewSnapshot(identity, resolver, TAKEN_AT);
  const opened: OpenedIdentity = { identity, detail: kept.detail, parts: kept.parts, shares: kept.shares };
  return {
    opened,
    snapshot: kept,
    accessText: accessText(access, resolver),
    takenAt: TAKEN_AT,
    audited: { ...audited, identities: [identity], resolver }
  };
}

/** A completed review that kept what was seen. */
export function reviewRow(changes: Partial<ReviewRow> = {}): ReviewRow {
  return {
    Id: 'a0R000000000001AAA',
    Name: 'R-1',
    RunAsUser__c: 'a0H000000000001EAA',
    Reviewer__c: null,
    Reviewer__r: null,
    DueOn__c: null,
    CompletedOn__c: '2026-10-01',
    CompletedBy__c: '005000000000009AAA',
    CompletedBy__r: { Name: 'Rita Reviewer' },
    Decision__c: 'Certify',
    Rationale__c: 'As needed.',
    LastModifiedBy: null,
    Reason__c: 'Scheduled',
    Status__c: 'Completed',
    AccessFingerprint__c: '1/67.0/U/names:hash',
    SnapshotHash__c: 'ab'.repeat(32),
    CreatedDate: '2026-09-30T10:00:00.000+0000',
    LastModifiedDate: '2026-10-01T10:00:00.000+0000',
    ...changes
  };
}

/** One that nobody has decided yet. */
export function openReview(changes: Partial<ReviewRow> = {}): ReviewRow {
  return reviewRow({
    Id: 'a0R000000000002AAA',
    Name: 'R-2',
    CompletedOn__c: null,
    CompletedBy__c: null,
    CompletedBy__r: null,
    Decision__c: null,
    Rationale__c: null,
    Status__c: 'Open',
    AccessFingerprint__c: null,
    SnapshotHash__c: null,
    ...changes
  });
}

export function read<Value>(value: Value): {
  readonly isLoading: false;
  readonly error: '';
  readonly value: Value;
} {
  return { isLoading: false, error: '', value };
}
