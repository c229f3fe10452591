import type { UiRecord } from './recordValues.ts';

/** What `createRecord` and `updateRecord` are given. */
export interface RecordInput {
  readonly apiName?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly allowSaveOnDuplicate?: boolean;
}

interface ObjectInfo {
  readonly fields: Readonly<Record<string, { readonly createable: boolean; readonly updateable: boolean }>>;
}

/** The record's own values; with the object's info only those that can be set in a new record. */
export function generateRecordInputForCreate(record: UiRecord, objectInfo?: ObjectInfo): RecordInput {
  const isWanted = (name: string): boolean =>
    name !== 'Id' && (!objectInfo || objectInfo.fields[name]?.createable === true);
  return { apiName: record.apiName, fields: ownValues(record, isWanted) };
}

/** The record's own values and its id; with the object's info only those that can be changed. */
export function generateRecordInputForUpdate(record: UiRecord, objectInfo?: ObjectInfo): RecordInput {
  const isWanted = (name: string): boolean =>
    name === 'Id' || !objectInfo || objectInfo.fields[name]?.updateable === true;
  return { fields: { ...ownValues(record, isWanted), Id: record.fields.Id?.value ?? record.id } };
}

/** Those of the input that differ from the record, and the id. */
export function createRecordInputFilteredByEditedFields(
  recordInput: RecordInput,
  originalRecord: UiRecord
): RecordInput {
  const edited = Object.entries(recordInput.fields).filter(
    ([name, value]) => name === 'Id' || originalRecord.fields[name]?.value !== value
  );
  return { ...recordInput, fields: Object.fromEntries(edited) };
}

function ownValues(record: UiRecord, isWanted: (name: string) => boolean): Record<string, unknown> {
  const own = Object.entries(record.fields).filter(
    ([name, { value }]) => isWanted(name) && (typeof value !== 'object' || value === null)
  );
  return Object.fromEntries(own.map(([name, { value }]) => [name, value]));
}
