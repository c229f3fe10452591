import { objectName, qualifiedField, splitField } from '../../apiNames.ts';
import { fetchUiApi } from '../../fetchUiApi.ts';
import type { Resource } from '../../resourceCache.ts';
import { wireAdapter } from '../../wireAdapter.ts';

/** For so long Lightning Data Service gives metadata out again; the guide promises no number. */
const MAX_AGE = 300_000;

/** As much of an object's info as pages use; the whole of it is in the UI API Developer Guide, "Object Info". */
export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly defaultRecordTypeId: string;
  readonly fields: Readonly<Record<string, FieldInfo>>;
}

export interface FieldInfo {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly inlineHelpText: string | null;
  readonly required: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
}

interface ObjectInfos {
  readonly results: readonly { readonly statusCode: number; readonly result: unknown }[];
}

export interface PicklistValues {
  readonly defaultValue: PicklistValue | null;
  readonly values: readonly PicklistValue[];
}

interface PicklistValue {
  readonly label: string;
  readonly value: string;
}

interface PicklistValuesByField {
  readonly picklistFieldValues: Readonly<Record<string, PicklistValues>>;
}

/** `{ objectApiName }`. */
export const getObjectInfo = wireAdapter<ObjectInfo>(({ objectApiName }) =>
  isAbsent(objectApiName) ? undefined : metadata(`/object-info/${encoded(objectName(objectApiName))}`)
);

/** `{ objectApiNames }`. */
export const getObjectInfos = wireAdapter<ObjectInfos>(({ objectApiNames }) => {
  if (!Array.isArray(objectApiNames)) return undefined;
  return metadata(`/object-info/batch/${objectApiNames.map((name) => encoded(objectName(name))).join(',')}`);
});

/** `{ recordTypeId, fieldApiName }`. */
export const getPicklistValues = wireAdapter<PicklistValues>(({ recordTypeId, fieldApiName }) => {
  if (typeof recordTypeId !== 'string' || isAbsent(fieldApiName)) return undefined;
  const [object, field] = splitField(qualifiedField(fieldApiName));
  return metadata(`${picklists(object, recordTypeId)}/${encoded(field)}`);
});

/** `{ objectApiName, recordTypeId }`. */
export const getPicklistValuesByRecordType = wireAdapter<PicklistValuesByField>(
  ({ objectApiName, recordTypeId }) => {
    if (typeof recordTypeId !== 'string' || isAbsent(objectApiName)) return undefined;
    return metadata(picklists(objectName(objectApiName), recordTypeId));
  }
);

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function picklists(object: string, recordTypeId: string): string {
  return `/object-info/${encoded(object)}/picklist-values/${encoded(recordTypeId)}`;
}

function metadata(path: string): Resource {
  return { key: path, load: () => fetchUiApi({ path }), maxAge: MAX_AGE, recordIds: [] };
}

function encoded(name: string): string {
  return encodeURIComponent(name);
}
