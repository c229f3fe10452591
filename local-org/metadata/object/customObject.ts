import type { Field, ObjectType, ValidationRule } from '../../schema/types.ts';
import { booleanOf, elementsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { customFieldOf } from './customField.ts';
import { nameField } from './nameField.ts';
import { sharingProblems } from './sharingProblems.ts';
import { METADATA_RECORD_FIELDS, recordFields } from './systemFields.ts';

/** What is wrong with an object or a part of it. */
export interface ObjectProblem {
  /** Element of the part, and its name; absent for the object itself. */
  readonly part?: { readonly element: string; readonly name: string };
  readonly problem: string;
}

export interface ReadObject {
  /** Undefined when nothing of that kind is modelled, or the standard object is not. */
  readonly object: ObjectType | undefined;
  readonly problems: readonly ObjectProblem[];
}

/**
 * A file of `objects/` as an object: a custom one, or a standard one with its custom fields.
 *
 * @param standard the standard object of that name, if it has one. @param keyPrefix of the object's ids.
 */
export function objectOf(
  name: string,
  content: XmlElement,
  standard: ObjectType | undefined,
  keyPrefix: string
): ReadObject {
  const read = elementsOf(content, 'fields').map((field) => customFieldOf(field));
  const fields = read.flatMap(({ field }) => field ?? []);
  const problems = read.flatMap(({ problems: found }, i) => {
    const part = { element: 'fields', name: textOf(elementsOf(content, 'fields')[i]!, 'fullName') ?? '' };
    return found.map((problem) => ({ part, problem }));
  });
  const relationships = Object.fromEntries(
    read.flatMap(({ field, childRelationship }) =>
      field && childRelationship ? [[field.name, childRelationship]] : []
    )
  );
  const parts = {
    validationRules: elementsOf(content, 'validationRules').map(validationRuleOf),
    childRelationships: relationships
  };
  if (!/__[A-Za-z]+$/.test(name)) return extended(name, standard, fields, parts, problems);
  if (!/^[A-Za-z](?:_?[A-Za-z0-9]){0,39}__(?:c|mdt)$/.test(name) || content['customSettingsType']) {
    const problem = `The local org does not model the object ${name}: custom objects (__c) and custom metadata types (__mdt)`;
    return { object: undefined, problems: [...problems, { problem }] };
  }
  const own = { name, content, keyPrefix, fields };
  const made = name.endsWith('__mdt') ? metadataType(own) : customObject(own);
  return { object: { ...made.object, ...parts }, problems: [...problems, ...made.problems] };
}

type Parts = Pick<ObjectType, 'validationRules' | 'childRelationships'>;

function extended(
  name: string,
  standard: ObjectType | undefined,
  fields: readonly Field[],
  parts: Parts,
  problems: readonly ObjectProblem[]
): ReadObject {
  if (!standard) {
    const problem = `The local org does not model the standard object ${name}`;
    return { object: undefined, problems: [...problems, { problem }] };
  }
  const object: ObjectType = {
    ...standard,
    fields: [...standard.fields, ...fields],
    validationRules: [...(standard.validationRules ?? []), ...(parts.validationRules ?? [])],
    childRelationships: { ...standard.childRelationships, ...parts.childRelationships }
  };
  return { object, problems };
}

interface Own {
  readonly name: string;
  readonly content: XmlElement;
  readonly keyPrefix: string;
  readonly fields: readonly Field[];
}
interface Made {
  readonly object: ObjectType;
  readonly problems: readonly ObjectProblem[];
}

function base({
  name,
  content,
  keyPrefix
}: Own): Omit<ObjectType, 'createable' | 'updateable' | 'deletable' | 'fields'> {
  const label = textOf(content, 'label') ?? name;
  return {
    name,
    label,
    labelPlural: textOf(content, 'pluralLabel') ?? label,
    keyPrefix,
    custom: true,
    queryable: true,
    setup: false
  };
}

/** Metadata API Developer Guide, "CustomObject": what one must have. */
function customObject(own: Own): Made {
  const { content, fields } = own;
  const masters = fields.filter(({ masterDetail }) => masterDetail);
  const problems = [
    ...missing(content, ['label', 'pluralLabel', 'nameField', 'deploymentStatus', 'sharingModel']),
    ...sharingProblems(content, masters)
  ];
  const sharingModel = textOf(content, 'sharingModel') as ObjectType['sharingModel'];
  const names = fields.map(({ name }) => name.toLowerCase());
  const twice = fields.find(({ name }, i) => names.indexOf(name.toLowerCase()) !== i);
  if (twice)
    problems.push({
      part: { element: 'fields', name: twice.name },
      problem: `Duplicate field: ${twice.name}`
    });
  const object: ObjectType = {
    ...base(own),
    createable: true,
    updateable: true,
    deletable: true,
    ...(sharingModel && { sharingModel }),
    fields: [...recordFields(nameField(content, problems), masters.length > 0), ...fields]
  };
  return { object, problems };
}

function missing(content: XmlElement, names: readonly string[]): ObjectProblem[] {
  return names
    .filter((name) => !content[name])
    .map((name) => ({ problem: `Must specify '${name}' for the CustomObject` }));
}

function metadataType(own: Own): Made {
  return {
    object: {
      ...base(own),
      customMetadata: true,
      createable: false,
      updateable: false,
      deletable: false,
      fields: [
        ...METADATA_RECORD_FIELDS,
        ...own.fields.map((field) => ({
          ...field,
          createable: false,
          updateable: false,
          permissionable: false
        }))
      ]
    },
    problems: missing(own.content, ['label', 'pluralLabel'])
  };
}

function validationRuleOf(element: XmlElement): ValidationRule {
  const field = textOf(element, 'errorDisplayField');
  return {
    name: textOf(element, 'fullName') ?? '',
    active: booleanOf(element, 'active') === true,
    formula: textOf(element, 'errorConditionFormula') ?? '',
    message: textOf(element, 'errorMessage') ?? '',
    ...(field !== undefined && { field })
  };
}
