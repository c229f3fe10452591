import type { RegisterEntryRow } from 'c/runAsCore';
import type { RegisterContents } from 'c/runAsRegister';

/** An active entry with an owner, next reviewed in a year. */
export function registerEntry(changes: Partial<RegisterEntryRow> = {}): RegisterEntryRow {
  return {
    Id: 'a00000000000001AAA',
    Name: 'orders@acme.example',
    UserKey__c: 'username:orders@acme.example',
    User__c: null,
    Kind__c: 'Run-as user',
    Purpose__c: 'Sends orders',
    Status__c: 'Active',
    Criticality__c: null,
    BusinessOwner__c: '005000000000009AAA',
    BusinessOwner__r: { Name: 'Ann Ash' },
    BackupOwner__c: null,
    BackupOwner__r: null,
    TechnicalOwner__c: null,
    TechnicalOwner__r: null,
    ReviewIntervalDays__c: 90,
    LastReviewedOn__c: null,
    NextReviewOn__c: '2027-11-21',
    ReviewState__c: 'Current',
    ExpiresOn__c: null,
    AccessGrade__c: null,
    AccessBound__c: null,
    CurrentAccess__c: null,
    ApprovedAccess__c: null,
    SameAccessAs__c: null,
    HasDrifted__c: false,
    IsMine__c: false,
    OpenFindings__c: 0,
    WorstSeverity__c: 'None',
    WorstSeverityRank__c: null,
    LastLoginOn__c: null,
    LastScannedOn__c: '2026-11-20T08:00:00.000Z',
    CreatedDate: '2026-01-01T00:00:00.000Z',
    LastModifiedDate: '2026-11-20T08:00:00.000Z',
    ...changes
  };
}

/** A register with these entries, and nothing else in it. */
export function registerContents(...entries: readonly RegisterEntryRow[]): RegisterContents {
  return { entries, uses: [], reviews: [], lastScannedOn: entries[0]?.LastScannedOn__c ?? null };
}
