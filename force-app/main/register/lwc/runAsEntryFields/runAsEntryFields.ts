import type { RegisterEntryRow } from 'c/runAsCore';
import type { UiRecord } from 'lightning/uiRecordApi';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

export const ENTRY_OBJECT = 'RunAsUser__c';

export interface FieldSection {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
}

/** The overview of an entry, in the order in which it is read. */
export const OVERVIEW_SECTIONS: readonly FieldSection[] = [
  {
    key: 'ownership',
    title: RECORD_LABELS.sectionOwnership,
    names: ['Status__c', 'BusinessOwner__c', 'BackupOwner__c', 'TechnicalOwner__c']
  },
  {
    key: 'purpose',
    title: RECORD_LABELS.sectionPurpose,
    names: [
      'Kind__c',
      'Criticality__c',
      'DataClassification__c',
      'Purpose__c',
      'Justification__c',
      'PermittedActions__c'
    ]
  },
  {
    key: 'review',
    title: RECORD_LABELS.sectionReview,
    names: ['ReviewIntervalDays__c', 'LastReviewedOn__c', 'NextReviewOn__c', 'ReviewState__c', 'ExpiresOn__c']
  },
  {
    key: 'emergency',
    title: RECORD_LABELS.sectionEmergency,
    names: ['RotationContact__c', 'RevocationContact__c', 'MonitoringContact__c', 'RevocationRunbook__c']
  },
  {
    key: 'scan',
    title: RECORD_LABELS.sectionScan,
    names: ['UserKey__c', 'AccessGrade__c', 'AccessBound__c', 'LastLoginOn__c', 'LastScannedOn__c']
  }
];

/** What "register this user" asks for, beside what the org tells. */
export const REGISTER_SECTIONS: readonly FieldSection[] = [
  {
    key: 'ownership',
    title: RECORD_LABELS.sectionOwnership,
    names: ['BusinessOwner__c', 'BackupOwner__c', 'TechnicalOwner__c']
  },
  {
    key: 'purpose',
    title: RECORD_LABELS.sectionPurpose,
    names: [
      'Purpose__c',
      'Kind__c',
      'Criticality__c',
      'DataClassification__c',
      'Justification__c',
      'PermittedActions__c'
    ]
  },
  { key: 'review', title: RECORD_LABELS.sectionReview, names: ['ReviewIntervalDays__c', 'ExpiresOn__c'] },
  {
    key: 'emergency',
    title: RECORD_LABELS.sectionEmergency,
    names: ['RotationContact__c', 'RevocationContact__c', 'MonitoringContact__c', 'RevocationRunbook__c']
  }
];

const OTHERS = [
  'Name',
  'User__c',
  'User__r.Name',
  'User__r.Username',
  'BusinessOwner__r.Name',
  'BackupOwner__r.Name',
  'TechnicalOwner__r.Name',
  'CurrentAccess__c',
  'ApprovedAccess__c',
  'SameAccessAs__c',
  'HasDrifted__c',
  'OpenFindings__c',
  'WorstSeverity__c',
  'IsMine__c',
  'CreatedDate',
  'LastModifiedDate',
  'LastModifiedBy.Name'
];

/** Everything that the page reads of an entry; what this user may not read is left out of the answer. */
export const ENTRY_FIELDS: readonly string[] = [
  ...new Set([...OVERVIEW_SECTIONS.flatMap(({ names }) => names), ...OTHERS])
].map((name) => `${ENTRY_OBJECT}.${name}`);

/** A record of the UI API as the row that a query of the same entry gives. */
export function entryRowOf(record: UiRecord): RegisterEntryRow {
  const own = Object.entries(record.fields).map(([name, field]): [string, unknown] => {
    const isParent = typeof field?.value === 'object' && field.value !== null;
    return [name, isParent ? { Name: field.displayValue } : (field?.value ?? null)];
  });
  const row: Readonly<Record<string, unknown>> = {
    LastModifiedDate: record.lastModifiedDate ?? '',
    ...Object.fromEntries(own),
    Id: record.id
  };
  return row as unknown as RegisterEntryRow;
}
