import { notModelled } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Field, PicklistValue } from '../schema/types.ts';
import { rightsOf } from '../security/rights.ts';
import { requireVisibleObject } from './objectInfo.ts';
import { MASTER_RECORD_TYPE } from './record.ts';
import { notFound } from './uiError.ts';

/** UI API Developer Guide, "Picklist Values". */
export interface PicklistValues {
  readonly controllerValues: Readonly<Record<string, number>>;
  readonly defaultValue: UiPicklistValue | null;
  readonly url: string;
  readonly values: readonly UiPicklistValue[];
}

interface UiPicklistValue {
  readonly attributes: null;
  readonly label: string;
  readonly validFor: readonly number[];
  readonly value: string;
}

/** The active values of one field. @throws ApiError NOT_FOUND, or that record types are not modelled. */
export function picklistValues(
  org: OrgState,
  caller: Caller,
  objectName: string,
  recordTypeId: string,
  fieldName: string
): PicklistValues {
  const found = allPicklistValues(org, caller, objectName, recordTypeId);
  const wanted = fieldName.toLowerCase();
  const [, values] = Object.entries(found).find(([name]) => name.toLowerCase() === wanted) ?? [];
  if (!values) throw notFound();
  return values;
}

/** Those of every picklist of the object that the caller may read, by field name. */
export function allPicklistValues(
  org: OrgState,
  caller: Caller,
  objectName: string,
  recordTypeId: string
): Record<string, PicklistValues> {
  if (!MASTER_RECORD_TYPE.startsWith(recordTypeId) || recordTypeId.length < 15) {
    throw notModelled(`record types other than the master, ${MASTER_RECORD_TYPE}: \`${recordTypeId}\``);
  }
  const object = requireVisibleObject(org, caller, objectName);
  const rights = rightsOf(org, caller.userId);
  const readable = object.fields.filter(
    (field) => isPicklist(field) && rights.field(object.name, field.name).read
  );
  const url = `/services/data/v67.0/ui-api/object-info/${object.name}/picklist-values/${MASTER_RECORD_TYPE}`;
  return Object.fromEntries(readable.map((field) => [field.name, valuesOf(field, `${url}/${field.name}`)]));
}

function isPicklist(field: Field): boolean {
  return field.type === 'picklist' || field.type === 'multipicklist';
}

function valuesOf(field: Field, url: string): PicklistValues {
  const active = (field.picklist ?? []).filter((one) => one.active);
  const standard = active.find((one) => one.defaultValue);
  return {
    controllerValues: {},
    defaultValue: standard ? uiPicklistValue(standard) : null,
    url,
    values: active.map(uiPicklistValue)
  };
}

function uiPicklistValue({ label, value }: PicklistValue): UiPicklistValue {
  return { attributes: null, label, validFor: [], value };
}
