import type { Field } from '../../schema/types.ts';
import type { XmlElement } from '../xml.ts';
import { fieldReader, NOT_GROUPED } from './fieldReader.ts';
import type { FieldReader, Parts } from './fieldReader.ts';
import { lookup, masterDetail, rollup } from './relationshipField.ts';
import { picklistOf } from './picklist.ts';

/** A custom field with what its parts mean to its object and its parent; undefined when its type is not modelled. */
export interface CustomField {
  readonly field: Field | undefined;
  /** Name under which the referenced object finds these rows. */
  readonly childRelationship: string | undefined;
  readonly problems: readonly string[];
}

/** Object Reference, "Custom Fields": letters, digits and single underscores, at most 40 characters and `__c`. */
const NAME = /^[A-Za-z](?:_?[A-Za-z0-9]){0,39}__c$/;
const NOT_SORTABLE = { filterable: false, sortable: false, groupable: false };

/** Metadata API Developer Guide, "CustomField" and "FieldType"; bounds from Help, "Custom Field Attributes". */
const READERS: Readonly<Record<string, (reader: FieldReader) => Parts>> = {
  AutoNumber: (reader) => ({
    type: 'string',
    length: 30,
    autoNumber: displayFormat(reader),
    nillable: false
  }),
  Checkbox: (reader) => ({
    type: 'boolean',
    nillable: false,
    ...(reader.text('formula') === undefined && { defaultValue: checkboxDefault(reader) })
  }),
  Currency: (reader) => numeric(reader, 'currency'),
  Date: () => ({ type: 'date' }),
  DateTime: () => ({ type: 'datetime', ...NOT_GROUPED }),
  Email: () => ({ type: 'email', length: 80 }),
  Html: (reader) => longText(reader),
  LongTextArea: (reader) => longText(reader),
  Lookup: (reader) => lookup(reader),
  MasterDetail: (reader) => masterDetail(reader),
  MultiselectPicklist: (reader) => {
    reader.number('visibleLines', 3, 10);
    return { type: 'multipicklist', length: 4099, ...picklistOf(reader), sortable: false, groupable: false };
  },
  Number: (reader) => numeric(reader, 'double'),
  Percent: (reader) => numeric(reader, 'percent'),
  Phone: () => ({ type: 'phone', length: 40 }),
  Picklist: (reader) => ({ type: 'picklist', length: 255, ...picklistOf(reader) }),
  Summary: (reader) => rollup(reader),
  Text: (reader) => ({
    type: 'string',
    length: reader.text('formula') === undefined ? reader.number('length', 1, 255) : 1300
  }),
  TextArea: () => ({ type: 'textarea', length: 255 }),
  Url: () => ({ type: 'url', length: 255 })
};
const FORMULA_TYPES = new Set(['Checkbox', 'Currency', 'Date', 'DateTime', 'Number', 'Percent', 'Text']);

export function customFieldOf(content: XmlElement): CustomField {
  const reader = fieldReader(content);
  const type = reader.text('type');
  const { problems } = reader;
  if (!NAME.test(reader.name))
    problems.push(`The field name '${reader.name}' is not valid, or no custom field's`);
  if (reader.text('label') === undefined) problems.push('Must specify a non-empty label for the CustomField');
  const read = type === undefined || !Object.hasOwn(READERS, type) ? undefined : READERS[type];
  if (!read) {
    problems.push(`The local org does not model fields of type ${type ?? '(none)'}`);
    return { field: undefined, childRelationship: undefined, problems };
  }
  const field = completed(reader, read(reader));
  const relationship = field.referenceTo && reader.text('relationshipName');
  return { field, childRelationship: relationship && `${relationship}__r`, problems };
}

function completed(reader: FieldReader, parts: Parts): Field {
  const formula = reader.text('formula');
  if (formula !== undefined && !FORMULA_TYPES.has(reader.text('type') ?? '')) {
    reader.problems.push(`A field of type ${reader.text('type') ?? ''} has no formula`);
  }
  const isComputed = formula !== undefined || parts.rollup !== undefined || parts.autoNumber !== undefined;
  const isRequired = reader.isRequired || parts.masterDetail !== undefined;
  const defaultFormula = parts.type === 'boolean' ? undefined : reader.text('defaultValue');
  return {
    name: reader.name,
    label: reader.label,
    nillable: !isRequired,
    createable: !isComputed,
    updateable: !isComputed,
    // Help, "Field Permissions": none for required and master-detail fields.
    permissionable: !isRequired,
    custom: true,
    ...(formula !== undefined && { formula, treatBlanksAs: treatBlanksAs(reader) }),
    ...(defaultFormula !== undefined && { defaultFormula }),
    ...texts(reader),
    ...keys(reader),
    ...parts
  };
}

function treatBlanksAs(reader: FieldReader): 'blank' | 'zero' {
  return reader.text('formulaTreatBlanksAs') === 'BlankAsZero' ? 'zero' : 'blank';
}

function texts(reader: FieldReader): Partial<Field> {
  const description = reader.text('description');
  const inlineHelpText = reader.text('inlineHelpText');
  return {
    ...(description !== undefined && { description }),
    ...(inlineHelpText !== undefined && { inlineHelpText })
  };
}

function keys(reader: FieldReader): Partial<Field> {
  const isExternalId = reader.flag('externalId');
  return {
    ...(isExternalId && { externalId: true, idLookup: true }),
    ...(reader.flag('unique') && { unique: true, caseSensitive: reader.flag('caseSensitive') })
  };
}

function checkboxDefault(reader: FieldReader): boolean {
  const text = reader.text('defaultValue');
  if (text !== 'true' && text !== 'false')
    reader.problems.push("Must specify 'defaultValue' for a CustomField of type Checkbox");
  return text === 'true';
}

function displayFormat(reader: FieldReader): string {
  const format = reader.text('displayFormat') ?? '';
  if (!/\{0{1,10}\}/.test(format))
    reader.problems.push("Must specify 'displayFormat' with {0} for a CustomField of type AutoNumber");
  return format;
}

function numeric(reader: FieldReader, type: 'double' | 'currency' | 'percent'): Parts {
  const isFormula = reader.text('formula') !== undefined;
  const precision =
    isFormula && reader.text('precision') === undefined ? 18 : reader.number('precision', 1, 18);
  const scale = reader.number('scale', 0, precision);
  return { type, precision, scale, ...NOT_GROUPED };
}

function longText(reader: FieldReader): Parts {
  reader.number('visibleLines', 2, 50);
  return { type: 'textarea', length: reader.number('length', 256, 131_072), ...NOT_SORTABLE };
}
