import type { FieldInfo, ObjectInfo, PicklistsByField } from 'lightning/uiObjectInfoApi';
import type { UiRecord } from 'lightning/uiRecordApi';

/** A field as getObjectInfo tells of it: readable and writable text, but for what is given. */
export function field(apiName: string, changes: Partial<FieldInfo> = {}): FieldInfo {
  return {
    apiName,
    label: apiName.replace('__c', ''),
    dataType: 'String',
    inlineHelpText: `Help of ${apiName}`,
    length: 255,
    required: false,
    createable: true,
    updateable: true,
    relationshipName: null,
    ...changes
  };
}

export function objectInfo(fields: readonly FieldInfo[], changes: Partial<ObjectInfo> = {}): ObjectInfo {
  return {
    apiName: 'RunAsUser__c',
    createable: true,
    updateable: true,
    defaultRecordTypeId: '012000000000000AAA',
    fields: Object.fromEntries(fields.map((one) => [one.apiName, one])),
    ...changes
  };
}

export const ENTRY_ID = 'a0H000000000001EAA';

/** A register entry as the UI API gives it; a value that is an object is the name of a parent record. */
export function uiRecord(
  values: Readonly<Record<string, unknown>>,
  lastModifiedDate = '2026-11-20T10:00:00.000Z'
): UiRecord {
  const fields = Object.entries(values).map(([name, value]) => {
    const parent = (value as { Name?: string } | null)?.Name;
    return [name, { displayValue: parent ?? null, value }] as const;
  });
  return { apiName: 'RunAsUser__c', id: ENTRY_ID, lastModifiedDate, fields: Object.fromEntries(fields) };
}

export const ENTRY_INFO: ObjectInfo = objectInfo([
  field('Status__c', { dataType: 'Picklist', required: true }),
  field('BusinessOwner__c', { dataType: 'Reference', relationshipName: 'BusinessOwner__r' }),
  field('Purpose__c', { dataType: 'TextArea' }),
  field('ReviewIntervalDays__c', { dataType: 'Double', required: true, length: 0 }),
  field('ExpiresOn__c', { dataType: 'Date', length: 0 }),
  field('LastScannedOn__c', { dataType: 'DateTime', length: 0 }),
  field('NextReviewOn__c', { dataType: 'Date', createable: false, updateable: false, length: 0 }),
  field('UserKey__c', { required: true }),
  field('AccessGrade__c', { dataType: 'Picklist' }),
  field('AccessBound__c', { dataType: 'Picklist' })
]);

export const ENTRY_PICKLISTS: PicklistsByField = {
  Status__c: {
    defaultValue: null,
    values: ['Proposed', 'Active'].map((value) => ({ label: `${value}!`, value }))
  }
};

export const ENTRY_RECORD: UiRecord = uiRecord({
  Name: 'sync@acme.example',
  UserKey__c: '005000000000001AAA',
  User__c: '005000000000001AAA',
  Status__c: 'Active',
  BusinessOwner__c: '005000000000002AAA',
  BusinessOwner__r: { Name: 'Olga Owner' },
  Purpose__c: 'Sends orders\nand <b>more</b>',
  ReviewIntervalDays__c: 90,
  ExpiresOn__c: '2027-01-31',
  LastScannedOn__c: '2026-11-20T10:00:00.000Z',
  HasDrifted__c: false
});
