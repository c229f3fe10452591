import type { Schema } from '../../schema/schema.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import type { Deployment, Problem, TypeHandler } from '../deployment.ts';
import { notFound } from '../deployment.ts';
import { keptComponent } from '../kept.ts';
import { elementsOf, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { listColumn, unknownColumns } from '../../schema/listColumns.ts';

/** Related lists of the platform that any custom object can have, as public projects name them. */
const STANDARD_LISTS = new Set(
  `RelatedActivityList RelatedContentNoteList RelatedEntityHistoryList RelatedFileList RelatedHistoryList
  RelatedNoteList RelatedProcessHistoryList RelatedOpenActivityList`.split(/\s+/)
);

/** Metadata API Developer Guide, "Layout": named `Object-Name`. Fields are verified on custom objects. */
export const LAYOUT: TypeHandler = {
  references: ({ fullName, content }, deployment) => {
    const { schema } = deployment.org;
    const name = fullName.split('-')[0]!;
    const object = schema.object(name);
    if (!object) return [notFound('layout', 'CustomObject', name)];
    const items = elementsOf(content, 'layoutSections')
      .flatMap((section) => elementsOf(section, 'layoutColumns'))
      .flatMap((column) => elementsOf(column, 'layoutItems'));
    return [
      ...items.flatMap((item) => itemProblems(schema, object, item)),
      ...(object.custom ? fieldSetProblems(object, items) : []),
      ...elementsOf(content, 'relatedLists').flatMap((list) => listProblems(deployment, object, list)),
      ...missingLinks(deployment, object, textsOf(content, 'customButtons')),
      ...missingLinks(
        deployment,
        object,
        items.flatMap((item) => textsOf(item, 'customLink'))
      )
    ];
  }
};

/** Texts are the platform's where they are known. */
function itemProblems(schema: Schema, object: ObjectType, item: XmlElement): Problem[] {
  const [name] = textsOf(item, 'field');
  if (name === undefined) return [];
  const at = `>${name}<`;
  const field = schema.field(object, name);
  if (!field) {
    if (!object.custom && !name.endsWith('__c')) return [];
    return [{ problem: `In field: field - no CustomField named ${object.name}.${name} found`, at }];
  }
  const behaviour = textOf(item, 'behavior');
  if (!object.custom) return [];
  if (isRequired(field) && behaviour !== 'Required')
    return [{ problem: `Field:${name} must be Required`, at }];
  if (isComputed(field) && behaviour !== 'Readonly')
    return [{ problem: `Field:${name} must be Readonly`, at }];
  return [];
}

/** What a layout must hold, and that nothing is on it twice. */
function fieldSetProblems(object: ObjectType, items: readonly XmlElement[]): Problem[] {
  const names = items.flatMap((item) => textsOf(item, 'field'));
  const there = new Set(names.map((name) => name.toLowerCase()));
  const missing = object.fields.filter((field) => isRequired(field) && !there.has(field.name.toLowerCase()));
  const twice = names.filter((name, at) => names.indexOf(name) < at);
  return [
    ...missing.map(({ name }) => ({
      problem: `Layout must contain an item for required layout field: ${name}`
    })),
    ...twice.map((name) => ({ problem: `The field ${name} is on the layout twice`, at: `>${name}<` }))
  ];
}

/** A name that people write, a field that is required everywhere, a master. */
function isRequired(field: Field): boolean {
  if (isComputed(field)) return false;
  if (field.nameField === true || field.masterDetail) return true;
  return field.custom === true && field.nillable === false && field.type !== 'boolean';
}

function isComputed(field: Field): boolean {
  const isComputedField = field.formula ?? field.rollup ?? field.autoNumber;
  return (
    isComputedField !== undefined || (field.custom !== true && !field.nameField && field.name !== 'OwnerId')
  );
}

/** `Detail__c.Master__c`, or one of the platform's own. */
function listProblems(deployment: Deployment, object: ObjectType, list: XmlElement): Problem[] {
  const { schema } = deployment.org;
  const name = textOf(list, 'relatedList') ?? '';
  if (STANDARD_LISTS.has(name)) return [];
  const [childName = '', fieldName = ''] = name.split('.');
  const child = schema.object(childName);
  if (!child?.custom && !object.custom) return [];
  const reference = child && schema.field(child, fieldName);
  if (!child || !reference?.referenceTo?.includes(object.name))
    return [{ problem: `Cannot find related list:${name}`, at: `>${name}<` }];
  const [sort] = textsOf(list, 'sortField');
  const columns = textsOf(list, 'fields');
  const unsortable = sort !== undefined && listColumn(schema, child, sort)?.sortable === false;
  return [
    ...unknownColumns(schema, child, sort === undefined ? columns : [...columns, sort]).map((column) => ({
      problem: `Invalid field:${column} in related list:${name}`,
      at: `>${column}<`
    })),
    ...(unsortable ? [{ problem: `The related list ${name} cannot be sorted by ${sort}` }] : []),
    ...missingLinks(deployment, child, textsOf(list, 'customButtons'))
  ];
}

function missingLinks(
  { org: { store } }: Deployment,
  object: ObjectType,
  names: readonly string[]
): Problem[] {
  return names
    .filter((name) => !/^Mass\w+$/.test(name) && !keptComponent(store, 'WebLink', `${object.name}.${name}`))
    .map((name) => notFound('customButtons', 'WebLink', `${object.name}.${name}`));
}
