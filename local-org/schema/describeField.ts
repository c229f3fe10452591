import type { Field, FieldType, ObjectType } from './types.ts';

/** A field as "sObject Describe" answers it (REST API Developer Guide; names as in `DescribeFieldResult`). */
export interface FieldDescribe {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly soapType: string;
  readonly length: number;
  readonly byteLength: number;
  readonly precision: number;
  readonly scale: number;
  readonly digits: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly defaultValue: string | number | boolean | null;
  readonly defaultValueFormula: string | null;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly aggregatable: boolean;
  readonly nameField: boolean;
  readonly idLookup: boolean;
  readonly externalId: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly custom: boolean;
  readonly permissionable: boolean;
  readonly calculated: boolean;
  readonly calculatedFormula: string | null;
  readonly formulaTreatNullNumberAsZero: boolean;
  readonly autoNumber: boolean;
  readonly inlineHelpText: string | null;
  readonly referenceTo: readonly string[];
  readonly relationshipName: string | null;
  readonly relationshipOrder: number | null;
  readonly polymorphicForeignKey: boolean;
  readonly namePointing: boolean;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
  readonly writeRequiresMasterRead: boolean;
  readonly picklistValues: readonly PicklistDescribe[];
  readonly restrictedPicklist: boolean;
  readonly dependentPicklist: boolean;
  readonly deprecatedAndHidden: boolean;
  readonly encrypted: boolean;
  readonly htmlFormatted: boolean;
}

interface PicklistDescribe {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly defaultValue: boolean;
  readonly validFor: null;
}

const SOAP_TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  base64: 'xsd:base64Binary',
  address: 'urn:address',
  anyType: 'xsd:anyType'
};
const NOT_AGGREGATED: ReadonlySet<FieldType> = new Set([
  'boolean',
  'multipicklist',
  'address',
  'base64',
  'anyType'
]);

export function describeField(object: ObjectType, field: Field): FieldDescribe {
  return {
    name: field.name,
    label: field.label,
    type: field.type,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    ...sizeOf(field),
    ...flagsOf(field),
    ...writabilityOf(object, field),
    ...sourceOf(field),
    ...relationshipOf(field),
    picklistValues: (field.picklist ?? []).map((value) => ({ ...value, validFor: null })),
    restrictedPicklist: field.restrictedPicklist === true,
    inlineHelpText: field.inlineHelpText ?? null,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    encrypted: false,
    htmlFormatted: false
  };
}

/** Whether MIN, MAX and COUNT take the field: not a truth value, a compound or what is too long to filter by. */
export function isAggregatable(field: Field): boolean {
  const tooLong = field.type === 'textarea' && field.filterable === false;
  return field.aggregatable ?? !(tooLong || NOT_AGGREGATED.has(field.type));
}

function sizeOf(field: Field) {
  const length = field.length ?? (field.type === 'id' || field.type === 'reference' ? 18 : 0);
  return {
    length,
    // UTF-8 takes up to three bytes for each UTF-16 unit.
    byteLength: length * 3,
    precision: field.precision ?? 0,
    scale: field.scale ?? 0,
    digits: field.type === 'int' ? 8 : 0
  };
}

function flagsOf(field: Field) {
  return {
    nillable: field.nillable === true,
    filterable: field.filterable !== false,
    sortable: field.sortable !== false,
    groupable: field.groupable !== false,
    aggregatable: isAggregatable(field),
    nameField: field.nameField === true,
    idLookup: field.idLookup === true || field.externalId === true,
    externalId: field.externalId === true,
    unique: field.unique === true,
    caseSensitive: field.caseSensitive === true,
    custom: field.custom === true,
    permissionable: field.permissionable === true
  };
}

function writabilityOf(object: ObjectType, field: Field) {
  const defaultValue = field.defaultValue ?? null;
  return {
    createable: object.createable && field.createable === true,
    updateable: object.updateable && field.updateable === true,
    defaultedOnCreate:
      defaultValue !== null || field.defaultFormula !== undefined || field.type === 'boolean',
    defaultValue: field.type === 'boolean' ? (defaultValue ?? false) : defaultValue,
    defaultValueFormula: field.defaultFormula ?? null
  };
}

function sourceOf(field: Field) {
  return {
    calculated: field.formula !== undefined || field.rollup !== undefined,
    calculatedFormula: field.formula ?? null,
    formulaTreatNullNumberAsZero: field.treatBlanksAs === 'zero',
    autoNumber: field.autoNumber !== undefined
  };
}

function relationshipOf(field: Field) {
  const referenceTo = field.referenceTo ?? [];
  return {
    referenceTo,
    relationshipName: field.relationshipName ?? null,
    relationshipOrder: field.masterDetail?.order ?? null,
    polymorphicForeignKey: referenceTo.length > 1,
    namePointing: referenceTo.length > 1,
    cascadeDelete: field.masterDetail !== undefined || field.deleteConstraint === 'Cascade',
    restrictedDelete: field.deleteConstraint === 'Restrict',
    writeRequiresMasterRead: field.masterDetail?.writeRequiresMasterRead === true
  };
}
