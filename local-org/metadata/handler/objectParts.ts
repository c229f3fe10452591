import type { Schema } from '../../schema/schema.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import type { Deployment, Problem } from '../deployment.ts';
import { missingReferences, notFound } from '../deployment.ts';
import { elementsOf, parseXml, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { unknownColumns } from '../../schema/listColumns.ts';
import { listViewProblems } from './listView.ts';

/** Help, "Compact Layouts". */
const MOST_COMPACT_FIELDS = 10;
const SEARCH_LISTS = [
  'customTabListAdditionalFields',
  'lookupDialogsAdditionalFields',
  'lookupFilterFields',
  'searchFilterFields',
  'searchResultsAdditionalFields'
];
/** Names of functions in the address of a custom link (Formula Operators and Functions). */
const FUNCTIONS = /^(?:URLENCODE|CASESAFEID)\((.*)\)$/;

/** What is wrong with the list views, compact layouts, custom links and search layouts of an object's file. */
export function objectPartProblems(schema: Schema, object: ObjectType, content: XmlElement): Problem[] {
  return [
    ...partProblems(object, content, 'listViews', 'ListView', (view) =>
      listViewProblems(schema, object, view)
    ),
    ...partProblems(object, content, 'compactLayouts', 'CompactLayout', (layout) =>
      compactProblems(schema, object, layout)
    ),
    ...partProblems(object, content, 'webLinks', 'WebLink', (link) => linkProblems(schema, object, link)),
    ...assignmentProblems(object, content),
    ...elementsOf(content, 'searchLayouts').flatMap((layouts) => searchProblems(schema, object, layouts))
  ];
}

function partProblems(
  object: ObjectType,
  content: XmlElement,
  element: string,
  type: string,
  problemsOf: (part: XmlElement) => string[]
): Problem[] {
  return elementsOf(content, element).flatMap((part) => {
    const name = textOf(part, 'fullName') ?? '';
    return problemsOf(part).map((problem) => ({
      problem,
      at: `<fullName>${name}</fullName>`,
      part: { type, fullName: `${object.name}.${name}` }
    }));
  });
}

function compactProblems(schema: Schema, object: ObjectType, layout: XmlElement): string[] {
  const names = textsOf(layout, 'fields');
  const found = names.map((name) => [name, schema.field(object, name)] as const);
  const isChecked = (name: string): boolean => object.custom || name.endsWith('__c');
  return [
    ...found
      .filter(([name, field]) => !field && isChecked(name))
      .map(([name]) => `In field: fields - no CustomField named ${object.name}.${name} found`),
    ...found
      .filter(([, field]) => field && isLong(field))
      .map(([name]) => `A compact layout does not take a field of this type: ${name}`),
    ...(names.length > MOST_COMPACT_FIELDS
      ? [`A compact layout has at most ${MOST_COMPACT_FIELDS} fields`]
      : []),
    ...(new Set(names).size < names.length ? ['A field is in the compact layout twice'] : [])
  ];
}

/** Help, "Compact Layouts": no text areas, long text areas or multi-select picklists. */
function isLong({ type }: Field): boolean {
  return type === 'textarea' || type === 'multipicklist';
}

function assignmentProblems(object: ObjectType, content: XmlElement): Problem[] {
  const names = new Set(elementsOf(content, 'compactLayouts').flatMap((one) => textsOf(one, 'fullName')));
  return textsOf(content, 'compactLayoutAssignment')
    .filter((name) => name !== 'SYSTEM' && !names.has(name))
    .map((name) => notFound('compactLayoutAssignment', 'CompactLayout', `${object.name}.${name}`));
}

function searchProblems(schema: Schema, object: ObjectType, layouts: XmlElement): Problem[] {
  const columns = SEARCH_LISTS.flatMap((list) => textsOf(layouts, list));
  return unknownColumns(schema, object, columns).map((column) => ({
    problem: `In field: searchLayouts - no CustomField named ${object.name}.${column} found`,
    at: `>${column}<`
  }));
}

/** A custom link has an address, and its merge fields are fields of its object or global values. */
function linkProblems(schema: Schema, object: ObjectType, link: XmlElement): string[] {
  const url = textOf(link, 'url') ?? '';
  if (textOf(link, 'linkType') !== 'url') return ['The local org models custom links to addresses alone'];
  if (url === '') return ['Required field is missing: url'];
  const merged = [...url.matchAll(/\{!([^}]*)\}/g)].map(([, name = '']) =>
    name.trim().replace(FUNCTIONS, '$1')
  );
  return merged
    .filter((name) => !isMergeField(schema, object, name.trim()))
    .map((name) => `Field ${name} does not exist. Check spelling.`);
}

function isMergeField(schema: Schema, object: ObjectType, name: string): boolean {
  if (/^\$\w+\.\w+$/.test(name)) return true;
  const [owner = '', field = '', ...more] = name.split('.');
  return owner === object.name && more.length === 0 && schema.field(object, field) !== undefined;
}

/**
 * Overrides of an object's actions by pages that are not there, or are of another object. Pages refer to
 * objects and are deployed after them, so it is asked when all is deployed.
 */
export function overrideProblems(objectName: string, content: XmlElement, deployment: Deployment): Problem[] {
  return overridingPages(content).flatMap((page) => {
    const missing = missingReferences(deployment, 'content', 'FlexiPage', [page]);
    return missing.length > 0 ? missing : pageProblems(objectName, page, deployment);
  });
}

/** The Lightning pages that stand in the place of actions of an object that is kept: those are active. */
export function activePages({ org: { store } }: Deployment, objectName: string): string[] {
  const file = store.file(`objects/${objectName}.object`);
  return file ? overridingPages(parseXml(file, 'CustomObject')) : [];
}

function overridingPages(content: XmlElement): string[] {
  return elementsOf(content, 'actionOverrides')
    .filter((one) => textOf(one, 'type') === 'Flexipage')
    .map((one) => textOf(one, 'content') ?? '');
}

function pageProblems(objectName: string, name: string, { org: { store } }: Deployment): Problem[] {
  const file = store.file(`flexipages/${name}.flexipage`);
  const page = file && parseXml(file, 'FlexiPage');
  const object = page && textOf(page, 'sobjectType');
  if (!page || (textOf(page, 'type') === 'RecordPage' && object === objectName)) return [];
  return [{ problem: `The Lightning page ${name} is no record page of ${objectName}`, at: `>${name}<` }];
}
