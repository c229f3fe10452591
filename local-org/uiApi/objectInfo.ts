import type { Caller, OrgState } from '../org.ts';
import type { Field, FieldType, ObjectType } from '../schema/types.ts';
import type { Rights } from '../security/rights.ts';
import { rightsOf } from '../security/rights.ts';
import { MASTER_RECORD_TYPE } from './record.ts';
import { nameFieldOf } from './recordFields.ts';
import { notFound } from './uiError.ts';

/** UI API Developer Guide, "Field", `dataType`. */
const DATA_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'String',
  string: 'String',
  textarea: 'TextArea',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  reference: 'Reference',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  address: 'Address',
  base64: 'Base64',
  anyType: 'ComplexValue'
};

const MASTER = {
  available: true,
  defaultRecordTypeMapping: true,
  master: true,
  name: 'Master',
  recordTypeId: MASTER_RECORD_TYPE
};

/** What a field of the local schema never has: compounds, controlling fields, filtered lookups. */
const NOT_IN_SCHEMA = {
  compoundComponentName: null,
  compoundFieldName: null,
  controllerName: null,
  controllingFields: [],
  filteredLookupInfo: null,
  highScaleNumber: false,
  htmlFormatted: false,
  referenceTargetField: null,
  searchPrefilterable: false
};

/** Which object a name means, to a caller who may read it. @throws ApiError NOT_FOUND for the others. */
export function requireVisibleObject(org: OrgState, caller: Caller, name: string): ObjectType {
  const object = org.schema.object(name);
  if (!object || !rightsOf(org, caller.userId).object(object.name).read) throw notFound();
  return object;
}

/** UI API Developer Guide, "Object Info": only what the caller may read, and what he may do with it. */
export function objectInfo(org: OrgState, caller: Caller, name: string): unknown {
  const object = requireVisibleObject(org, caller, name);
  const rights = rightsOf(org, caller.userId);
  const may = rights.object(object.name);
  const fields = object.fields.filter((field) => rights.field(object.name, field.name).read);
  return {
    apiName: object.name,
    childRelationships: childRelationships(org, rights, object),
    createable: object.createable && may.create,
    custom: object.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: object.deletable && may.delete,
    dependentFields: {},
    fields: Object.fromEntries(fields.map((field) => [field.name, fieldInfo(org, rights, object, field)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    nameFields: nameFields(object),
    queryable: object.queryable,
    recordTypeInfos: { [MASTER_RECORD_TYPE]: MASTER },
    updateable: object.updateable && may.edit
  };
}

function childRelationships(org: OrgState, rights: Rights, object: ObjectType): unknown[] {
  return org.schema
    .childRelationships(object)
    .filter(({ child }) => rights.object(child.name).read)
    .map(({ name, child, field }) => ({
      childObjectApiName: child.name,
      fieldName: field.name,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: name
    }));
}

function fieldInfo(org: OrgState, rights: Rights, object: ObjectType, field: Field): unknown {
  const isWritable = rights.field(object.name, field.name).edit;
  const may = rights.object(object.name);
  return {
    ...NOT_IN_SCHEMA,
    ...typeInfo(field),
    apiName: field.name,
    createable: field.createable === true && may.create && isWritable,
    custom: field.custom === true,
    filterable: field.filterable !== false,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    nameField: field.nameField === true,
    polymorphicForeignKey: (field.referenceTo?.length ?? 0) > 1,
    referenceToInfos: (field.referenceTo ?? []).map((name) => referenceToInfo(org, name)),
    relationshipName: field.relationshipName ?? null,
    // A check box counts as required: it has no third state.
    required: field.nillable !== true,
    sortable: field.sortable !== false,
    unique: field.unique === true,
    updateable: field.updateable === true && may.edit && isWritable
  };
}

function typeInfo(field: Field): object {
  const isId = field.type === 'reference' || field.type === 'id';
  return {
    calculated: field.formula !== undefined || field.rollup !== undefined,
    compound: field.type === 'address',
    dataType: DATA_TYPES[field.type],
    extraTypeInfo: field.type === 'textarea' ? 'PlainTextArea' : null,
    length: field.length ?? (isId ? 18 : 0),
    precision: field.precision ?? 0,
    reference: field.type === 'reference',
    scale: field.scale ?? 0
  };
}

function referenceToInfo(org: OrgState, name: string): unknown {
  const object = org.schema.object(name);
  return { apiName: name, nameFields: object ? nameFields(object) : [] };
}

function nameFields(object: ObjectType): string[] {
  const field = nameFieldOf(object);
  return field ? [field.name] : [];
}
